import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const { ok, bad } = tableFor({
  name: 'Alerts SMS',
  type: 'sap365',
  serviceConnection: 'https://sms.example.com/cpc/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [row('alerts_user', 'correct-horse-battery')],
})

export const sap365: TypeCases = {
  valid: [
    ok('user name and password'),
    ok('user name in e-mail form', { authentications: [row('alerts@example.com', 'correct-horse-battery')] }),
    ok('short password', { authentications: [row('alerts_user', 'x')] }),
    ok('URL with port and query', { serviceConnection: 'https://sms.example.com:8443/send?version=2' }),
    ok(
      'secret stored',
      { authentications: [row('alerts_user')] },
      { storedSecretIds: new Set(['alerts_user']) },
    ),
    ok('scheme in capitals', { serviceConnection: 'HTTPS://sms.example.com/' }),
  ],
  invalid: [
    bad('two rows', { authentications: [row('a', 'one'), row('b', 'two')] }, [
      'block AUTHENTICATIONS_TOO_MANY authentications',
    ]),
    bad('two rows with one ID', { authentications: [row('a', 'one'), row('a', 'two')] }, [
      'block AUTHENTICATIONS_TOO_MANY authentications',
      `block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`,
    ]),
    bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
    bad('blank user name', { authentications: [row('  ', 'one')] }, [
      `block AUTHENTICATION_ID_EMPTY ${idField(0)}`,
    ]),
    bad('colon in the user name', { authentications: [row('alerts:user', 'one')] }, [
      `warn USER_NAME_COLON ${idField(0)}`,
    ]),
    bad('space in the user name', { authentications: [row('alerts user', 'one')] }, [
      `warn TEXT_INNER_SPACE ${idField(0)}`,
    ]),
    bad('Cyrillic a in the user name', { authentications: [row('\u0430lerts_user', 'one')] }, [
      `warn TEXT_NOT_ASCII ${idField(0)}`,
    ]),
    bad('no password', { authentications: [row('alerts_user')] }, [`warn SECRET_MISSING ${secretField(0)}`]),
    bad(
      'password of another row stored',
      { authentications: [row('alerts_user')] },
      [`warn SECRET_MISSING ${secretField(0)}`],
      { storedSecretIds: new Set(['other_user']) },
    ),
    bad('password with a space at its end', { authentications: [row('alerts_user', 'battery ')] }, [
      `warn TEXT_OUTER_SPACE ${secretField(0)}`,
    ]),
    bad('endless password', { authentications: [row('alerts_user', 'x'.repeat(4097))] }, [
      `warn TEXT_TOO_LONG ${secretField(0)}`,
    ]),
    bad('no scheme', { serviceConnection: 'sms.example.com' }, [
      'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
    ]),
    bad('scheme without host', { serviceConnection: 'https://' }, [
      'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
    ]),
    bad('http', { serviceConnection: 'http://sms.example.com/' }, [
      'warn SERVICE_CONNECTION_NOT_HTTPS serviceConnection',
    ]),
    bad('credentials in the URL', { serviceConnection: 'https://user:word@sms.example.com/' }, [
      'warn SERVICE_CONNECTION_CREDENTIALS serviceConnection',
    ]),
    bad('endless URL', { serviceConnection: `https://sms.example.com/${'x'.repeat(2048)}` }, [
      'warn TEXT_TOO_LONG serviceConnection',
    ]),
  ],
}

import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const connection = 'serviceConnection'
const { ok, bad } = tableFor({
  name: 'Wavy WhatsApp',
  type: 'wavy',
  serviceConnection: 'https://api-messaging.wavy.global/v1/whatsapp/send',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [row('wavy@example.com', 'wavy-token')],
})

export const wavy: TypeCases = {
  valid: [
    ok('e-mail address and token'),
    ok('user name', { authentications: [row('wavyuser', 'wavy-token')] }),
    ok('gateway host', { serviceConnection: 'https://apigw.wavy.global/api/v1/send-sms' }),
    ok('gateway host alone', { serviceConnection: 'https://apigw.wavy.global' }),
    ok('secret stored', { authentications: [row('wavyuser')] }, { storedSecretIds: new Set(['wavyuser']) }),
    ok('longest user name', { authentications: [row('x'.repeat(400), 'wavy-token')] }),
  ],
  invalid: [
    bad('space in the user name', { authentications: [row('wavy user', 'wavy-token')] }, [
      `warn TEXT_INNER_SPACE ${idField(0)}`,
    ]),
    bad('no-break space around the user name', { authentications: [row('\u00a0wavyuser', 'wavy-token')] }, [
      `warn TEXT_OUTER_SPACE ${idField(0)}`,
    ]),
    bad('empty user name', { authentications: [row('', 'wavy-token')] }, [
      `block AUTHENTICATION_ID_EMPTY ${idField(0)}`,
    ]),
    bad('endless user name', { authentications: [row('x'.repeat(401), 'wavy-token')] }, [
      `warn TEXT_TOO_LONG ${idField(0)}`,
    ]),
    bad('space in the token', { authentications: [row('wavyuser', 'wavy token')] }, [
      `warn TEXT_INNER_SPACE ${secretField(0)}`,
    ]),
    bad('zero-width space in the token', { authentications: [row('wavyuser', 'wavy\u200btoken')] }, [
      `warn TEXT_INVISIBLE ${secretField(0)}`,
    ]),
    bad('no token', { authentications: [row('wavyuser')] }, [`warn SECRET_MISSING ${secretField(0)}`]),
    bad('two rows: one is assumed', { authentications: [row('a', 'one'), row('b', 'two')] }, [
      'warn AUTHENTICATIONS_TOO_MANY authentications',
    ]),
    bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
    bad('other host', { serviceConnection: 'https://wavy.example.com/v1/send' }, [
      `warn SERVICE_CONNECTION_FORM ${connection}`,
    ]),
    bad('host that only starts alike', { serviceConnection: 'https://apigw.wavy.global.example.com/' }, [
      `warn SERVICE_CONNECTION_FORM ${connection}`,
    ]),
    bad('http', { serviceConnection: 'http://apigw.wavy.global/' }, [
      `warn SERVICE_CONNECTION_NOT_HTTPS ${connection}`,
      `warn SERVICE_CONNECTION_FORM ${connection}`,
    ]),
    bad('line end inside the URL', { serviceConnection: 'https://apigw.wavy.global/a\nb' }, [
      `warn TEXT_LINE_END ${connection}`,
      `warn SERVICE_CONNECTION_FORM ${connection}`,
    ]),
  ],
}

import type { ServiceType } from '../../../../src-main/domain/model.ts'
import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

/** Both versions have the same columns and, as far as is known, the same rules (messaging-services.md 1.3, 1.5). */
function mailCases(type: Extract<ServiceType, 'c4semail' | 'c4semailv2'>): TypeCases {
  const { ok, bad } = tableFor({
    name: 'Mail C4S',
    type,
    serviceConnection: 'https://my123456.crm.example.com/sap/c4c/odata',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [row('_CONTACTPRO', 'mail-password')],
  })
  return {
    valid: [
      ok('user name and password'),
      ok('user name in e-mail form', { authentications: [row('mail@example.com', 'mail-password')] }),
      ok(
        'secret stored',
        { authentications: [row('_CONTACTPRO')] },
        { storedSecretIds: new Set(['_CONTACTPRO']) },
      ),
      ok('URL with a port', { serviceConnection: 'https://c4s.example.com:44300/' }),
      ok('URL with an address as host', { serviceConnection: 'https://[2001:db8::1]/odata' }),
    ],
    invalid: [
      bad('two rows: one is assumed', { authentications: [row('a', 'one'), row('b', 'two')] }, [
        'warn AUTHENTICATIONS_TOO_MANY authentications',
      ]),
      bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
      bad('empty user name', { authentications: [row('', 'one')] }, [
        `block AUTHENTICATION_ID_EMPTY ${idField(0)}`,
      ]),
      bad('soft hyphen in the user name', { authentications: [row('_CONTACT\u00adPRO', 'one')] }, [
        `warn TEXT_INVISIBLE ${idField(0)}`,
      ]),
      bad('tab at the end of the user name', { authentications: [row('_CONTACTPRO\t', 'one')] }, [
        `warn TEXT_CONTROL ${idField(0)}`,
      ]),
      bad('no password', { authentications: [row('_CONTACTPRO')] }, [
        `warn SECRET_MISSING ${secretField(0)}`,
      ]),
      bad('password with a line end', { authentications: [row('_CONTACTPRO', 'one\r\n')] }, [
        `warn TEXT_LINE_END ${secretField(0)}`,
      ]),
      bad('password with a letter outside ASCII', { authentications: [row('_CONTACTPRO', 'pässword')] }, [
        `warn TEXT_NOT_ASCII ${secretField(0)}`,
      ]),
      bad('empty URL', { serviceConnection: '  ' }, ['block SERVICE_CONNECTION_EMPTY serviceConnection']),
      bad('mail address as URL', { serviceConnection: 'mailto:mail@example.com' }, [
        'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
      ]),
      bad('space in the host', { serviceConnection: 'https://c4s example.com/' }, [
        'warn TEXT_INNER_SPACE serviceConnection',
        'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
      ]),
      bad('scheme other than https', { serviceConnection: 'ftp://c4s.example.com/' }, [
        'warn SERVICE_CONNECTION_NOT_HTTPS serviceConnection',
      ]),
      bad('both fields that are not applicable', { authenticationUrl: 'x', authenticationScope: 'y' }, [
        'warn AUTHENTICATION_URL_NOT_APPLICABLE authenticationUrl',
        'warn AUTHENTICATION_SCOPE_NOT_APPLICABLE authenticationScope',
      ]),
    ],
  }
}

export const c4semail = mailCases('c4semail')
export const c4semailv2 = mailCases('c4semailv2')

import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const account = 'AC0123456789abcdef0123456789abcdef'
const other = 'ACffffffffffffffffffffffffffffffff'
const key = 'SK0123456789abcdef0123456789abcdef'
const token = '0123456789abcdef0123456789abcdef'
const keySecret = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345'
const url = `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages.json`
const connection = 'serviceConnection'

const { ok, bad } = tableFor({
  name: 'Hook Twilio',
  type: 'twilio',
  serviceConnection: url,
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [row(account, token)],
})

export const twilio: TypeCases = {
  valid: [
    ok('account and auth token'),
    ok('API key with the account in the URL', { authentications: [row(key, keySecret)] }),
    ok('regional host', {
      serviceConnection: `https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/${account}/Messages.json`,
    }),
    ok('other resource of the account', {
      serviceConnection: `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages`,
    }),
    ok('hexadecimal digits in capitals', {
      authentications: [
        row(
          account.replace(/[a-f]/g, (c) => c.toUpperCase()),
          token,
        ),
      ],
    }),
    ok('secret stored', { authentications: [row(account)] }, { storedSecretIds: new Set([account]) }),
  ],
  invalid: [
    bad('two rows', { authentications: [row(account, token), row(key, keySecret)] }, [
      'block AUTHENTICATIONS_TOO_MANY authentications',
    ]),
    bad('user name instead of a SID', { authentications: [row('me@example.com', token)] }, [
      `block TWILIO_SID_FORMAT ${idField(0)}`,
    ]),
    bad('SID one digit short', { authentications: [row(account.slice(0, -1), token)] }, [
      `block TWILIO_SID_FORMAT ${idField(0)}`,
      `warn TWILIO_ACCOUNT_MISMATCH ${connection}`,
    ]),
    bad('SID in small letters', { authentications: [row(account.toLowerCase(), token)] }, [
      `block TWILIO_SID_FORMAT ${idField(0)}`,
    ]),
    bad('SID with a space at its end', { authentications: [row(`${account} `, token)] }, [
      `warn TEXT_OUTER_SPACE ${idField(0)}`,
      `block TWILIO_SID_FORMAT ${idField(0)}`,
    ]),
    bad('SID with a letter beyond f', { authentications: [row(`${account.slice(0, -1)}g`, token)] }, [
      `block TWILIO_SID_FORMAT ${idField(0)}`,
      `warn TWILIO_ACCOUNT_MISMATCH ${connection}`,
    ]),
    bad('auth token with capitals', { authentications: [row(account, token.toUpperCase())] }, [
      `warn TWILIO_TOKEN_FORMAT ${secretField(0)}`,
    ]),
    bad('auth token too short', { authentications: [row(account, token.slice(1))] }, [
      `warn TWILIO_TOKEN_FORMAT ${secretField(0)}`,
    ]),
    bad('key secret with a sign', { authentications: [row(key, `${keySecret.slice(1)}-`)] }, [
      `warn TWILIO_KEY_SECRET_FORMAT ${secretField(0)}`,
    ]),
    bad('account of the URL is another', { authentications: [row(other, token)] }, [
      `warn TWILIO_ACCOUNT_MISMATCH ${connection}`,
    ]),
    bad(
      'key without an account in the URL',
      {
        serviceConnection: 'https://api.twilio.com/2010-04-01/Messages.json',
        authentications: [row(key, keySecret)],
      },
      [`warn SERVICE_CONNECTION_FORM ${connection}`, `warn TWILIO_ACCOUNT_MISSING ${connection}`],
    ),
    bad(
      'placeholder left in the URL',
      { serviceConnection: 'https://api.twilio.com/2010-04-01/Accounts/{AccountSid}/Messages.json' },
      [`warn SERVICE_CONNECTION_PLACEHOLDER ${connection}`, `warn SERVICE_CONNECTION_FORM ${connection}`],
    ),
    bad(
      'other host',
      { serviceConnection: `https://twilio.example.com/2010-04-01/Accounts/${account}/Messages.json` },
      [`warn SERVICE_CONNECTION_FORM ${connection}`],
    ),
    bad(
      'host that only ends alike',
      {
        serviceConnection: `https://api.twilio.com.example.com/2010-04-01/Accounts/${account}/Messages.json`,
      },
      [`warn SERVICE_CONNECTION_FORM ${connection}`],
    ),
    bad('http', { serviceConnection: url.replace('https', 'http') }, [
      `warn SERVICE_CONNECTION_NOT_HTTPS ${connection}`,
      `warn SERVICE_CONNECTION_FORM ${connection}`,
    ]),
    bad('no secret', { authentications: [row(account)] }, [`warn SECRET_MISSING ${secretField(0)}`]),
  ],
}

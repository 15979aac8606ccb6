import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const client = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const otherClient = '11111111-2222-3333-4444-555555555555'
const user = row('teams.bot@example.com', 'user-password')
const application = row(client, 'client~secret-value')
const connection = 'serviceConnection'

const { ok, bad } = tableFor({
  name: 'Teams',
  type: 'msteams',
  serviceConnection: 'https://graph.example.com/v1.0',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [application, user],
})

export const msteams: TypeCases = {
  valid: [
    ok('application and technical user'),
    ok('technical user first', { authentications: [user, application] }),
    ok('client ID in capitals', {
      authentications: [row(client.toUpperCase(), 'client~secret-value'), user],
    }),
    ok('user of a subdomain', {
      authentications: [application, row('bot@teams.example.com', 'user-password')],
    }),
    ok(
      'secrets stored',
      { authentications: [row(client), row('teams.bot@example.com')] },
      { storedSecretIds: new Set([client, 'teams.bot@example.com']) },
    ),
  ],
  invalid: [
    bad('no technical user', { authentications: [application] }, ['warn TEAMS_USER_MISSING authentications']),
    bad('no application', { authentications: [user] }, ['warn TEAMS_APPLICATION_MISSING authentications']),
    bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
    bad('client ID is no GUID', { authentications: [row('my-application', 'client~secret-value'), user] }, [
      `warn TEAMS_APPLICATION_ID_FORMAT ${idField(0)}`,
    ]),
    bad(
      'user name without a domain',
      { authentications: [application, row('bot@example', 'user-password')] },
      [`warn TEAMS_USER_FORMAT ${idField(1)}`],
    ),
    bad(
      'user name with two @',
      { authentications: [application, row('bot@a@example.com', 'user-password')] },
      [`warn TEAMS_USER_FORMAT ${idField(1)}`],
    ),
    bad(
      'ID of the client secret instead of its value',
      { authentications: [row(client, otherClient), user] },
      [`warn TEAMS_SECRET_IS_ID ${secretField(0)}`],
    ),
    bad('two applications', { authentications: [application, row(otherClient, 'client~secret-value')] }, [
      'warn TEAMS_APPLICATION_TWICE authentications',
      'warn TEAMS_USER_MISSING authentications',
    ]),
    bad('two technical users', { authentications: [user, row('bot2@example.com', 'user-password')] }, [
      'warn TEAMS_USER_TWICE authentications',
      'warn TEAMS_APPLICATION_MISSING authentications',
    ]),
    bad(
      'three rows: two are assumed',
      { authentications: [application, user, row('bot2@example.com', 'pass')] },
      ['warn AUTHENTICATIONS_TOO_MANY authentications', 'warn TEAMS_USER_TWICE authentications'],
    ),
    bad('the same user twice', { authentications: [user, user] }, [
      `block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`,
      'warn TEAMS_USER_TWICE authentications',
      'warn TEAMS_APPLICATION_MISSING authentications',
    ]),
    bad('empty client ID', { authentications: [row('', 'client~secret-value'), user] }, [
      `block AUTHENTICATION_ID_EMPTY ${idField(0)}`,
    ]),
    bad('no secret', { authentications: [row(client), user] }, [`warn SECRET_MISSING ${secretField(0)}`]),
    bad('empty URL', { serviceConnection: '' }, [`block SERVICE_CONNECTION_EMPTY ${connection}`]),
    bad('http', { serviceConnection: 'http://graph.example.com/' }, [
      `warn SERVICE_CONNECTION_NOT_HTTPS ${connection}`,
    ]),
  ],
}

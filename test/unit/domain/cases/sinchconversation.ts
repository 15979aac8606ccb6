import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const key = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const otherKey = '11111111-2222-3333-4444-555555555555'
const app = '01ABCDEFGHJKMNPQRSTVWXYZ01'
const otherApp = '01ZYXWVTSRQPNMKJHGFEDCBA98'
const project = '01234567-89ab-cdef-0123-456789abcdef'
const secret = 'access-key-secret-of-thirty-two'
const outgoing = row(`${key}@${app}`, secret)
const webhook = row('webhook', 'webhook-token')
const url = (region: string, version = 'v1') =>
  `https://${region}.conversation.api.sinch.com/${version}/projects/${project}/messages:send`
const connection = 'serviceConnection'

const { ok, bad } = tableFor({
  name: 'Sinch social',
  type: 'sinchconversation',
  serviceConnection: url('eu'),
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [outgoing, webhook],
})

const withFirstId = (id: string) => ({ authentications: [row(id, secret), webhook] })
const badUrl = (serviceConnection: string) => ({ serviceConnection })
const form = `block SERVICE_CONNECTION_FORM ${connection}`

export const sinchconversation: TypeCases = {
  valid: [
    ok('one app and the webhook'),
    ok('region us', badUrl(url('us'))),
    ok('two apps', { authentications: [outgoing, row(`${key}@${otherApp}`, secret), webhook] }),
    ok('webhook row first', { authentications: [webhook, outgoing] }),
    ok('form of FP17 for FP17', badUrl(url('na', 'v1beta')), { release: 'fp17' }),
    ok('Key ID in capitals', withFirstId(`${key.toUpperCase()}@${app}`)),
    ok(
      'secrets stored',
      { authentications: [row(`${key}@${app}`), row('webhook')] },
      { storedSecretIds: new Set([`${key}@${app}`, 'webhook']) },
    ),
  ],
  invalid: [
    bad('later form for FP17', {}, ['warn CONVERSATION_URL_NOT_FP17 serviceConnection'], { release: 'fp17' }),
    bad('no webhook row', { authentications: [outgoing] }, ['warn WEBHOOK_MISSING authentications']),
    bad('no outgoing row', { authentications: [webhook] }, [
      'warn CONVERSATION_OUTGOING_MISSING authentications',
    ]),
    bad('no rows', { authentications: [] }, [
      'warn AUTHENTICATIONS_EMPTY authentications',
      'warn WEBHOOK_MISSING authentications',
    ]),
    bad('two webhook rows', { authentications: [outgoing, webhook, webhook] }, [
      `block WEBHOOK_TWICE ${idField(2)}`,
    ]),
    bad('Webhook with a capital', { authentications: [outgoing, row('Webhook', 'token')] }, [
      `block WEBHOOK_SPELLING ${idField(1)}`,
      'warn WEBHOOK_MISSING authentications',
    ]),
    bad('webhook and WEBHOOK', { authentications: [outgoing, webhook, row('WEBHOOK', 'token')] }, [
      `block WEBHOOK_SPELLING ${idField(2)}`,
      `block WEBHOOK_TWICE ${idField(2)}`,
    ]),
    bad('webhook with a space', { authentications: [outgoing, row('webhook ', 'token')] }, [
      `warn TEXT_OUTER_SPACE ${idField(1)}`,
      `block WEBHOOK_SPELLING ${idField(1)}`,
      'warn WEBHOOK_MISSING authentications',
    ]),
    bad('webhook without token', { authentications: [outgoing, row('webhook')] }, [
      `warn SECRET_MISSING ${secretField(1)}`,
    ]),
    bad('key alone', withFirstId(key), [`block CONVERSATION_ID_FORMAT ${idField(0)}`]),
    bad('no App ID', withFirstId(`${key}@`), [`block CONVERSATION_ID_FORMAT ${idField(0)}`]),
    bad('no Key ID', withFirstId(`@${app}`), [`block CONVERSATION_ID_FORMAT ${idField(0)}`]),
    bad('two @', withFirstId(`${key}@${app}@${app}`), [`block CONVERSATION_ID_FORMAT ${idField(0)}`]),
    bad('App ID in small letters', withFirstId(`${key}@${app.toLowerCase()}`), [
      `block CONVERSATION_APP_ID_CASE ${idField(0)}`,
    ]),
    bad('App ID too short', withFirstId(`${key}@${app.slice(1)}`), [
      `warn CONVERSATION_APP_ID_FORMAT ${idField(0)}`,
    ]),
    bad('App ID with the letter I', withFirstId(`${key}@${app.slice(0, -1)}I`), [
      `warn CONVERSATION_APP_ID_FORMAT ${idField(0)}`,
    ]),
    bad('App ID with a long s, which upper-cases to S', withFirstId(`${key}@${app.replace('S', '\u017f')}`), [
      `warn TEXT_NOT_ASCII ${idField(0)}`,
      `warn CONVERSATION_APP_ID_FORMAT ${idField(0)}`,
    ]),
    bad('Key ID is no UUID', withFirstId(`mykey@${app}`), [`warn CONVERSATION_KEY_ID_FORMAT ${idField(0)}`]),
    bad('the same row twice', { authentications: [outgoing, outgoing, webhook] }, [
      `block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`,
    ]),
    bad(
      'the same app with two keys',
      { authentications: [outgoing, row(`${otherKey}@${app}`, secret), webhook] },
      [`warn CONVERSATION_APP_TWICE ${idField(1)}`],
    ),
    bad('short secret', { authentications: [row(`${key}@${app}`, 'short'), webhook] }, [
      `warn CONVERSATION_SECRET_SHORT ${secretField(0)}`,
    ]),
    bad('http', badUrl(url('eu').replace('https', 'http')), [
      `warn SERVICE_CONNECTION_NOT_HTTPS ${connection}`,
      form,
    ]),
    bad('region na outside FP17', badUrl(url('na')), [form]),
    bad('form of FP17 without a release', badUrl(url('eu', 'v1beta')), [
      `warn CONVERSATION_URL_FP17 ${connection}`,
    ]),
    bad('form of FP17 for FP20', badUrl(url('na', 'v1beta')), [`warn CONVERSATION_URL_FP17 ${connection}`], {
      release: 'fp20',
    }),
    bad('region br', badUrl(url('br')), [`warn CONVERSATION_REGION_BR ${connection}`]),
    bad('project ID is no UUID', badUrl(url('eu').replace(project, 'my-project')), [
      `warn CONVERSATION_PROJECT_ID_FORMAT ${connection}`,
    ]),
    bad('placeholder left', badUrl(url('eu').replace(project, '{project-ID}')), [
      `warn SERVICE_CONNECTION_PLACEHOLDER ${connection}`,
      `warn CONVERSATION_PROJECT_ID_FORMAT ${connection}`,
    ]),
    bad('without :send', badUrl(url('eu').replace(':send', '')), [form]),
    bad('space at the end of the URL', badUrl(`${url('eu')} `), [
      `warn TEXT_OUTER_SPACE ${connection}`,
      form,
    ]),
    bad('other host behind the form', badUrl(url('eu').replace('sinch.com', 'sinch.com.example.com')), [
      form,
    ]),
  ],
}

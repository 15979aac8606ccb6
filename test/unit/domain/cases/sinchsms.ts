import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const plan = 'my_service-plan01'
const token = 'api-token-0123456789'
const connection = 'serviceConnection'
const url = (region: string, id = plan) => `https://${region}.sms.api.sinch.com/xms/v1/${id}/batches`

const { ok, bad } = tableFor({
  name: 'Sinch SMS',
  type: 'sinchsms',
  serviceConnection: url('eu'),
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [row(plan, token)],
})

export const sinchsms: TypeCases = {
  valid: [
    ok('service plan and token'),
    ok('region us', { serviceConnection: url('us') }),
    ok('region ca', { serviceConnection: url('ca') }),
    ok('plan with letters beyond f', {
      serviceConnection: url('au', 'xyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxy'),
      authentications: [row('xyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxy', token)],
    }),
    ok(
      'user name and password on FP17',
      { authentications: [row('user@example.com', 'short')] },
      { release: 'fp17' },
    ),
    ok('secret stored', { authentications: [row(plan)] }, { storedSecretIds: new Set([plan]) }),
  ],
  invalid: [
    bad('plan of the URL is another', { serviceConnection: url('eu', 'other_plan') }, [
      `warn SINCHSMS_PLAN_MISMATCH ${connection}`,
    ]),
    bad('plan too short', { serviceConnection: url('eu', 'ab'), authentications: [row('ab', token)] }, [
      `warn SINCHSMS_PLAN_ID_FORMAT ${idField(0)}`,
    ]),
    bad(
      'user name on a later release',
      { authentications: [row('user@example.com', token)] },
      [`warn SINCHSMS_PLAN_ID_FORMAT ${idField(0)}`, `warn SINCHSMS_PLAN_MISMATCH ${connection}`],
      { release: 'fp19' },
    ),
    bad('short token', { authentications: [row(plan, 'fifteen-letters')] }, [
      `warn SINCHSMS_TOKEN_SHORT ${secretField(0)}`,
    ]),
    bad('token with a space inside', { authentications: [row(plan, 'Bearer api-token-0123456789')] }, [
      `warn TEXT_INNER_SPACE ${secretField(0)}`,
    ]),
    bad('no token', { authentications: [row(plan)] }, [`warn SECRET_MISSING ${secretField(0)}`]),
    bad('empty plan', { authentications: [row('', token)] }, [`block AUTHENTICATION_ID_EMPTY ${idField(0)}`]),
    bad('two plans', { authentications: [row(plan, token), row('other_plan', token)] }, [
      'warn AUTHENTICATIONS_TOO_MANY authentications',
    ]),
    bad('the same plan twice', { authentications: [row(plan, token), row(plan, token)] }, [
      'warn AUTHENTICATIONS_TOO_MANY authentications',
      `block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`,
    ]),
    bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
    bad('unknown region', { serviceConnection: url('xx') }, [`warn SERVICE_CONNECTION_FORM ${connection}`]),
    bad('without batches', { serviceConnection: `https://eu.sms.api.sinch.com/xms/v1/${plan}` }, [
      `warn SERVICE_CONNECTION_FORM ${connection}`,
    ]),
    bad('placeholder left', { serviceConnection: url('eu', '{plan}') }, [
      `warn SERVICE_CONNECTION_PLACEHOLDER ${connection}`,
      `warn SINCHSMS_PLAN_MISMATCH ${connection}`,
    ]),
    bad('empty URL', { serviceConnection: '' }, [`block SERVICE_CONNECTION_EMPTY ${connection}`]),
    bad('no scheme', { serviceConnection: url('eu').slice('https://'.length) }, [
      `block SERVICE_CONNECTION_NOT_A_URL ${connection}`,
    ]),
  ],
}

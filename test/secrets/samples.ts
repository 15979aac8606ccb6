/** Inputs as the screens send them: one service of each type, users, servers. */
import { type ServiceType, serviceTypeNames } from '../../src-main/domain/model.ts'
import type { Planter } from './planted.ts'

const account = `AC${'0'.repeat(32)}`
const project = '00000000-0000-4000-8000-000000000001'

/** Connection and authentication IDs that a type takes without a blocking finding. */
const forms: Readonly<Record<ServiceType, { readonly connection: string; readonly ids: readonly string[] }>> =
  {
    facebook: {
      connection: 'https://graph.facebook.com/v19.0/me/messages',
      ids: ['104829561234567', '104829561234568'],
    },
    sap365: { connection: 'https://sms365.example.com/send', ids: ['example-sap365'] },
    twilio: {
      connection: `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages.json`,
      ids: [account],
    },
    social365: {
      connection: 'https://eu.social365.example.com/api',
      ids: ['example-user@100001', 'example-user@100002'],
    },
    c4semail: { connection: 'https://c4s.example.com/mail', ids: ['example-c4semail'] },
    c4semailv2: { connection: 'https://c4s-v2.example.com/mail', ids: ['example-c4semailv2'] },
    sinchconversation: {
      connection: `https://eu.conversation.api.sinch.com/v1/projects/${project}/messages:send`,
      ids: ['00000000-0000-4000-8000-000000000002@01TESTAPP0000000000000000Z', 'webhook'],
    },
    sinchsms: {
      connection: 'https://eu.sms.api.sinch.com/xms/v1/example-service-plan/batches',
      ids: ['example-service-plan'],
    },
    wavy: { connection: 'https://api-messaging.wavy.global/v1/send', ids: ['user@example.com'] },
    msteams: {
      connection: 'https://teams.example.com/send',
      ids: ['00000000-0000-4000-8000-000000000003', 'teams.bot@example.com'],
    },
  }

/** As long as every type has its own round, names differ. */
export function serviceDraft(planter: Planter, type: ServiceType, name: string) {
  const { connection, ids } = forms[type]
  return {
    name,
    type,
    serviceConnection: connection,
    authentications: ids.map((authenticationId) => ({
      authenticationId,
      secret: planter.plantFor(type, `${name}, ${authenticationId}`),
    })),
  }
}

export function serviceDrafts(planter: Planter, round: string) {
  return serviceTypeNames.map((type) => serviceDraft(planter, type, `${round} ${type}`))
}

export function userDraft(planter: Planter, logonName: string) {
  return {
    firstName: 'Hook',
    lastName: 'User',
    logonName,
    password: planter.plant(`password of ${logonName}`),
    use: ['messagingService' as const],
  }
}

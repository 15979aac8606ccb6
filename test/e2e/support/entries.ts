/** One service of every type, with invented values in the providers' forms. */
import type { ServiceEntry } from './steps.ts'

export interface TypeEntry extends ServiceEntry {
  /** Whether calls from the provider need an external user where Use Local Http Authentication is on. */
  readonly needsUser: boolean
}

const account = `AC${'0'.repeat(32)}`
const project = '00000000-0000-4000-8000-000000000001'

export const entries: readonly TypeEntry[] = [
  {
    type: 'facebook',
    name: 'Support Facebook',
    connection: 'https://graph.facebook.com/v19.0/me/messages',
    rows: [
      ['104829561234567', `EAA${'example'.repeat(10)}1`],
      ['104829561234568', `EAA${'example'.repeat(10)}2`],
    ],
    needsUser: false,
  },
  {
    type: 'sap365',
    name: 'Alerts SMS 365',
    connection: 'https://sms365.example.com/send',
    rows: [['example-sap365', 'example sap365 password']],
    needsUser: true,
  },
  {
    type: 'twilio',
    name: 'Service Twilio',
    connection: `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages.json`,
    rows: [[account, '00000000000000000000000000000001']],
    needsUser: true,
  },
  {
    type: 'social365',
    name: 'Hub Social 365 Europe',
    connection: 'https://eu.social365.example.com/api',
    rows: [
      ['example-user@100001', 'example social365 password 1'],
      ['example-user@100002', 'example social365 password 2'],
    ],
    needsUser: true,
  },
  {
    type: 'c4semail',
    name: 'Mail C4S',
    connection: 'https://c4s.example.com/mail',
    rows: [['example-c4semail', 'example c4semail password']],
    needsUser: false,
  },
  {
    type: 'c4semailv2',
    name: 'Mail C4S V2',
    connection: 'https://c4s-v2.example.com/mail',
    rows: [['example-c4semailv2', 'example c4semailv2 password']],
    needsUser: false,
  },
  {
    type: 'sinchconversation',
    name: 'Conversations Europe',
    connection: `https://eu.conversation.api.sinch.com/v1/projects/${project}/messages:send`,
    rows: [
      ['00000000-0000-4000-8000-000000000002@01TESTAPP0000000000000000Z', 'example access key secret'],
      ['webhook', 'example webhook secret token'],
    ],
    needsUser: false,
  },
  {
    type: 'sinchsms',
    name: 'Text Sinch SMS',
    connection: 'https://eu.sms.api.sinch.com/xms/v1/example-service-plan/batches',
    rows: [['example-service-plan', 'example sinchsms api token']],
    needsUser: true,
  },
  {
    type: 'wavy',
    name: 'Messages Wavy',
    connection: 'https://api-messaging.wavy.global/v1/send',
    rows: [['user@example.com', 'example-wavy-token']],
    needsUser: true,
  },
  {
    type: 'Microsoft Teams',
    name: 'Teams Support',
    connection: 'https://teams.example.com/send',
    rows: [['00000000-0000-4000-8000-000000000003', 'example teams client secret']],
    needsUser: true,
  },
]

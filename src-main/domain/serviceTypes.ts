/**
 * The catalogue of service types as data. Sources: messaging-services.md sections 1.3 to 1.6 and 2.1,
 * credentials.md "Credentials", seed.txt. What no source states is marked `inferred`; such facts never block.
 */

import {
  anyUrl,
  columns,
  cutInFp20,
  ended,
  endedNote,
  everywhere,
  externalUser,
  oneRowAssumed,
  oneRowDocumented,
  userAndPassword,
  userNameFormat,
} from './cataloguePieces.ts'
import type { Release, ServiceType } from './model.ts'
import type { Columns, IncomingRule, ReleaseSupport, RowKind, ServiceTypeInfo } from './serviceTypeInfo.ts'

const catalogue: Record<ServiceType, ServiceTypeInfo> = {
  facebook: {
    type: 'facebook',
    label: 'facebook',
    purpose: 'Facebook Messenger: conversations with visitors of one or more Facebook pages.',
    support: everywhere,
    supportNote: '',
    columns,
    rows: [
      {
        name: 'page',
        id: 'Page ID',
        secret: 'Page access token',
        idHelp: 'Facebook page > About > Page transparency, or the app > Messenger settings: digits only.',
        secretHelp: 'Meta app > Messenger settings > Access tokens: generate one for the page.',
        helpTrust: 'inferred',
        trust: 'documented',
        idFormat: {
          pattern: /^\d{5,20}$/,
          level: 'warn',
          code: 'FACEBOOK_PAGE_ID_FORMAT',
          message:
            'A Page ID usually has 5 to 20 digits and nothing else. Copy the ID of the page, not its name.',
        },
        secretFormat: {
          pattern: /^EAA[A-Za-z0-9]{50,}$/,
          level: 'warn',
          code: 'FACEBOOK_TOKEN_FORMAT',
          message:
            'A page access token usually starts with EAA and has more than 50 letters and digits. Copy it again.',
        },
      },
    ],
    cardinality: { max: null, level: 'block', trust: 'documented', source: 'seed.txt' },
    connection: {
      placeholder: 'https://graph.facebook.com/v19.0/me/messages',
      example: 'https://graph.facebook.com/v19.0/me/messages',
      help: 'Address of the Graph API for sending messages. The form is general knowledge, not from the guide.',
      patterns: [],
      trust: 'inferred',
    },
    incoming: { rule: 'none', trust: 'documented' },
    packages: 'documented',
  },
  sap365: {
    type: 'sap365',
    label: 'sap365',
    purpose: 'SMS through SAP SMS 365 (the name is read this way; no source explains it).',
    support: ended,
    supportNote: endedNote,
    columns,
    rows: [userAndPassword('SMS 365 account', { idFormat: userNameFormat })],
    cardinality: oneRowDocumented,
    connection: anyUrl,
    incoming: externalUser,
    packages: 'documented',
  },
  twilio: {
    type: 'twilio',
    label: 'twilio',
    purpose: 'SMS through Twilio.',
    support: ended,
    supportNote: endedNote,
    columns,
    rows: [
      userAndPassword('Twilio account', {
        id: 'Account SID (AC...) or API key SID (SK...)',
        secret: 'Auth token, or the secret of the API key',
        idHelp: 'Twilio Console > Account Info > Account SID, or API keys & tokens > SID of the key.',
        secretHelp: 'Twilio Console > Account Info > Auth Token, or the secret shown when the key was made.',
        idFormat: {
          pattern: /^(?:AC|SK)[0-9a-fA-F]{32}$/,
          level: 'block',
          code: 'TWILIO_SID_FORMAT',
          message:
            'The ID is no Twilio SID: AC or SK followed by 32 hexadecimal digits. Copy the Account SID or the key SID.',
        },
      }),
    ],
    cardinality: oneRowDocumented,
    connection: {
      placeholder: 'https://api.twilio.com/2010-04-01/Accounts/{AccountSid}/Messages.json',
      example: 'https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json',
      help: 'Address of Twilio with the Account SID in it. The form is general knowledge, not from the guide.',
      patterns: [
        /^https:\/\/api(?:\.[a-z0-9-]+\.[a-z0-9-]+)?\.twilio\.com\/2010-04-01\/Accounts\/AC[0-9a-fA-F]{32}\/\S+$/,
      ],
      trust: 'inferred',
    },
    incoming: externalUser,
    packages: 'documented',
  },
  social365: {
    type: 'social365',
    label: 'social365',
    purpose: 'Social channels through hub accounts of SAP Social 365: one service per landscape.',
    support: ended,
    supportNote: endedNote,
    columns,
    rows: [
      userAndPassword('hub account', {
        name: 'hubAccount',
        id: 'username@account ID',
        idHelp: 'User name and account ID of the hub account, joined by @.',
      }),
    ],
    cardinality: { max: null, level: 'block', trust: 'documented', source: 'seed.txt' },
    connection: {
      ...anyUrl,
      help: 'URL of the landscape. Accounts of another landscape need a second service.',
    },
    incoming: externalUser,
    packages: 'inferred',
  },
  c4semail: {
    type: 'c4semail',
    label: 'c4semail',
    purpose: 'E-mail through SAP Service Cloud (C4S).',
    support: everywhere,
    supportNote: '',
    columns,
    rows: [userAndPassword('C4S technical user')],
    cardinality: oneRowAssumed,
    connection: anyUrl,
    incoming: { rule: 'none', trust: 'documented' },
    packages: 'inferred',
  },
  c4semailv2: {
    type: 'c4semailv2',
    label: 'c4semailv2',
    purpose: 'E-mail through SAP Service Cloud version 2 (the name is read this way; no source explains it).',
    support: { fp17: 'notYet', fp19: 'notYet', fp20: 'unknown', fp21: 'unknown', cloud: 'offered' },
    supportNote: 'Seen only in the newest cloud guide.',
    columns,
    rows: [userAndPassword('C4S technical user')],
    cardinality: oneRowAssumed,
    connection: anyUrl,
    // The seed exempts "C4S"; that version 2 counts as C4S is an assumption.
    incoming: { rule: 'none', trust: 'inferred' },
    packages: 'inferred',
  },
  sinchconversation: {
    type: 'sinchconversation',
    label: 'sinchconversation',
    purpose: 'Social channels through the Sinch Conversation API: one service per region and project.',
    support: everywhere,
    supportNote: '',
    columns,
    rows: [
      {
        name: 'outgoing',
        id: 'KeyID@APPID',
        secret: "The access key's secret",
        idHelp:
          'Sinch portal > Settings > Access keys > Key ID, then @, then Conversation API > Apps > App ID in capital letters.',
        secretHelp: 'Sinch portal > Settings > Access keys: the secret is shown once, when the key is made.',
        helpTrust: 'documented',
        trust: 'documented',
      },
      {
        name: 'incoming',
        id: 'webhook',
        secret: "The webhook's secret token",
        idHelp: 'The word webhook, in small letters.',
        secretHelp:
          'Sinch portal > Conversation API > Apps > the app > Webhook > Secret token. One for all apps of the service.',
        helpTrust: 'documented',
        trust: 'documented',
      },
    ],
    cardinality: { max: null, level: 'block', trust: 'inferred', source: 'messaging-services.md 1.5' },
    connection: {
      placeholder: 'https://eu.conversation.api.sinch.com/v1/projects/{project ID}/messages:send',
      example:
        'https://eu.conversation.api.sinch.com/v1/projects/01234567-89ab-cdef-0123-456789abcdef/messages:send',
      help: 'The project ID stands under Conversation API > Apps in the Sinch portal.',
      // Forms differ by release: checkConnection.ts has them.
      patterns: [],
      trust: 'documented',
    },
    incoming: { rule: 'webhookRow', trust: 'documented' },
    packages: 'documented',
  },
  sinchsms: {
    type: 'sinchsms',
    label: 'sinchsms',
    purpose: 'SMS through Sinch.',
    support: cutInFp20,
    supportNote: 'The FP20 list that could be read is cut before this type.',
    columns,
    rows: [
      userAndPassword('Sinch SMS account', { name: 'user', releases: ['fp17'] }),
      {
        name: 'servicePlan',
        id: 'Service plan ID',
        secret: 'API token',
        idHelp: 'Sinch portal > SMS > APIs > Service plan ID. (Server release FP17: the user name.)',
        secretHelp:
          'Sinch portal > SMS > APIs > the service plan > API token. (Server release FP17: the password.)',
        helpTrust: 'inferred',
        releases: ['fp19', 'fp20', 'fp21', 'cloud'],
        trust: 'documented',
        idFormat: {
          // Sinch's own sample has letters beyond f: no hexadecimal check.
          pattern: /^[A-Za-z0-9_-]{3,64}$/,
          level: 'warn',
          code: 'SINCHSMS_PLAN_ID_FORMAT',
          message:
            'A service plan ID usually has 3 to 64 letters, digits, hyphens and underscores. Copy it again.',
        },
        secretFormat: {
          pattern: /^.{16,}$/s,
          level: 'warn',
          code: 'SINCHSMS_TOKEN_SHORT',
          message: 'An API token usually has 16 characters or more. Copy it again.',
        },
      },
    ],
    cardinality: oneRowAssumed,
    connection: {
      placeholder: 'https://eu.sms.api.sinch.com/xms/v1/{service plan ID}/batches',
      example: 'https://eu.sms.api.sinch.com/xms/v1/my-service-plan/batches',
      help: "Sinch's SMS API with the service plan ID in it. That Contact Pro expects this form is an assumption.",
      patterns: [/^https:\/\/(?:us|eu|au|br|ca)\.sms\.api\.sinch\.com\/xms\/v1\/[^/?#\s]+\/batches$/],
      trust: 'inferred',
    },
    incoming: externalUser,
    packages: 'documented',
  },
  wavy: {
    type: 'wavy',
    label: 'wavy',
    purpose: 'WhatsApp and SMS through Wavy (the name is read this way; no source explains it).',
    support: cutInFp20,
    supportNote: 'The FP20 list and the newest cloud list that could be read are cut before this type.',
    columns,
    rows: [
      userAndPassword('Wavy account', {
        secret: 'Password (Wavy: authentication token)',
        idHelp: 'User name or e-mail address of the Wavy account.',
        secretHelp: 'Authentication token of the Wavy account.',
      }),
    ],
    cardinality: oneRowAssumed,
    connection: {
      ...anyUrl,
      placeholder: 'https://api-messaging.wavy.global/v1/',
      example: 'https://api-messaging.wavy.global/v1/send-sms',
      help: "Wavy's messaging API. The hosts are from Wavy's documentation, not from the guide.",
      patterns: [
        /^https:\/\/api-messaging\.wavy\.global\/v1\/\S+$/,
        /^https:\/\/apigw\.wavy\.global(?:\/\S*)?$/,
      ],
    },
    incoming: externalUser,
    packages: 'inferred',
  },
  msteams: {
    type: 'msteams',
    label: 'Microsoft Teams',
    purpose: 'Microsoft Teams, through an application registered in Azure and a technical user.',
    support: { fp17: 'notYet', fp19: 'notYet', fp20: 'offered', fp21: 'unknown', cloud: 'offered' },
    supportNote: 'New in FP20; older cloud guides do not list it.',
    columns,
    rows: [
      {
        name: 'application',
        id: 'Azure application (client) ID',
        secret: 'Client secret',
        idHelp: 'Azure portal > App registrations > the application > Overview > Application (client) ID.',
        secretHelp: 'Azure portal > App registrations > the application > Certificates & secrets > Value.',
        helpTrust: 'inferred',
        trust: 'documented',
      },
      {
        name: 'technicalUser',
        id: 'User name of the technical user, in e-mail form',
        secret: 'Password of the technical user',
        idHelp: 'Sign-in name of the technical user, like teams.bot@example.com.',
        secretHelp: 'Password of the technical user.',
        helpTrust: 'inferred',
        trust: 'documented',
      },
    ],
    cardinality: { max: 2, level: 'warn', trust: 'inferred', source: 'messaging-services.md 1.5' },
    connection: anyUrl,
    // "All others" of messaging-services.md 2.1; no page names Teams.
    incoming: { rule: 'externalUser', trust: 'inferred' },
    packages: 'inferred',
  },
}

function deepFreeze<T>(value: T): T {
  // A frozen RegExp still matches: without the g and y flags nothing is written to it.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) deepFreeze(member)
  return value
}

export const serviceTypes: Readonly<Record<ServiceType, ServiceTypeInfo>> = deepFreeze(catalogue)

export function serviceTypeInfo(type: ServiceType): ServiceTypeInfo {
  return serviceTypes[type]
}

/** What a release does with a type (messaging-services.md section 1.4). */
export function supportOf(type: ServiceType, release: Release): ReleaseSupport {
  return serviceTypes[type].support[release]
}

/** Headings of the Authentications block in a release (messaging-services.md section 1.3). */
export function columnsOf(type: ServiceType, release: Release): Columns {
  return serviceTypes[type].columns[release]
}

/** How incoming calls of a type authenticate; the external user only with local HTTP authentication. */
export function incomingRuleOf(type: ServiceType): IncomingRule {
  return serviceTypes[type].incoming.rule
}

/** Kinds of rows that a type has in a release; without a release, those of the newest. */
export function rowKindsOf(type: ServiceType, release: Release = 'cloud'): readonly RowKind[] {
  return serviceTypes[type].rows.filter((row) => row.releases === undefined || row.releases.includes(release))
}

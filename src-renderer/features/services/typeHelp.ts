/** Samples and what has to match, by type: beside the credentials (messaging-services.md 1.3, 1.5, 1.7). */
import type { ServiceType } from '../../../src-main/domain/model.ts'
import type { PlainKey } from '../../i18n/t.ts'

/** By type and kind of row; invented values in the providers' forms. */
const exampleIds: Readonly<Record<string, string>> = {
  'facebook page': '104829561234567',
  'twilio account': 'AC0123456789abcdef0123456789abcdef',
  'social365 hubAccount': 'hub.user@100001',
  'sinchconversation outgoing': '01234567-89ab-4cde-8f01-23456789abcd@01EXAMPLEAPP00000000000000',
  'sinchconversation incoming': 'webhook',
  'sinchsms servicePlan': 'my-service-plan',
  'msteams application': '01234567-89ab-4cde-8f01-23456789abcd',
  'msteams technicalUser': 'teams.bot@example.com',
}

export function exampleIdOf(type: ServiceType, kind: string): string | null {
  return exampleIds[`${type} ${kind}`] ?? null
}

/** Secrets that are ours to invent: the provider takes them from us. */
export function isOwnKind(type: ServiceType, kind: string): boolean {
  return type === 'sinchconversation' && kind === 'incoming'
}

export const matchTexts: Readonly<Record<ServiceType, readonly PlainKey[]>> = {
  facebook: ['service.match.facebook'],
  sap365: ['service.match.oneRow'],
  twilio: ['service.match.twilio', 'service.match.oneRow'],
  social365: ['service.match.social365'],
  c4semail: [],
  c4semailv2: [],
  sinchconversation: [
    'service.match.webhook',
    'service.match.appId',
    'service.match.region',
    'service.match.mode',
  ],
  sinchsms: ['service.match.sinchsms'],
  wavy: [],
  msteams: ['service.match.msteams'],
}

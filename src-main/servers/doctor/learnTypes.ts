/** Which of our types a server's code stands for, by its spelling or by where its services connect to. Pure. */
import { type ServiceType, serviceTypeNames } from '../../domain/model.ts'
import { isAddress, normalName } from './shapes.ts'

export interface CodedService {
  readonly code: string | number
  readonly connection: unknown
}

export interface LearnedType {
  readonly type: ServiceType
  readonly code: string | number
  readonly reason: string
}

const words: Readonly<Record<ServiceType, readonly string[]>> = {
  facebook: ['fb', 'facebookMessenger', 'messenger'],
  sap365: ['sapSms365', 'sms365'],
  twilio: ['twilioSms'],
  social365: ['sapSocial365'],
  c4semail: ['c4sEmailV1', 'emailC4s'],
  c4semailv2: ['emailC4sV2', 'c4sEmail2'],
  sinchconversation: ['conversation', 'conversationApi', 'sinchConversationApi', 'sconv'],
  sinchsms: ['smsSinch', 'sinchSmsApi'],
  wavy: ['wavyMessaging'],
  msteams: ['teams', 'microsoftTeams', 'msTeams'],
}

/** Hosts of the providers (catalogue of service types); a connection elsewhere tells nothing. */
const hosts: readonly (readonly [host: RegExp, type: ServiceType])[] = [
  [/(^|\.)graph\.facebook\.com$/, 'facebook'],
  [/(^|\.)api\.twilio\.com$/, 'twilio'],
  [/(^|\.)conversation\.api\.sinch\.com$/, 'sinchconversation'],
  [/(^|\.)sms\.api\.sinch\.com$/, 'sinchsms'],
  [/(^|\.)wavy\.global$/, 'wavy'],
]

function byName(code: string): ServiceType | null {
  const name = normalName(code)
  return (
    serviceTypeNames.find((type) => normalName(type) === name) ??
    serviceTypeNames.find((type) => words[type].some((word) => normalName(word) === name)) ??
    null
  )
}

function byHost(connection: unknown): ServiceType | null {
  if (!isAddress(connection) || !URL.canParse(String(connection))) return null
  const { hostname } = new URL(String(connection))
  return hosts.find(([host]) => host.test(hostname))?.[1] ?? null
}

/** @param services those whose code the mapping does not know. A type that two codes would claim is left out. */
export function learnTypes(services: readonly CodedService[]): readonly LearnedType[] {
  const byCode = Map.groupBy(services, ({ code }) => code)
  const learned = [...byCode].flatMap(([code, members]): readonly LearnedType[] => {
    const named = typeof code === 'string' ? byName(code) : null
    if (named) return [{ type: named, code, reason: `The code "${code}" is a likely spelling of this type.` }]
    const found = new Set(members.map(({ connection }) => byHost(connection)))
    const [type] = found
    if (found.size !== 1 || !type) return []
    const reason = `All services with the code "${code}" connect to this provider.`
    return [{ type, code, reason }]
  })
  return learned.filter(({ type }) => learned.filter((other) => other.type === type).length === 1)
}

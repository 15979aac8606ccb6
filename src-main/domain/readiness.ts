/**
 * Whether a service can work on a server: outgoing credentials, incoming authentication, packages.
 * Sources: seed.txt, messaging-services.md sections 1.1, 1.4 and 2.1.
 */

import type { ServerFacts } from './checkEstate.ts'
import { checkService } from './checkService.ts'
import { webhookId } from './conversationRules.ts'
import { needsIncomingUser } from './incomingUser.ts'
import type { Prerequisite, Service, User } from './model.ts'
import { prerequisites } from './model.ts'
import { incomingRuleOf, serviceTypeInfo, supportOf } from './serviceTypes.ts'

export type ReadinessState = 'ready' | 'incomplete' | 'notNeeded' | 'unknown'

export interface ReadinessPart {
  readonly state: ReadinessState
  /** Why it is not ready, or not needed, or what being ready relies on; whole sentences. */
  readonly reasons: readonly string[]
}

export interface Readiness {
  /** `incomplete` when one part is, else `unknown` when one part is, else `ready`. */
  readonly state: Exclude<ReadinessState, 'notNeeded'>
  readonly outgoing: ReadinessPart
  readonly incoming: ReadinessPart
  readonly prerequisites: ReadinessPart
}

export interface ReadinessContext {
  /** All that matters of users is who may deliver incoming messages, and with a password; names are for people. */
  readonly users: readonly (Pick<User, 'use' | 'password'> & Partial<Pick<User, 'logonName'>>)[]
  /** The server to judge for; `null`: none chosen. */
  readonly server: ServerFacts | null
}

export const prerequisiteLabels: Readonly<Record<Prerequisite, string>> = Object.freeze({
  chatServer: 'Chat Server',
  chainMatcher: 'Chain Matcher',
  smsServer: 'SMS Server',
  restfulCmi: 'Restful Contact Management Interface (CMI)',
})

export function readinessOf(service: Service, context: ReadinessContext): Readiness {
  const outgoing = outgoingOf(service, context.server)
  const incoming = incomingOf(service, context)
  const packages = prerequisitesOf(service, context.server)
  const states = [outgoing.state, incoming.state, packages.state]
  const state = states.includes('incomplete')
    ? 'incomplete'
    : states.includes('unknown')
      ? 'unknown'
      : 'ready'
  return { state, outgoing, incoming, prerequisites: packages }
}

function part(state: ReadinessState, ...reasons: string[]): ReadinessPart {
  return { state, reasons }
}

const isWebhook = (service: Service, authenticationId: string) =>
  service.type === 'sinchconversation' && authenticationId === webhookId

function outgoingOf(service: Service, server: ServerFacts | null): ReadinessPart {
  const rows = service.authentications.filter((row) => !isWebhook(service, row.authenticationId))
  const reasons: string[] = []
  if (rows.length === 0) reasons.push('There are no credentials for outgoing messages.')
  for (const row of rows) {
    if (row.secret === 'absent') reasons.push(`The secret of ${row.authenticationId} is missing.`)
  }
  reasons.push(...blocksOf(service, server))
  const support = server === null ? 'unknown' : supportOf(service.type, server.release)
  const { label } = serviceTypeInfo(service.type)
  if (support === 'gone') reasons.push(`The release of ${server?.name} no longer supports ${label}.`)
  if (support === 'notYet') reasons.push(`The release of ${server?.name} does not offer ${label} yet.`)
  return reasons.length === 0 ? part('ready') : part('incomplete', ...reasons)
}

function blocksOf(service: Service, server: ServerFacts | null): string[] {
  const draft = {
    name: service.name,
    type: service.type,
    serviceConnection: service.serviceConnection,
    authenticationUrl: service.authenticationUrl,
    authenticationScope: service.authenticationScope,
    authentications: service.authentications.map((row) => ({ authenticationId: row.authenticationId })),
  }
  return checkService(draft, server === null ? {} : { release: server.release })
    .filter((finding) => finding.level === 'block')
    .map((finding) => finding.message)
}

function incomingOf(service: Service, { users, server }: ReadinessContext): ReadinessPart {
  const { label, incoming } = serviceTypeInfo(service.type)
  const rule = incomingRuleOf(service.type)
  if (rule === 'none') return part('notNeeded', `${label} needs no incoming authentication.`)
  if (rule === 'webhookRow') return webhookOf(service)
  if (server === null) return part('unknown', 'It depends on Use Local Http Authentication of the server.')
  if (!needsIncomingUser(service.type, server.localHttpAuth)) {
    return part('notNeeded', `Use Local Http Authentication is off on ${server.name}.`)
  }
  const able = users.filter((user) => user.use.includes('messagingService'))
  const complete = able.filter((user) => user.password === 'set')
  if (complete.length > 0) return part('ready', reliance(complete))
  const reason =
    able.length === 0
      ? 'No user has the right Use on Messaging Service. Create an incoming user.'
      : 'No user with the right Use on Messaging Service has a password. Set one.'
  // No source says that the rule covers the type: not known to be missing.
  return part(incoming.trust === 'documented' ? 'incomplete' : 'unknown', reason)
}

/** Nothing ties a user to a service: which one a provider was given is known to people alone. */
function reliance(users: readonly Partial<Pick<User, 'logonName'>>[]): string {
  const [first = ''] = users.flatMap(({ logonName }) => logonName ?? [])
  return users.length === 1
    ? `Relies on the user ${first}, which has the right and a password. Which user this provider logs on with is not known here.`
    : `Relies on one of ${users.length} users that have the right and a password, like ${first}. Which user this provider logs on with is not known here.`
}

const needsNoUser = 'Needs no user: requests are authenticated by the webhook row.'

function webhookOf(service: Service): ReadinessPart {
  const row = service.authentications.find(({ authenticationId }) => isWebhook(service, authenticationId))
  if (row === undefined) return part('incomplete', 'The webhook row is missing.', needsNoUser)
  if (row.secret === 'absent') {
    return part('incomplete', 'The secret token of the webhook row is missing.', needsNoUser)
  }
  return part('ready', needsNoUser)
}

/**
 * The packages are named for on-premise releases only (messaging-services.md section 1.1). RCI does not tell whether
 * they are installed: what nobody has ticked is not known, which is not the same as missing.
 */
function prerequisitesOf(service: Service, server: ServerFacts | null): ReadinessPart {
  if (server === null) return part('unknown', 'No server is chosen.')
  if (server.release === 'cloud')
    return part('notNeeded', 'The packages are a matter of on-premise installations.')
  const missing = prerequisites.filter((name) => !server.prerequisites.includes(name))
  if (missing.length === 0) return part('ready')
  const labels = missing.map((name) => prerequisiteLabels[name]).join(', ')
  const reasons = [`Not confirmed as installed on ${server.name}: ${labels}.`]
  const { label, packages } = serviceTypeInfo(service.type)
  if (packages === 'inferred') {
    reasons.push(`The guide names the packages for SMS and Facebook; that ${label} needs them is assumed.`)
  }
  return part('unknown', ...reasons)
}

/** Findings of a whole estate: every object by itself, objects among each other, and the estate against servers. */
import { checkService } from './checkService.ts'
import { checkUser } from './checkUser.ts'
import type { ServiceDraft, UserDraft } from './draft.ts'
import type { Finding, ObjectFinding } from './finding.ts'
import { needsIncomingUser } from './incomingUser.ts'
import { block, warn } from './makeFinding.ts'
import type { Prerequisite, Release } from './model.ts'
import { naturalKey } from './model.ts'
import { serviceTypeInfo, supportOf } from './serviceTypes.ts'
import { connectionKey, connectionShared, idKey, idShared } from './sharedCredentials.ts'

/** What the rules need to know of a server. */
export interface ServerFacts {
  readonly name: string
  readonly release: Release
  /** SMS Server variable Use Local Http Authentication. */
  readonly localHttpAuth: boolean
  /** Packages ticked as installed. */
  readonly prerequisites: readonly Prerequisite[]
}

export interface Estate {
  readonly services: readonly ServiceDraft[]
  readonly users: readonly UserDraft[]
}

export interface EstateContext {
  readonly servers: readonly ServerFacts[]
  /** Authentication IDs with a stored secret, by the natural key of the service. */
  readonly storedSecretIds?: (serviceKey: string) => ReadonlySet<string>
  /** Whether a password is stored, by the natural key of the user. */
  readonly hasStoredPassword?: (logonKey: string) => boolean
}

/** All findings, services first, in the order of the estate. Linear in the number of objects. */
export function checkEstate(estate: Estate, context: EstateContext): ObjectFinding[] {
  const hasIncomingUser = estate.users.some((user) => user.use.includes('messagingService'))
  return [...checkServices(estate.services, hasIncomingUser, context), ...checkUsers(estate.users, context)]
}

/** Findings of the services alone. `hasIncomingUser`: some user has the right Use on Messaging Service. */
export function checkServices(
  services: readonly ServiceDraft[],
  hasIncomingUser: boolean,
  context: EstateContext,
): ObjectFinding[] {
  const release = commonRelease(context.servers)
  const names = new Set<string>()
  const shared = { connections: new Map<string, string>(), accounts: new Map<string, string>() }
  return services.flatMap((service, index) => {
    const key = naturalKey(service.name)
    const stored = context.storedSecretIds?.(key)
    const known = { ...(stored && { storedSecretIds: stored }), ...(release && { release }) }
    const findings = [
      ...checkService(service, known),
      ...checkNameTaken(key, names),
      ...checkShared(service, shared),
      ...checkAgainstServers(service, context.servers, hasIncomingUser),
    ]
    return findings.map((finding) => ({ ...finding, kind: 'service' as const, key: service.name, index }))
  })
}

function checkUsers(users: readonly UserDraft[], context: EstateContext): ObjectFinding[] {
  const logonNames = new Set<string>()
  return users.flatMap((user, index) => {
    const key = naturalKey(user.logonName)
    const findings = [
      ...checkUser(user, { hasStoredPassword: context.hasStoredPassword?.(key) ?? false }),
      ...checkLogonNameTaken(key, logonNames),
    ]
    return findings.map((finding) => ({ ...finding, kind: 'user' as const, key: user.logonName, index }))
  })
}

/** The release that all servers share: only then can rules that differ by release be applied. */
export function commonRelease(servers: readonly { readonly release: Release }[]): Release | undefined {
  const first = servers[0]?.release
  return servers.every((server) => server.release === first) ? first : undefined
}

function checkNameTaken(key: string, taken: Set<string>): Finding[] {
  if (key === '' || !taken.has(key)) {
    taken.add(key)
    return []
  }
  const message =
    'Another service has this name; upper and lower case make no difference. Choose another name.'
  return [block('NAME_DUPLICATE', 'name', message)]
}

function checkLogonNameTaken(key: string, taken: Set<string>): Finding[] {
  if (key === '' || !taken.has(key)) {
    taken.add(key)
    return []
  }
  const message =
    'Another user has this logon name; upper and lower case make no difference. Choose another logon name.'
  return [block('LOGON_NAME_DUPLICATE', 'logonName', message)]
}

interface Shared {
  readonly connections: Map<string, string>
  readonly accounts: Map<string, string>
}

/** The later of two services that have the same gets the finding; it names the earlier. */
function checkShared(service: ServiceDraft, { connections, accounts }: Shared): Finding[] {
  const findings: Finding[] = []
  const connection = connectionKey(service)
  const other = connection === null ? undefined : connections.get(connection)
  if (other !== undefined) findings.push(connectionShared(service.type, other))
  else if (connection !== null) connections.set(connection, service.name)
  for (const [index, { authenticationId }] of service.authentications.entries()) {
    const account = idKey(service, authenticationId)
    if (account === null) continue
    const owner = accounts.get(account)
    if (owner === undefined) accounts.set(account, service.name)
    // The same ID twice in one service has a finding of its own.
    else if (owner !== service.name) findings.push(idShared(index, owner))
  }
  return findings
}

/** "Validation of a store" of interfaces.md section 8: these two rules and no others. */
function checkAgainstServers(
  service: ServiceDraft,
  servers: readonly ServerFacts[],
  hasIncomingUser: boolean,
): Finding[] {
  const findings: Finding[] = []
  const { label, incoming } = serviceTypeInfo(service.type)
  const ended = servers.filter(({ release }) => {
    const support = supportOf(service.type, release)
    return support === 'gone' || support === 'deprecated'
  })
  if (ended.length > 0) {
    const message = `The release of ${namesOf(ended)} no longer supports ${label}. Use another type for that server.`
    findings.push(warn('TYPE_NO_LONGER_SUPPORTED', 'type', message))
  }
  const strict = servers.filter((server) => needsIncomingUser(service.type, server.localHttpAuth))
  if (strict.length > 0 && !hasIncomingUser && incoming.trust === 'documented') {
    const message =
      `Use Local Http Authentication is on for ${namesOf(strict)}, but no user may deliver incoming messages. ` +
      'Create an incoming user with the right Use on Messaging Service.'
    findings.push(warn('INCOMING_USER_MISSING', 'type', message))
  }
  return findings
}

function namesOf(servers: readonly ServerFacts[]): string {
  return servers.map((server) => `"${server.name}"`).join(', ')
}

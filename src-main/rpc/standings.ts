/** How ready services are, over all servers, from what the store has on record. No server is asked. */
import type { ServerFacts } from '../domain/checkEstate.ts'
import type { Service, ServiceId, ServiceType } from '../domain/model.ts'
import { type Readiness, readinessOf } from '../domain/readiness.ts'
import { untilChanged } from '../store/changes.ts'
import { allServers } from '../store/servers.ts'
import { servicesById } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import { type IncomingUsers, incomingUsers } from '../store/userFigures.ts'
import { factsOf } from '../transfer/importEstate.ts'

/**
 * `outgoingOnly`: it can send on every server, and may not receive on one. `unknown`: nothing is known to be missing,
 * and something cannot be told, such as without a server.
 */
export const serviceStates = Object.freeze(['ready', 'outgoingOnly', 'unknown', 'missing'] as const)
export type ServiceState = (typeof serviceStates)[number]

/** What is missing or cannot be told; each is said once. */
export interface Gap {
  readonly reason: string
  /** Names of the servers where it is so; none: on all of them, or the reason names them itself. */
  readonly servers: readonly string[]
}

export interface ServiceStanding {
  readonly id: ServiceId
  readonly name: string
  readonly type: ServiceType
  readonly state: ServiceState
  readonly gaps: readonly Gap[]
}

interface Judged {
  readonly server: ServerFacts | null
  readonly readiness: Readiness
}

interface Scene {
  /** `null` alone: there is none in the store. */
  readonly servers: readonly (ServerFacts | null)[]
  readonly users: IncomingUsers
  /** Each is judged once, when it is first asked for. */
  readonly judged: Map<ServiceId, ServiceStanding>
}

const scene = untilChanged(({ db }): Scene => {
  const servers = allServers(db).map(factsOf)
  return { servers: servers.length === 0 ? [null] : servers, users: incomingUsers(db), judged: new Map() }
})

export function standingsOf(store: Store, services: readonly Service[]): ServiceStanding[] {
  const present = scene(store)
  return services.map((service) => {
    const standing = present.judged.get(service.id) ?? judge(service, present)
    present.judged.set(service.id, standing)
    return standing
  })
}

/** Those of the services that are still there, for the rows of a list: no others are read. */
export function standingsById(store: Store, ids: readonly ServiceId[]): ServiceStanding[] {
  const { judged } = scene(store)
  standingsOf(
    store,
    servicesById(
      store.db,
      ids.filter((id) => !judged.has(id)),
    ),
  )
  return ids.flatMap((id) => judged.get(id) ?? [])
}

function judge(service: Service, { servers, users }: Scene): ServiceStanding {
  const each = servers.map((server) => ({ server, readiness: readinessOf(service, { users, server }) }))
  const { id, name, type } = service
  const state = stateOf(each)
  return { id, name, type, state, gaps: state === 'ready' ? [] : gapsOf(each) }
}

/** Over all servers: the worst counts. */
function stateOf(each: readonly Judged[]): ServiceState {
  const some = (test: (readiness: Readiness) => boolean) => each.some(({ readiness }) => test(readiness))
  if (some(({ outgoing, prerequisites }) => [outgoing.state, prerequisites.state].includes('incomplete')))
    return 'missing'
  if (some(({ incoming }) => incoming.state === 'incomplete')) return 'outgoingOnly'
  return some(({ state }) => state === 'unknown') ? 'unknown' : 'ready'
}

function gapsOf(each: readonly Judged[]): readonly Gap[] {
  const saidOf = new Map<string, string[]>()
  for (const { server, readiness } of each) {
    for (const reason of openReasons(readiness)) {
      const names = saidOf.get(reason) ?? []
      if (server !== null) names.push(server.name)
      saidOf.set(reason, names)
    }
  }
  return [...saidOf].map(([reason, names]) => {
    const isClear = names.length === each.length || names.every((name) => reason.includes(name))
    return { reason, servers: isClear ? [] : names }
  })
}

function openReasons({ outgoing, incoming, prerequisites }: Readiness): string[] {
  const open = [outgoing, incoming, prerequisites].filter(
    ({ state }) => state === 'incomplete' || state === 'unknown',
  )
  return [...new Set(open.flatMap(({ reasons }) => reasons))]
}

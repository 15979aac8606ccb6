/** Where everything stands, for the first look: from what the store has on record. No server is asked. */
import type { Server, ServerId } from '../domain/model.ts'
import type { RunSummary } from '../domain/syncModel.ts'
import { untilChanged } from '../store/changes.ts'
import type { Page } from '../store/search.ts'
import { oldestSecrets, type SecretAge } from '../store/secretAges.ts'
import { allServers } from '../store/servers.ts'
import { allServices } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import { userFigures } from '../store/userFigures.ts'
import { pendingChanges } from '../sync/pending.ts'
import { estimatePending, type PendingCounts } from '../sync/pendingEstimate.ts'
import { listRunSummaries } from '../sync/push/runView.ts'
import { type ServerStatus, serverStatuses } from '../sync/status.ts'
import { countFindings, type FindingCounts } from '../transfer/findingList.ts'
import { type Gap, type ServiceStanding, type ServiceState, standingsOf } from './standings.ts'
import { syncServerOf } from './syncParties.ts'

export interface ServerStanding {
  readonly serverId: ServerId
  readonly server: string
  readonly pending: PendingCounts
  readonly driftObjects: number
  readonly openConflicts: number
  /** The last read that came to its end; `null`: none yet. */
  readonly readAt: string | null
  /** The last try to read it failed. */
  readonly failed: boolean
}

export interface Overview {
  readonly services: { readonly total: number } & Readonly<Record<ServiceState, number>>
  readonly users: number
  readonly servers: readonly ServerStanding[]
  /** Newest first, of all servers. */
  readonly runs: readonly RunSummary[]
  /** Oldest first. */
  readonly secrets: readonly SecretAge[]
  readonly findings: FindingCounts
}

const shownRuns = 12
const shownSecrets = 5

interface Scene {
  readonly overview: Overview
  readonly standings: readonly ServiceStanding[]
}

const scene = untilChanged((store): Scene => {
  const { db } = store
  const servers = allServers(db)
  const services = allServices(db)
  const users = userFigures(db)
  const standings = standingsOf(store, services)
  const inState = (state: ServiceState) => standings.filter((standing) => standing.state === state).length
  return {
    standings,
    overview: {
      services: {
        total: services.length,
        ready: inState('ready'),
        outgoingOnly: inState('outgoingOnly'),
        unknown: inState('unknown'),
        missing: inState('missing'),
      },
      users: users.total,
      servers: serverStatuses(db, servers).map((status, at) => ({
        ...standingOf(status),
        pending: pendingOf(store, servers[at] ?? { id: status.serverId, promotedFrom: null }),
      })),
      runs: listRunSummaries(store, { search: '', offset: 0, limit: shownRuns }).rows,
      secrets: oldestSecrets(store, shownSecrets),
      findings: countFindings(db, services, users),
    },
  }
})

/** As the status bar counts it; where that cannot be, by what is on record. */
function pendingOf(store: Store, server: Pick<Server, 'id' | 'promotedFrom'>): PendingCounts {
  // An auditor has no key for the secrets, whose fingerprints a plan compares.
  const mayCount = store.role !== 'auditor'
  const [exact] = mayCount ? pendingChanges(store, [syncServerOf(store, server.id)]) : []
  return exact?.counts ?? estimatePending(store.db, server)
}

export function overviewOf(store: Store): Overview {
  return scene(store).overview
}

const gapText = ({ reason, servers }: Gap) => [...servers, reason].join('\n')

/** Services in one of the states, by name. */
export function servicesInState(
  store: Store,
  state: ServiceState,
  { search, offset, limit }: { readonly search: string; readonly offset: number; readonly limit: number },
): Page<ServiceStanding> {
  const wanted = search.trim().toLowerCase()
  const rows = scene(store).standings.filter(
    ({ state: own, name, type, gaps }) =>
      own === state && [name, type, ...gaps.map(gapText)].join('\n').toLowerCase().includes(wanted),
  )
  return { rows: rows.slice(offset, offset + limit), total: rows.length }
}

function standingOf(status: ServerStatus): Omit<ServerStanding, 'pending'> {
  const { serverId, server, driftObjects, openConflicts, readAt, error } = status
  return { serverId, server, driftObjects, openConflicts, readAt, failed: error !== null }
}

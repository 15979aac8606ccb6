/** The list of messaging services: searched, filtered and sorted. Reads what services.ts writes. */
import { type SQL, sql } from 'drizzle-orm'
import { checkService } from '../domain/checkService.ts'
import type { ServiceSort, ServiceState, Sort } from '../domain/lists.ts'
import type { ServiceId, ServiceType } from '../domain/model.ts'
import {
  inOrderOf,
  isForDatabase,
  type ListedRow,
  type ListSource,
  naturalSortKey,
  readSoon,
} from './listIndex.ts'
import { listed, type Matches } from './listMatches.ts'
import { type Page, type PageRequest, searchPage } from './search.ts'
import { allServices, storedSecretIds } from './services.ts'
import type { Store } from './store.ts'

export interface ServiceListItem {
  readonly id: ServiceId
  readonly name: string
  readonly type: ServiceType
  readonly serviceConnection: string
  readonly authentications: number
  /** Rows of Authentications without a secret. */
  readonly missingSecrets: number
  readonly revision: number
  readonly updatedAt: string
}

/** Without `sort`: by name. `search` looks at all fields but secrets. */
export interface ServiceListRequest extends PageRequest {
  readonly sort?: Sort<ServiceSort> | undefined
  readonly type?: ServiceType | undefined
  readonly state?: ServiceState | undefined
}

interface Listed extends ListedRow {
  readonly id: ServiceId
  readonly name: string
  readonly type: ServiceType
  readonly serviceConnection: string
  readonly authentications: number
  readonly updatedAt: string
  readonly states: readonly ServiceState[]
}

function readItems(store: Store, where: SQL): ServiceListItem[] {
  return store.db.all<ServiceListItem>(sql`
    SELECT id, name, type, service_connection AS serviceConnection, revision, updated_at AS updatedAt,
      (SELECT count(*) FROM authentication WHERE service_id = service.id) AS authentications,
      (SELECT count(*) FROM authentication WHERE service_id = service.id AND secret IS NULL) AS missingSecrets
    FROM service WHERE ${where}`)
}

/** Findings of the service itself that ask for something; what its servers lack is told by its readiness. */
function readListed(store: Store): Listed[] {
  const texts = new Map(
    store.db
      .all<{ id: string; search: string }>(sql`SELECT id, search FROM service`)
      .map((row) => [row.id, row]),
  )
  return allServices(store.db).flatMap((service): Listed[] => {
    const text = texts.get(service.id)
    if (text === undefined) return []
    const drafts = service.authentications.map(({ authenticationId }) => ({ authenticationId }))
    const findings = checkService(
      { ...service, authentications: drafts },
      { storedSecretIds: storedSecretIds(service) },
    )
    const states: ServiceState[] = []
    if (service.authentications.some(({ secret }) => secret === 'absent')) states.push('missingSecret')
    if (findings.some(({ level }) => level !== 'info')) states.push('findings')
    const { id, name, type, serviceConnection, updatedAt, authentications } = service
    return [
      {
        ...text,
        id,
        name,
        type,
        serviceConnection,
        updatedAt,
        states,
        authentications: authentications.length,
      },
    ]
  })
}

const source: ListSource<Listed, ServiceSort> = {
  table: 'service',
  // All at once: the findings need the whole of each, and there are fewer than users.
  read: (store, last) => (last ? [] : readListed(store)),
  sortKeys: {
    name: ({ name }) => naturalSortKey(name),
    type: ({ type }) => naturalSortKey(type),
    connection: ({ serviceConnection }) => naturalSortKey(serviceConnection),
    authentications: ({ authentications }) => naturalSortKey(String(authentications)),
    changed: ({ updatedAt }) => updatedAt,
  },
}

function matching(store: Store, { search, sort, type, state }: ServiceListRequest): Matches<Listed> {
  const filter = {
    name: JSON.stringify([type, state]),
    keeps: (row: Listed) =>
      (type === undefined || row.type === type) && (state === undefined || row.states.includes(state)),
  }
  const isFiltered = type !== undefined || state !== undefined
  return listed(store, source, { search, sort, filter: isFiltered ? filter : undefined })
}

/** The filter by type is quick enough without an index. */
function isPlain(store: Store, { search, sort, state }: ServiceListRequest): boolean {
  return isForDatabase(store, source, search) && sort === undefined && state === undefined
}

function plainPage(store: Store, request: ServiceListRequest) {
  const ofType = request.type === undefined ? undefined : sql`type = ${request.type}`
  return searchPage(store.db, 'service', request, ofType)
}

export function listServices(store: Store, request: ServiceListRequest): Page<ServiceListItem> {
  if (isPlain(store, request)) {
    const { onPage, order, total } = plainPage(store, request)
    readSoon(store, source)
    return { total, rows: readItems(store, sql`${onPage} ORDER BY ${order}`) }
  }
  const { total, ids } = matching(store, request)
  return { total, rows: servicesOf(store, ids(request)) }
}

/** Ids of the list alone, in its order: all that match may be selected at once. */
export function listServiceIds(store: Store, request: ServiceListRequest): ServiceId[] {
  if (isPlain(store, request)) {
    const { onPage, order } = plainPage(store, request)
    const rows = store.db.all<{ id: ServiceId }>(
      sql`SELECT id FROM service WHERE ${onPage} ORDER BY ${order}`,
    )
    return rows.map(({ id }) => id)
  }
  return matching(store, request).ids(request)
}

/** Rows of the list by id, in the order given; those that are gone are left out. */
export function servicesOf(store: Store, ids: readonly ServiceId[]): ServiceListItem[] {
  const found = readItems(store, sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
  return inOrderOf(ids, found)
}

/** All findings of the store, to be looked through page by page, and their numbers alone, which cost less. */
import { checkServices } from '../domain/checkEstate.ts'
import { checkUser } from '../domain/checkUser.ts'
import type { FindingLevel, ObjectFinding } from '../domain/finding.ts'
import { naturalKey, type Service } from '../domain/model.ts'
import { untilChanged } from '../store/changes.ts'
import type { Database } from '../store/database.ts'
import type { Page, PageRequest } from '../store/search.ts'
import { allServers } from '../store/servers.ts'
import { allServices, storedSecretIds } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import type { UserFigures } from '../store/userFigures.ts'
import { logonIds } from '../store/users.ts'
import { asDraft, factsOf, storeFindings } from './importEstate.ts'

export type FindingCounts = Readonly<Record<FindingLevel, number>>

export interface FindingRow extends Pick<ObjectFinding, 'level' | 'code' | 'message' | 'field' | 'key'> {
  /** Of the row, as long as nothing changes. */
  readonly id: string
  readonly kind: 'service' | 'user'
  readonly objectId: string
}

export interface FindingRequest extends PageRequest {
  /** Left out: every level. */
  readonly level?: FindingLevel | undefined
  /** Left out: services and users. */
  readonly kind?: 'service' | 'user' | undefined
}

export interface FindingPage extends Page<FindingRow> {
  /** Of all that match the search and the kind, whatever the level. */
  readonly counts: FindingCounts
}

/** The worst first, then services before users, by name. */
export function listFindings(store: Store, request: FindingRequest): FindingPage {
  const words = naturalKey(request.search).split(/\s+/u).filter(Boolean)
  const matching = searchable(store).filter(
    ({ row, text }) =>
      (request.kind === undefined || row.kind === request.kind) && words.every((word) => text.includes(word)),
  )
  const rows = matching.flatMap(({ row }) => (request.level && row.level !== request.level ? [] : [row]))
  return {
    rows: rows.slice(request.offset, request.offset + request.limit),
    total: rows.length,
    counts: countLevels(matching.map(({ row }) => row)),
  }
}

interface SearchedFinding {
  readonly row: FindingRow
  readonly text: string
}

const order: readonly FindingLevel[] = ['block', 'warn', 'info']

const searchable = untilChanged((store): readonly SearchedFinding[] => {
  const findings = storeFindings(store)
  const services = new Map(allServices(store.db).map(({ id, name }) => [naturalKey(name), id as string]))
  const users = findings.some(({ kind }) => kind === 'user') ? logonIds(store.db) : new Map<string, string>()
  const rows = findings.flatMap(({ kind, level, code, message, field, key }, at): SearchedFinding[] => {
    if (kind === 'estate') return []
    const objectId = (kind === 'service' ? services : users).get(naturalKey(key)) ?? ''
    const row = { id: String(at), kind, level, code, message, field, key, objectId }
    return [{ row, text: naturalKey(`${key}\n${field}\n${message}`) }]
  })
  return order.flatMap((level) => rows.filter(({ row }) => row.level === level))
})

/** Errors and warnings of these services and users, the worst first. `names`: folded by `naturalKey`. */
export function findingsOf(
  store: Store,
  names: { readonly service: ReadonlySet<string>; readonly user: ReadonlySet<string> },
): readonly FindingRow[] {
  return searchable(store).flatMap(({ row }) =>
    row.level !== 'info' && names[row.kind].has(naturalKey(row.key)) ? [row] : [],
  )
}

function countLevels(findings: readonly { readonly level: FindingLevel }[]): FindingCounts {
  const counts = { block: 0, warn: 0, info: 0 }
  for (const { level } of findings) counts[level] += 1
  return counts
}

const ofStateOfUser = new Set(['PASSWORD_MISSING', 'USER_WITHOUT_RIGHT'])

/** As many as `listFindings` lists. Of users with plain names only what is missing is counted. */
export function countFindings(db: Database, services: readonly Service[], users: UserFigures): FindingCounts {
  const byKey = new Map(services.map((service) => [naturalKey(service.name), service]))
  const ofServices = checkServices(services.map(asDraft), users.incoming.length > 0, {
    servers: allServers(db).map(factsOf),
    storedSecretIds: (key) => storedSecretIds(byKey.get(key) ?? null),
  })
  const ofNames = users.unusual
    .flatMap((user) => checkUser(user))
    .filter(({ code }) => !ofStateOfUser.has(code))
  const counts = countLevels([...ofServices, ...ofNames])
  return {
    block: counts.block,
    warn: counts.warn + users.withoutPassword,
    info: counts.info + users.withoutRight,
  }
}

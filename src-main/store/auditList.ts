/**
 * Searching the audit trail, newest first, page by page: a list on screen asks for the part that is seen.
 *
 * Reading the whole trail takes long (it is more than the page cache holds), and an index of its own would cost
 * every action a write. Records never change, so that what is searched is kept in memory while the store is open,
 * and each request reads only what was appended since.
 */
import { inArray } from 'drizzle-orm'
import { naturalKey } from '../domain/model.ts'
import { type AuditEntry, toAuditEntry } from './audit.ts'
import { inTurns } from './auditVerify.ts'
import type { Connection } from './database.ts'
import { audit } from './schema.ts'
import type { Page, PageRequest } from './search.ts'
import type { Store } from './store.ts'

/**
 * All conditions that are given have to hold. Texts match anywhere, without case; `search`: words, each somewhere
 * in person, action or object.
 */
export interface AuditRequest extends PageRequest {
  readonly object?: string | undefined
  readonly person?: string | undefined
  /** ISO 8601 UTC with milliseconds, as records have it: from then on. */
  readonly since?: string | undefined
}

/** What is searched of a record; texts folded. */
interface Line {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly action: string
  readonly object: string
}

const turnRecords = 2000
const linesByConnection = new WeakMap<Connection, Line[]>()

function* readOn(connection: Connection, lines: Line[]): Generator<void, void> {
  const select = connection.prepare<[number], Line>(
    `SELECT seq, at, CAST(person AS TEXT) AS person, CAST(action AS TEXT) AS action, CAST(object AS TEXT) AS object
     FROM audit WHERE seq > ? ORDER BY seq LIMIT ${turnRecords}`,
  )
  for (;;) {
    // Asked anew in each turn: another request may have read on meanwhile.
    const rows = select.all(lines.at(-1)?.seq ?? Number.MIN_SAFE_INTEGER)
    for (const { seq, at, person, action, object } of rows) {
      lines.push({
        seq,
        at,
        person: naturalKey(person),
        action: naturalKey(action),
        object: naturalKey(object),
      })
    }
    if (rows.length < turnRecords) return
    yield
  }
}

/** All records in their order. */
async function linesOf(connection: Connection): Promise<readonly Line[]> {
  const lines = linesByConnection.get(connection) ?? []
  linesByConnection.set(connection, lines)
  await inTurns(connection, readOn(connection, lines))
  return lines
}

function matcher(request: AuditRequest): (line: Line) => boolean {
  const words = naturalKey(request.search).split(/\s+/u).filter(Boolean)
  const wantedObject = naturalKey(request.object ?? '')
  const wantedPerson = naturalKey(request.person ?? '')
  const since = request.since ?? ''
  return ({ at, person, action, object }) =>
    object.includes(wantedObject) &&
    person.includes(wantedPerson) &&
    at >= since &&
    words.every((word) => object.includes(word) || action.includes(word) || person.includes(word))
}

/** Newest first. @throws STORE_LOCKED when the store is locked meanwhile */
export async function searchAudit(store: Store, request: AuditRequest): Promise<Page<AuditEntry>> {
  const { offset, limit } = request
  const found = (await linesOf(store.connection)).filter(matcher(request))
  const end = Math.max(0, found.length - offset)
  const onPage = found.slice(Math.max(0, end - limit), end).map(({ seq }) => seq)
  const rows = store.db.select().from(audit).where(inArray(audit.seq, onPage)).all()
  return { rows: rows.map(toAuditEntry).sort((a, b) => b.seq - a.seq), total: found.length }
}

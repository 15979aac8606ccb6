/**
 * Searching the audit trail page by page, in any order: a list on screen asks for the part that is seen.
 *
 * Reading the whole trail takes long (it is more than the page cache holds), and an index of its own would cost
 * every action a write. Records never change, so that what is searched is kept in memory while the store is open,
 * and each request reads only what was appended since.
 */
import { inArray } from 'drizzle-orm'
import { type AuditArea, type AuditSort, auditAreas, type Sort } from '../domain/lists.ts'
import { naturalKey } from '../domain/model.ts'
import { type AuditEntry, toAuditEntry } from './audit.ts'
import { inTurns } from './auditVerify.ts'
import type { Connection } from './database.ts'
import { naturalSortKey } from './listIndex.ts'
import { inOrder, type Labels, labelled } from './rowOrder.ts'
import { audit } from './schema.ts'
import { type Page, type PageRequest, wordsOf } from './search.ts'
import type { Store } from './store.ts'

/**
 * All conditions that are given have to hold. Texts match anywhere, without case; `search`: words, each somewhere
 * in person, action, object or host.
 */
export interface AuditRequest extends PageRequest {
  readonly object?: string | undefined
  readonly person?: string | undefined
  /** The whole name, as `people` has it. */
  readonly by?: string | undefined
  readonly area?: AuditArea | undefined
  /** ISO 8601 UTC with milliseconds, as records have it: from then on. */
  readonly since?: string | undefined
  /** Left out: newest first. */
  readonly sort?: Sort<AuditSort> | undefined
  /** Of actions and hosts: searched and sorted by, beside the words of the records. */
  readonly labels?: Labels | undefined
}

export interface AuditPage extends Page<AuditEntry> {
  /** Everybody who is named in the trail. */
  readonly people: readonly string[]
}

/** What is searched of a record; texts folded, but for the words that labels are known by. */
interface Line {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly action: string
  readonly object: string
  readonly host: string
}

interface Trail {
  /** In their order. */
  readonly lines: Line[]
  /** By the folded name. */
  readonly people: Map<string, string>
  /** What texts are sorted by: to make it of 100,000 takes a second. */
  readonly sortKeys: Map<string, string>
  /** The last answer: the pages of a list that is scrolled are cut from it. */
  last: { readonly key: string; readonly lines: readonly Line[] } | null
}

const turnRecords = 2000
const trails = new WeakMap<Connection, Trail>()

function* readOn(connection: Connection, { lines, people }: Trail): Generator<void, void> {
  const select = connection.prepare<[number], Line>(
    `SELECT seq, at, CAST(person AS TEXT) AS person, CAST(action AS TEXT) AS action,
       CAST(object AS TEXT) AS object, CAST(host AS TEXT) AS host
     FROM audit WHERE seq > ? ORDER BY seq LIMIT ${turnRecords}`,
  )
  for (;;) {
    // Asked anew in each turn: another request may have read on meanwhile.
    const rows = select.all(lines.at(-1)?.seq ?? Number.MIN_SAFE_INTEGER)
    for (const { person, object, ...rest } of rows) {
      const folded = naturalKey(person)
      people.set(folded, person)
      lines.push({ ...rest, person: folded, object: naturalKey(object) })
    }
    if (rows.length < turnRecords) return
    yield
  }
}

function newTrail(): Trail {
  return { lines: [], people: new Map(), sortKeys: new Map(), last: null }
}

async function trailOf(connection: Connection): Promise<Trail> {
  const trail = trails.get(connection) ?? newTrail()
  trails.set(connection, trail)
  await inTurns(connection, readOn(connection, trail))
  return trail
}

/** Makes each text once. */
function once(make: (word: string) => string, known = new Map<string, string>()): (word: string) => string {
  return (word) => {
    const text = known.get(word) ?? make(word)
    known.set(word, text)
    return text
  }
}

type Conditions = Omit<AuditRequest, 'offset' | 'limit'>

function matcher(request: Conditions): (line: Line) => boolean {
  const words = wordsOf(request.search)
  const wantedObject = naturalKey(request.object ?? '')
  const wantedPerson = naturalKey(request.person ?? '')
  const by = request.by === undefined ? undefined : naturalKey(request.by)
  const begins = request.area && auditAreas[request.area].map((word) => `${word}.`)
  const since = request.since ?? ''
  const labelOf = labelled(request.labels)
  const wordOf = once((word) => naturalKey(`${word}\n${labelOf(word)}`))
  return ({ at, person, action, object, host }) =>
    object.includes(wantedObject) &&
    person.includes(wantedPerson) &&
    (by === undefined || person === by) &&
    (begins === undefined || begins.some((begin) => action.startsWith(begin))) &&
    at >= since &&
    words.every(
      (word) =>
        object.includes(word) ||
        person.includes(word) ||
        wordOf(action).includes(word) ||
        wordOf(host).includes(word),
    )
}

function sorted(lines: readonly Line[], { sortKeys }: Trail, { sort, labels }: Conditions): readonly Line[] {
  const keyOf = once(naturalSortKey, sortKeys)
  const newestFirst = lines.toReversed()
  if (sort === undefined) return newestFirst
  const { by, descending } = sort
  const labelOf = labelled(labels)
  switch (by) {
    case 'number':
      return descending ? newestFirst : lines
    case 'at':
      return inOrder(
        newestFirst,
        ({ at }) => at,
        descending,
        (at) => at,
      )
    case 'action':
    case 'host':
      return inOrder(newestFirst, (line) => labelOf(line[by]), descending, keyOf)
    default:
      return inOrder(newestFirst, (line) => line[by], descending, keyOf)
  }
}

function matching(
  trail: Trail,
  { offset: _offset, limit: _limit, ...request }: AuditRequest,
): readonly Line[] {
  const key = JSON.stringify([trail.lines.length, request])
  if (trail.last?.key === key) return trail.last.lines
  const lines = sorted(trail.lines.filter(matcher(request)), trail, request)
  trail.last = { key, lines }
  return lines
}

/** @throws STORE_LOCKED when the store is locked meanwhile */
export async function searchAudit(store: Store, request: AuditRequest): Promise<AuditPage> {
  const trail = await trailOf(store.connection)
  const found = matching(trail, request)
  const seqs = seqsOnPage(found, request)
  const rows = store.db.select().from(audit).where(inArray(audit.seq, seqs)).all()
  return {
    rows: inOrderOf(seqs, rows).map(toAuditEntry),
    total: found.length,
    people: peopleIn(trail),
  }
}

/** Numbers of the list alone, in its order. @throws STORE_LOCKED when the store is locked meanwhile */
export async function searchAuditSeqs(store: Store, request: AuditRequest): Promise<number[]> {
  return seqsOnPage(matching(await trailOf(store.connection), request), request)
}

function seqsOnPage(lines: readonly Line[], { offset, limit }: AuditRequest): number[] {
  return lines.slice(offset, offset + limit).map(({ seq }) => seq)
}

function peopleIn({ people }: Trail): readonly string[] {
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}

export type AuditLine = Omit<AuditEntry, 'details'>

/** Records by number, in the order given, without their details: many are taken out of Patchbay at once. */
export function auditLines(store: Store, seqs: readonly number[]): AuditLine[] {
  const { seq, at, person, host, action, object } = audit
  const rows = store.db
    .select({ seq, at, person, host, action, object })
    .from(audit)
    .where(inArray(audit.seq, [...seqs]))
    .all()
  return inOrderOf(seqs, rows)
}

function inOrderOf<Row extends { readonly seq: number }>(
  seqs: readonly number[],
  rows: readonly Row[],
): Row[] {
  const bySeq = new Map(rows.map((row) => [row.seq, row]))
  return seqs.flatMap((seq) => bySeq.get(seq) ?? [])
}

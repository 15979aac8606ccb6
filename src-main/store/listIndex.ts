/**
 * The rows of a list in memory while the store is open: what is sorted, filtered and searched by, letter by letter.
 * Holds names and states, never a secret; goes with the store when it is locked.
 *
 *     list opened, or searched after a change -> read bit by bit, between the requests of the screens
 *     sorted or filtered before that          -> the rest is read at once
 *     change in the table                     -> read again (changes.ts); until then the database itself searches
 *
 * A command that searches once asks the database's own index.
 */
import { naturalKey } from '../domain/model.ts'
import { versionOf } from './changes.ts'
import { LetterSets, type Numbers } from './letterSets.ts'
import type { PageRequest } from './search.ts'
import type { Store } from './store.ts'

export interface ListedRow {
  readonly id: string
  /** Folded, as search.ts makes it. */
  readonly search: string
}

export interface ListSource<Row extends ListedRow, By extends string> {
  readonly table: 'service' | 'user'
  /** The next rows behind `last`, by name: the order of rows that are equal otherwise. None: that was all. */
  readonly read: (store: Store, last: Row | undefined) => readonly Row[]
  /** What each sort compares, code unit by code unit. */
  readonly sortKeys: Readonly<Record<By, (row: Row) => string>>
}

/** Rows stand for themselves by their number in `rows`. */
export interface ListIndex<Row extends ListedRow> {
  readonly rows: readonly Row[]
  readonly texts: LetterSets
  readonly orders: Map<string, Numbers>
  /** All rows in the last order and filter that was asked for. */
  view: { readonly name: string; readonly numbers: Numbers } | null
  /** The last answer: the pages of a list that is scrolled are cut from it. */
  last: ListAnswer | null
}

export interface ListAnswer {
  readonly words: readonly string[]
  /** Order and filter. */
  readonly view: string
  readonly numbers: Numbers
}

interface Reading<Row extends ListedRow> {
  readonly version: string
  readonly rows: Row[]
  /** Null until all rows are there. */
  index: ListIndex<Row> | null
}

const readings = new WeakMap<Store, Map<string, Reading<ListedRow>>>()

/** What was read of the table as it is now. */
function readingOf<Row extends ListedRow, By extends string>(
  store: Store,
  { table }: ListSource<Row, By>,
): Reading<Row> {
  const known = readings.get(store) ?? new Map<string, Reading<ListedRow>>()
  readings.set(store, known)
  const version = versionOf(store, table)
  const former = known.get(table)
  if (former?.version === version) return former as Reading<Row>
  const reading: Reading<Row> = { version, rows: [], index: null }
  known.set(table, reading)
  return reading
}

/** Reads the next rows, or finds that all are there. */
function goOn<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
  reading: Reading<Row>,
): void {
  const { rows } = reading
  const next = source.read(store, rows.at(-1))
  rows.push(...next)
  if (next.length > 0) return
  const texts = new LetterSets(rows.map(({ search }) => search))
  reading.index = { rows, texts, orders: new Map(), view: null, last: null }
}

export function indexOf<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
): ListIndex<Row> {
  const reading = readingOf(store, source)
  while (reading.index === null) goOn(store, source, reading)
  return reading.index
}

/** Whether the database answers it sooner, without the rows in memory. */
export function isForDatabase<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
  search: string,
): boolean {
  return search === '' || store.host === 'cli' || readingOf(store, source).index === null
}

/** Behind the answer that is on its way. */
const soonMs = 50

/** Stores whose rows are being read. */
const atWork = new WeakMap<Store, Set<string>>()

/** Reads the rows while nothing else is to be done. */
export function readSoon<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
): void {
  const underway = atWork.get(store) ?? new Set()
  if (store.host === 'cli' || underway.has(source.table)) return
  atWork.set(store, underway.add(source.table))
  const done = () => underway.delete(source.table)
  const step = (begun: Reading<Row> | null) => {
    if (!store.connection.open) return done()
    const reading = readingOf(store, source)
    // Changed meanwhile, and perhaps all the time: whoever asks next begins again.
    if (reading.index !== null || (begun !== null && begun !== reading)) return done()
    goOn(store, source, reading)
    setImmediate(step, reading)
  }
  setTimeout(step, soonMs, null).unref()
}

const accents = /\p{M}/gu

/** Without case and accents, and numbers by their value: `Hook 9` before `hook 10`. */
export function naturalSortKey(text: string): string {
  const folded = naturalKey(text).normalize('NFD').replace(accents, '')
  return folded.replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

/** Ids of one page. */
export function idsOnPage<Id extends string>(
  rows: readonly { readonly id: Id }[],
  { offset, limit }: Pick<PageRequest, 'offset' | 'limit'>,
): Id[] {
  return rows.slice(offset, offset + limit).map(({ id }) => id)
}

/** What was read by id, in the order of `ids`; those that are gone are left out. */
export function inOrderOf<Item extends { readonly id: string }>(
  ids: readonly Item['id'][],
  found: readonly Item[],
): Item[] {
  const byId = new Map<string, Item>(found.map((item) => [item.id, item]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * A list in any order, with any filter: what is sorted and filtered by is kept in memory while the store is open,
 * since 100,000 rows can be neither sorted nor filtered between two keystrokes where no index of the database fits.
 * Holds names and states, never a secret; goes with the store when it is locked.
 *
 *     change in the table -> the next list reads it again (changes.ts)
 *
 * A host with screens searches here too, letter by letter; a command that searches once asks the database's own index.
 */
import type { Sort } from '../domain/lists.ts'
import { naturalKey } from '../domain/model.ts'
import { versionOf } from './changes.ts'
import { LetterSets, type Numbers } from './letterSets.ts'
import { type PageRequest, wordsOf } from './search.ts'
import type { Store } from './store.ts'

export interface ListedRow {
  readonly rowid: number
  readonly id: string
  /** Folded, as search.ts makes it. */
  readonly search: string
}

export interface ListSource<Row extends ListedRow, By extends string> {
  readonly table: 'service' | 'user'
  /** By name: the order of rows that are equal otherwise. */
  readonly read: (store: Store) => readonly Row[]
  /** What each sort compares, code unit by code unit. */
  readonly sortKeys: Readonly<Record<By, (row: Row) => string>>
}

export interface ListRequest<Row extends ListedRow, By extends string> {
  readonly search: string
  /** Left out: by name, as `read` has them. */
  readonly sort?: Sort<By> | undefined
  /** Rows that stay; `name` is its identity. Left out: all. */
  readonly filter?: { readonly name: string; readonly keeps: (row: Row) => boolean } | undefined
}

/** Every row that matches, in order. */
export interface Matches<Row> {
  readonly total: number
  readonly ids: (page: Pick<PageRequest, 'offset' | 'limit'>) => (Row extends { id: infer Id } ? Id : never)[]
}

/** Rows stand for themselves by their number in `rows`. */
interface Index<Row extends ListedRow> {
  readonly version: string
  readonly rows: readonly Row[]
  readonly texts: LetterSets
  readonly orders: Map<string, Numbers>
  /** All rows in the last order and filter that was asked for. */
  view: { readonly name: string; readonly numbers: Numbers } | null
  /** The last answer: the pages of a list that is scrolled are cut from it. */
  last: Answer | null
}

interface Answer {
  readonly words: readonly string[]
  /** Order and filter. */
  readonly view: string
  readonly numbers: Numbers
}

const indexes = new WeakMap<Store, Map<string, Index<ListedRow>>>()

function indexOf<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
): Index<Row> {
  const known = indexes.get(store) ?? new Map<string, Index<ListedRow>>()
  indexes.set(store, known)
  const former = known.get(source.table)
  const version = versionOf(store, source.table)
  if (former?.version === version) return former as Index<Row>
  const rows = source.read(store)
  const texts = new LetterSets(rows.map(({ search }) => search))
  const index: Index<Row> = { version, rows, texts, orders: new Map(), view: null, last: null }
  known.set(source.table, index)
  return index
}

const accents = /\p{M}/gu

/** Without case and accents, and numbers by their value: `Hook 9` before `hook 10`. */
export function naturalSortKey(text: string): string {
  const folded = naturalKey(text).normalize('NFD').replace(accents, '')
  return folded.replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

function ordered<Row extends ListedRow, By extends string>(
  index: Index<Row>,
  source: ListSource<Row, By>,
  by: By,
): Numbers {
  const known = index.orders.get(by)
  if (known) return known
  const keyed = index.rows.map((row, number) => ({ number, key: source.sortKeys[by](row) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const numbers = Uint32Array.from(keyed, ({ number }) => number)
  index.orders.set(by, numbers)
  return numbers
}

/** Whether every row that has all of `words` also has all of `former`. */
function narrows(words: readonly string[], former: readonly string[]): boolean {
  return former.every((word) => words.some((longer) => longer.includes(word)))
}

export function listed<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
  request: ListRequest<Row, By>,
): Matches<Row> {
  const index = indexOf(store, source)
  const { rows } = index
  const numbers = numbersOf(index, source, request)
  return {
    total: numbers.length,
    ids: ({ offset, limit }) =>
      Array.from(numbers.subarray(offset, offset + limit), (number) => (rows[number] as Row).id as never),
  }
}

function numbersOf<Row extends ListedRow, By extends string>(
  index: Index<Row>,
  source: ListSource<Row, By>,
  request: ListRequest<Row, By>,
): Numbers {
  const view = JSON.stringify([request.sort, request.filter?.name])
  const words = wordsOf(request.search)
  const former = index.last?.view === view && narrows(words, index.last.words) ? index.last : null
  if (former && narrows(former.words, words)) return former.numbers
  // One letter more: only the rows that matched before can match now.
  const numbers = index.texts.matching(former?.numbers ?? viewOf(index, source, request, view), words)
  index.last = { words, view, numbers }
  return numbers
}

/** All rows, ordered and filtered. */
function viewOf<Row extends ListedRow, By extends string>(
  index: Index<Row>,
  source: ListSource<Row, By>,
  { sort, filter }: ListRequest<Row, By>,
  name: string,
): Numbers {
  if (index.view?.name === name) return index.view.numbers
  const { rows } = index
  const inOrder = sort ? ordered(index, source, sort.by) : Uint32Array.from(rows.keys())
  const sorted = sort?.descending ? inOrder.toReversed() : inOrder
  const numbers = filter ? sorted.filter((number) => filter.keeps(rows[number] as Row)) : sorted
  index.view = { name, numbers }
  return numbers
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

/** Whether the database answers it sooner, without reading the table into memory first. */
export function isForDatabase(store: Store, search: string): boolean {
  return search === '' || store.host === 'cli'
}

/** Behind the answer that is on its way. */
const soonMs = 50

/** Reads the table before the first search or sort of a list that was just opened waits for it. */
export function readSoon<Row extends ListedRow, By extends string>(
  store: Store,
  source: ListSource<Row, By>,
): void {
  if (store.host === 'cli') return
  const timer = setTimeout(() => {
    if (store.connection.open) indexOf(store, source)
  }, soonMs)
  timer.unref()
}

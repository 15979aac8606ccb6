/** Lists in any order, with any filter and search, out of the rows in memory (listIndex.ts). */
import type { Sort } from '../domain/lists.ts'
import type { Numbers } from './letterSets.ts'
import { indexOf, type ListedRow, type ListIndex, type ListSource } from './listIndex.ts'
import { type PageRequest, wordsOf } from './search.ts'
import type { Store } from './store.ts'

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

function ordered<Row extends ListedRow, By extends string>(
  index: ListIndex<Row>,
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
  index: ListIndex<Row>,
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
  index: ListIndex<Row>,
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

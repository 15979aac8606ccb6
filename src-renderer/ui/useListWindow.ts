/** The part of a long list that is on the screen, read from the router page by page. */
import { useQueries } from '@tanstack/react-query'
import type { RpcError } from '../rpc/rpcError.ts'
import { call, type RpcKey, useRpcQuery } from '../rpc/useRpc.ts'
import { type ListRange, useListRange } from './list/useListRange.ts'

export interface ListPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

export interface ListWindow<Row> {
  /** `null` until the first answer. */
  readonly total: number | null
  /** `undefined` while the row is on its way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly range: ListRange
  readonly onRangeChange: (range: ListRange) => void
  /** Asked for again: what is shown may be older. */
  readonly isRefreshing: boolean
  readonly error: RpcError | null
  /** Changes when another list is shown, such as for another search. */
  readonly listKey: string
}

export interface ReadListWindow<Row, Page> extends ListWindow<Row> {
  /** The first page with all that it says beside its rows. */
  readonly answer: Page | undefined
}

/** Rows that are read at once. */
export const pageSize = 60

/**
 * `key`: domain, procedure and everything that selects the rows (search, filters).
 * While another search is on its way the rows of the last one stay on the screen.
 */
export function useListWindow<Row, Page extends ListPage<Row> = ListPage<Row>>(
  key: RpcKey,
  read: (page: { offset: number; limit: number }, signal: AbortSignal) => Promise<Page>,
): ReadListWindow<Row, Page> {
  const [range, onRangeChange] = useListRange()
  const pageKey = (page: number): RpcKey => [...key, 'page', page]
  const readPage = (page: number, signal: AbortSignal) =>
    read({ offset: page * pageSize, limit: pageSize }, signal)
  const start = useRpcQuery(pageKey(0), (signal) => readPage(0, signal), { keepPrevious: true })
  const total = start.data?.total ?? 0
  const pages = useQueries({
    queries: furtherPages(range, total).map((page) => ({
      queryKey: pageKey(page),
      queryFn: async ({ signal }: { signal: AbortSignal }) => ({
        page,
        rows: (await call(() => readPage(page, signal))).rows,
      }),
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => (data ? [[data.page, data.rows]] : []))),
  })
  // An older answer that the list is empty may be wrong by now; rows that are there may be shown meanwhile.
  const isKnown = start.data !== undefined && !(total === 0 && start.isFetching && !start.isPlaceholderData)
  return {
    total: isKnown ? total : null,
    rowAt: (index) => {
      const page = Math.floor(index / pageSize)
      const rows = page === 0 ? start.data?.rows : pages.get(page)
      return rows?.[index % pageSize]
    },
    range,
    onRangeChange,
    isRefreshing: start.isFetching,
    error: start.error,
    listKey: JSON.stringify(key),
    answer: start.data,
  }
}

/** Pages behind the first one that the range touches. */
function furtherPages({ first, last }: ListRange, total: number): number[] {
  const end = Math.min(last, total)
  const from = Math.max(1, Math.floor(first / pageSize))
  const to = Math.floor(Math.max(0, end - 1) / pageSize)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

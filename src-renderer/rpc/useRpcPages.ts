/** A list that is read in parts, each when it is asked for, and shown as one. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { RpcError } from './rpcError.ts'
import { call, type RpcKey } from './useRpc.ts'

export interface PageRequest {
  readonly offset: number
  readonly limit: number
}

export interface RpcPages<Page> {
  /** Those that have come, in order. */
  readonly pages: readonly Page[]
  /** How many rows are left to show, and the call for the next page of them. */
  readonly more: { readonly left: number; readonly show: () => void }
  readonly error: RpcError | null
  readonly isLoaded: boolean
}

/** `key` is of this hook alone: no `useRpcQuery` may have the same. `totalOf` tells the rows of all pages. */
export function useRpcPages<Page>(
  key: RpcKey,
  size: number,
  read: (page: PageRequest, signal: AbortSignal) => Promise<Page>,
  totalOf: (page: Page) => number,
): RpcPages<Page> {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery<
    Page,
    RpcError,
    { pages: Page[] },
    RpcKey,
    number
  >({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => call(() => read({ offset: pageParam, limit: size }, signal)),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const next = pages.length * size
      return next < totalOf(last) ? next : undefined
    },
  })
  const pages = data?.pages ?? []
  const last = pages.at(-1)
  return {
    pages,
    more: {
      left: hasNextPage && last ? totalOf(last) - pages.length * size : 0,
      show: () => {
        if (!isFetchingNextPage) void fetchNextPage()
      },
    },
    error,
    isLoaded: data !== undefined,
  }
}

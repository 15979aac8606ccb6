/** The cache of answers. Whatever call finds the store closed makes the session screens appear. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isStoreClosed, toRpcError } from './rpcError.ts'

export const sessionKey = ['session', 'status'] as const

function noticeClosedStore(error: unknown): void {
  if (isStoreClosed(toRpcError(error))) void queryClient.invalidateQueries({ queryKey: sessionKey })
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeClosedStore }),
  mutationCache: new MutationCache({ onError: noticeClosedStore }),
  // The router is on this machine: an answer comes at once, and a second try answers the same.
  defaultOptions: {
    queries: { retry: false, staleTime: 0, refetchOnWindowFocus: false, networkMode: 'always' },
    // A write may carry a secret: nothing of it is kept.
    mutations: { networkMode: 'always', gcTime: 0 },
  },
})

/** Drops whatever was read of the store or sent to it, also what is still on its way. */
export function forgetStore(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  queryClient.getMutationCache().clear()
}

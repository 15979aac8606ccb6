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

/** A call that was on its way at the lock may take so long to tell its outcome. */
const patienceMs = 10_000

/**
 * Starts the page anew, so that nothing of the store is left in it: components keep what they showed in places of
 * their own. Calls that are still on their way tell their outcome first.
 */
export async function forgetStore(): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  await new Promise<void>((done) => {
    const look = () => queryClient.isMutating() === 0 && done()
    queryClient.getMutationCache().subscribe(look)
    setTimeout(done, patienceMs)
    look()
  })
  location.reload()
}

/**
 * Calls of the router from components: `useRpcQuery` reads and caches, `useRpcMutation` writes.
 * Keys start with the domain (`service`, `user`, `server`, `sync`, ...): a write names the domains that it changes.
 */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type RpcError, toRpcError } from './rpcError.ts'

export type Domain =
  | 'session'
  | 'service'
  | 'user'
  | 'server'
  | 'sync'
  | 'promotion'
  | 'practice'
  | 'audit'
  | 'history'
  | 'person'
  | 'key'
  | 'backup'
  | 'preference'
export type RpcKey = readonly [Domain, ...unknown[]]

/** Runs a call outside a component's hooks, with its failure as RpcError. */
export async function call<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw toRpcError(error)
  }
}

interface QueryOptions {
  readonly enabled?: boolean
  /** Shows the last answer while the next one is on its way, for searches while typing. */
  readonly keepPrevious?: boolean
  /** Never starts from an older answer, for forms. */
  readonly isFresh?: boolean
  /** Never asks again by itself: whoever changes it tells so. */
  readonly isTold?: boolean
  /** Asks again after so many milliseconds, for what changes by itself. */
  readonly repeatAfter?: number
}

export function useRpcQuery<Result>(
  key: RpcKey,
  read: (signal: AbortSignal) => Promise<Result>,
  { enabled = true, keepPrevious = false, isFresh = false, isTold = false, repeatAfter }: QueryOptions = {},
) {
  return useQuery<Result, RpcError>({
    queryKey: key,
    queryFn: ({ signal }) => call(() => read(signal)),
    enabled,
    ...(repeatAfter !== undefined && { refetchInterval: repeatAfter }),
    ...(isTold && { staleTime: Number.POSITIVE_INFINITY }),
    ...(isFresh && { gcTime: 0 }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  })
}

/** Edits of these can be undone: what undo would do is another afterwards, and so is what a push would do. */
const undoable: readonly Domain[] = ['service', 'user', 'server']

/** `changes`: domains whose cached answers are stale afterwards, also when the call failed half way. */
export function useRpcMutation<Input, Result>(
  write: (input: Input) => Promise<Result>,
  changes: readonly Domain[],
) {
  const queryClient = useQueryClient()
  return useMutation<Result, RpcError, Input>({
    mutationFn: (input) => call(() => write(input)),
    onSettled: () => {
      const isEdit = changes.some((domain) => undoable.includes(domain))
      const stale = new Set<Domain>(isEdit ? [...changes, 'history', 'sync'] : changes)
      for (const domain of stale) void queryClient.invalidateQueries({ queryKey: [domain] })
    },
  })
}

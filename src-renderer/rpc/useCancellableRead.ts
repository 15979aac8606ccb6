/** A read of a server that the person can end: what it would have recorded is not recorded then. */
import { useRef } from 'react'
import { rpc } from './client.ts'
import { type Domain, useRpcMutation } from './useRpc.ts'

export function cancelRead(workId: string): void {
  // An answer that was faster, or a connection that is gone: there is nothing left to end.
  rpc.sync.cancelRead.mutate({ workId }).catch(() => {})
}

/** `read` gets the id to hand on with the call. A cancelled read is no error to tell of. */
export function useCancellableRead<Input, Result>(
  read: (input: Input, workId: string) => Promise<Result>,
  changes: readonly Domain[],
) {
  const workId = useRef('')
  const mutation = useRpcMutation((input: Input) => {
    workId.current = crypto.randomUUID()
    return read(input, workId.current)
  }, changes)
  return {
    ...mutation,
    error: mutation.error?.code === 'CANCELLED' ? null : mutation.error,
    isCancelled: mutation.error?.code === 'CANCELLED',
    cancel: () => cancelRead(workId.current),
  }
}

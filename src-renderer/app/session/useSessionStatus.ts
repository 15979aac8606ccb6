/** Where the store stands: absent, locked, open, or broken with a cause. */
import { rpc } from '../../rpc/client.ts'
import { sessionKey } from '../../rpc/queryClient.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'

/** A host may lock by itself: asked again so often, in milliseconds. */
const every = 10_000

export function useSessionStatus() {
  return useRpcQuery(sessionKey, () => rpc.session.status.query(), { repeatAfter: every })
}

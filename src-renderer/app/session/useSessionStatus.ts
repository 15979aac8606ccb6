/** Where the store stands: absent, locked, open, or broken with a cause. `useSessionWatch` keeps it up to date. */
import { rpc } from '../../rpc/client.ts'
import { sessionKey } from '../../rpc/queryClient.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'

export function useSessionStatus() {
  return useRpcQuery(sessionKey, () => rpc.session.status.query(), { isTold: true })
}

export type SessionStatus = NonNullable<ReturnType<typeof useSessionStatus>['data']>

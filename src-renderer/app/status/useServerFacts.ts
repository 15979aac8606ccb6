/** Where the servers stand, asked of the store again and again; no server is contacted for it. */
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { useMay } from '../session/useMay.ts'

/** Scheduled pulls and other windows change it while nobody looks. */
const repeatAfter = 30_000

export function useServerStatuses() {
  const may = useMay()
  return useRpcQuery(['sync', 'status'], (signal) => rpc.sync.status.query(undefined, { signal }), {
    enabled: may('sync.status'),
    repeatAfter,
  }).data
}

/** Undefined: not known, or not for the person's role. */
export function usePendingChanges() {
  const may = useMay()
  return useRpcQuery(['sync', 'pending'], (signal) => rpc.sync.pending.query(undefined, { signal }), {
    enabled: may('sync.pending'),
    repeatAfter,
  }).data
}

import { rpc } from '../rpc/client.ts'
import { useRpcQuery } from '../rpc/useRpc.ts'
import { useMay } from './session/useMay.ts'

/** Scheduled pulls find drift while nobody looks. */
const repeatAfter = 30_000

/** Objects that moved on any server, as the last reads saw it; for the navigation. */
export function useDriftCount(): number {
  const may = useMay()
  const { data = [] } = useRpcQuery(
    ['sync', 'status'],
    (signal) => rpc.sync.status.query(undefined, { signal }),
    { enabled: may('sync.status'), repeatAfter },
  )
  return data.reduce((sum, { driftObjects }) => sum + driftObjects, 0)
}

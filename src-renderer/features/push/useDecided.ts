/** Open conflicts and past decisions of one server. */
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'

/** Asked together: an entry that is decided goes from one list to the other, and must not be gone in between. */
export function useDecided(serverId: string) {
  return useRpcQuery(['sync', 'decided', { serverId }], async (signal) => {
    const conflicts = await rpc.sync.conflicts.query({ serverId }, { signal })
    const decisions = await rpc.sync.decisions.query({ serverId }, { signal })
    return { conflicts, decisions }
  })
}

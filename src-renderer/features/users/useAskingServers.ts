/** Names of the servers where providers have to log on; undefined while they are not known yet. */
import type { Server } from '../../../src-main/domain/model.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'

export function useAskingServers(isAsking: (server: Server) => boolean): readonly string[] | undefined {
  const { data } = useRpcQuery(['server', 'list'], (signal) => rpc.server.list.query(undefined, { signal }))
  return data?.filter(isAsking).map(({ name }) => name)
}

/** Reading the trash, and bringing objects back from it. */
import type { TrashItem } from '../../../src-main/store/trash.ts'
import { tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { isStoreClosed, RpcError, toRpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'
import { changedByHistory } from './kinds.ts'

export function useTrash() {
  return useRpcQuery(['history', 'trash'], (signal) => rpc.history.trash.query(undefined, { signal }))
}

/** One after the other: the router restores one at a time. What is refused does not keep the others back. */
export function useRestoreFromTrash() {
  return useRpcMutation(restoreAll, changedByHistory)
}

/** Forgets everything in the trash for good. To be asked before. */
export function usePurgeTrash() {
  return useRpcMutation(async () => {
    const { purged } = await rpc.history.purge.mutate({ confirmed: true })
    postMessage('success', tCount(purged.length, 'trash.purged.one', 'trash.purged.other'))
  }, changedByHistory)
}

async function restoreAll(items: readonly TrashItem[]): Promise<void> {
  const remarks: string[] = []
  const refused: RpcError[] = []
  for (const item of items) {
    try {
      const { kind, objectId } = item
      remarks.push(...(await rpc.history.restoreFromTrash.mutate({ kind, objectId })).remarks)
    } catch (thrown) {
      const error = toRpcError(thrown)
      if (isStoreClosed(error)) throw error
      refused.push(error)
    }
  }
  const count = items.length - refused.length
  const restored = tCount(count, 'trash.restored.one', 'trash.restored.other')
  if (count > 0) postMessage('success', [restored, ...remarks].join(' '))
  const [first] = refused
  if (!first) return
  throw new RpcError(first.code, refused.map(({ message }) => message).join(' '), first.data)
}

/** Locking by hand: what was typed is kept first; where that fails the person decides. */
import { useState } from 'react'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'
import { keepUnsaved } from '../../ui/useUnsavedGuard.ts'

export function useLock() {
  const [lost, setLost] = useState<readonly string[]>([])
  const lock = useRpcMutation(() => rpc.session.lock.mutate(), ['session'])
  const lockNow = () => {
    setLost([])
    lock.mutate(undefined, { onError: (error) => postMessage('error', error.message) })
  }
  return {
    /** Names of the forms whose changes a lock would lose; the question stands open while there are some. */
    lost,
    lockNow,
    stay: () => setLost([]),
    lock: async () => {
      const names = await keepUnsaved()
      if (names.length > 0) setLost(names)
      else lockNow()
    },
  }
}

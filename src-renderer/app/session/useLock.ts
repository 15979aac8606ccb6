/** Locking by hand: what was typed is kept first; where that fails the person decides (app/LockQuestion.tsx). */
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'
import { keepUnsaved } from '../../ui/useUnsavedGuard.ts'
import { createValueStore } from '../../ui/valueStore.ts'

/** Locking is offered in several places; there is one question. */
const lostForms = createValueStore<readonly string[]>([])

export function useLock() {
  const lost = lostForms.use()
  const lock = useRpcMutation(() => rpc.session.lock.mutate(), ['session'])
  const lockNow = () => {
    lostForms.set([])
    lock.mutate(undefined, { onError: (error) => postMessage('error', error.message) })
  }
  return {
    /** Names of the forms whose changes a lock would lose; the question stands open while there are some. */
    lost,
    lockNow,
    stay: () => lostForms.set([]),
    lock: async () => {
      const names = await keepUnsaved()
      if (names.length > 0) lostForms.set(names)
      else lockNow()
    },
  }
}

import type { Transaction } from '../store/database.ts'
import type { SyncStore } from './port.ts'

/**
 * One transaction of the engine. Immediate: with a second process on the same store it waits for its turn at the
 * start, instead of failing at the first write.
 */
export function transact<Result>(store: SyncStore, work: (tx: Transaction) => Result): Result {
  return store.db.transaction(work, { behavior: 'immediate' })
}

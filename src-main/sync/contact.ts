/** How reads of a server end goes on record, for people and for the schedule of pulls. */
import { findPatchbayError } from '../domain/errors.ts'
import { noteFailedTx } from '../store/contact.ts'
import type { SyncServer, SyncStore } from './port.ts'
import { transact } from './transact.ts'

/** A failure of `work` is noted as that of the last try, and thrown on. Success is noted with what was read. */
export async function notingFailure<Result>(
  { store, server }: { readonly store: SyncStore; readonly server: SyncServer },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const known = findPatchbayError(error)
    // Somebody ended it: that says nothing about the server.
    if (known && known.code !== 'CANCELLED')
      transact(store, (tx) => noteFailedTx(tx, server.id, store.now(), known))
    throw error
  }
}

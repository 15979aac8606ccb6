/** Emptying the trash: what was deleted is forgotten, images of its secrets included. There is no way back. */
import { PatchbayError } from '../domain/errors.ts'
import { appendAuditTx } from './audit.ts'
import { forgetValuesTx } from './serverValues.ts'
import type { Store } from './store.ts'
import { emptyTrashTx, listTrash, type TrashItem } from './trash.ts'
import { forgetImagesTx } from './undoStack.ts'

/**
 * Forgets every object in the trash with all its versions, wherever undo, redo and history have one. Freed space is
 * overwritten, and the write-ahead log emptied. What stays: the audit trail, which has no secrets, and backups made
 * before.
 * @throws CONFIRMATION_REQUIRED unless `isConfirmed`; STORE_BUSY
 */
export function purgeTrash(store: Store, isConfirmed: boolean): { readonly purged: readonly TrashItem[] } {
  if (!isConfirmed) {
    throw new PatchbayError(
      'CONFIRMATION_REQUIRED',
      'What is in the trash would be forgotten for good, with its history. Nothing was changed. Confirm to go on.',
    )
  }
  // The driver's build has it on; said here because this is what depends on it.
  store.connection.pragma('secure_delete = ON')
  const purged = purge(store)
  store.connection.pragma('wal_checkpoint(TRUNCATE)')
  return { purged }
}

function purge(store: Store): TrashItem[] {
  return store.db.transaction(
    (tx) => {
      const items = listTrash(tx)
      if (items.length === 0) return items
      const forgotten = new Set(items.map(({ kind, objectId }) => `${kind} ${objectId}`))
      emptyTrashTx(tx)
      forgetValuesTx(
        tx,
        items.flatMap(({ kind, objectId }) => (kind === 'server' ? [] : [{ kind, objectId }])),
      )
      forgetImagesTx(tx, (kind, id) => forgotten.has(`${kind} ${id}`))
      const objects = items.map(({ kind, name }) => ({ kind, name }))
      appendAuditTx(tx, store, { action: 'history.purge', object: 'trash', details: { objects } })
      return items
    },
    { behavior: 'immediate' },
  )
}

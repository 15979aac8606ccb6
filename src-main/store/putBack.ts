/** Puts whole objects back as undo kept them, whatever their kind. */
import { max } from 'drizzle-orm'
import type { Transaction } from './database.ts'
import type { ObjectChange, ObjectImage, ObjectKind } from './images.ts'
import { audit } from './schema.ts'
import { putServerTx, serverImage } from './servers.ts'
import { putServiceTx, serviceImage } from './services.ts'
import type { Store } from './store.ts'
import { outOfTrashTx } from './trash.ts'
import { putUserTx, userImage } from './users.ts'

/** The object as it is in the store now; null when it is not there. */
export function imageOf(store: Store, kind: ObjectKind, id: string): ObjectImage | null {
  if (kind === 'service') return serviceImage(store.db, id)
  return kind === 'user' ? userImage(store.db, id) : serverImage(store.db, id)
}

/** Id of the object that a change is about. */
export function idOf({ before, after }: ObjectChange): string {
  const image = after ?? before
  return image?.id ?? ''
}

/**
 * A revision that no form that is still open can have: one more than the object's own, and for an object that comes
 * back the number of this action's audit record. Each raise of a revision is an action with a record of its own, so
 * no revision was ever above the number of records.
 */
function nextRevision(store: Store, current: ObjectImage | null): number {
  if (current) return current.revision + 1
  const last = store.db
    .select({ seq: max(audit.seq) })
    .from(audit)
    .get()
  return (last?.seq ?? 0) + 1
}

/**
 * Makes the object what `after` of the change is, and takes it out of the trash if it comes back.
 * @throws NAME_TAKEN, LOGON_NAME_TAKEN, SERVER_NAME_TAKEN, UNDO_CONFLICT
 */
export function putBackTx(tx: Transaction, store: Store, change: ObjectChange): void {
  const { table, before, after } = change
  const id = idOf(change)
  const saved = { revision: nextRevision(store, imageOf(store, table, id)), updatedAt: store.clock.now() }
  if (table === 'service') putServiceTx(tx, store, id, after && { ...after, ...saved })
  else if (table === 'user') putUserTx(tx, store, id, after && { ...after, ...saved })
  else putServerTx(tx, store, id, after && { ...after, ...saved })
  if (after && !before) outOfTrashTx(tx, store, table, id)
}

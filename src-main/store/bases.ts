/**
 * What the store and a server last agreed on, one record per object. Owner of the table `base`.
 * A base moves only on agreement or after a confirmed success (architecture.md section 7).
 */
import { and, eq } from 'drizzle-orm'
import type { ServerId, UserRight } from '../domain/model.ts'
import type { FieldValue, RemoteKind } from '../domain/syncModel.ts'
import { storedFields } from './canonicalFields.ts'
import type { Database, Transaction } from './database.ts'
import { base } from './schema.ts'

export interface BaseRecord {
  readonly kind: RemoteKind
  /** In the form of the table: upper case, no hyphens. */
  readonly remoteId: string
  readonly objectId: string
  readonly key: string
  readonly label: string
  /** Secrets as fingerprint of what was sent, `unknown` or `absent`. */
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly rights: readonly UserRight[]
}

export function listBases(db: Database, serverId: ServerId): readonly BaseRecord[] {
  return db
    .select({
      kind: base.kind,
      remoteId: base.remoteId,
      objectId: base.objectId,
      key: base.key,
      label: base.label,
      fields: base.fields,
      rights: base.rights,
    })
    .from(base)
    .where(eq(base.serverId, serverId))
    .all()
}

/** Replaces what is known of the server's object and of the store's object. */
export function putBaseTx(tx: Transaction, serverId: ServerId, record: BaseRecord, at: string): void {
  removeBaseOfObjectTx(tx, serverId, record.kind, record.objectId)
  removeBaseTx(tx, serverId, record.kind, record.remoteId)
  tx.insert(base)
    .values({
      ...record,
      fields: storedFields(record.fields),
      rights: [...record.rights],
      serverId,
      agreedAt: at,
    })
    .run()
}

export function removeBaseTx(tx: Transaction, serverId: ServerId, kind: RemoteKind, remoteId: string): void {
  tx.delete(base)
    .where(and(eq(base.serverId, serverId), eq(base.kind, kind), eq(base.remoteId, remoteId)))
    .run()
}

function removeBaseOfObjectTx(tx: Transaction, serverId: ServerId, kind: RemoteKind, objectId: string): void {
  tx.delete(base)
    .where(and(eq(base.serverId, serverId), eq(base.kind, kind), eq(base.objectId, objectId)))
    .run()
}

/** Notes a right as granted. Without a base of the user there is nothing to note it on. */
export function addBaseRightTx(tx: Transaction, serverId: ServerId, userId: string, right: UserRight): void {
  const where = and(eq(base.serverId, serverId), eq(base.kind, 'user'), eq(base.objectId, userId))
  const row = tx.select({ rights: base.rights }).from(base).where(where).get()
  if (!row || row.rights.includes(right)) return
  tx.update(base)
    .set({ rights: [...row.rights, right] })
    .where(where)
    .run()
}

/**
 * What the store and a server last agreed on, one record per object. Owner of the table `base`.
 * A base moves only on agreement or after a confirmed success (architecture.md section 7).
 */
import { and, eq, sql } from 'drizzle-orm'
import type { ServerId, UserRight } from '../domain/model.ts'
import type { FieldValue, RemoteKind } from '../domain/syncModel.ts'
import type { Database, Transaction } from './database.ts'
import { base } from './schema.ts'
import { statement } from './statements.ts'

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

const columns = {
  kind: base.kind,
  remoteId: base.remoteId,
  objectId: base.objectId,
  key: base.key,
  label: base.label,
  fields: base.fields,
  rights: base.rights,
}

const ofObject = and(
  eq(base.serverId, sql.placeholder('serverId')),
  eq(base.kind, sql.placeholder('kind')),
  eq(base.objectId, sql.placeholder('objectId')),
)

const selectBases = (db: Database) =>
  db
    .select(columns)
    .from(base)
    .where(eq(base.serverId, sql.placeholder('serverId')))
    .prepare()

const selectOfObject = (db: Database) => db.select(columns).from(base).where(ofObject).prepare()

export function listBases(db: Database, serverId: ServerId): readonly BaseRecord[] {
  return statement(db, selectBases).all({ serverId })
}

/** Of one object of the store; null when nothing was agreed on about it. */
export function findBase(
  db: Database,
  serverId: ServerId,
  kind: RemoteKind,
  objectId: string,
): BaseRecord | null {
  return statement(db, selectOfObject).get({ serverId, kind, objectId }) ?? null
}

const insertBase = (db: Database) =>
  db
    .insert(base)
    .values({
      serverId: sql.placeholder('serverId'),
      kind: sql.placeholder('kind'),
      remoteId: sql.placeholder('remoteId'),
      objectId: sql.placeholder('objectId'),
      key: sql.placeholder('key'),
      label: sql.placeholder('label'),
      fields: sql.placeholder('fields'),
      rights: sql.placeholder('rights'),
      agreedAt: sql.placeholder('at'),
    })
    .prepare()

const deleteBase = (db: Database) =>
  db
    .delete(base)
    .where(
      and(
        eq(base.serverId, sql.placeholder('serverId')),
        eq(base.kind, sql.placeholder('kind')),
        eq(base.remoteId, sql.placeholder('remoteId')),
      ),
    )
    .prepare()

const deleteBaseOfObject = (db: Database) => db.delete(base).where(ofObject).prepare()

const selectRights = (db: Database) => db.select({ rights: base.rights }).from(base).where(ofObject).prepare()

const updateRights = (db: Database) =>
  db
    .update(base)
    .set({ rights: sql`${sql.placeholder('rights')}` })
    .where(ofObject)
    .prepare()

/** Replaces what is known of the server's object and of the store's object. */
export function putBaseTx(tx: Transaction, serverId: ServerId, record: BaseRecord, at: string): void {
  statement(tx, deleteBaseOfObject).run({ serverId, kind: record.kind, objectId: record.objectId })
  removeBaseTx(tx, serverId, record.kind, record.remoteId)
  statement(tx, insertBase).run({ ...record, serverId, at })
}

export function removeBaseTx(tx: Transaction, serverId: ServerId, kind: RemoteKind, remoteId: string): void {
  statement(tx, deleteBase).run({ serverId, kind, remoteId })
}

/** Notes a right as granted. Without a base of the user there is nothing to note it on. */
export function addBaseRightTx(tx: Transaction, serverId: ServerId, userId: string, right: UserRight): void {
  const user = { serverId, kind: 'user', objectId: userId }
  const row = statement(tx, selectRights).get(user)
  if (!row || row.rights.includes(right)) return
  statement(tx, updateRights).run({ ...user, rights: JSON.stringify([...row.rights, right]) })
}

/** Notes a right as taken back. */
export function removeBaseRightTx(
  tx: Transaction,
  serverId: ServerId,
  userId: string,
  right: UserRight,
): void {
  const user = { serverId, kind: 'user', objectId: userId }
  const row = statement(tx, selectRights).get(user)
  if (!row?.rights.includes(right)) return
  const kept = row.rights.filter((granted) => granted !== right)
  statement(tx, updateRights).run({ ...user, rights: JSON.stringify(kept) })
}

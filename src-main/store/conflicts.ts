/**
 * Decisions that a server waits for: a field changed on both sides. Owner of the table `conflict`.
 * Base, mine and theirs are kept in an encoded form (sync/plan/show.ts) that tells a change of a secret by its keyed
 * fingerprint; what is shown to a person is made of it there.
 */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { ServerId } from '../domain/model.ts'
import type { RemoteKind } from '../domain/syncModel.ts'
import type { Database, Transaction } from './database.ts'
import { conflict } from './schema.ts'
import { statement } from './statements.ts'

export type ConflictSide = 'mine' | 'theirs'

export interface ConflictRecord {
  readonly kind: RemoteKind
  readonly objectId: string
  /** In the form of the table: upper case, no hyphens. */
  readonly remoteId: string
  /** Name or logon name as entered. */
  readonly key: string
  readonly field: string
  /** Encoded; `null`: not there. */
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
  /** `null` while open. */
  readonly resolution: ConflictSide | null
}

const columns = {
  kind: conflict.kind,
  objectId: conflict.objectId,
  remoteId: conflict.remoteId,
  key: conflict.key,
  field: conflict.field,
  base: conflict.base,
  mine: conflict.mine,
  theirs: conflict.theirs,
  resolution: conflict.resolution,
}

const ofServer = eq(conflict.serverId, sql.placeholder('serverId'))
const ofObject = and(
  ofServer,
  eq(conflict.kind, sql.placeholder('kind')),
  eq(conflict.objectId, sql.placeholder('objectId')),
)

const selectConflicts = (db: Database) => db.select(columns).from(conflict).where(ofServer).prepare()

const deleteConflicts = (db: Database) => db.delete(conflict).where(ofServer).prepare()

const deleteOfObject = (db: Database) => db.delete(conflict).where(ofObject).prepare()

const deleteOfFields = (db: Database) =>
  db
    .delete(conflict)
    .where(
      and(ofObject, sql`${conflict.field} IN (SELECT value FROM json_each(${sql.placeholder('fields')}))`),
    )
    .prepare()

const insertConflict = (db: Database) =>
  db
    .insert(conflict)
    .values({
      serverId: sql.placeholder('serverId'),
      kind: sql.placeholder('kind'),
      objectId: sql.placeholder('objectId'),
      remoteId: sql.placeholder('remoteId'),
      key: sql.placeholder('key'),
      field: sql.placeholder('field'),
      base: sql.placeholder('base'),
      mine: sql.placeholder('mine'),
      theirs: sql.placeholder('theirs'),
      resolution: sql.placeholder('resolution'),
      detectedAt: sql.placeholder('detectedAt'),
    })
    .prepare()

export function listConflictRecords(
  db: Database | Transaction,
  serverId: ServerId,
): readonly ConflictRecord[] {
  return statement(db, selectConflicts).all({ serverId })
}

/** Replaces all conflicts of a server by those that were found just now, decisions that still hold included. */
export function replaceConflictsTx(
  tx: Transaction,
  serverId: ServerId,
  records: readonly ConflictRecord[],
  at: string,
): void {
  statement(tx, deleteConflicts).run({ serverId })
  for (const record of records) statement(tx, insertConflict).run({ ...record, serverId, detectedAt: at })
}

/** `side` null: it is open again. */
export function decideConflictTx(
  tx: Transaction,
  serverId: ServerId,
  record: ConflictRecord,
  side: ConflictSide | null,
): void {
  tx.update(conflict)
    .set({ resolution: side })
    .where(
      and(
        eq(conflict.serverId, serverId),
        eq(conflict.kind, record.kind),
        eq(conflict.objectId, record.objectId),
        eq(conflict.field, record.field),
      ),
    )
    .run()
}

/** Puts one on record with its resolution, in place of what was there of this field. */
export function putConflictTx(tx: Transaction, serverId: ServerId, record: ConflictRecord, at: string): void {
  removeConflictsTx(tx, serverId, record, [record.field])
  statement(tx, insertConflict).run({ ...record, serverId, detectedAt: at })
}

/** Of one object: a push or a takeover has carried them out. `fields` left out: all. */
export function removeConflictsTx(
  tx: Transaction,
  serverId: ServerId,
  { kind, objectId }: Pick<ConflictRecord, 'kind' | 'objectId'>,
  fields?: readonly string[],
): void {
  const object = { serverId, kind, objectId }
  if (fields) statement(tx, deleteOfFields).run({ ...object, fields: JSON.stringify(fields) })
  else statement(tx, deleteOfObject).run(object)
}

/** Number of open ones by server; servers without any are left out. */
export function countOpenConflicts(db: Database): ReadonlyMap<ServerId, number> {
  const rows = db
    .select({ serverId: conflict.serverId, open: sql<number>`count(*)` })
    .from(conflict)
    .where(isNull(conflict.resolution))
    .groupBy(conflict.serverId)
    .all()
  return new Map(rows.map(({ serverId, open }) => [serverId, open]))
}

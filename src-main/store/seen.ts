/**
 * What the last read of a server saw: tells drift, and what is only on the server. Owner of the table `seen`.
 * Secrets as fingerprint, `unknown` or `absent`; never the server's raw object.
 */
import { and, eq, sql } from 'drizzle-orm'
import type { ServerId } from '../domain/model.ts'
import type { CanonicalObject, RemoteKind } from '../domain/syncModel.ts'
import type { Database, Transaction } from './database.ts'
import { seen } from './schema.ts'
import { statement } from './statements.ts'

export interface SeenRecord extends CanonicalObject {
  /** In the form of the table: upper case, no hyphens. */
  readonly remoteId: string
}

const selectSeen = (db: Database) =>
  db
    .select({
      kind: seen.kind,
      remoteId: seen.remoteId,
      key: seen.key,
      label: seen.label,
      fields: seen.fields,
    })
    .from(seen)
    .where(eq(seen.serverId, sql.placeholder('serverId')))
    .prepare()

const deleteSeen = (db: Database) =>
  db
    .delete(seen)
    .where(
      and(
        eq(seen.serverId, sql.placeholder('serverId')),
        sql`${seen.kind} IN (SELECT value FROM json_each(${sql.placeholder('kinds')}))`,
      ),
    )
    .prepare()

const insertSeen = (db: Database) =>
  db
    .insert(seen)
    .values({
      serverId: sql.placeholder('serverId'),
      kind: sql.placeholder('kind'),
      remoteId: sql.placeholder('remoteId'),
      key: sql.placeholder('key'),
      label: sql.placeholder('label'),
      fields: sql.placeholder('fields'),
      seenAt: sql.placeholder('at'),
    })
    .prepare()

export function listSeen(reader: Database | Transaction, serverId: ServerId): readonly SeenRecord[] {
  return statement(reader, selectSeen).all({ serverId })
}

/** Replaces the record of the server by `records`, for the kinds that were read. */
export function replaceSeenTx(
  tx: Transaction,
  serverId: ServerId,
  kinds: ReadonlySet<RemoteKind>,
  records: readonly SeenRecord[],
  at: string,
): void {
  statement(tx, deleteSeen).run({ serverId, kinds: JSON.stringify([...kinds]) })
  for (const record of records) statement(tx, insertSeen).run({ ...record, serverId, at })
}

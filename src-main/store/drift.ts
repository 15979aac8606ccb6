/**
 * What moved on servers since it was agreed on, as the reads saw it. Owner of the table `drift`.
 * Values are as people see them: texts, or the state of a secret; the times are for people and decide nothing.
 */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ServerId } from '../domain/model.ts'
import type { RemoteKind } from '../domain/syncModel.ts'
import type { Database, Transaction } from './database.ts'
import { drift } from './schema.ts'
import { statement } from './statements.ts'

export interface DriftFinding {
  readonly kind: RemoteKind
  /** In the form of the table: upper case, no hyphens. */
  readonly remoteId: string
  /** A field, or `object` when the whole object is gone from the server or is new there. */
  readonly field: string
  /** Name or logon name as entered. */
  readonly key: string
  /** `null`: not there. */
  readonly before: string | null
  readonly after: string | null
}

export interface DriftRecord extends DriftFinding {
  /** The first read that saw this value. */
  readonly firstSeenAt: string
}

const columns = {
  kind: drift.kind,
  remoteId: drift.remoteId,
  field: drift.field,
  key: drift.key,
  before: drift.before,
  after: drift.after,
  firstSeenAt: drift.firstSeenAt,
}

const ofServer = eq(drift.serverId, sql.placeholder('serverId'))

const selectDrift = (db: Database) =>
  db
    .select(columns)
    .from(drift)
    .where(ofServer)
    .orderBy(asc(drift.key), asc(drift.kind), asc(sql`rowid`))
    .prepare()

const deleteKinds = (db: Database) =>
  db
    .delete(drift)
    .where(and(ofServer, sql`${drift.kind} IN (SELECT value FROM json_each(${sql.placeholder('kinds')}))`))
    .prepare()

const deleteOfObject = (db: Database) =>
  db
    .delete(drift)
    .where(
      and(ofServer, eq(drift.kind, sql.placeholder('kind')), eq(drift.remoteId, sql.placeholder('remoteId'))),
    )
    .prepare()

const insertDrift = (db: Database) =>
  db
    .insert(drift)
    .values({
      serverId: sql.placeholder('serverId'),
      kind: sql.placeholder('kind'),
      remoteId: sql.placeholder('remoteId'),
      field: sql.placeholder('field'),
      key: sql.placeholder('key'),
      before: sql.placeholder('before'),
      after: sql.placeholder('after'),
      firstSeenAt: sql.placeholder('firstSeenAt'),
      seenAt: sql.placeholder('seenAt'),
    })
    .prepare()

/** By name, then in the order in which it was found. */
export function listDrift(reader: Database | Transaction, serverId: ServerId): readonly DriftRecord[] {
  return statement(reader, selectDrift).all({ serverId })
}

/** The difference that a row is about; an object that differs otherwise by now counts as seen for the first time. */
export function driftKey({ kind, remoteId, field, after }: DriftFinding): string {
  return JSON.stringify([kind, remoteId, field, after])
}

/** Replaces the drift of a server by what a read found, for the kinds that were read. @returns it */
export function replaceDriftTx(
  tx: Transaction,
  serverId: ServerId,
  kinds: ReadonlySet<RemoteKind>,
  found: readonly DriftFinding[],
  at: string,
): readonly DriftRecord[] {
  const known = new Map(listDrift(tx, serverId).map((record) => [driftKey(record), record.firstSeenAt]))
  statement(tx, deleteKinds).run({ serverId, kinds: JSON.stringify([...kinds]) })
  return found.map((finding) => {
    const record = { ...finding, firstSeenAt: known.get(driftKey(finding)) ?? at }
    statement(tx, insertDrift).run({ ...record, serverId, seenAt: at })
    return record
  })
}

/** The difference was settled: by a push, a takeover or an adoption. */
export function removeDriftTx(tx: Transaction, serverId: ServerId, kind: RemoteKind, remoteId: string): void {
  statement(tx, deleteOfObject).run({ serverId, kind, remoteId })
}

/** Number of objects of each server that moved; servers without any are left out. */
export function countDriftObjects(db: Database): ReadonlyMap<ServerId, number> {
  const rows = db
    .select({
      serverId: drift.serverId,
      objects: sql<number>`count(DISTINCT ${drift.kind} || ' ' || ${drift.remoteId})`,
    })
    .from(drift)
    .groupBy(drift.serverId)
    .all()
  return new Map(rows.map(({ serverId, objects }) => [serverId, objects]))
}

/**
 * What waits for a push, where pending.ts does not count it: in a large store, and for an auditor. No secret is opened.
 * Objects are counted by when they were saved and when they were agreed on, so this is a hint; the comparison with the
 * server decides.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Server } from '../domain/model.ts'
import type { RemoteKind } from '../domain/syncModel.ts'
import type { Database } from '../store/database.ts'

export interface PendingCounts {
  /** In the store, and never agreed on with the server. */
  readonly added: number
  /** Saved since they were agreed on. */
  readonly changed: number
  /** Agreed on, and deleted from the store: a push leaves them on the server unless it is told otherwise. */
  readonly deleted: number
}

const kinds: readonly RemoteKind[] = ['service', 'user']

export function estimatePending(db: Database, server: Pick<Server, 'id' | 'promotedFrom'>): PendingCounts {
  const counts = kinds.map((kind) =>
    server.promotedFrom === null ? pendingOf(db, server, kind) : pendingOfPromoted(db, server, kind),
  )
  const sum = (name: keyof PendingCounts) => counts.reduce((total, each) => total + each[name], 0)
  return { added: sum('added'), changed: sum('changed'), deleted: sum('deleted') }
}

function count(db: Database, from: SQL): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${from}`).n
}

function pendingOf(db: Database, { id }: Pick<Server, 'id'>, kind: RemoteKind): PendingCounts {
  const objects = sql.identifier(kind)
  const agreed = sql`base WHERE base.server_id = ${id} AND base.kind = ${kind}`
  // Both sides are read in the order of their indexes and merged.
  const deleted = count(
    db,
    sql`(SELECT object_id AS id FROM ${agreed} EXCEPT SELECT id FROM ${objects} ORDER BY 1)`,
  )
  const added = count(db, sql`${objects}`) - (count(db, agreed) - deleted)
  // Most objects were saved before anything was ever agreed on: they need no look at their base.
  const changed = count(
    db,
    sql`
    ${objects} AS object CROSS JOIN base
      ON base.server_id = ${id} AND base.kind = ${kind} AND base.object_id = object.id
    WHERE object.updated_at > (SELECT agreed_at FROM base ORDER BY rowid LIMIT 1)
      AND object.updated_at > base.agreed_at`,
  )
  return { added, changed, deleted }
}

/** A target of promotion gets the promoted objects, with values of its own. */
function pendingOfPromoted(db: Database, { id }: Pick<Server, 'id'>, kind: RemoteKind): PendingCounts {
  const promoted = sql`promoted JOIN ${sql.identifier(kind)} AS object ON object.id = promoted.object_id
    LEFT JOIN base ON base.server_id = promoted.server_id AND base.kind = promoted.kind
      AND base.object_id = promoted.object_id
    WHERE promoted.server_id = ${id} AND promoted.kind = ${kind}`
  const deleted = count(
    db,
    sql`base WHERE base.server_id = ${id} AND base.kind = ${kind} AND NOT EXISTS (
    SELECT 1 FROM ${sql.identifier(kind)} AS object WHERE object.id = base.object_id)`,
  )
  const added = count(db, sql`${promoted} AND base.object_id IS NULL`)
  const changed = count(
    db,
    sql`${promoted} AND (object.updated_at > base.agreed_at OR EXISTS (
    SELECT 1 FROM server_value AS value WHERE value.server_id = ${id} AND value.kind = ${kind}
      AND value.object_id = object.id AND value.updated_at > base.agreed_at))`,
  )
  return { added, changed, deleted }
}

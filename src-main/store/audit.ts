/**
 * The audit trail: who did what, when, hash-chained and append-only. Owner of the table `audit`.
 * Details hold plain fields and secret states, never a secret or its fingerprint.
 */
import { desc, sql } from 'drizzle-orm'
import { sha256 } from '../platform/hash.ts'
import type { Database, Transaction } from './database.ts'
import { audit } from './schema.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

export interface AuditEntry {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly host: string
  readonly action: string
  readonly object: string
  readonly details: unknown
}

/** Hash that the first record names as its predecessor. */
export const auditRoot = '0'.repeat(64)

/** Hash of one record; each covers its predecessor's, so that a change anywhere breaks every later one. */
export function auditHash(record: Omit<typeof audit.$inferSelect, 'seq' | 'hash'>): string {
  return sha256(
    JSON.stringify([
      record.previousHash,
      record.at,
      record.person,
      record.host,
      record.action,
      record.object,
      record.details,
    ]),
  )
}

const selectLast = (db: Database) =>
  db.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).prepare()

const insertRecord = (db: Database) =>
  db
    .insert(audit)
    .values({
      at: sql.placeholder('at'),
      person: sql.placeholder('person'),
      host: sql.placeholder('host'),
      action: sql.placeholder('action'),
      object: sql.placeholder('object'),
      details: sql.placeholder('details'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
    })
    .prepare()

/** Appends one record, inside the transaction that is open. `action`: `<domain>.<verb>`; `object`: name of what was acted upon. */
export function appendAuditTx(
  _tx: Transaction,
  store: Store,
  entry: { action: string; object: string; details: unknown },
): void {
  const last = statement(store.db, selectLast).get()
  const record = {
    at: store.clock.now(),
    person: store.person,
    host: store.host,
    action: entry.action,
    object: entry.object,
    details: JSON.stringify(entry.details ?? null),
    previousHash: last?.hash ?? auditRoot,
  }
  statement(store.db, insertRecord).run({ ...record, hash: auditHash(record) })
}

/** Newest first. */
export function listAudit(db: Database, limit: number, offset = 0): AuditEntry[] {
  const rows = db.select().from(audit).orderBy(desc(audit.seq)).limit(limit).offset(offset).all()
  return rows.map(({ seq, at, person, host, action, object, details }) => ({
    seq,
    at,
    person,
    host,
    action,
    object,
    details: JSON.parse(details) as unknown,
  }))
}

/**
 * The audit trail: who did what, when, hash-chained and append-only. Owner of the table `audit`.
 * Details hold plain fields and secret states, never a secret or its fingerprint.
 */
import { desc } from 'drizzle-orm'
import { stableStringify } from '../domain/canonical.ts'
import { sha256 } from '../platform/hash.ts'
import type { Database, Transaction } from './database.ts'
import { audit } from './schema.ts'
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
    stableStringify([
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

/** Appends one record. `action`: `<domain>.<verb>`; `object`: name of what was acted upon. */
export function appendAuditTx(
  tx: Transaction,
  store: Store,
  entry: { action: string; object: string; details: unknown },
): void {
  const last = tx.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).get()
  const record = {
    at: store.clock.now(),
    person: store.person,
    host: store.host,
    action: entry.action,
    object: entry.object,
    details: stableStringify(entry.details),
    previousHash: last?.hash ?? auditRoot,
  }
  tx.insert(audit)
    .values({ ...record, hash: auditHash(record) })
    .run()
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

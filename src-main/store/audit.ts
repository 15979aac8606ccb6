/**
 * The audit trail: who did what, when, hash-chained and append-only. Owner of the table `audit`.
 * Details hold plain fields and secret states, never a secret or its fingerprint.
 * auditVerify.ts checks the chain, auditList.ts searches it, auditExport.ts signs it.
 */
import { desc, max, sql } from 'drizzle-orm'
import { sha256 } from '../platform/hash.ts'
import type { Database, Transaction } from './database.ts'
import { audit } from './schema.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

/** What a record tells of an action; when and by whom comes from the store. */
export interface NewAuditEntry {
  /** `<domain>.<verb>` */
  readonly action: string
  /** Name of what was acted upon. */
  readonly object: string
  readonly details: unknown
}

export interface AuditEntry extends NewAuditEntry {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly host: string
}

/** Hash that the first record names as its predecessor. */
export const auditRoot = '0'.repeat(64)

/** A row of the table. */
export type AuditRecord = typeof audit.$inferSelect

/** The text of a record that is hashed, and that an export holds just so: a JSON list without spaces. */
export function hashedText(record: Omit<AuditRecord, 'seq' | 'hash'>): string {
  return JSON.stringify([
    record.previousHash,
    record.at,
    record.person,
    record.host,
    record.action,
    record.object,
    record.details,
  ])
}

/** Hash of one record; each covers its predecessor's, so that a change anywhere breaks every later one. */
export function auditHash(record: Omit<AuditRecord, 'seq' | 'hash'>): string {
  return sha256(hashedText(record))
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

/** Appends one record, inside the transaction that is open. */
export function appendAuditTx(_tx: Transaction, store: Store, entry: NewAuditEntry): void {
  const last = statement(store.db, selectLast).get()
  const record = {
    at: store.clock.now(),
    // As the file keeps them: it has no half of a surrogate pair, and the hash must fit what is read back.
    person: store.person.toWellFormed(),
    host: store.host,
    action: entry.action,
    object: entry.object.toWellFormed(),
    details: JSON.stringify(entry.details ?? null),
    previousHash: last?.hash ?? auditRoot,
  }
  statement(store.db, insertRecord).run({ ...record, hash: auditHash(record) })
}

/** Number of the last record: while it stays, nobody has changed anything that goes on record. */
export function lastAuditSeq(db: Database): number {
  return (
    db
      .select({ seq: max(audit.seq) })
      .from(audit)
      .get()?.seq ?? 0
  )
}

/** The same for what changes nothing in the store, in a transaction of its own. */
export function appendAudit(store: Store, entry: NewAuditEntry): void {
  store.db.transaction((tx) => appendAuditTx(tx, store, entry), { behavior: 'immediate' })
}

/** What was written as details; a text that is no JSON any more was tampered with, and is shown as it is. */
function detailsOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

export function toAuditEntry(record: AuditRecord): AuditEntry {
  const { previousHash: _previousHash, hash: _hash, details, ...fields } = record
  return { ...fields, details: detailsOf(details) }
}

/** Newest first. */
export function listAudit(db: Database, limit: number, offset = 0): AuditEntry[] {
  return db.select().from(audit).orderBy(desc(audit.seq)).limit(limit).offset(offset).all().map(toAuditEntry)
}

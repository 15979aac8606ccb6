/** Audit trails on real stores: filling, tampering as somebody with the key could, and the outsider's check. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { appendAudit, auditHash } from '../../src-main/store/audit.ts'
import type { Store } from '../../src-main/store/store.ts'

const script = path.resolve(import.meta.dirname, '..', '..', 'docs', 'verify-audit.mjs')

/** Appends records; the store's own first one is number 1. */
export function fillAudit(store: Store, count: number): void {
  for (let number = 1; number <= count; number += 1) {
    const details = { before: null, after: { name: `Service ${number}`, secret: 'set' } }
    appendAudit(store, { action: 'service.save', object: `Service ${number}`, details })
  }
}

export interface RawRecord {
  seq: number
  at: string
  person: string
  host: string
  action: string
  object: string
  details: string
  previousHash: string
  hash: string
}

export function rawRecords({ connection }: Store): RawRecord[] {
  return connection
    .prepare<[], RawRecord>('SELECT *, previous_hash AS previousHash FROM audit ORDER BY seq')
    .all()
}

/** A record with a hash of its own that fits. */
export function rehashed(record: RawRecord): RawRecord {
  return { ...record, hash: auditHash(record) }
}

/** Puts a record in place by its number. */
export function putRecord({ connection }: Store, record: RawRecord): void {
  connection
    .prepare(
      `INSERT OR REPLACE INTO audit (seq, at, person, host, action, object, details, previous_hash, hash)
       VALUES (@seq, @at, @person, @host, @action, @object, @details, @previousHash, @hash)`,
    )
    .run(record)
}

/** What `node docs/verify-audit.mjs ARGS` says. */
export function runVerifier(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      if (typeof code === 'number') resolve({ code, stdout, stderr })
      else reject(error)
    })
  })
}

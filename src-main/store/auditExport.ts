/**
 * The audit trail as signed text for somebody outside, who checks it without Patchbay (docs/verify-audit.mjs).
 *
 *   {"patchbayAudit":1,"storeId",...,"publicKey",...}          header
 *   {"seq":1,"hash":"<hex>","record":[<the text that was hashed>]}   one line for each record
 *   {"signature":"<base64>"}                                   Ed25519
 *
 * Every line ends in LF. Signed is the text `patchbay-audit-1:` + the SHA-256 (hex) of all bytes before the last
 * line: a digest, so that neither side needs the whole trail in memory.
 */
import { createHash, sign } from 'node:crypto'
import path from 'node:path'
import { createNewFile } from '../platform/newFile.ts'
import { appendAuditTx, hashedText } from './audit.ts'
import { type AuditKey, auditKey } from './auditKey.ts'
import {
  AuditCheck,
  type AuditExtent,
  type AuditVerification,
  extentOf,
  inTurns,
  walkAudit,
} from './auditVerify.ts'
import type { Store } from './store.ts'

export interface AuditExport extends AuditVerification {
  /** Of the key that signed it; to be told to the receiver on another way. */
  readonly fingerprint: string
}

const signedPrefix = 'patchbay-audit-1:'

interface Ends {
  readonly records: number
  readonly firstHash: string | null
  readonly lastHash: string | null
}

const selectEnds = `
  SELECT count(*) AS records,
    (SELECT hash FROM audit ORDER BY seq LIMIT 1) AS firstHash,
    (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1) AS lastHash
  FROM audit`

interface Exported extends AuditExtent {
  readonly header: string
}

/** The header, and what it tells of: later records do not get into the export. */
function begin(store: Store, storeId: string, key: AuditKey): Exported {
  const { connection } = store
  const read = connection.transaction(() => ({
    extent: extentOf(connection),
    ends: connection.prepare<[], Ends>(selectEnds).get(),
  }))
  const { extent, ends } = read()
  const header = JSON.stringify({
    patchbayAudit: 1,
    storeId,
    publicKey: key.publicKey,
    exportedAt: store.clock.now(),
    exportedBy: store.person,
    records: ends?.records ?? 0,
    // More than `records` when some were removed.
    highestNumber: extent.highest,
    firstHash: ends?.firstHash ?? null,
    lastHash: ends?.lastHash ?? null,
  })
  return { ...extent, header }
}

/**
 * Writes the trail as it stands, good or bad: a broken one is evidence too, and the result tells where it breaks.
 * The last line goes out inside the transaction that puts the export on record: no export leaves without it.
 * `object`: where it goes, for the record.
 * @throws STORE_LOCKED when the store is locked meanwhile
 */
async function exportAudit(
  store: Store,
  storeId: string,
  object: string,
  sink: { write(text: string): void; finish(): void },
): Promise<AuditExport> {
  const { connection } = store
  const key = auditKey(store)
  const { header, ...extent } = begin(store, storeId, key)
  const digest = createHash('sha256')
  const write = (line: string) => {
    digest.update(`${line}\n`)
    sink.write(`${line}\n`)
  }
  write(header)
  const check = new AuditCheck()
  const walk = walkAudit(connection, extent, (record) => {
    check.next(record)
    write(`{"seq":${record.seq},"hash":${JSON.stringify(record.hash)},"record":${hashedText(record)}}`)
    return true
  })
  await inTurns(connection, walk)
  const found = check.result(extent)
  const signed = Buffer.from(`${signedPrefix}${digest.digest('hex')}`)
  const signature = sign(null, signed, key.privateKey).toString('base64')
  const { fingerprint } = key
  store.db.transaction(
    (tx) => {
      const details = { ...found, fingerprint }
      appendAuditTx(tx, store, { action: 'audit.export', object, details })
      sink.write(`${JSON.stringify({ signature })}\n`)
      sink.finish()
    },
    { behavior: 'immediate' },
  )
  return { ...found, fingerprint }
}

/**
 * Into a new file, mode 0600; an older file of that name stays, for it may be evidence.
 * @throws FILE_EXISTS, FILE_*, STORE_FULL, STORE_LOCKED; then there is no new file
 */
export async function exportAuditFile(store: Store, storeId: string, file: string): Promise<AuditExport> {
  const target = createNewFile(file)
  try {
    return await exportAudit(store, storeId, path.basename(file), target)
  } catch (error) {
    target.abandon()
    throw error
  }
}

/** As one text, for a screen that hands it to the person as a download. */
export async function exportAuditText(
  store: Store,
  storeId: string,
): Promise<AuditExport & { readonly text: string }> {
  const pieces: string[] = []
  const sink = { write: (piece: string) => void pieces.push(piece), finish: () => {} }
  const result = await exportAudit(store, storeId, 'download', sink)
  return { ...result, text: pieces.join('') }
}

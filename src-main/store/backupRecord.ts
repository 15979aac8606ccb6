/**
 * What a backup is on disk: a folder that looks like a small data directory (docs/command-line.md).
 *
 *   backups/<YYYY-MM-DDTHH-MM-SSZ>-<reason>/   store.db   keyring.json   backup.json
 *
 * A folder under this name is complete: it was filled under `.partial-*` and renamed once.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { PatchbayError } from '../domain/errors.ts'
import { readTextFile } from '../platform/files.ts'

export const backupReasons = Object.freeze([
  'manual',
  'daily',
  'before-migration',
  'before-restore',
  'before-rotation',
] as const)
export type BackupReason = (typeof backupReasons)[number]

const count = z.int().min(0)

const recordSchema = z.object({
  patchbayBackup: z.literal(1),
  /** ISO 8601 UTC. */
  createdAt: z.iso.datetime(),
  reason: z.enum(backupReasons),
  /** Those of the keyring beside it; null when it had none that could be read. */
  storeId: z.string().nullable(),
  keyId: z.string().nullable(),
  /** Number of migrations. Null, as the two below: put aside as it was, without being opened. */
  format: count.nullable(),
  /** Number of its last audit record. */
  auditSeq: count.nullable(),
  counts: z.object({ services: count, users: count, servers: count }).nullable(),
})

export type BackupRecord = Readonly<z.infer<typeof recordSchema>>
export type BackupCounts = NonNullable<BackupRecord['counts']>

/** Files of a folder that is or may be a backup. */
export function backupFiles(folder: string) {
  return {
    store: path.join(folder, 'store.db'),
    keyring: path.join(folder, 'keyring.json'),
    record: path.join(folder, 'backup.json'),
  }
}

/** @throws BACKUP_DAMAGED when `backup.json` is missing or of another form */
export function readBackupRecord(folder: string): BackupRecord {
  const file = backupFiles(folder).record
  let json: unknown = null
  try {
    json = JSON.parse(existsSync(file) ? readTextFile(file) : 'null')
  } catch (error) {
    // A file that cannot be read is told as such; the parser's complaint is the same as a wrong form.
    if (!(error instanceof SyntaxError)) throw error
  }
  const parsed = recordSchema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new PatchbayError(
    'BACKUP_DAMAGED',
    `The backup "${folder}" has no readable backup.json. Nothing was changed. Choose another backup: ` +
      '"patchbay backup list" shows what there is.',
    { path: folder },
  )
}

export function writeBackupRecord(record: BackupRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}

/** `2026-03-01T12-00-00Z-manual`: sorts by time, and is a name on every file system. */
export function backupName(createdAt: string, reason: BackupReason): string {
  return `${createdAt.slice(0, 19).replaceAll(':', '-')}Z-${reason}`
}

/**
 * Makes backups of an open store: copied by `VACUUM INTO` (the driver's own backup fails on encrypted files), proved,
 * and only then put into place. Rotation follows a success, never a failure.
 */
import { readFileSync } from 'node:fs'
import { PatchbayError } from '../domain/errors.ts'
import { parseKeyring } from '../keyring/keyringFile.ts'
import type { Clock } from '../platform/clock.ts'
import { fileError, makePrivateFile, syncFile, writePrivateFile } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'
import { whileWritingBackups, writeBackupFolder } from './backupFolder.ts'
import { type BackupEntry, backupEntry } from './backupList.ts'
import { type BackupCounts, type BackupReason, type BackupRecord, backupFiles } from './backupRecord.ts'
import { rotateBackups } from './backupRotation.ts'
import { type Connection, openConnection, openReadOnly } from './database.ts'
import { checkPages } from './pageCheck.ts'
import { contentFault, readFacts, rowFault, type StoreFacts } from './storeFacts.ts'

/** What a backup is made of. */
export interface BackedUp {
  readonly paths: DataPaths
  /** The open store; not inside a transaction. */
  readonly store: { readonly connection: Connection }
  /** Its raw key. */
  readonly storeKey: Uint8Array
  readonly clock: Clock
}

export interface BackupOptions extends BackedUp {
  readonly reason: BackupReason
}

export function countsOf({ rows }: StoreFacts): BackupCounts {
  const count = (table: string) => rows.get(table) ?? 0
  return { services: count('service'), users: count('user'), servers: count('server') }
}

/** @returns what the source held at the moment of the copy: nobody writes to it meanwhile */
function copyStore({ store: { connection }, storeKey }: BackedUp, target: string): StoreFacts {
  makePrivateFile(target)
  const guard = openConnection(connection.name, storeKey, false)
  try {
    guard.exec('BEGIN IMMEDIATE')
    const facts = readFacts(guard)
    connection.prepare('VACUUM INTO ?').run(target)
    guard.exec('ROLLBACK')
    return facts
  } finally {
    guard.close()
  }
}

function faultOfCopy(file: string, storeKey: Uint8Array, source: StoreFacts): string | null {
  const copy = openReadOnly(file, storeKey)
  try {
    const facts = readFacts(copy)
    if (facts.format !== source.format || facts.auditSeq !== source.auditSeq) return 'another format or audit'
    return contentFault(copy) ?? rowFault(source.rows, facts.rows)
  } finally {
    copy.close()
  }
}

/** Opens what was written on a connection of its own. @throws BACKUP_DAMAGED, STORE_DAMAGED */
function prove(file: string, storeKey: Uint8Array, source: StoreFacts): void {
  const fault = faultOfCopy(file, storeKey, source)
  if (fault !== null) {
    throw new PatchbayError(
      'BACKUP_DAMAGED',
      `The backup was read back and is not the same as the store (${fault}); it was thrown away, and the store is ` +
        'as it was. Check the disk, then repeat.',
      { path: file },
    )
  }
  checkPages(file, storeKey)
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw fileError(error, file, false)
  }
}

function fill(folder: string, options: BackupOptions): BackupRecord {
  const { paths, storeKey, clock, reason } = options
  const files = backupFiles(folder)
  const keyringBytes = readBytes(paths.keyring)
  const { storeId, keyId } = parseKeyring(keyringBytes.toString('utf8'), paths.keyring)
  const facts = copyStore(options, files.store)
  prove(files.store, storeKey, facts)
  syncFile(files.store)
  writePrivateFile(files.keyring, keyringBytes, false)
  const { format, auditSeq } = facts
  const counts = countsOf(facts)
  return { patchbayBackup: 1, createdAt: clock.now(), reason, storeId, keyId, format, auditSeq, counts }
}

/** As `createBackup`, for callers inside `whileWritingBackups`. */
export function createBackupHeld(options: BackupOptions): BackupEntry {
  const name = writeBackupFolder(options.paths, (folder) => fill(folder, options))
  rotateBackups(options.paths, name)
  return backupEntry(options.paths, name)
}

/**
 * Makes a backup, proves it, and rotates the older ones. Other processes wait with writing while the store is copied.
 * @throws STORE_FULL, STORE_IN_USE (another backup is being made), STORE_BUSY, STORE_DAMAGED, BACKUP_DAMAGED,
 *   KEYRING_*, FILE_NOT_WRITABLE; nothing is left behind then, and the store is as it was
 */
export function createBackup(options: BackupOptions): BackupEntry {
  return whileWritingBackups(options.paths, () => createBackupHeld(options))
}

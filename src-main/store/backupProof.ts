/**
 * Which keyring opens a backup, and whether the backup is whole: what a check and a restore have in common.
 * A file that may have a write-ahead log is proved as a copy; the backup itself is never changed.
 */
import { existsSync, rmSync } from 'node:fs'
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import { type Keyring, readKeyring } from '../keyring/keyringFile.ts'
import { type StoreKeys, wipeKeys } from '../keyring/keys.ts'
import type { DataPaths } from '../platform/paths.ts'
import { countsOf } from './backup.ts'
import { copyPrivateFile, newPartialFolder, whileWritingBackups } from './backupFolder.ts'
import type { BackupSource } from './backupList.ts'
import { type BackupCounts, backupFiles } from './backupRecord.ts'
import { openReadOnly } from './database.ts'
import { changeCopy, isCurrent } from './migrate.ts'
import { checkPages } from './pageCheck.ts'
import { proveContent, readFacts, type StoreFacts } from './storeFacts.ts'

/** Opens the keys of that keyring with what the person gave. The keys belong to the callee, which wipes them. */
export type OpenKeys = (keyring: Keyring) => Promise<StoreKeys>

/** The keyring that a restored store is opened with. */
export interface ChosenKeyring {
  readonly keyring: Keyring
  /** The backup's file when it takes the place of the present one; null when that stays. */
  readonly replacedBy: string | null
}

/** What can be had of a keyring file; null when it is missing or damaged. @throws KEYRING_FROM_FUTURE, FILE_* */
export function keyringIn(file: string): Keyring | null {
  try {
    return readKeyring(file)
  } catch (error) {
    const code = findPatchbayError(error)?.code
    if (code === 'KEYRING_MISSING' || code === 'KEYRING_DAMAGED' || code === 'KEYRING_TOO_WEAK') return null
    throw error
  }
}

function damaged(source: BackupSource, what: string, cause?: unknown): PatchbayError {
  return new PatchbayError(
    'BACKUP_DAMAGED',
    `The backup "${source.name}" cannot be used: ${what}. The store and its keyring are as they were. ` +
      'Choose another backup: "patchbay backup list" shows what there is.',
    { ...findPatchbayError(cause)?.data, path: source.path },
    cause,
  )
}

/**
 * The present keyring when it wraps the same keys: passphrases and people changed since stay as they are. Else the
 * backup's. @throws BACKUP_DAMAGED, KEYRING_*
 */
export function chooseKeyring(paths: DataPaths, source: BackupSource): ChosenKeyring {
  if (source.keyring === null && source.record === null) {
    return { keyring: readKeyring(paths.keyring), replacedBy: null }
  }
  const present = keyringIn(paths.keyring)
  const kept = source.keyring === null ? null : keyringIn(source.keyring)
  const wanted = kept ?? source.record
  if (present && wanted && present.storeId === wanted.storeId && present.keyId === wanted.keyId) {
    return { keyring: present, replacedBy: null }
  }
  if (kept) return { keyring: kept, replacedBy: source.keyring }
  throw damaged(source, 'its keyring.json is missing or damaged, and the present one has other keys')
}

/** Damage is the backup's, told as such; a full disk, a newer format or a bug stay what they are. */
export function asDamage(source: BackupSource, error: unknown): unknown {
  const known = findPatchbayError(error)
  if (known?.code !== 'STORE_DAMAGED' && known?.code !== 'STORE_MISSING') return error
  return damaged(source, 'its store.db is damaged, or belongs to another keyring', error)
}

/** With what is still in its write-ahead log: a store put aside may have one. */
export function copyStoreFile(source: BackupSource, target: string): void {
  copyPrivateFile(source.store, target)
  if (existsSync(`${source.store}-wal`)) copyPrivateFile(`${source.store}-wal`, `${target}-wal`)
}

/**
 * A file that may be changed, or that has no write-ahead log. @returns the number of pages
 * @throws STORE_DAMAGED, STORE_FROM_FUTURE, MIGRATION_FAILED on a foreign ledger
 */
export function proveCopy(file: string, storeKey: Uint8Array): number {
  // Opening and closing plays the write-ahead log into the file.
  if (existsSync(`${file}-wal`)) changeCopy(file, storeKey, () => {})
  const pages = checkPages(file, storeKey)
  const connection = openReadOnly(file, storeKey)
  try {
    // Refuses a newer format and a foreign one.
    isCurrent(connection)
    proveContent(connection, file)
    return pages
  } finally {
    connection.close()
  }
}

export interface Verified {
  readonly name: string
  readonly pages: number
  readonly counts: BackupCounts
}

function differs(source: BackupSource, facts: StoreFacts): boolean {
  const { record } = source
  if (record?.counts == null) return false
  const sameCounts = JSON.stringify(countsOf(facts)) === JSON.stringify(record.counts)
  return !sameCounts || facts.format !== record.format || facts.auditSeq !== record.auditSeq
}

function verifyFile(source: BackupSource, file: string, storeKey: Uint8Array): Verified {
  const pages = proveCopy(file, storeKey)
  const connection = openReadOnly(file, storeKey)
  try {
    const facts = readFacts(connection)
    if (differs(source, facts)) throw damaged(source, 'it does not hold what its backup.json says')
    return { name: source.name, pages, counts: countsOf(facts) }
  } finally {
    connection.close()
  }
}

/**
 * Proves a backup as a restore would, and changes nothing.
 * @throws BACKUP_DAMAGED, STORE_FROM_FUTURE, KEYRING_*, and what `openKeys` throws
 */
export async function verifyBackup(
  paths: DataPaths,
  source: BackupSource,
  openKeys: OpenKeys,
): Promise<Verified> {
  const keys = await openKeys(chooseKeyring(paths, source).keyring)
  try {
    // Only what Patchbay copied is known to need no file beside it when it is read.
    const isPlain = source.record?.counts != null && !existsSync(`${source.store}-wal`)
    if (isPlain) return verifyFile(source, source.store, keys.storeKey)
    return whileWritingBackups(paths, () => verifyAsCopy(paths, source, keys.storeKey))
  } catch (error) {
    throw asDamage(source, error)
  } finally {
    wipeKeys(keys)
  }
}

function verifyAsCopy(paths: DataPaths, source: BackupSource, storeKey: Uint8Array): Verified {
  const folder = newPartialFolder(paths)
  try {
    const { store } = backupFiles(folder)
    copyStoreFile(source, store)
    return verifyFile(source, store, storeKey)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What backups there are, and which one is meant. Reads without a key: it works while the store is broken. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import { fileError } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'
import { type BackupRecord, backupFiles, readBackupRecord } from './backupRecord.ts'
import { pageBytes } from './pageCheck.ts'

/**
 * `proved`: opened and checked after it was written. `aside`: a store as it was before a restore, whole or not.
 * `damaged`: a file is missing or cut off, or backup.json cannot be read.
 */
export type BackupState = 'proved' | 'aside' | 'damaged'

export interface BackupEntry {
  /** Name of the folder in `backups/`. */
  readonly name: string
  readonly path: string
  readonly state: BackupState
  readonly createdAt: string | null
  readonly reason: BackupRecord['reason'] | null
  readonly counts: BackupRecord['counts']
  /** Number of the last audit record. */
  readonly auditSeq: number | null
}

/** Where a restore or a check takes its files. */
export interface BackupSource {
  /** The folder's name, or the file's. */
  readonly name: string
  readonly path: string
  readonly store: string
  /** Null for a store file by itself: today's keyring has to fit. */
  readonly keyring: string | null
  /** Null when backup.json cannot be read, and for a store file by itself. */
  readonly record: BackupRecord | null
}

function recordOf(folder: string): BackupRecord | null {
  try {
    return readBackupRecord(folder)
  } catch (error) {
    if (findPatchbayError(error)) return null
    throw error
  }
}

function stateOf(folder: string, record: BackupRecord | null): BackupState {
  const files = backupFiles(folder)
  if (record?.counts === null) return 'aside'
  const size = statSync(files.store, { throwIfNoEntry: false })?.size ?? 0
  const isWhole = record !== null && size > 0 && size % pageBytes === 0 && existsSync(files.keyring)
  return isWhole ? 'proved' : 'damaged'
}

/** One folder of `backups/`, as far as it can be read without a key. */
export function backupEntry(paths: DataPaths, name: string): BackupEntry {
  const folder = path.join(paths.backups, name)
  const record = recordOf(folder)
  return {
    name,
    path: folder,
    state: stateOf(folder, record),
    createdAt: record?.createdAt ?? null,
    reason: record?.reason ?? null,
    counts: record?.counts ?? null,
    auditSeq: record?.auditSeq ?? null,
  }
}

/** The name begins with the time, so that a damaged one has its place in the order too. */
export function newestFirst(entries: readonly BackupEntry[]): BackupEntry[] {
  const order = (entry: BackupEntry) => `${entry.createdAt ?? entry.name} ${entry.name}`
  return [...entries].sort((a, b) => (order(a) < order(b) ? 1 : -1))
}

/** All backups, newest first, damaged ones among them; none when there is no folder. */
export function listBackups(paths: DataPaths): BackupEntry[] {
  if (!existsSync(paths.backups)) return []
  try {
    const items = readdirSync(paths.backups, { withFileTypes: true })
    const folders = items.filter((item) => item.isDirectory() && !item.name.startsWith('.'))
    return newestFirst(folders.map((folder) => backupEntry(paths, folder.name)))
  } catch (error) {
    throw fileError(error, paths.backups, false)
  }
}

function notFound(wanted: string): PatchbayError {
  return new PatchbayError(
    'BACKUP_NOT_FOUND',
    `There is no backup "${wanted}". "patchbay backup list" shows what there is.`,
    { name: wanted },
  )
}

function folderSource(folder: string): BackupSource {
  const files = backupFiles(folder)
  if (!existsSync(files.store)) {
    throw new PatchbayError(
      'BACKUP_DAMAGED',
      `The backup "${folder}" has no store.db. Nothing was changed. Choose another backup.`,
      { path: folder },
    )
  }
  const keyring = existsSync(files.keyring) ? files.keyring : null
  return { name: path.basename(folder), path: folder, store: files.store, keyring, record: recordOf(folder) }
}

/** The backup of that name in `backups/`. @throws BACKUP_NOT_FOUND, BACKUP_DAMAGED */
export function findBackup(paths: DataPaths, name: string): BackupSource {
  // Compared with what is there, so that no name leads out of the folder.
  const entry = listBackups(paths).find((candidate) => candidate.name === name)
  if (!entry) throw notFound(name)
  return folderSource(entry.path)
}

function refuseOwnStore(paths: DataPaths, file: string): void {
  if (!existsSync(paths.directory)) return
  const own = realpathSync(paths.directory)
  const real = realpathSync(file)
  if (real !== own && path.dirname(real) !== own) return
  throw new PatchbayError(
    'USAGE_INVALID',
    `"${file}" belongs to the store itself. Name a backup: "patchbay backup list" shows what there is.`,
    { path: file },
  )
}

/**
 * What a person names: a backup by its name, its folder, any file in it, or a store file by itself.
 * @throws BACKUP_NOT_FOUND, BACKUP_DAMAGED, USAGE_INVALID
 */
export function findBackupFile(paths: DataPaths, wanted: string): BackupSource {
  if (listBackups(paths).some((entry) => entry.name === wanted)) return findBackup(paths, wanted)
  const file = path.resolve(wanted)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw notFound(wanted)
  refuseOwnStore(paths, file)
  if (found.isDirectory()) return folderSource(file)
  const folder = path.dirname(file)
  if (existsSync(backupFiles(folder).record)) return folderSource(folder)
  return { name: path.basename(file), path: file, store: file, keyring: null, record: null }
}

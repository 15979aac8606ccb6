/**
 * Writes one backup folder, all or nothing.
 *
 *   backups/.partial-<id>/ filled and flushed ── rename ──> backups/<name>/
 *
 * One process at a time: it holds `backups/.lock`, which ends with the process. So every `.partial-*` found while
 * holding it was left by a process that was killed, and is removed.
 */
import { chmodSync, constants, copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import { fileError, makePrivateFolder, syncFile, syncFolder, writePrivateFile } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import type { DataPaths } from '../platform/paths.ts'
import { type BackupRecord, backupFiles, backupName, writeBackupRecord } from './backupRecord.ts'
import { translateDriverError } from './driverError.ts'
import { whileHolding } from './processLock.ts'

const partial = '.partial-'

/** A durable copy with mode 0600; `to` must not be there. */
export function copyPrivateFile(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    chmodSync(to, 0o600)
    syncFile(to)
  } catch (error) {
    throw fileError(error, existsSync(from) ? to : from, true)
  }
}

/** A full disk, told for backups; everything else as it is known elsewhere. */
export function backupError(error: unknown, paths: DataPaths): unknown {
  const known = findPatchbayError(error) ?? translateDriverError(fileError(error, paths.backups, true))
  if (findPatchbayError(known)?.code !== 'STORE_FULL') return known
  return new PatchbayError(
    'STORE_FULL',
    `The disk is full: nothing was written to "${paths.backups}", and the store is as it was. ` +
      'Free some space, or move old backups elsewhere, and repeat.',
    { path: paths.backups },
    error,
  )
}

/** Removes a finished backup so that a crash leaves either the whole folder or one that is cleared away later. */
export function removeBackupFolder(folder: string): void {
  const aside = path.join(path.dirname(folder), `${partial}${newId()}`)
  try {
    renameSync(folder, aside)
    rmSync(aside, { recursive: true, force: true })
  } catch (error) {
    throw fileError(error, folder, true)
  }
}

function removeLeftOvers(backups: string): void {
  for (const name of readdirSync(backups)) {
    if (name.startsWith(partial)) rmSync(path.join(backups, name), { recursive: true, force: true })
  }
}

/** Runs `work` as the only one who writes in `backups/`. @throws STORE_IN_USE, STORE_FULL, FILE_NOT_WRITABLE */
export function whileWritingBackups<Result>(paths: DataPaths, work: () => Result): Result {
  makePrivateFolder(paths.backups)
  try {
    return whileHolding({ ...paths, lock: path.join(paths.backups, '.lock') }, 'exclusive', () => {
      removeLeftOvers(paths.backups)
      return work()
    })
  } catch (error) {
    throw backupError(error, paths)
  }
}

function freeName(backups: string, wanted: string): string {
  let name = wanted
  for (let number = 2; existsSync(path.join(backups, name)); number++) name = `${wanted}-${number}`
  return name
}

/** A folder that the next one who writes backups removes if this process does not. */
export function newPartialFolder(paths: DataPaths): string {
  const folder = path.join(paths.backups, `${partial}${newId()}`)
  makePrivateFolder(folder)
  return folder
}

/**
 * Fills a new backup folder and puts it into place; call it inside `whileWritingBackups`.
 * @param fill writes store.db and what belongs beside it, flushed, and tells the record
 * @returns the folder's name; when anything fails, nothing of it is left
 */
export function writeBackupFolder(paths: DataPaths, fill: (folder: string) => BackupRecord): string {
  const folder = newPartialFolder(paths)
  try {
    const record = fill(folder)
    writePrivateFile(backupFiles(folder).record, writeBackupRecord(record), false)
    syncFolder(folder)
    const name = freeName(paths.backups, backupName(record.createdAt, record.reason))
    renameSync(folder, path.join(paths.backups, name))
    syncFolder(paths.backups)
    return name
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * The only door to drizzle's `migrate`. Traps that this runner guards against (architecture.md section 6,
 * anchors.md 2.7): a table rebuild inside drizzle's transaction deletes child rows unseen (drizzle-orm#5782),
 * an out-of-order journal entry is skipped (drizzle-orm#5316), a newer database is accepted.
 *
 *   from the future? -> ledger hashes -> backup -> copy of it: foreign keys off -> row counts -> migrate
 *     -> counts, foreign_key_check, integrity_check, ledger -> the copy takes the store's place
 *
 * The store itself is never migrated, only a copy, which replaces it in one step (replacement.ts): whatever fails, and
 * whenever the process is killed, the store is the old one or the new one.
 */
import { rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { DataPaths } from '../platform/paths.ts'
import { createBackup } from './backup.ts'
import { copyPrivateFile } from './backupFolder.ts'
import { backupFiles } from './backupRecord.ts'
import { type Connection, drizzleOf, openConnection } from './database.ts'
import { translateDriverError } from './driverError.ts'
import { commitReplacement, discardReplacement, stageReplacement } from './replacement.ts'
import { contentFault, countRows, ledgerOf, type StoreFacts } from './storeFacts.ts'

/** `drizzle/` at the top of the repository, two levels above both src-main/store and the built out/main. */
export const migrationsFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  'drizzle',
)

const knownMigrations = (folder: string) => readMigrationFiles({ migrationsFolder: folder })

/** How many known migrations the store has. @throws STORE_FROM_FUTURE, MIGRATION_FAILED on a foreign ledger. */
function appliedCount(connection: Connection, known: readonly MigrationMeta[]): number {
  const ledger = ledgerOf(connection)
  if (ledger.length > known.length) {
    throw new PatchbayError(
      'STORE_FROM_FUTURE',
      `The store was written by a newer Patchbay (format ${ledger.length}, this one knows ${known.length}). ` +
        'Nothing was changed. Install the newer version to open it.',
      { storeFormat: ledger.length, knownFormat: known.length },
    )
  }
  ledger.forEach((hash, index) => {
    if (hash === known[index]?.hash) return
    throw new PatchbayError(
      'MIGRATION_FAILED',
      `The store's format ${index + 1} is not the one that this Patchbay knows. Nothing was changed. ` +
        'Open it with the version that made it, export, and import here.',
      { storeFormat: index + 1 },
    )
  })
  return ledger.length
}

/** Whether an open store has the newest format. @throws STORE_FROM_FUTURE, MIGRATION_FAILED on a foreign ledger */
export function isCurrent(connection: Connection, folder: string = migrationsFolder): boolean {
  const known = knownMigrations(folder)
  return appliedCount(connection, known) === known.length
}

/** A migration may add tables, drop them and move rows into new ones, but not change how many a kept one has. */
function prove(connection: Connection, before: StoreFacts['rows'], expected: number): void {
  const after = countRows(connection)
  for (const [table, rows] of before) {
    const kept = after.get(table)
    if (kept !== undefined && kept !== rows) throw new Error(`table ${table}: ${rows} rows became ${kept}`)
  }
  const fault = contentFault(connection)
  if (fault !== null) throw new Error(fault)
  const ledger = ledgerOf(connection)
  if (ledger.length !== expected) throw new Error(`${ledger.length} of ${expected} migrations recorded`)
}

function run(connection: Connection, folder: string, expected: number): void {
  connection.pragma('foreign_keys = OFF')
  const before = countRows(connection)
  drizzleMigrate(drizzleOf(connection), { migrationsFolder: folder })
  prove(connection, before, expected)
  connection.pragma('foreign_keys = ON')
}

/** Less room than one write to the write-ahead log may ask for. */
const fullBytes = 256 * 1024

/**
 * After a full disk SQLite has rolled back by itself; the rollback that drizzle then asks for fails, and its error
 * hides the cause (drizzle-orm/sqlite-core/dialect.js, migrate). So the disk is looked at.
 */
function isDiskFull(file: string): boolean {
  const { bavail, bsize } = statfsSync(path.dirname(file))
  return bavail * bsize < fullBytes
}

function failure(error: unknown, file: string): PatchbayError {
  const known = findPatchbayError(translateDriverError(error))
  if (known?.code === 'STORE_FULL' || isDiskFull(file)) {
    return new PatchbayError(
      'STORE_FULL',
      'The disk is full: the store could not be brought to the new format, and is as it was before. ' +
        'Free some space and repeat.',
      { path: file },
      error,
    )
  }
  return new PatchbayError(
    'MIGRATION_FAILED',
    'The store could not be brought to the new format; it is as it was before. ' +
      'Open it with the previous version, and report the log file.',
    { path: file },
    error,
  )
}

/**
 * Brings a file to the newest format in place: for a new one, and for a copy that is thrown away when it fails.
 * @throws STORE_FROM_FUTURE, MIGRATION_FAILED, STORE_FULL; the file is then not to be used
 */
export function migrateCopy(connection: Connection, folder: string = migrationsFolder): void {
  const known = knownMigrations(folder)
  if (appliedCount(connection, known) === known.length) return
  try {
    run(connection, folder, known.length)
  } catch (error) {
    throw failure(error, connection.name)
  }
}

/** Makes a new store file in the newest format and opens it. @throws FILE_EXISTS, STORE_FULL, STORE_NOT_WRITABLE */
export function createMigrated(file: string, key: Uint8Array): Connection {
  const connection = openConnection(file, key, true)
  try {
    migrateCopy(connection)
    return connection
  } catch (error) {
    connection.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    throw error
  }
}

/** Opens `file`, lets `work` change it, and leaves one file without a write-ahead log. */
export function changeCopy(file: string, key: Uint8Array, work: (connection: Connection) => void): void {
  const connection = openConnection(file, key, false)
  try {
    work(connection)
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
}

function replaceByMigrated(paths: DataPaths, key: Uint8Array, backup: string, folder: string): void {
  const staging = stageReplacement(paths)
  try {
    copyPrivateFile(backupFiles(backup).store, staging.store)
    changeCopy(staging.store, key, (connection) => migrateCopy(connection, folder))
    commitReplacement(paths, staging)
  } catch (error) {
    discardReplacement(paths)
    throw error
  }
}

/**
 * Opens the store and brings it to the newest format; an older one is backed up first. Hold it exclusively.
 * @throws STORE_*, MIGRATION_FAILED, and what `createBackup` throws; the store is then as it was before
 */
export function openMigrated(
  paths: DataPaths,
  key: Uint8Array,
  clock: Clock,
  folder: string = migrationsFolder,
): Connection {
  const connection = openConnection(paths.store, key, false)
  try {
    if (isCurrent(connection, folder)) return connection
    const backup = createBackup({
      store: { connection },
      paths,
      storeKey: key,
      clock,
      reason: 'before-migration',
    })
    connection.close()
    replaceByMigrated(paths, key, backup.path, folder)
    return openConnection(paths.store, key, false)
  } catch (error) {
    if (connection.open) connection.close()
    throw translateDriverError(error)
  }
}

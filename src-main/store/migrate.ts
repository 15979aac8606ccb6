/**
 * The only door to drizzle's `migrate`. Traps that this runner guards against (architecture.md section 6,
 * anchors.md 2.7): a table rebuild inside drizzle's transaction deletes child rows unseen (drizzle-orm#5782),
 * an out-of-order journal entry is skipped (drizzle-orm#5316), a newer database is accepted.
 *
 *   from the future? -> ledger hashes -> copy (VACUUM INTO) -> foreign keys off -> row counts -> migrate
 *     -> counts, foreign_key_check, integrity_check, ledger -> foreign keys on      any failure: copy restored
 */
import { copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { PatchbayError } from '../domain/errors.ts'
import { makePrivateFile } from '../platform/files.ts'
import { type Connection, drizzleOf, openConnection } from './database.ts'

/** `drizzle/` at the top of the repository, two levels above both src-main/store and the built out/main. */
export const migrationsFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  'drizzle',
)

interface LedgerRow {
  readonly hash: string
}

function ledgerOf(connection: Connection): readonly LedgerRow[] {
  const exists = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get()
  if (!exists) return []
  return connection.prepare<[], LedgerRow>('SELECT hash FROM __drizzle_migrations ORDER BY rowid').all()
}

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
  ledger.forEach((row, index) => {
    if (row.hash === known[index]?.hash) return
    throw new PatchbayError(
      'MIGRATION_FAILED',
      `The store's format ${index + 1} is not the one that this Patchbay knows. Nothing was changed. ` +
        'Open it with the version that made it, export, and import here.',
      { storeFormat: index + 1 },
    )
  })
  return ledger.length
}

function countRows(connection: Connection): Map<string, number> {
  const tables = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name <> '__drizzle_migrations'`,
    )
    .all()
  return new Map(
    tables.map(({ name }) => {
      const row = connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()
      return [name, row?.n ?? 0]
    }),
  )
}

function prove(connection: Connection, before: Map<string, number>, expected: number): void {
  const after = countRows(connection)
  for (const [table, rows] of before) {
    const kept = after.get(table)
    if (kept !== undefined && kept !== rows) throw new Error(`table ${table}: ${rows} rows became ${kept}`)
  }
  const orphans = connection.pragma('foreign_key_check')
  if (!Array.isArray(orphans) || orphans.length > 0) throw new Error('rows without their parent')
  const integrity = connection.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') throw new Error(`integrity check: ${String(integrity)}`)
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

function restore(file: string, copy: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
  copyFileSync(copy, file)
}

/**
 * Brings an open store to the newest format and returns the connection to use from now on.
 * `copyFile`: a new file for the copy that is made before an existing store is touched; it stays afterwards.
 * @throws STORE_FROM_FUTURE, MIGRATION_FAILED (the store is then as it was before).
 */
export function migrateStore(
  connection: Connection,
  options: { file: string; key: Uint8Array; copyFile: string; folder?: string },
): Connection {
  const folder = options.folder ?? migrationsFolder
  const known = readMigrationFiles({ migrationsFolder: folder })
  const applied = appliedCount(connection, known)
  if (applied === known.length) return connection
  const populated = applied > 0
  if (populated) {
    makePrivateFile(options.copyFile)
    connection.prepare('VACUUM INTO ?').run(options.copyFile)
  }
  try {
    run(connection, folder, known.length)
    return connection
  } catch (error) {
    connection.close()
    if (populated) restore(options.file, options.copyFile)
    throw new PatchbayError(
      'MIGRATION_FAILED',
      populated
        ? 'The store could not be brought to the new format; it was put back as it was before. ' +
            'Open it with the previous version, and report the log file.'
        : 'A new store could not be made. Nothing is left behind.',
      { path: options.file },
      error,
    )
  }
}

/** Opens a store and brings it to the newest format. */
export function openMigrated(
  file: string,
  key: Uint8Array,
  options: { create: boolean; copyFile: string },
): Connection {
  const connection = openConnection(file, key, options.create)
  try {
    return migrateStore(connection, { file, key, copyFile: options.copyFile })
  } catch (error) {
    if (connection.open) connection.close()
    throw error
  }
}

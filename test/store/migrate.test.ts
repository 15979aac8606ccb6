import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { newKey } from '../../src-main/keyring/crypto.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { migrateStore, migrationsFolder } from '../../src-main/store/migrate.ts'
import { temporaryFolder } from '../support/store.ts'

const key = newKey()

/** A store in the format before the last migration, with a parent, two child rows and an audit row. */
function populated() {
  const folder = temporaryFolder()
  const file = path.join(folder, 'store.db')
  const connection = openConnection(file, key, true)
  const options = { file, key, copyFile: path.join(folder, 'copy.db') }
  migrateStore(connection, options)
  connection.exec(`
    INSERT INTO service (id, name, name_key, type, service_connection, search, updated_at)
      VALUES ('s1', 'Support', 'support', 'facebook', 'https://example.com', 'support', '2026-01-01');
    INSERT INTO authentication VALUES ('a1', 's1', 0, '1', x'01'), ('a2', 's1', 1, '2', NULL);
    INSERT INTO audit (at, person, host, action, object, details, previous_hash, hash)
      VALUES ('2026-01-01', 'p', 'cli', 'a', 'o', 'null', '0', '1');`)
  return { folder, file, connection, options }
}

/** The shipped migrations and one more. */
function withExtraMigration(sql: string): string {
  const folder = path.join(temporaryFolder(), 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const journalFile = path.join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_extra' })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(path.join(folder, '9999_extra.sql'), sql)
  return folder
}

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'nothing thrown'
  } catch (error) {
    return error instanceof PatchbayError ? error.code : String(error)
  }
}

const children = 'SELECT count(*) AS n FROM authentication'

describe('migration runner', () => {
  test('a populated store goes to the next format with every row, and leaves an encrypted copy', () => {
    const { connection, options } = populated()
    const folder = withExtraMigration("ALTER TABLE `service` ADD `note` text DEFAULT '' NOT NULL;")
    const migrated = migrateStore(connection, { ...options, folder })
    expect(migrated.prepare(children).get()).toEqual({ n: 2 })
    expect(migrated.prepare('SELECT note FROM service').get()).toEqual({ note: '' })
    expect(migrated.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(statSync(options.copyFile).mode & 0o777).toBe(0o600)
    expect(readFileSync(options.copyFile).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
    const copy = openConnection(options.copyFile, key, false)
    expect(copy.prepare(children).get()).toEqual({ n: 2 })
    copy.close()
    migrated.close()
  })

  test('a table rebuild does not take the child rows along (drizzle-orm#5782)', () => {
    const { connection, options } = populated()
    const rebuild = readFileSync(path.join(migrationsFolder, '0000_initial.sql'), 'utf8')
    const create = /CREATE TABLE `service` \([^;]*\);/
      .exec(rebuild)?.[0]
      .replace('`service`', '`__new_service`')
    const folder = withExtraMigration(
      [
        'PRAGMA foreign_keys=OFF;',
        create,
        'INSERT INTO `__new_service` SELECT * FROM `service`;',
        'DROP TABLE `service`;',
        'ALTER TABLE `__new_service` RENAME TO `service`;',
        'CREATE UNIQUE INDEX `service_id_unique` ON `service` (`id`);',
        'PRAGMA foreign_keys=ON;',
      ].join('\n--> statement-breakpoint\n'),
    )
    const migrated = migrateStore(connection, { ...options, folder })
    expect(migrated.prepare(children).get()).toEqual({ n: 2 })
    migrated.close()
  })

  test.each([
    ['loses rows', 'DELETE FROM `authentication`;'],
    ['leaves orphans', "INSERT INTO `authentication` VALUES ('a3', 'gone', 0, '3', NULL);"],
    ['breaks off', 'ALTER TABLE `no_such_table` ADD `x` text;'],
  ])('a migration that %s is refused, and the store is as before', (_what, sql) => {
    const { connection, options, file } = populated()
    const folder = withExtraMigration(sql)
    expect(codeOf(() => migrateStore(connection, { ...options, folder }))).toBe('MIGRATION_FAILED')
    const again = openConnection(file, key, false)
    expect(codeOf(() => migrateStore(again, { ...options, copyFile: `${options.copyFile}2` }))).toBe(
      'nothing thrown',
    )
    expect(again.prepare(children).get()).toEqual({ n: 2 })
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok')
    again.close()
  })

  test('a store from a newer version is refused and not touched', () => {
    const { connection, options } = populated()
    const folder = withExtraMigration('ALTER TABLE `service` ADD `note` text;')
    const newer = migrateStore(connection, { ...options, folder })
    newer.pragma('wal_checkpoint(TRUNCATE)')
    const before = readFileSync(options.file)
    expect(codeOf(() => migrateStore(newer, options))).toBe('STORE_FROM_FUTURE')
    newer.close()
    expect(readFileSync(options.file).equals(before)).toBe(true)
  })

  test('a ledger that names another history is refused', () => {
    const { connection, options } = populated()
    connection.exec("UPDATE __drizzle_migrations SET hash = 'other' WHERE rowid = 1")
    expect(codeOf(() => migrateStore(connection, options))).toBe('MIGRATION_FAILED')
    expect(existsSync(options.copyFile)).toBe(false)
    connection.close()
  })

  test('a wrong key opens nothing and changes nothing', () => {
    const { connection, file } = populated()
    connection.close()
    const before = readFileSync(file)
    expect(codeOf(() => openConnection(file, newKey(), false))).toBe('STORE_DAMAGED')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { newKey } from '../../src-main/keyring/crypto.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { findBackup, listBackups } from '../../src-main/store/backupList.ts'
import { verifyBackup } from '../../src-main/store/backupProof.ts'
import { openConnection, openReadOnly } from '../../src-main/store/database.ts'
import {
  createMigrated,
  isCurrent,
  migrateCopy,
  migrationsFolder,
  openMigrated,
} from '../../src-main/store/migrate.ts'
import { checkPages } from '../../src-main/store/pageCheck.ts'
import { isReplacementPending } from '../../src-main/store/replacement.ts'
import { byPassphrase, digestsBelow, fillDisk, newDirectory, smallDisk } from '../support/backups.ts'
import { temporaryFolder } from '../support/store.ts'

/** A store in the format before the last migration, with a parent, two child rows and an audit row. */
async function populated(folder?: string) {
  const { paths, keys } = await newDirectory(folder)
  const key = keys.storeKey
  const connection = openConnection(paths.store, key, false)
  connection.exec(`
    INSERT INTO service (id, name, name_key, type, service_connection, search, updated_at)
      VALUES ('s1', 'Support', 'support', 'facebook', 'https://example.com', 'support', '2026-01-01');
    INSERT INTO authentication VALUES ('a1', 's1', 0, '1', x'01'), ('a2', 's1', 1, '2', NULL);
    INSERT INTO audit (at, person, host, action, object, details, previous_hash, hash)
      VALUES ('2026-01-01', 'p', 'cli', 'a', 'o', 'null', '0', '1');`)
  connection.close()
  return { paths, key, migrate: (folder?: string) => openMigrated(paths, key, systemClock, folder) }
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

/** The formats that a store of an older version may have, but for those without tables. */
const shipped = journalTags(migrationsFolder).map((_tag, index) => index + 1)

function journalTags(folder: string): string[] {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'))
  return journal.entries.map((entry: { tag: string }) => entry.tag)
}

/** The first migrations that were shipped. */
function shippedUpTo(format: number): string {
  const folder = path.join(temporaryFolder(), 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const journalFile = path.join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, format) }))
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
const addNote = "ALTER TABLE `service` ADD `note` text DEFAULT '' NOT NULL;"

describe('migration runner', () => {
  test('a populated store goes to the next format with every row, and leaves a backup that is proved', async () => {
    const { paths, key, migrate } = await populated()
    const keyring = readFileSync(paths.keyring)
    const migrated = migrate(withExtraMigration(addNote))
    expect(migrated.prepare(children).get()).toEqual({ n: 2 })
    expect(migrated.prepare('SELECT note FROM service').get()).toEqual({ note: '' })
    expect(migrated.pragma('foreign_keys', { simple: true })).toBe(1)
    migrated.close()
    expect(statSync(paths.store).mode & 0o777).toBe(0o600)
    expect(checkPages(paths.store, key)).toBeGreaterThan(10)
    expect(readFileSync(paths.keyring).equals(keyring)).toBe(true)
    const [backup] = listBackups(paths)
    expect(backup).toMatchObject({ reason: 'before-migration', state: 'proved' })
    expect(backup?.counts).toEqual({ services: 1, users: 0, servers: 0 })
    const source = findBackup(paths, backup?.name ?? '')
    expect((await verifyBackup(paths, source, byPassphrase)).counts.services).toBe(1)
    const copy = openReadOnly(source.store, key)
    expect(copy.prepare(children).get()).toEqual({ n: 2 })
    expect(codeOf(() => copy.prepare('SELECT note FROM service'))).toMatch(/no such column/)
    copy.close()
  })

  test('a store in the newest format is opened as it is, without a backup', async () => {
    const { paths, key, migrate } = await populated()
    const connection = migrate()
    expect(isCurrent(connection)).toBe(true)
    expect(isCurrent(connection, withExtraMigration(addNote))).toBe(false)
    connection.close()
    expect(existsSync(paths.backups)).toBe(false)
    expect(checkPages(paths.store, key)).toBeGreaterThan(10)
  })

  test('a table rebuild does not take the child rows along (drizzle-orm#5782)', async () => {
    const { migrate } = await populated()
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
    const migrated = migrate(folder)
    expect(migrated.prepare(children).get()).toEqual({ n: 2 })
    migrated.close()
  })

  test.each([
    ['loses rows', 'DELETE FROM `authentication`;'],
    ['leaves orphans', "INSERT INTO `authentication` VALUES ('a3', 'gone', 0, '3', NULL);"],
    ['breaks off', 'ALTER TABLE `no_such_table` ADD `x` text;'],
  ])('a migration that %s is refused, and not a byte of the store was touched', async (_what, sql) => {
    const { paths, key, migrate } = await populated()
    const before = digestsBelow(paths.directory)
    expect(codeOf(() => migrate(withExtraMigration(sql)))).toBe('MIGRATION_FAILED')
    expect(digestsBelow(paths.directory)).toMatchObject(before)
    expect(readdirSync(paths.directory).sort()).toEqual(['backups', 'keyring.json', 'store.db'])
    expect(listBackups(paths)).toMatchObject([{ reason: 'before-migration', state: 'proved' }])
    const again = openConnection(paths.store, key, false)
    expect(again.prepare(children).get()).toEqual({ n: 2 })
    again.close()
  })

  test('without a backup nothing is migrated', async () => {
    const { paths, key, migrate } = await populated()
    writeFileSync(paths.keyring, 'garbage')
    const folder = withExtraMigration(addNote)
    expect(codeOf(() => migrate(folder))).toBe('KEYRING_DAMAGED')
    const again = openConnection(paths.store, key, false)
    expect(isCurrent(again, folder)).toBe(false)
    again.close()
  })

  test('on a full disk the store stays as it is, however little room there was', async (context) => {
    const disk = smallDisk()
    if (disk === null) return context.skip('mounting a small tmpfs is not allowed here')
    const { paths, key, migrate } = await populated(path.join(disk, 'data'))
    const folder = withExtraMigration(addNote)
    const before = digestsBelow(paths.directory)
    const { size } = statSync(paths.store)
    const codes = new Set<string>()
    let room = 0
    for (; ; room += size / 8) {
      const filler = fillDisk(disk, room)
      const code = codeOf(() => migrate(folder).close())
      rmSync(filler)
      if (code === 'nothing thrown') break
      codes.add(code)
      expect(digestsBelow(paths.directory), `${room} bytes`).toMatchObject(before)
      rmSync(paths.backups, { recursive: true, force: true })
    }
    expect([...codes]).toEqual(['STORE_FULL'])
    expect(room).toBeGreaterThan(size)
    expect(checkPages(paths.store, key)).toBeGreaterThan(10)
  })

  test('what an attempt that was killed left behind does not stand in the way', async () => {
    const { paths, migrate } = await populated()
    const staged = path.join(paths.directory, '.staged')
    mkdirSync(staged)
    writeFileSync(path.join(staged, 'store.db'), 'half')
    writeFileSync(path.join(staged, 'store.db-wal'), 'half')
    const migrated = migrate(withExtraMigration(addNote))
    expect(migrated.prepare('SELECT note FROM service').get()).toEqual({ note: '' })
    migrated.close()
    expect(isReplacementPending(paths)).toBe(false)
    expect(existsSync(staged)).toBe(false)
  })

  test.each(shipped)('a populated store in format %i keeps every column of every row', async (format) => {
    const { paths, keys } = await newDirectory()
    rmSync(paths.store)
    const old = openConnection(paths.store, keys.storeKey, true)
    migrateCopy(old, shippedUpTo(format))
    const columns = (table: string) =>
      old.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all()
    old.exec(`
      INSERT INTO meta VALUES ('k', 'v');
      INSERT INTO service (id, name, name_key, type, service_connection, authentication_url, authentication_scope,
        search, revision, updated_at)
        VALUES ('s1', 'Support', 'support', 'facebook', 'https://example.com', 'u', 'c', 'support', 3, '2026-01-01');
      INSERT INTO authentication VALUES ('a1', 's1', 0, '1', x'01'), ('a2', 's1', 1, '2', NULL);
      INSERT INTO user (id, first_name, last_name, logon_name, logon_key, password, search, revision, updated_at)
        VALUES ('u1', 'Hook', 'Twilio', 'hook.twilio', 'hook.twilio', x'02', 'hook', 2, '2026-01-01');
      INSERT INTO user_right VALUES ('u1', 'messagingService');
      INSERT INTO undo (person, action, label, changes, undone, at) VALUES ('p', 'a', 'l', '[]', 1, '2026-01-01');
      INSERT INTO audit (at, person, host, action, object, details, previous_hash, hash)
        VALUES ('2026-01-01', 'p', 'cli', 'a', 'o', 'null', '0', '1');`)
    const tables = ['meta', 'service', 'authentication', 'user', 'user_right', 'undo', 'audit']
    const queries = tables.map((table) => {
      const names = columns(table).map(({ name }) => `"${name}"`)
      return `SELECT ${names.join(', ')} FROM "${table}" ORDER BY rowid`
    })
    const before = queries.map((query) => old.prepare(query).all())
    old.close()
    const migrated = openMigrated(paths, keys.storeKey, systemClock)
    expect(queries.map((query) => migrated.prepare(query).all())).toEqual(before)
    expect(before.map((rows) => rows.length)).toEqual([1, 1, 2, 1, 1, 1, 1])
    migrated.close()
  })

  test('a store from a newer version is refused and not touched', async () => {
    const { paths, migrate } = await populated()
    migrate(withExtraMigration('ALTER TABLE `service` ADD `note` text;')).close()
    const before = readFileSync(paths.store)
    expect(codeOf(() => migrate())).toBe('STORE_FROM_FUTURE')
    expect(readFileSync(paths.store).equals(before)).toBe(true)
  })

  test('a ledger that names another history is refused', async () => {
    const { paths, key, migrate } = await populated()
    const connection = openConnection(paths.store, key, false)
    connection.exec("UPDATE __drizzle_migrations SET hash = 'other' WHERE rowid = 1")
    connection.close()
    expect(codeOf(() => migrate())).toBe('MIGRATION_FAILED')
    expect(existsSync(paths.backups)).toBe(false)
  })

  test('a wrong key opens nothing and changes nothing', async () => {
    const { paths } = await populated()
    const before = readFileSync(paths.store)
    expect(codeOf(() => openMigrated(paths, newKey(), systemClock))).toBe('STORE_DAMAGED')
    expect(readFileSync(paths.store).equals(before)).toBe(true)
  })

  test('a new file is in the newest format, private, and never laid over an old one', () => {
    const file = path.join(temporaryFolder(), 'store.db')
    const connection = createMigrated(file, newKey())
    expect(isCurrent(connection)).toBe(true)
    connection.close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(codeOf(() => createMigrated(file, newKey()))).toBe('FILE_EXISTS')
  })
})

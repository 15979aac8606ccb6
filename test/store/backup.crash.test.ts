/** Processes that make a backup, migrate or restore, killed with SIGKILL at random moments. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createBackup } from '../../src-main/store/backup.ts'
import { findBackup, listBackups } from '../../src-main/store/backupList.ts'
import { verifyBackup } from '../../src-main/store/backupProof.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { migrationsFolder } from '../../src-main/store/migrate.ts'
import { checkPages } from '../../src-main/store/pageCheck.ts'
import { whileHolding } from '../../src-main/store/processLock.ts'
import { finishReplacement } from '../../src-main/store/replacement.ts'
import { contentFault } from '../../src-main/store/storeFacts.ts'
import {
  addObjects,
  backupOptions,
  byKeysOf,
  contentOf,
  newDirectory,
  openTestStore,
  type TestDirectory,
} from '../support/backups.ts'

const kills = 12
const child = path.resolve(import.meta.dirname, '..', 'support', 'crashChild.ts')
const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-crash-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Ended {
  /** Milliseconds between its `begin` and its end. */
  readonly took: number
  readonly isDone: boolean
}

/** Runs the child; `killAfter` milliseconds from its `begin` it is killed, or never when null. */
function runChild(
  args: readonly string[],
  { keys }: TestDirectory,
  killAfter: number | null,
): Promise<Ended> {
  const secretsKey = keys.secretsKey?.toString('hex') ?? ''
  const given = JSON.stringify({ ...keys, storeKey: keys.storeKey.toString('hex'), secretsKey })
  const process_ = spawn(process.execPath, [child, ...args], {
    env: { ...process.env, PATCHBAY_TEST_KEYS: given },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  let begun = 0
  process_.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    if (begun > 0) return
    begun = performance.now()
    if (killAfter !== null) setTimeout(() => process_.kill('SIGKILL'), killAfter)
  })
  return new Promise((resolve, reject) => {
    process_.on('error', reject)
    process_.on('close', () => resolve({ took: performance.now() - begun, isDone: out.includes('end') }))
  })
}

/** What every start does, then every page and the structure of the store. */
function proveStore({ paths, keys }: TestDirectory): void {
  whileHolding(paths, 'exclusive', () => finishReplacement(paths))
  const connection = openConnection(paths.store, keys.storeKey, false)
  connection.pragma('wal_checkpoint(TRUNCATE)')
  expect(contentFault(connection)).toBe(null)
  connection.close()
  expect(checkPages(paths.store, keys.storeKey)).toBeGreaterThan(10)
}

/** Every backup that is listed is whole, and nothing is listed as damaged. */
async function proveBackups(directory: TestDirectory): Promise<void> {
  const { paths } = directory
  for (const entry of listBackups(paths)) {
    expect(entry.state).not.toBe('damaged')
    await verifyBackup(paths, findBackup(paths, entry.name), byKeysOf(directory))
  }
}

async function filled(name: string): Promise<TestDirectory> {
  const directory = await newDirectory(path.join(scratch, name))
  const store = openTestStore(directory)
  for (let number = 0; number < 40; number++) addObjects(store, `n${number}`)
  store.close()
  return directory
}

/** Moments spread over the whole of the work, each a little later than the last. */
function momentsOf(took: number): number[] {
  return Array.from({ length: kills }, (_, number) => ((number + 0.5) / kills) * took * 1.05)
}

test(`a backup killed ${kills} times leaves the store and every listed backup whole`, async () => {
  const directory = await filled('backup')
  const { took } = await runChild(['backup', directory.paths.directory], directory, null)
  let killed = 0
  for (const moment of momentsOf(took)) {
    const { isDone } = await runChild(['backup', directory.paths.directory], directory, moment)
    if (!isDone) killed++
    proveStore(directory)
  }
  await proveBackups(directory)
  expect(killed).toBeGreaterThan(2)
  // The next one clears away what was left.
  const store = openTestStore(directory)
  createBackup(backupOptions(directory, store))
  expect(readdirSync(directory.paths.backups).filter((name) => name.startsWith('.partial'))).toEqual([])
}, 120_000)

test(`a restore killed ${kills} times leaves the store of before or the restored one`, async () => {
  const directory = await filled('restore')
  const { paths } = directory
  const store = openTestStore(directory)
  const { name } = createBackup(backupOptions(directory, store))
  const restoredContent = contentOf(store)
  addObjects(store, 'edited')
  const editedContent = contentOf(store)
  store.close()
  const edited = readFileSync(paths.store)
  const args = ['restore', paths.directory, name]
  const { took } = await runChild(args, directory, null)
  const seen = { before: 0, restored: 0 }
  for (const moment of momentsOf(took)) {
    rmSync(paths.store)
    for (const suffix of ['-wal', '-shm']) rmSync(paths.store + suffix, { force: true })
    writeFileSync(paths.store, edited)
    await runChild(args, directory, moment)
    proveStore(directory)
    const after = openTestStore(directory)
    const content = contentOf(after)
    after.close()
    const isRestored = JSON.stringify(content) === JSON.stringify(restoredContent)
    expect(content).toEqual(isRestored ? restoredContent : editedContent)
    seen[isRestored ? 'restored' : 'before']++
  }
  await proveBackups(directory)
  expect(seen.before).toBeGreaterThan(2)
  expect(seen.before + seen.restored).toBe(kills)
}, 120_000)

test(`a migration killed ${kills} times leaves the old format or the new one, with every row`, async () => {
  const directory = await filled('migrate')
  const { paths, keys } = directory
  const folder = path.join(scratch, 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const journalFile = path.join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_extra' })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(
    path.join(folder, '9999_extra.sql'),
    "ALTER TABLE `service` ADD `note` text DEFAULT '' NOT NULL;",
  )
  const old = readFileSync(paths.store)
  const args = ['migrate', paths.directory, folder]
  const { took } = await runChild(args, directory, null)
  const formats = new Set<unknown>()
  for (const moment of momentsOf(took)) {
    for (const suffix of ['-wal', '-shm']) rmSync(paths.store + suffix, { force: true })
    writeFileSync(paths.store, old)
    await runChild(args, directory, moment)
    proveStore(directory)
    const connection = openConnection(paths.store, keys.storeKey, false)
    formats.add(connection.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get())
    expect(connection.prepare('SELECT count(*) FROM service').pluck().get()).toBe(40)
    expect(connection.prepare('SELECT count(*) FROM user').pluck().get()).toBe(40)
    connection.close()
  }
  await proveBackups(directory)
  expect(formats.has(journal.entries.length - 1)).toBe(true)
}, 120_000)

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findPatchbayError, type PatchbayError } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { readKeyring, writeKeyring } from '../../src-main/keyring/keyringFile.ts'
import { openWithPassphrase } from '../../src-main/keyring/openSlots.ts'
import { withPassphrase } from '../../src-main/keyring/people.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { type DataPaths, resolveDataPaths } from '../../src-main/platform/paths.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { createBackup } from '../../src-main/store/backup.ts'
import { findBackup, findBackupFile, listBackups } from '../../src-main/store/backupList.ts'
import { type OpenKeys, verifyBackup } from '../../src-main/store/backupProof.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { checkPages } from '../../src-main/store/pageCheck.ts'
import { holdStore } from '../../src-main/store/processLock.ts'
import { type Restored, restoreBackup } from '../../src-main/store/restore.ts'
import {
  addObjects,
  backupOptions,
  byKeysOf,
  byPassphrase,
  byRecoveryKey,
  clockAt,
  contentOf,
  digestsBelow,
  fillDisk,
  newDirectory,
  openTestStore,
  smallDisk,
  type TestDirectory,
} from '../support/backups.ts'
import { codeOf, temporaryFolder } from '../support/store.ts'

async function errorOf(work: Promise<unknown>): Promise<PatchbayError> {
  try {
    await work
  } catch (error) {
    const known = findPatchbayError(error)
    if (known) return known
    throw error
  }
  throw new Error('nothing was thrown')
}

function restore(paths: DataPaths, wanted: string, openKeys: OpenKeys = byPassphrase): Promise<Restored> {
  const source = findBackupFile(paths, wanted)
  return restoreBackup({ paths, source, openKeys, clock: systemClock, host: 'cli' })
}

/** A store with a backup of one service and one user, edited since, and closed. */
async function editedAfterBackup(folder?: string) {
  const directory = await newDirectory(folder)
  const store = openTestStore(directory)
  addObjects(store, 'one')
  const backup = createBackup(backupOptions(directory, store))
  const saved = contentOf(store)
  addObjects(store, 'two')
  const edited = contentOf(store)
  store.close()
  return { directory, paths: directory.paths, backup, saved, edited }
}

function contentIn(directory: TestDirectory): unknown {
  const store = openTestStore(directory)
  const content = contentOf(store)
  store.close()
  return content
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

describe('restore drill', () => {
  const breakages: readonly [string, (paths: DataPaths) => void][] = [
    ['as it is', () => {}],
    ['without its file', (paths) => rmSync(paths.store)],
    ['with one changed byte', (paths) => flip(paths.store, 20_000)],
    ['cut off', (paths) => truncateSync(paths.store, 10_000)],
    ['empty', (paths) => truncateSync(paths.store, 0)],
    ['full of garbage', (paths) => writeFileSync(paths.store, Buffer.alloc(50_000, 'garbage '))],
    ['without its keyring', (paths) => rmSync(paths.keyring)],
    ['with a damaged keyring', (paths) => writeFileSync(paths.keyring, '{"patchbayKeyring": 2}')],
    [
      'without both',
      (paths) => {
        rmSync(paths.store)
        rmSync(paths.keyring)
      },
    ],
  ]

  test.each(breakages)(
    'a store %s comes back whole, secrets included, and what was there is put aside',
    async (_what, breakIt) => {
      const { directory, paths, backup, saved } = await editedAfterBackup()
      breakIt(paths)
      const present = [paths.store, paths.keyring].filter(existsSync)
      const before = present.map((file) => [path.basename(file), readFileSync(file)] as const)
      const restored = await restore(paths, backup.name)
      expect(restored).toMatchObject({ restored: backup.name, counts: { services: 1, users: 1, servers: 0 } })
      expect(contentIn(directory)).toEqual(saved)
      expect(restored.putAside === null).toBe(present.length === 0)
      for (const [name, bytes] of before) {
        expect(readFileSync(path.join(restored.putAside ?? '', name)).equals(bytes), name).toBe(true)
      }
      expect(checkPages(paths.store, directory.keys.storeKey)).toBeGreaterThan(0)
      expect(existsSync(path.join(paths.directory, '.staged'))).toBe(false)
      expect(existsSync(path.join(paths.directory, '.committed'))).toBe(false)
    },
  )

  test('the first record of the restored store tells of it, and by whom', async () => {
    const { directory, paths, backup } = await editedAfterBackup()
    await restore(paths, backup.path)
    const store = openTestStore(directory)
    expect(listAudit(store.db, 10).map((entry) => [entry.action, entry.object, entry.person])).toEqual([
      ['backup.restore', backup.name, 'Administrator'],
      ['user.save', 'hook.one', 'Administrator'],
      ['service.save', 'Support one', 'Administrator'],
    ])
  })

  test('a restore can be taken back: what was put aside is a backup as well', async () => {
    const { directory, paths, backup, edited } = await editedAfterBackup()
    const { putAside } = await restore(paths, backup.name)
    expect(listBackups(paths).map((entry) => entry.state)).toContain('aside')
    await restore(paths, path.basename(putAside ?? ''))
    expect(contentIn(directory)).toEqual(edited)
  })

  test('what a crash left in the write-ahead log is put aside and comes back with it', async () => {
    const { directory, paths, backup } = await editedAfterBackup()
    const store = openTestStore(directory)
    addObjects(store, 'three')
    const edited = contentOf(store)
    // A process that was killed leaves its log behind: copied while it is open.
    const crashed = ['', '-wal'].map((suffix) => readFileSync(paths.store + suffix))
    store.close()
    for (const [index, suffix] of ['', '-wal'].entries()) {
      writeFileSync(paths.store + suffix, crashed[index] ?? Buffer.alloc(0))
    }
    const { putAside } = await restore(paths, backup.name)
    const aside = path.basename(putAside ?? '')
    const before = digestsBelow(path.join(paths.backups, aside))
    expect(Object.keys(before)).toContain('store.db-wal')
    const verified = await verifyBackup(paths, findBackup(paths, aside), byPassphrase)
    expect(verified.counts.services).toBe(3)
    expect(digestsBelow(path.join(paths.backups, aside))).toEqual(before)
    await restore(paths, aside)
    expect(contentIn(directory)).toEqual(edited)
  })

  test('into an empty data directory, from a folder elsewhere, with the recovery key', async () => {
    const { directory, backup, saved } = await editedAfterBackup()
    const paths = resolveDataPaths(path.join(temporaryFolder(), 'new'), {})
    const restored = await restore(paths, backup.path, byRecoveryKey(directory.recoveryKey))
    expect(restored).toMatchObject({ putAside: null, keyringReplaced: true })
    expect(contentIn({ ...directory, paths })).toEqual(saved)
  })

  test('a store file by itself is opened with the present keyring', async () => {
    const { directory, paths, backup, saved } = await editedAfterBackup()
    const lone = path.join(temporaryFolder(), 'copy.db')
    copyFileSync(path.join(backup.path, 'store.db'), lone)
    const restored = await restore(paths, lone)
    expect(restored).toMatchObject({ restored: 'copy.db', keyringReplaced: false })
    expect(contentIn(directory)).toEqual(saved)
  })
})

describe('the keyring of a restored store', () => {
  test('with the same keys the present one stays: a passphrase changed since is valid, the old one is not', async () => {
    const { directory, paths, backup, saved } = await editedAfterBackup()
    const keyring = readKeyring(paths.keyring)
    const changed = new Secret('another horse battery')
    const { personId } = directory.keys
    writeKeyring(
      paths.keyring,
      await withPassphrase(keyring, directory.keys, personId, changed, minimumCost, systemClock.now()),
      true,
    )
    const before = readFileSync(paths.keyring)
    expect((await errorOf(restore(paths, backup.name))).code).toBe('PASSPHRASE_WRONG')
    const restored = await restore(
      paths,
      backup.name,
      async (chosen) => (await openWithPassphrase(chosen, changed)).keys,
    )
    expect(restored.keyringReplaced).toBe(false)
    expect(readFileSync(paths.keyring).equals(before)).toBe(true)
    expect(contentIn(directory)).toEqual(saved)
  })

  test("with other keys the backup's takes its place, and the present one is put aside", async () => {
    const { directory, paths, backup, saved } = await editedAfterBackup()
    const other = await newDirectory()
    for (const file of ['store', 'keyring'] as const) copyFileSync(other.paths[file], paths[file])
    const restored = await restore(paths, backup.name)
    expect(restored.keyringReplaced).toBe(true)
    expect(contentIn(directory)).toEqual(saved)
    const aside = path.join(restored.putAside ?? '', 'keyring.json')
    expect(readFileSync(aside).equals(readFileSync(other.paths.keyring))).toBe(true)
  })

  test('a backup whose own keyring is damaged is still opened by the present one, when that is the same', async () => {
    const { directory, paths, backup, saved } = await editedAfterBackup()
    writeFileSync(path.join(backup.path, 'keyring.json'), 'garbage')
    await restore(paths, backup.name)
    expect(contentIn(directory)).toEqual(saved)
    rmSync(paths.keyring)
    expect((await errorOf(restore(paths, backup.name))).code).toBe('BACKUP_DAMAGED')
  })
})

describe('refused restores leave every byte as it was', () => {
  const damages: readonly [string, string, (folder: string) => void][] = [
    ['one changed byte', 'BACKUP_DAMAGED', (folder) => flip(path.join(folder, 'store.db'), 30_000)],
    ['one changed byte in page 1', 'BACKUP_DAMAGED', (folder) => flip(path.join(folder, 'store.db'), 40)],
    ['a store cut off', 'BACKUP_DAMAGED', (folder) => truncateSync(path.join(folder, 'store.db'), 8192)],
    ['an empty store', 'BACKUP_DAMAGED', (folder) => truncateSync(path.join(folder, 'store.db'), 0)],
    ['no store', 'BACKUP_DAMAGED', (folder) => rmSync(path.join(folder, 'store.db'))],
    [
      'garbage for a store',
      'BACKUP_DAMAGED',
      (folder) => writeFileSync(path.join(folder, 'store.db'), Buffer.alloc(40_960, 'x')),
    ],
  ]

  test.each(damages)('%s', async (_what, code, damage) => {
    const { directory, paths, backup, edited } = await editedAfterBackup()
    damage(backup.path)
    const before = digestsBelow(paths.directory)
    const error = await errorOf(Promise.resolve().then(() => restore(paths, backup.name)))
    expect(error.code).toBe(code)
    expect(digestsBelow(paths.directory)).toEqual(before)
    expect(contentIn(directory)).toEqual(edited)
  })

  test('a wrong passphrase, and a store file of other keys', async () => {
    const { directory, paths, backup, edited } = await editedAfterBackup()
    const other = await newDirectory()
    const before = digestsBelow(paths.directory)
    const wrong: OpenKeys = async (keyring) =>
      (await openWithPassphrase(keyring, new Secret('wrong horse battery'))).keys
    expect((await errorOf(restore(paths, backup.name, wrong))).code).toBe('PASSPHRASE_WRONG')
    expect((await errorOf(restore(paths, other.paths.store))).code).toBe('BACKUP_DAMAGED')
    expect(digestsBelow(paths.directory)).toEqual(before)
    expect(contentIn(directory)).toEqual(edited)
  })

  test('a backup from a newer version', async () => {
    const { directory, paths, backup } = await editedAfterBackup()
    const newer = openConnection(path.join(backup.path, 'store.db'), directory.keys.storeKey, false)
    newer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 9999999999999)")
    newer.close()
    const before = digestsBelow(paths.directory)
    expect((await errorOf(restore(paths, backup.name))).code).toBe('STORE_FROM_FUTURE')
    expect(digestsBelow(paths.directory)).toEqual(before)
  })

  test('a full disk, however little room there was', async (context) => {
    const disk = smallDisk()
    if (disk === null) return context.skip('mounting a small tmpfs is not allowed here')
    const { directory, paths, backup, saved } = await editedAfterBackup(path.join(disk, 'data'))
    const before = digestsBelow(paths.directory)
    const { size } = statSync(paths.store)
    const codes = new Set<string>()
    let room = 0
    for (; ; room += size / 8) {
      const filler = fillDisk(disk, room)
      const code = await codeOf(() => restore(paths, backup.name, byKeysOf(directory)))
      rmSync(filler)
      if (code === 'nothing thrown') break
      codes.add(code)
      expect(digestsBelow(paths.directory), `${room} bytes`).toEqual(before)
    }
    expect([...codes]).toEqual(['STORE_FULL'])
    expect(room).toBeGreaterThan(size)
    expect(contentIn(directory)).toEqual(saved)
  })

  test('while another process has the store open', async () => {
    const { directory, paths, backup, edited } = await editedAfterBackup()
    const before = digestsBelow(paths.directory)
    const other = holdStore(paths, 'shared')
    onTestFinished(() => other.release())
    expect((await errorOf(restore(paths, backup.name))).code).toBe('STORE_IN_USE')
    expect(digestsBelow(paths.directory)).toEqual(before)
    expect(contentIn(directory)).toEqual(edited)
  })
})

test('a restore that was killed after its decision is finished by the next start', async () => {
  const { directory, paths, backup, saved } = await editedAfterBackup()
  const { store } = directory.paths
  const edited = readFileSync(store)
  await restore(paths, backup.name)
  // As if killed between the decision and the renames: the new file in .committed, the old one still in place.
  mkdirSync(path.join(paths.directory, '.committed'))
  copyFileSync(store, path.join(paths.directory, '.committed', 'store.db'))
  writeFileSync(store, edited)
  const second = await restore(paths, backup.name)
  expect(second.putAside).not.toBeNull()
  expect(contentIn(directory)).toEqual(saved)
  // The finished replacement, and not the old file, is what was put aside.
  const aside = { ...directory, paths: { ...paths, store: path.join(second.putAside ?? '', 'store.db') } }
  expect(contentIn(aside)).toEqual(saved)
})

test('a clock that stands still makes no two folders one', async () => {
  const { paths, backup } = await editedAfterBackup()
  const source = findBackup(paths, backup.name)
  const clock = clockAt('2026-03-01T12:00:00.000Z')
  const names: (string | null)[] = []
  for (let number = 0; number < 2; number++) {
    const { putAside } = await restoreBackup({ paths, source, openKeys: byPassphrase, clock, host: 'cli' })
    names.push(putAside && path.basename(putAside))
  }
  expect(names).toEqual(['2026-03-01T12-00-00Z-before-restore', '2026-03-01T12-00-00Z-before-restore-2'])
})

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBackup } from '../../src-main/store/backup.ts'
import { type BackupEntry, findBackup, findBackupFile, listBackups } from '../../src-main/store/backupList.ts'
import { verifyBackup } from '../../src-main/store/backupProof.ts'
import { backupsToRemove } from '../../src-main/store/backupRotation.ts'
import { backUpDaily, isDailyDue } from '../../src-main/store/dailyBackup.ts'
import { openConnection, openReadOnly } from '../../src-main/store/database.ts'
import { checkPages } from '../../src-main/store/pageCheck.ts'
import { holdStore } from '../../src-main/store/processLock.ts'
import { readFacts } from '../../src-main/store/storeFacts.ts'
import {
  addObjects,
  backupOptions,
  byPassphrase,
  clockAt,
  digestsBelow,
  fillDisk,
  newDirectory,
  openTestStore,
  smallDisk,
} from '../support/backups.ts'
import { codeOf, temporaryFolder } from '../support/store.ts'

async function filledStore(folder?: string) {
  const directory = await newDirectory(folder)
  const store = openTestStore(directory)
  addObjects(store, 'one')
  return { directory, store, paths: directory.paths, key: directory.keys.storeKey }
}

describe('making a backup', () => {
  test('is a private folder like a data directory, with a record of what it holds', async () => {
    const { directory, store, paths, key } = await filledStore()
    const clock = clockAt('2026-03-01T12:34:56.789Z')
    const made = createBackup(backupOptions(directory, store, 'manual', clock))
    expect(made.name).toBe('2026-03-01T12-34-56Z-manual')
    expect(readdirSync(made.path).sort()).toEqual(['backup.json', 'keyring.json', 'store.db'])
    expect(statSync(made.path).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(made.path)) {
      expect(statSync(path.join(made.path, name)).mode & 0o777, name).toBe(0o600)
    }
    const { auditSeq, format } = readFacts(store.connection)
    expect(JSON.parse(readFileSync(path.join(made.path, 'backup.json'), 'utf8'))).toEqual({
      patchbayBackup: 1,
      createdAt: '2026-03-01T12:34:56.789Z',
      reason: 'manual',
      storeId: directory.keys.storeId,
      keyId: directory.keys.keyId,
      format,
      auditSeq,
      counts: { services: 1, users: 1, servers: 0 },
    })
    expect(auditSeq).toBe(2)
    expect(readFileSync(path.join(made.path, 'keyring.json'))).toEqual(readFileSync(paths.keyring))
    expect(checkPages(path.join(made.path, 'store.db'), key)).toBeGreaterThan(10)
    expect(listBackups(paths)).toEqual([made])
    expect(made.state).toBe('proved')
  })

  test('holds what was in the write-ahead log, and leaves the store as it was', async () => {
    const { directory, store, paths } = await filledStore()
    expect(statSync(`${paths.store}-wal`).size).toBeGreaterThan(0)
    const before = readFacts(store.connection)
    const made = createBackup(backupOptions(directory, store))
    expect(made.counts).toEqual({ services: 1, users: 1, servers: 0 })
    expect(readFacts(store.connection)).toEqual(before)
    addObjects(store, 'two')
    const verified = await verifyBackup(paths, findBackup(paths, made.name), byPassphrase)
    expect(verified.counts).toEqual({ services: 1, users: 1, servers: 0 })
  })

  test('two in the same second have two names', async () => {
    const { directory, store, paths } = await filledStore()
    const options = backupOptions(directory, store, 'manual', clockAt('2026-03-01T12:34:56.000Z'))
    const names = [createBackup(options).name, createBackup(options).name]
    expect(names).toEqual(['2026-03-01T12-34-56Z-manual', '2026-03-01T12-34-56Z-manual-2'])
    expect(listBackups(paths)).toHaveLength(2)
  })

  test('what a killed process left is cleared away by the next one, and never listed', async () => {
    const { directory, store, paths } = await filledStore()
    const left = path.join(paths.backups, '.partial-left')
    mkdirSync(left, { recursive: true })
    writeFileSync(path.join(left, 'store.db'), 'half')
    expect(listBackups(paths)).toEqual([])
    createBackup(backupOptions(directory, store))
    expect(existsSync(left)).toBe(false)
  })

  test('one process at a time: what another is filling is not touched', async () => {
    const { directory, store, paths } = await filledStore()
    const filling = path.join(paths.backups, '.partial-other')
    mkdirSync(filling, { recursive: true })
    const other = holdStore({ ...paths, lock: path.join(paths.backups, '.lock') }, 'exclusive')
    onTestFinished(() => other.release())
    expect(await codeOf(() => createBackup(backupOptions(directory, store)))).toBe('STORE_IN_USE')
    expect(existsSync(filling)).toBe(true)
  })

  test('a store that is damaged makes no backup, and nothing is left of the attempt', async () => {
    const { directory, store, paths } = await filledStore()
    const root = store.connection
      .prepare<[], { rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'audit'")
      .get()
    store.close()
    const bytes = readFileSync(paths.store)
    bytes.fill(7, ((root?.rootpage ?? 0) - 1) * 4096, (root?.rootpage ?? 0) * 4096)
    writeFileSync(paths.store, bytes)
    const again = openTestStore(directory)
    const before = digestsBelow(paths.directory)
    expect(await codeOf(() => createBackup(backupOptions(directory, again)))).toBe('STORE_DAMAGED')
    expect(digestsBelow(paths.directory)).toMatchObject(before)
    expect(readdirSync(paths.backups)).toEqual(['.lock'])
  })

  test('a damaged keyring makes no backup', async () => {
    const { directory, store, paths } = await filledStore()
    writeFileSync(paths.keyring, 'garbage')
    expect(await codeOf(() => createBackup(backupOptions(directory, store)))).toBe('KEYRING_DAMAGED')
    expect(listBackups(paths)).toEqual([])
  })
})

describe('a full disk', () => {
  test('is told clearly, leaves nothing behind, and costs no byte of store, keyring or older backup', async (context) => {
    const disk = smallDisk()
    if (disk === null) return context.skip('mounting a small tmpfs is not allowed here')
    const { directory, store, paths } = await filledStore(path.join(disk, 'data'))
    const first = createBackup(backupOptions(directory, store, 'manual', clockAt('2026-03-01T12:00:00.000Z')))
    for (let number = 0; number < 300; number++) addObjects(store, `n${number}`)
    store.connection.pragma('wal_checkpoint(TRUNCATE)')
    const size = statSync(paths.store).size
    // Room for a part of the copy only.
    const filler = fillDisk(disk, size / 2)
    const before = digestsBelow(paths.directory)
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await codeOf(() => createBackup(backupOptions(directory, store)))).toBe('STORE_FULL')
      const daily = backUpDaily(backupOptions(directory, store))
      expect(daily).toMatchObject({ made: null, error: { code: 'STORE_FULL' } })
      expect(digestsBelow(paths.directory)).toEqual(before)
    }
    expect(listBackups(paths)).toEqual([first])
    rmSync(filler)
    expect(createBackup(backupOptions(directory, store)).counts).toMatchObject({ services: 301 })
  })
})

describe('list and check', () => {
  test('a damaged backup is listed as such and does not pass the check', async () => {
    const { directory, store, paths } = await filledStore()
    const clocks = ['2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000Z', '2026-03-03T12:00:00.000Z']
    const [record, cut, bit] = clocks.map((time) =>
      createBackup(backupOptions(directory, store, 'manual', clockAt(time))),
    ) as [BackupEntry, BackupEntry, BackupEntry]
    writeFileSync(path.join(record.path, 'backup.json'), '{')
    writeFileSync(path.join(cut.path, 'store.db'), readFileSync(path.join(cut.path, 'store.db')).subarray(1))
    const bytes = readFileSync(path.join(bit.path, 'store.db'))
    bytes[5000] = (bytes[5000] ?? 0) ^ 1
    writeFileSync(path.join(bit.path, 'store.db'), bytes)
    expect(listBackups(paths).map((entry) => [entry.name, entry.state])).toEqual([
      [bit.name, 'proved'],
      [cut.name, 'damaged'],
      [record.name, 'damaged'],
    ])
    const before = digestsBelow(paths.directory)
    for (const { name } of [cut, bit]) {
      const source = findBackup(paths, name)
      expect(await codeOf(() => verifyBackup(paths, source, byPassphrase))).toBe('BACKUP_DAMAGED')
    }
    // Its content is whole: only the record beside it is not.
    const verified = await verifyBackup(paths, findBackup(paths, record.name), byPassphrase)
    expect(verified.counts.services).toBe(1)
    expect(digestsBelow(paths.directory)).toEqual(before)
  })

  test('a record that tells of another content does not pass the check', async () => {
    const { directory, store, paths } = await filledStore()
    const made = createBackup(backupOptions(directory, store))
    const file = path.join(made.path, 'backup.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"services": 1', '"services": 2'))
    const source = findBackup(paths, made.name)
    expect(await codeOf(() => verifyBackup(paths, source, byPassphrase))).toBe('BACKUP_DAMAGED')
  })

  test('the check changes no byte, of a closed store file by itself neither', async () => {
    const { directory, store, paths } = await filledStore()
    const made = createBackup(backupOptions(directory, store))
    const lone = path.join(temporaryFolder(), 'copy.db')
    store.close()
    writeFileSync(lone, readFileSync(paths.store))
    const before = [digestsBelow(paths.directory), digestsBelow(path.dirname(lone))]
    await verifyBackup(paths, findBackup(paths, made.name), byPassphrase)
    const verified = await verifyBackup(paths, findBackupFile(paths, lone), byPassphrase)
    expect(verified.counts).toEqual({ services: 1, users: 1, servers: 0 })
    expect([digestsBelow(paths.directory), digestsBelow(path.dirname(lone))]).toEqual(before)
  })

  test('is found by name, folder and any file in it; nothing else is', async () => {
    const { directory, store, paths } = await filledStore()
    const { name, path: folder } = createBackup(backupOptions(directory, store))
    for (const wanted of [name, folder, path.join(folder, 'store.db'), path.join(folder, 'backup.json')]) {
      expect(findBackupFile(paths, wanted)).toMatchObject({ name, store: path.join(folder, 'store.db') })
    }
    expect(await codeOf(() => findBackupFile(paths, 'none'))).toBe('BACKUP_NOT_FOUND')
    for (const wanted of ['..', '../backups', '.lock', '', `${name}/../${name}`]) {
      expect(await codeOf(() => findBackup(paths, wanted))).toBe('BACKUP_NOT_FOUND')
    }
    for (const own of [paths.store, paths.keyring, paths.directory]) {
      expect(await codeOf(() => findBackupFile(paths, own))).toBe('USAGE_INVALID')
    }
  })

  test('a copy opened to be looked at cannot be written', async () => {
    const { directory, store, key } = await filledStore()
    const made = createBackup(backupOptions(directory, store))
    const copy = openReadOnly(path.join(made.path, 'store.db'), key)
    expect(() => copy.exec('DELETE FROM user')).toThrow(/readonly/)
    copy.close()
    const again = openConnection(path.join(made.path, 'store.db'), key, false)
    expect(again.prepare('SELECT count(*) AS n FROM user').get()).toEqual({ n: 1 })
    again.close()
  })
})

const entryAt = (time: string, reason: BackupEntry['reason'], state: BackupEntry['state'] = 'proved') => ({
  name: `${time}-${reason}`,
  path: '',
  state,
  createdAt: time,
  reason,
  counts: null,
  auditSeq: 1,
})

describe('rotation', () => {
  const dayNumber = (number: number) => new Date(Date.UTC(2025, 0, 1, 12) + number * 86_400_000).toISOString()

  /** Makes one daily backup on each day, rotating each time, as a host would. */
  function afterDays(days: number): string[] {
    let entries: BackupEntry[] = []
    for (let number = 0; number < days; number++) {
      const made = entryAt(dayNumber(number), 'daily')
      entries = [...entries, made]
      const gone = backupsToRemove(entries, made.name)
      entries = entries.filter((entry) => !gone.includes(entry))
    }
    return entries.map((entry) => (entry.createdAt ?? '').slice(0, 10)).sort()
  }

  test('after a year of daily backups: 7 days, 4 Sundays, 6 months', () => {
    // The last day is Wednesday, 2025-12-31.
    expect(afterDays(365)).toEqual([
      '2025-05-25',
      '2025-06-29',
      '2025-07-27',
      '2025-08-31',
      '2025-09-28',
      '2025-10-26',
      '2025-11-30',
      '2025-12-07',
      '2025-12-14',
      '2025-12-21',
      ...['25', '26', '27', '28', '29', '30', '31'].map((day) => `2025-12-${day}`),
    ])
  })

  test('never more than 17 daily ones, at whatever length of use', () => {
    for (const days of [1, 6, 7, 8, 20, 40, 100, 200, 700]) {
      expect(afterDays(days).length).toBe(Math.min(afterDays(days).length, 17))
      expect(afterDays(days).at(-1)).toBe(dayNumber(days - 1).slice(0, 10))
    }
  })

  test('of a day the last one stays', () => {
    const early = entryAt('2026-03-01T08:00:00.000Z', 'daily')
    const late = entryAt('2026-03-01T20:00:00.000Z', 'daily')
    expect(backupsToRemove([late, early], late.name)).toEqual([early])
  })

  test('the last 10 manual ones, the last 3 of each other reason', () => {
    const of = (reason: BackupEntry['reason'], count: number) =>
      Array.from({ length: count }, (_, number) => entryAt(dayNumber(number), reason))
    const entries = [...of('manual', 12), ...of('before-migration', 5), ...of('before-rotation', 3)]
    const gone = backupsToRemove(entries, 'none').map((entry) => entry.name)
    expect(gone.sort()).toEqual(
      [
        ...of('manual', 2).map((entry) => entry.name),
        ...of('before-migration', 2).map((entry) => entry.name),
      ].sort(),
    )
  })

  test('damaged ones, the newest proved one and the one just made stay', () => {
    const damaged = Array.from({ length: 20 }, (_, number) => entryAt(dayNumber(number), 'manual', 'damaged'))
    const proved = entryAt(dayNumber(1), 'before-restore')
    const aside = [30, 31, 32, 33].map((number) => entryAt(dayNumber(number), 'before-restore', 'aside'))
    expect(backupsToRemove([...damaged, proved, ...aside], 'none')).toEqual([aside[0]])
    // A clock that was set back calls the new one the oldest.
    const manual = Array.from({ length: 12 }, (_, number) => entryAt(dayNumber(100 + number), 'manual'))
    const justMade = entryAt(dayNumber(0), 'manual')
    expect(backupsToRemove([...manual, justMade], justMade.name)).not.toContain(justMade)
    expect(backupsToRemove([...manual, justMade], 'none')).toContain(justMade)
  })

  test('removes folders on the disk, after a success only', async () => {
    const { directory, store, paths } = await filledStore()
    const at = (number: number) => clockAt(`2026-03-01T12:00:0${number}.000Z`)
    for (let number = 0; number < 5; number++) {
      createBackup(backupOptions(directory, store, 'before-rotation', at(number)))
    }
    const names = [4, 3, 2].map((number) => `2026-03-01T12-00-0${number}Z-before-rotation`)
    expect(listBackups(paths).map((entry) => entry.name)).toEqual(names)
    expect(readdirSync(paths.backups).sort()).toEqual(['.lock', ...[...names].sort()])
  })
})

describe('daily backup', () => {
  test('is due when there is none of today and something changed since the last backup', () => {
    const yesterday = entryAt('2026-03-01T23:59:59.999Z', 'daily')
    const today = entryAt('2026-03-02T00:00:00.000Z', 'daily')
    const manual = entryAt('2026-03-02T01:00:00.000Z', 'manual')
    const now = '2026-03-02T10:00:00.000Z'
    const at = (lastChange: number, last = lastChange) => ({ last, lastChange })
    expect(isDailyDue([], now, at(1))).toBe(true)
    expect(isDailyDue([], now, at(0, 1))).toBe(false)
    expect(isDailyDue([yesterday], now, at(2))).toBe(true)
    expect(isDailyDue([yesterday], now, at(1))).toBe(false)
    // Only unlocked since.
    expect(isDailyDue([yesterday], now, at(1, 5))).toBe(false)
    expect(isDailyDue([yesterday, today], now, at(2))).toBe(false)
    expect(isDailyDue([yesterday, manual], now, at(1, 2))).toBe(false)
    expect(isDailyDue([yesterday, manual], now, at(3))).toBe(true)
    // An older backup was restored.
    expect(isDailyDue([{ ...yesterday, auditSeq: 9 }], now, at(3, 4))).toBe(true)
    expect(isDailyDue([{ ...today, state: 'damaged' }], now, at(1))).toBe(true)
  })

  test('is made once a day, and a failure is handed back', async () => {
    const { directory, store, paths } = await filledStore()
    const on = (time: string) => backUpDaily(backupOptions(directory, store, 'daily', clockAt(time)))
    expect(on('2026-03-01T10:00:00.000Z').made?.name).toBe('2026-03-01T10-00-00Z-daily')
    addObjects(store, 'two')
    expect(on('2026-03-01T11:00:00.000Z')).toEqual({ made: null, error: null })
    expect(on('2026-03-02T11:00:00.000Z').made?.counts).toEqual({ services: 2, users: 2, servers: 0 })
    expect(on('2026-03-03T11:00:00.000Z')).toEqual({ made: null, error: null })
    addObjects(store, 'three')
    rmSync(paths.keyring)
    expect(on('2026-03-04T11:00:00.000Z')).toMatchObject({ made: null, error: { code: 'FILE_NOT_FOUND' } })
    expect(listBackups(paths)).toHaveLength(2)
  })
})

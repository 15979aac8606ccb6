/**
 * A disk that is full, or becomes full on the way: a clear error, nothing lost, and the store still opens for reading.
 * Needs a file system of its own: a tmpfs, which root may mount, or anybody in a user namespace of their own
 * (`unshare -rm npm test`).
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findPatchbayError, toErrorDocument } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { verifyAudit } from '../../src-main/store/auditVerify.ts'
import { findBackup, listBackups } from '../../src-main/store/backupList.ts'
import { verifyBackup } from '../../src-main/store/backupProof.ts'
import { translateDriverError } from '../../src-main/store/driverError.ts'
import { addRecoveryKey } from '../../src-main/store/keyAccess.ts'
import { checkPages } from '../../src-main/store/pageCheck.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'
import { Session } from '../../src-main/store/session.ts'
import { contentFault } from '../../src-main/store/storeFacts.ts'
import { fillDisk } from '../support/backups.ts'
import { copyWorld, type World } from './killing.ts'
import { carryOut, contentOf, follow, type Operation, presentOf } from './operations.ts'
import { newOldWorld, newWorldWithBackups } from './worlds.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-full-'))
const disk = path.join(scratch, 'disk')

function mountDisk(): boolean {
  try {
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const isMounted = mountDisk()
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(scratch, { recursive: true, force: true })
})

const KiB = 1024
/** Bytes that are left free, from none to more than any of the operations needs. */
const free = [0, 8, 28, 40, 100, 260, 600, 1300, 2200, 4500].map((size) => size * KiB)
/** Blocks below the least room that is enough: there the disk becomes full in the last steps. */
const blocksBelowEdge = 10

const sessionIn = (directory: string) =>
  new Session({
    paths: resolveDataPaths(directory, {}),
    clock: systemClock,
    host: 'cli',
    kdfCost: minimumCost,
  })

async function errorOf(work: () => unknown): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    const known = findPatchbayError(translateDriverError(error))
    return known ? known.code : `${toErrorDocument(error).code}: ${String(error)}`
  }
}

/** Everything is there and whole, with room again. */
async function prove(world: World, isDone: boolean, operation: Operation | null): Promise<void> {
  const session = sessionIn(world.directory)
  session.unlockWithRecoveryKey(new Secret(world.recoveryKey))
  try {
    expect(session.notice).toBe(null)
    const after = operation && isDone ? follow(world.known, operation, world.backups) : world.known
    expect(contentOf(session.store)).toEqual(presentOf(after))
    expect(contentFault(session.store.connection)).toBe(null)
    expect(await verifyAudit(session.store.connection)).toMatchObject({ firstBad: null })
    session.store.connection.pragma('wal_checkpoint(TRUNCATE)')
    checkPages(session.paths.store, session.backedUp.storeKey)
    expect(readdirSync(world.directory).filter((name) => /^\.(staged|committed)|\.tmp$/.test(name))).toEqual(
      [],
    )
    for (const { name, state } of listBackups(session.paths)) {
      expect(state).not.toBe('damaged')
      await verifyBackup(
        session.paths,
        findBackup(session.paths, name),
        async (keyring) => openWithRecoveryKey(keyring, new Secret(world.recoveryKey)).keys,
      )
    }
  } finally {
    session.lock()
  }
}

interface Attempt {
  readonly work: (session: Session, world: World) => unknown
  readonly operation: (world: World) => Operation | null
}

const open = (session: Session, { recoveryKey }: World) =>
  session.unlockWithRecoveryKey(new Secret(recoveryKey))

/** Tries with so much room; proves afterwards. @returns the error's code, null when it was done */
async function attempt(first: World, bytesLeft: number, { work, operation }: Attempt, isOpen: boolean) {
  const world = copyWorld(first, path.join(disk, 'data'))
  const session = sessionIn(world.directory)
  if (isOpen) open(session, world)
  const filler = fillDisk(disk, bytesLeft)
  const planned = operation(world)
  const code = await errorOf(() => work(session, world))
  session.lock()
  rmSync(filler)
  await prove(world, code === null, planned)
  return code
}

/** All of these sizes, and those around the least one that is enough. */
async function everySize(first: World, given: Attempt, isOpen: boolean): Promise<void> {
  const codes = new Map<number, string | null>()
  const tryWith = async (bytesLeft: number) => {
    const code = await attempt(first, bytesLeft, given, isOpen)
    codes.set(bytesLeft, code)
    return code
  }
  for (const bytesLeft of free) await tryWith(bytesLeft)
  let least = Math.min(...[...codes].filter(([, code]) => code === null).map(([size]) => size))
  let most = Math.max(...free.filter((size) => size < least))
  while (least - most > 4 * KiB) {
    const middle = Math.floor((least + most) / 8 / KiB) * 4 * KiB
    if ((await tryWith(middle)) === null) least = middle
    else most = middle
  }
  for (let block = 2; block <= blocksBelowEdge; block++) await tryWith(Math.max(0, least - block * 4 * KiB))
  expect([...new Set(codes.values())].sort()).toEqual(['STORE_FULL', null].sort())
  // Tight ones fail, the roomy ones do not.
  expect(codes.get(0)).toBe('STORE_FULL')
  expect(codes.get(free.at(-1) ?? 0)).toBe(null)
}

const reason = isMounted
  ? ''
  : ' (skipped: no tmpfs can be mounted; run as root, or by `unshare -rm npm test`)'

describe.skipIf(!isMounted)(`a full disk${reason}`, () => {
  const fixed = (operation: Operation): Attempt => ({
    work: (session) => carryOut(session, operation),
    operation: () => operation,
  })
  const attempts: readonly [string, Attempt][] = [
    ['saving', fixed({ op: 'save', kind: 'service', name: 'Support 1', mark: 'full' })],
    ['an import', fixed({ op: 'import', mark: 'full' })],
    ['a backup', fixed({ op: 'backup' })],
    ['a rotation', fixed({ op: 'rotate' })],
    ['undo', fixed({ op: 'undo' })],
    ['a change of the keyring', { work: (session) => addRecoveryKey(session, false), operation: () => null }],
  ]

  test.each(attempts)(
    '%s: STORE_FULL, and nothing is lost',
    async (_what, given) => {
      await everySize(await newWorldWithBackups(path.join(scratch, 'world')), given, true)
      rmSync(path.join(scratch, 'world'), { recursive: true })
    },
    240_000,
  )

  test('a restore: STORE_FULL, and nothing is lost', async () => {
    const world = await newWorldWithBackups(path.join(scratch, 'restored'))
    const backup = [...world.backups.keys()][0] ?? ''
    const work = ({ paths }: Session) =>
      restoreBackup({
        paths,
        source: findBackup(paths, backup),
        openKeys: async (keyring) => openWithRecoveryKey(keyring, new Secret(world.recoveryKey)).keys,
        clock: systemClock,
        host: 'cli',
      })
    await everySize(world, { work, operation: () => ({ op: 'restore', backup }) }, false)
  }, 240_000)

  test('a migration: STORE_FULL, and nothing is lost', async () => {
    const world = newOldWorld(path.join(scratch, 'old'))
    const work = (session: Session) => open(session, world)
    await everySize(world, { work, operation: () => null }, false)
  }, 240_000)

  test('creation: STORE_FULL and no store, or a whole one', async () => {
    const codes = new Set<string | null>()
    for (let kib = 0; kib <= 1000; kib += 20) {
      const directory = path.join(disk, 'data')
      rmSync(directory, { recursive: true, force: true })
      mkdirSync(directory)
      const session = sessionIn(directory)
      const filler = fillDisk(disk, kib * KiB)
      let recoveryKey = ''
      const code = await errorOf(async () => {
        recoveryKey = await session.create(new Secret('correct horse battery'))
      })
      codes.add(code)
      session.lock()
      rmSync(filler)
      if (code !== null) {
        expect([code, session.state]).toEqual(['STORE_FULL', 'absent'])
        recoveryKey = await session.create(new Secret('correct horse battery'))
        session.lock()
      }
      const access = { people: [], recoverySlots: 1, passphrase: '' }
      const known = { states: [{}], at: 0, access }
      await prove({ directory, recoveryKey, known, backups: new Map() }, true, null)
    }
    expect([...codes].sort()).toEqual(['STORE_FULL', null].sort())
  }, 240_000)

  test('unlocking opens the store for reading, with a notice', async () => {
    const world = await newWorldWithBackups(path.join(scratch, 'read'))
    const notices = new Set<string | undefined>()
    for (const bytesLeft of free) {
      const copy = copyWorld(world, path.join(disk, 'data'))
      const session = sessionIn(copy.directory)
      const filler = fillDisk(disk, bytesLeft)
      const code = await errorOf(() => open(session, copy))
      // SQLite needs room for the index of its log, 32 KiB; Patchbay cannot read without.
      if (code === null) {
        expect(contentOf(session.store)).toEqual(presentOf(world.known))
        notices.add(session.notice?.code)
      } else {
        expect([code, bytesLeft < 64 * KiB]).toEqual(['STORE_FULL', true])
      }
      session.lock()
      rmSync(filler)
      await prove(copy, false, null)
    }
    expect([...notices].sort()).toEqual(['STORE_FULL', undefined].sort())
  }, 240_000)
})

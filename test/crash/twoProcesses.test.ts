/** Two processes that have the same store open: edits of both stay, and neither takes the files from the other. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { verifyAudit } from '../../src-main/store/auditVerify.ts'
import { findBackup } from '../../src-main/store/backupList.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'
import type { Session } from '../../src-main/store/session.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { codeOf, sessionIn } from '../support/store.ts'
import { bundle } from './bundle.ts'
import { copyWorld, type World } from './killing.ts'
import type { NeighbourTask } from './neighbour.ts'
import { contentOf, presentOf, save } from './operations.ts'
import { newWorldWithBackups } from './worlds.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-two-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let script: string
let first: World

beforeAll(async () => {
  script = await bundle('neighbour.ts', path.join(scratch, 'program'))
  first = await newWorldWithBackups(path.join(scratch, 'first'))
})

interface Neighbour {
  readonly child: ChildProcess
  /** Resolves with its next line. */
  line(): Promise<string | undefined>
}

function start({ directory, recoveryKey }: World, saves: number, inTurn = false): Neighbour {
  const task: NeighbourTask = { directory, recoveryKey, saves, inTurn }
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, PATCHBAY_TEST_TASK: JSON.stringify(task) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, line: async () => (await lines.next()).value }
}

function opened(): { session: Session; world: World } {
  const world = copyWorld(first, path.join(scratch, 'world'))
  const { session } = sessionIn(world.directory)
  session.unlockWithRecoveryKey(new Secret(world.recoveryKey))
  return { session, world }
}

test('edits of both processes stay, one after the other in the audit', async () => {
  const { session, world } = opened()
  const saves = 100
  const neighbour = start(world, saves, true)
  expect(await neighbour.line()).toBe('open')
  const others = session.store.connection
    .prepare("SELECT count(*) FROM user WHERE logon_key LIKE 'neighbour.%'")
    .pluck()
  for (let number = 0; number < saves; number++) {
    save(session.store, 'user', `own.${number}`, `o-${number}`)
    // A save is quick, and the writer that has just ended is first again: each ten waits for one of the other's.
    const isTen = number % 10 === 9
    while (isTen && Number(others.get()) < number - 8) await setImmediate()
  }
  expect(await neighbour.line()).toBe('saved')
  const { store } = session
  const added = (name: string, mark: string) =>
    Array.from({ length: saves }, (_, number) => [
      `user ${name}.${number}`,
      `${mark}-${number}: secret of ${mark}-${number}`,
    ])
  expect(contentOf(store)).toEqual({
    ...presentOf(world.known),
    ...Object.fromEntries([...added('own', 'o'), ...added('neighbour', 'n')]),
  })
  expect(await verifyAudit(store.connection)).toMatchObject({ firstBad: null })
  const hosts = store.connection
    .prepare("SELECT host FROM audit WHERE object LIKE 'own.%' OR object LIKE 'neighbour.%' ORDER BY seq")
    .pluck()
    .all()
  expect(hosts).toHaveLength(2 * saves)
  const turns = hosts.filter((host, index) => index > 0 && host !== hosts[index - 1]).length
  expect(turns).toBeGreaterThan(2)
  for (let number = 0; number < 2 * saves; number++) undoAction(store)
  expect(contentOf(store)).toEqual(presentOf(world.known))
}, 120_000)

test('while a second process has the store open, rotation and restore answer STORE_IN_USE', async () => {
  const { session, world } = opened()
  const neighbour = start(world, 1)
  expect(await neighbour.line()).toBe('open')
  expect(await neighbour.line()).toBe('saved')
  const keyring = readFileSync(session.paths.keyring)
  expect(await codeOf(() => session.rotateKeys())).toBe('STORE_IN_USE')
  expect(session.state).toBe('open')
  save(session.store, 'user', 'after.rotation', 'still-open')
  const content = contentOf(session.store)
  const backup = [...world.backups.keys()][0] ?? ''
  const restore = () =>
    restoreBackup({
      paths: session.paths,
      source: findBackup(session.paths, backup),
      openKeys: async (kept) => openWithRecoveryKey(kept, new Secret(world.recoveryKey)).keys,
      clock: systemClock,
      host: 'cli',
    })
  session.lock()
  expect(await codeOf(restore)).toBe('STORE_IN_USE')
  session.unlockWithRecoveryKey(new Secret(world.recoveryKey))
  expect(contentOf(session.store)).toEqual(content)
  expect(readFileSync(session.paths.keyring).equals(keyring)).toBe(true)

  // However the other one ends, its hold ends with it.
  const gone = once(neighbour.child, 'exit')
  neighbour.child.kill('SIGKILL')
  await gone
  session.rotateKeys()
  expect(contentOf(session.store)).toEqual(content)
  session.lock()
  await restore()
  session.unlockWithRecoveryKey(new Secret(world.recoveryKey))
  const restored = world.backups.get(backup)
  expect(contentOf(session.store)).toEqual(restored && presentOf(restored))
}, 120_000)

test('a process that ends in order leaves the store to the other one', async () => {
  const { session, world } = opened()
  const neighbour = start(world, 1)
  expect(await neighbour.line()).toBe('open')
  expect(await neighbour.line()).toBe('saved')
  const gone = once(neighbour.child, 'exit')
  neighbour.child.stdin?.end()
  expect(await gone).toEqual([0, null])
  session.rotateKeys()
  expect(contentOf(session.store)).toMatchObject({ 'user neighbour.0': 'n-0: secret of n-0' })
}, 120_000)

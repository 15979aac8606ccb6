/**
 * Creation, rotation and restore, ended before each of their steps in turn: both files are the old ones or the new
 * ones every time, and what opened the store opens it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { verifyAudit } from '../../src-main/store/auditVerify.ts'
import { Session } from '../../src-main/store/session.ts'
import { contentFault } from '../../src-main/store/storeFacts.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { bundle } from './bundle.ts'
import { copyWorld, type World } from './killing.ts'
import { contentOf, presentOf } from './operations.ts'
import type { PointTask } from './pointWorker.ts'
import { newWorldWithBackups, passphrase } from './worlds.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-points-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let script: string
let world: World

beforeAll(async () => {
  script = await bundle('pointWorker.ts', path.join(scratch, 'program'))
  world = await newWorldWithBackups(path.join(scratch, 'world'))
})

const sessionIn = (directory: string) =>
  new Session({
    paths: resolveDataPaths(directory, {}),
    clock: systemClock,
    host: 'cli',
    kdfCost: minimumCost,
  })

/** @returns null when it was killed, else how many steps it had */
function run(task: Omit<PointTask, 'recoveryKey' | 'passphrase'>): number | null {
  const given: PointTask = { ...task, recoveryKey: world.recoveryKey, passphrase }
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, [script], {
    env: { ...process.env, NODE_COMPILE_CACHE: scratch, PATCHBAY_TEST_TASK: JSON.stringify(given) },
    encoding: 'utf8',
  })
  if (signal === 'SIGKILL') return null
  expect([status, stderr]).toEqual([0, ''])
  return Number(stdout)
}

const leftOvers = (folder: string) =>
  readdirSync(folder).filter((name) => /^\.(staged|committed)|\.tmp$/.test(name))

/** Opens what is there, proves it whole. @returns the generation of its keys and what it holds */
async function look(session: Session, recoveryKey: string) {
  session.unlockWithRecoveryKey(new Secret(recoveryKey))
  const { store } = session
  expect(leftOvers(session.paths.directory)).toEqual([])
  expect(contentFault(store.connection)).toBe(null)
  expect(await verifyAudit(store.connection)).toMatchObject({ firstBad: null })
  const content = contentOf(store)
  if (Object.keys(content).length > 0) undoAction(store)
  const { keyId } = session.keyring
  session.lock()
  return { keyId, content }
}

/** Ends `what` before every step. @param judge looks at what a step left; tells whether it is the new state */
async function everyStep(
  what: PointTask['what'],
  judge: (directory: string, step: number) => Promise<boolean>,
  backup = '',
): Promise<void> {
  const directory = path.join(scratch, what)
  const prepare = () => {
    rmSync(`${directory}.recovery`, { force: true })
    if (what === 'create') rmSync(directory, { recursive: true, force: true })
    else copyWorld(world, directory)
  }
  prepare()
  const steps = run({ what, directory, backup, step: 0 }) ?? 0
  expect(steps).toBeGreaterThan(20)
  const isNew: boolean[] = []
  for (let step = 1; step <= steps; step++) {
    prepare()
    expect(run({ what, directory, backup, step }), `step ${step} of ${steps}`).toBe(null)
    isNew.push(await judge(directory, step))
  }
  const decided = isNew.indexOf(true)
  process.stdout.write(`${what}: ended before each of ${steps} steps, new from step ${decided + 1} on\n`)
  expect(decided).toBeGreaterThan(0)
  // One step decides: old before it, new from there on.
  expect(isNew.slice(decided)).toEqual(isNew.slice(decided).map(() => true))
}

/** Argon2id takes its time: the passphrase is tried after every so many steps, the recovery key after each. */
const stepsPerPassphrase = 10

async function opensWithPassphrase(directory: string, step: number): Promise<void> {
  if (step % stepsPerPassphrase !== 0) return
  const session = sessionIn(directory)
  await session.unlock(new Secret(passphrase))
  session.lock()
}

test('creation: there is no store, or a whole one that both keys open', async () => {
  await everyStep('create', async (directory, step) => {
    const session = sessionIn(directory)
    const isMade = session.state !== 'absent'
    const recoveryFile = `${directory}.recovery`
    if (isMade) {
      expect(await look(session, readFileSync(recoveryFile, 'utf8').trim())).toMatchObject({ content: {} })
    } else {
      // Nothing stands in the way of making one.
      if (step % stepsPerPassphrase !== 0) return false
      const recoveryKey = await session.create(new Secret(passphrase))
      session.lock()
      await look(session, recoveryKey)
    }
    return isMade
  })
}, 300_000)

test('rotation: both old or both new, under the same recovery key and passphrase', async () => {
  const before = sessionIn(world.directory).keyring.keyId
  await everyStep('rotate', async (directory, step) => {
    await opensWithPassphrase(directory, step)
    const { keyId, content } = await look(sessionIn(directory), world.recoveryKey)
    expect(content).toEqual(presentOf(world.known))
    return keyId !== before
  })
}, 300_000)

test('restore: the store of before or the restored one', async () => {
  const [backup, known] = [...world.backups][0] ?? []
  if (backup === undefined || !known) throw new Error('no backup')
  await everyStep(
    'restore',
    async (directory, step) => {
      await opensWithPassphrase(directory, step)
      const { content } = await look(sessionIn(directory), world.recoveryKey)
      const isRestored = isDeepStrictEqual(content, presentOf(known))
      expect(content).toEqual(presentOf(isRestored ? known : world.known))
      return isRestored
    },
    backup,
  )
  expect(existsSync(path.join(scratch, 'restore', 'backups', backup))).toBe(true)
}, 300_000)

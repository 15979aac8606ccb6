/**
 * Kills processes that work on a store, and looks at what they left.
 *
 * A kill shows what a crash of the process leaves, not what a power cut leaves: what was written stays in the
 * operating system's memory. Against power cuts stand `synchronous = FULL` and the flushes in platform/files.ts.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { wipeKeys } from '../../src-main/keyring/keys.ts'
import { openWithPassphrase, openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { verifyAudit } from '../../src-main/store/auditVerify.ts'
import { createBackup } from '../../src-main/store/backup.ts'
import { findBackup, listBackups } from '../../src-main/store/backupList.ts'
import { verifyBackup } from '../../src-main/store/backupProof.ts'
import { checkPages } from '../../src-main/store/pageCheck.ts'
import { Session } from '../../src-main/store/session.ts'
import { contentFault } from '../../src-main/store/storeFacts.ts'
import { redoAction, undoAction } from '../../src-main/store/undo.ts'
import {
  accessOf,
  contentOf,
  follow,
  type Known,
  type Line,
  type Operation,
  presentOf,
  randomNumbers,
} from './operations.ts'

export type KillKind =
  | 'save'
  | 'import'
  | 'keyring'
  | 'passphrase'
  | 'backup'
  | 'rotation'
  | 'migration'
  | 'restore'

/** What the process that is killed is told. */
export interface WorkerTask {
  readonly kind: KillKind
  readonly directory: string
  readonly recoveryKey: string
  readonly passphrase: string
  readonly seed: number
  /** Names of those that may be restored. */
  readonly backups: readonly string[]
}

/** A data directory, and everything that has to be in it. */
export interface World {
  readonly directory: string
  readonly recoveryKey: string
  readonly known: Known
  readonly backups: ReadonlyMap<string, Known>
}

/** Share of each kind in 500 kills. */
export const shares: Readonly<Record<KillKind, number>> = Object.freeze({
  save: 120,
  import: 90,
  keyring: 40,
  passphrase: 10,
  backup: 40,
  rotation: 80,
  migration: 60,
  restore: 60,
})

/** Operations after which a calibrating run is ended: moments are drawn from the time that they took. */
const calibrating: Readonly<Record<KillKind, number>> = Object.freeze({
  save: 12,
  import: 3,
  keyring: 6,
  passphrase: 3,
  backup: 4,
  rotation: 4,
  migration: 0,
  restore: 4,
})

/** A world is made anew after so many kills, so that each finds a store of about the same size. */
const killsPerWorld = 15
/** After so many kills a backup is made, which clears away what backups left. */
const killsPerBackup = 5

export const seed = Number(process.env['SEED'] ?? 20260301)
export const killsOf = (kind: KillKind) =>
  Math.ceil((shares[kind] * Number(process.env['KILLS'] ?? 500)) / 500)

interface Run {
  readonly lines: readonly Line[]
  /** Milliseconds between its first line and its end. */
  readonly took: number
}

/** Runs the process and kills it `isTime` after its first line: after so many milliseconds or so many operations. */
async function runAndKill(
  script: string,
  task: WorkerTask,
  isTime: { readonly afterMs: number } | { readonly afterOperations: number },
): Promise<Run> {
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: path.dirname(script),
      PATCHBAY_TEST_TASK: JSON.stringify(task),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const lines: Line[] = []
  let begun = 0
  // A line that was cut off was not acknowledged.
  let whole = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (begun === 0) {
      begun = performance.now()
      if ('afterMs' in isTime) setTimeout(() => child.kill('SIGKILL'), isTime.afterMs)
    }
    const texts = (whole + chunk.toString()).split('\n')
    whole = texts.pop() ?? ''
    lines.push(...texts.map((text) => JSON.parse(text) as Line))
    const done = lines.filter((line) => 'done' in line).length
    if ('afterOperations' in isTime && done > isTime.afterOperations) child.kill('SIGKILL')
  })
  await once(child.stdout, 'close')
  const [code, signal] = await exit
  expect([code, signal], 'the process was killed, and did not end by itself').toEqual([null, 'SIGKILL'])
  return { lines, took: performance.now() - begun }
}

interface Followed {
  readonly known: Known
  readonly backups: ReadonlyMap<string, Known>
  /** Began and was not acknowledged. */
  readonly pending: Operation | null
  /** The newest backup and the newest keys that were acknowledged. */
  readonly backup: string | null
  readonly keyId: string | null
}

function followAll(world: World, lines: readonly Line[]): Followed {
  const backups = new Map(world.backups)
  let { known } = world
  let pending: Operation | null = null
  let backup: string | null = null
  let keyId: string | null = null
  for (const line of lines) {
    if ('begin' in line) {
      pending = line.begin
    } else if (pending) {
      known = follow(known, pending, backups)
      if (pending.op === 'backup' && line.done !== null) {
        backup = line.done
        backups.set(line.done, known)
      }
      if (pending.op === 'rotate') keyId = line.done
      pending = null
    }
  }
  return { known, backups, pending, backup, keyId }
}

const leftOvers = (folder: string) =>
  readdirSync(folder).filter((name) => /^\.(staged|committed|partial)|\.tmp$|-journal$/.test(name))

/** Which of the two it is, by content and access; fails when it is neither, or a mixture. */
function actualOf(session: Session, before: Known, after: Known): Known {
  const content = contentOf(session.store)
  const isOf = (known: Known) =>
    JSON.stringify(sorted(content)) === JSON.stringify(sorted(presentOf(known))) &&
    JSON.stringify(accessOf(session, '')) === JSON.stringify({ ...known.access, passphrase: '' })
  if (isOf(after)) return after
  if (!isOf(before)) {
    // Tells the difference.
    expect(content).toEqual(presentOf(before))
    expect(accessOf(session, before.access.passphrase)).toEqual(before.access)
  }
  return before
}

const sorted = (content: object) => Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))

async function opens(session: Session, passphrase: string): Promise<boolean> {
  const { keyring } = session
  try {
    wipeKeys((await openWithPassphrase(keyring, new Secret(passphrase))).keys)
    return true
  } catch {
    return false
  }
}

/** The passphrase that is in force when it may be either. */
async function passphraseOf(session: Session, known: Known, other: Known): Promise<Known> {
  if (await opens(session, known.access.passphrase)) return known
  expect(await opens(session, other.access.passphrase), 'one of the two passphrases opens the store').toBe(
    true,
  )
  return { ...known, access: other.access }
}

async function proveStore(session: Session): Promise<void> {
  const { store, storeKey } = session.backedUp
  store.connection.pragma('wal_checkpoint(TRUNCATE)')
  expect(checkPages(session.paths.store, storeKey)).toBeGreaterThan(10)
  expect(contentFault(store.connection)).toBe(null)
  expect(await verifyAudit(store.connection)).toMatchObject({ firstBad: null })
}

function proveUndo({ store }: Session, { states, at }: Known): void {
  if (at === 0) return
  undoAction(store)
  expect(contentOf(store)).toEqual(states[at - 1])
  redoAction(store)
  expect(contentOf(store)).toEqual(states[at])
}

async function proveBackups(session: Session, recoveryKey: string, proved: Set<string>): Promise<void> {
  for (const { name, state } of listBackups(session.paths)) {
    expect(state).not.toBe('damaged')
    if (proved.has(name)) continue
    await verifyBackup(
      session.paths,
      findBackup(session.paths, name),
      async (keyring) => openWithRecoveryKey(keyring, new Secret(recoveryKey)).keys,
    )
    proved.add(name)
  }
}

/** What is done to a world before each process is started. @returns the kill's own facts, looked at before opening */
export interface Scene {
  readonly prepare?: (world: World) => void
  readonly look?: (world: World) => void
}

export interface Figures {
  readonly kind: KillKind
  readonly kills: number
  /** Kills that hit between the beginning of an operation and its acknowledgement. */
  readonly midOperation: number
  /** Of these, how many operations were found done all the same. */
  readonly doneUnacknowledged: number
  readonly acknowledged: number
  readonly seconds: number
}

class Killer {
  readonly #proved = new Set<string>()
  #world: World

  constructor(world: World) {
    this.#world = world
  }

  get world(): World {
    return this.#world
  }

  /** Opens what the kill left, and proves all of it. @returns whether the pending operation was found done */
  async judge(lines: readonly Line[], kind: KillKind, isBackupDue: boolean): Promise<boolean> {
    const { directory, recoveryKey } = this.#world
    const { known, backups, pending, backup, keyId } = followAll(this.#world, lines)
    const paths = resolveDataPaths(directory, {})
    const session = new Session({ paths, clock: systemClock, host: 'cli', kdfCost: minimumCost })
    session.unlockWithRecoveryKey(new Secret(recoveryKey))
    try {
      expect(session.notice).toBe(null)
      expect(leftOvers(directory)).toEqual([])
      const after = pending ? follow(known, pending, backups) : known
      let actual = actualOf(session, known, after)
      if (kind === 'passphrase')
        actual = await passphraseOf(session, actual, actual === after ? known : after)
      if (keyId !== null && pending?.op !== 'rotate') expect(session.keyring.keyId).toBe(keyId)
      if (backup !== null) expect(listBackups(paths).map(({ name }) => name)).toContain(backup)
      await proveStore(session)
      proveUndo(session, actual)
      await proveBackups(session, recoveryKey, this.#proved)
      if (isBackupDue) {
        createBackup({ ...session.backedUp, reason: 'daily' })
        expect(leftOvers(paths.backups)).toEqual([])
      }
      this.#world = { ...this.#world, known: actual, backups }
      return pending !== null && actual === after && after !== known
    } finally {
      session.lock()
    }
  }
}

export function copyWorld(world: World, directory: string): World {
  rmSync(directory, { recursive: true, force: true })
  cpSync(world.directory, directory, { recursive: true })
  return { ...world, directory }
}

/** Kills as many processes of a kind as its share says, and proves what each left. */
export async function killAll(
  kind: KillKind,
  script: string,
  first: World,
  scene: Scene = {},
): Promise<Figures> {
  const began = performance.now()
  const random = randomNumbers(seed + Object.keys(shares).indexOf(kind))
  const fresh = () => new Killer(copyWorld(first, `${first.directory}-${kind}`))
  let killer = fresh()
  const run = (isTime: Parameters<typeof runAndKill>[2]) => {
    const { world } = killer
    scene.prepare?.(world)
    const { directory, recoveryKey, known } = world
    const { passphrase } = known.access
    const backups = [...first.backups.keys()]
    const task = { kind, directory, recoveryKey, passphrase, seed: Math.floor(random() * 2 ** 31), backups }
    return runAndKill(script, task, isTime)
  }
  const acknowledgedIn = (lines: readonly Line[]) => lines.filter((line) => 'done' in line).length
  // Its operations are judged like the others: on a machine that is busy later, no other may come to its end.
  const calibration = await run({ afterOperations: calibrating[kind] })
  scene.look?.(killer.world)
  await killer.judge(calibration.lines, kind, false)
  const kills = killsOf(kind)
  const counts = { midOperation: 0, doneUnacknowledged: 0, acknowledged: acknowledgedIn(calibration.lines) }
  for (let number = 1; number <= kills; number++) {
    if (number % killsPerWorld === 0) killer = fresh()
    const { lines } = await run({ afterMs: random() * calibration.took })
    scene.look?.(killer.world)
    if (await killer.judge(lines, kind, number % killsPerBackup === 0)) counts.doneUnacknowledged++
    counts.acknowledged += acknowledgedIn(lines)
    const last = lines.at(-1)
    if (last && 'begin' in last) counts.midOperation++
  }
  rmSync(killer.world.directory, { recursive: true, force: true })
  return { kind, kills, ...counts, seconds: Math.round((performance.now() - began) / 100) / 10 }
}

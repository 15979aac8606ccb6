/**
 * A process that pushes 12 objects (test/sync/matrixWorld.ts), killed with SIGKILL right before and right after every
 * commit of its journal, and with each of its writes under way. Then at most three more pushes: both sides are equal,
 * nothing is there twice, and what the journal says of the killed run is what the server carried out.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import type { RequestEntry } from '../../src-main/practice/control.ts'
import type { FaultRuleInput } from '../../src-main/practice/faultRules.ts'
import { listRunSteps, listRuns, listUnfinishedRuns, type StepRecord } from '../../src-main/store/journal.ts'
import { Session } from '../../src-main/store/session.ts'
import { type MadeWorld, MatrixWorld, makeWorld } from '../sync/matrix.ts'
import { endFaults, pushUntilSettled } from '../sync/matrixCases.ts'
import { stepsPlanned } from '../sync/matrixWorld.ts'
import { bundle } from './bundle.ts'
import type { PushTask } from './pushWorker.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-kill-push-'))
let script: string
let made: MadeWorld
let objectsBack: () => void

beforeAll(async () => {
  script = await bundle('pushWorker.ts', path.join(scratch, 'program'))
  made = await makeWorld({})
  objectsBack = made.world.practice.control.keep()
  made.session.lock()
})
afterAll(async () => {
  await made.world.close()
  rmSync(scratch, { recursive: true, force: true })
})

interface Child {
  /** What it told when it came to its end; null when it was killed. */
  readonly told: { readonly commits: number; readonly done: number; readonly converged: boolean } | null
}

const directory = path.join(scratch, 'data')

/** Both sides as they were, then one push in a process of its own. `onRequest` may kill it. */
async function pushInChild(
  point: Pick<PushTask, 'commit' | 'when'>,
  faults: readonly FaultRuleInput[],
  onRequest: (entry: RequestEntry, kill: () => void) => void,
  mapping = made.world.server.mapping,
): Promise<Child> {
  const { control } = made.world.practice
  rmSync(directory, { recursive: true, force: true })
  cpSync(made.directory, directory, { recursive: true })
  objectsBack()
  control.setFaults(faults)
  control.clearRequests()
  const { server } = made.world
  const task: PushTask = {
    directory,
    recoveryKey: made.recoveryKey,
    server: { ...server, mapping },
    ...point,
  }
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, NODE_COMPILE_CACHE: scratch, PATCHBAY_TEST_TASK: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  made.listener.answered = (entry) => onRequest(entry, () => child.kill('SIGKILL'))
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child.stdout, 'close')])
  control.setFaults([])
  made.listener.answered = () => {}
  await allArrived()
  if (signal === 'SIGKILL') return { told: null }
  expect(code).toBe(0)
  return { told: JSON.parse(text) }
}

/**
 * What the process had sent when it was killed may still be on its way, and the server works on it all the same.
 * Requests that come after it are answered after it; two, since those of the process have a body to be read.
 */
async function allArrived(): Promise<void> {
  for (let request = 1; request <= 2; request += 1) await (await fetch(made.world.practice.url)).text()
}

/** Opens what the kill left. @returns the world, to be pushed on */
function openLeft(): { world: MatrixWorld; close: () => void } {
  const session = new Session({
    paths: resolveDataPaths(directory, {}),
    clock: systemClock,
    host: 'cli',
    kdfCost: minimumCost,
  })
  session.unlockWithRecoveryKey(new Secret(made.recoveryKey))
  const { practice, mapping, server } = made.world
  const close = () => session.lock()
  const world = new MatrixWorld({
    store: session.store,
    practice,
    mapping,
    server,
    close: async () => close(),
  })
  made.listener.answered = (entry) => world.answered(entry)
  return { world, close }
}

interface Left {
  /** Steps that were `sending` when the process ended. */
  readonly sending: number
  readonly unknown: number
  readonly problems: readonly string[]
}

/** What was journaled as `planned` is not attempted; of what was `sending`, nothing is claimed that is not so. */
function stepFaults(before: StepRecord, after: StepRecord | undefined, isDone: boolean): string[] {
  const { state } = after ?? {}
  const allowed = {
    planned: ['notAttempted'],
    sending: isDone ? ['done', 'unknown'] : ['unknown', 'failed', 'notAttempted'],
    done: ['done'],
    failed: ['failed'],
    unknown: ['unknown'],
    notAttempted: ['notAttempted'],
  }[before.state]
  const isTrue = state !== undefined && allowed.includes(state) && (before.state !== 'planned' || !isDone)
  const isProved = before.state !== 'done' || isDone
  return isTrue && isProved
    ? []
    : [`${before.action} ${before.kind} "${before.key}": ${before.state}, then ${state}; done: ${isDone}`]
}

/** At most three more pushes, and everything that is wrong then. */
async function judge(): Promise<Left> {
  const { world, close } = openLeft()
  try {
    const { db } = world.store
    const [open] = listUnfinishedRuns(db, world.server.id)
    const before = open ? listRunSteps(db, open.id) : []
    const isDone = new Map(before.map((step) => [step.seq, world.shows(step)]))
    const problems = await pushUntilSettled(world, () => {})
    problems.push(...endFaults(world))
    const after = open ? listRunSteps(db, open.id) : []
    const closed = listRuns(db, world.server.id).find((run) => run.id === open?.id)
    if (open && closed?.stoppedBy !== 'RUN_INTERRUPTED')
      problems.push(`the run ended by ${closed?.stoppedBy}`)
    for (const step of before) {
      const now = after.find(({ seq }) => seq === step.seq)
      problems.push(...stepFaults(step, now, isDone.get(step.seq) ?? false))
    }
    const count = (steps: readonly StepRecord[], state: StepRecord['state']) =>
      steps.filter((step) => step.state === state).length
    return { sending: count(before, 'sending'), unknown: count(after, 'unknown'), problems }
  } finally {
    close()
  }
}

class Tally {
  kills = 0
  sending = 0
  unknown = 0
  readonly wrong: string[] = []

  add(where: string, { sending, unknown, problems }: Left): void {
    this.kills += 1
    this.sending += sending
    this.unknown += unknown
    if (problems.length > 0) this.wrong.push(`${where}: ${problems.join('; ')}`)
  }

  tell(what: string): void {
    process.stdout.write(
      `${what}: ${this.kills} kills, ${this.sending} steps found under way, ${this.unknown} of them unknown\n`,
    )
  }
}

/** A server that breaks off nothing by itself. */
const watching = () => {}

test.each(['before', 'after'] as const)(
  'killed right %s every commit of the journal',
  async (when) => {
    const oneByOne = { ...made.world.server.mapping, concurrency: 1 }
    const whole = await pushInChild({ commit: 0, when }, [], watching, oneByOne)
    expect(whole.told).toMatchObject({ done: stepsPlanned, converged: true })
    const commits = whole.told?.commits ?? 0
    const tally = new Tally()
    for (let commit = 1; ; commit += 1) {
      const { told } = await pushInChild({ commit, when }, [], watching)
      // How many commits steps side by side bring together depends on how busy the machine is; one by one it does not.
      if (told && commit > commits) break
      if (told) expect(await pushInChild({ commit, when }, [], watching, oneByOne)).toEqual({ told: null })
      tally.add(`commit ${commit}`, await judge())
    }
    tally.tell(`right ${when} a commit`)
    expect(tally.wrong).toEqual([])
    expect(tally.kills).toBeGreaterThanOrEqual(Math.max(15, commits))
    expect(tally.sending).toBeGreaterThan(0)
  },
  600_000,
)

const writes = [
  ['POST', 8],
  ['PUT', 5],
  ['DELETE', 1],
] as const

test.each(['timeoutBefore', 'timeoutAfter'] as const)(
  'killed between request and answer of every write: %s',
  async (kind) => {
    const tally = new Tally()
    for (const [method, count] of writes) {
      for (let nth = 1; nth <= count; nth += 1) {
        const rule: FaultRuleInput = { match: { method, nth }, fault: { kind } }
        const { told } = await pushInChild({ commit: 0, when: 'after' }, [rule], (entry, kill) => {
          if (entry.method === method && entry.status === 0) kill()
        })
        expect(told, `${method} ${nth}`).toBe(null)
        tally.add(`${method} ${nth}`, await judge())
      }
    }
    tally.tell(`${kind} at a write`)
    expect(tally.wrong).toEqual([])
    expect(tally.kills).toBe(stepsPlanned)
    expect(tally.sending).toBeGreaterThanOrEqual(stepsPlanned)
  },
  600_000,
)

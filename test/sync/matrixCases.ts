/**
 * The fault matrix: one push of 12 objects (matrixWorld.ts), disturbed by one fault at one of its requests, then at
 * most three more pushes without fault. What each push reports is held against what the practice server carried out.
 *
 *   world once per file ─> case: put both sides back ─> push under the fault ─> decide conflicts ─> push ─> ... ─> equal?
 */

import { PatchbayError } from '../../src-main/domain/errors.ts'
import type { StepResult } from '../../src-main/domain/syncModel.ts'
import type { FaultRuleInput } from '../../src-main/practice/faultRules.ts'
import type { ConflictSide } from '../../src-main/store/conflicts.ts'
import { type MatrixWorld, makeWorld, type Observed } from './matrix.ts'
import { differences, secretsInClear, stepsPlanned } from './matrixWorld.ts'

/** Pushes after the disturbed one. */
const morePushes = 3

export interface FaultCase {
  readonly fault: FaultRuleInput['fault']
  /** So many requests in a row meet it. */
  readonly times?: 1 | 2
  /** Limit of one exchange while the fault is there; ample when left out. */
  readonly timeoutMs?: number
  /** The server may do its work without saying so: `unknown` is allowed under this fault, and only then. */
  readonly losesAnswers: boolean
  /** How a person decides the conflicts that come of it, when the nth request met the fault. */
  readonly sideAt?: (index: number) => ConflictSide
  /** A last look: what is wrong in the end, besides a difference between store and server. */
  readonly judge?: (world: MatrixWorld, index: number) => readonly string[]
}

/** A world in which the nth request is the same in every case, with its requests learnt. `close` it when done. */
export async function newMatrixWorld(mappingPart: Record<string, unknown> = {}): Promise<MatrixWorld> {
  const { world } = await makeWorld({ concurrency: 1, ...mappingPart })
  // Nothing is killed here, and every case makes dozens of commits.
  world.store.connection.pragma('synchronous = OFF')
  world.keep()
  await learnRequests(world)
  return world
}

/** The push that nothing disturbs: how many requests it has, and that it does all of its work. */
async function learnRequests(world: MatrixWorld): Promise<void> {
  world.reset()
  const observed = await world.push()
  const problems = [...reportFaults(observed, false), ...endFaults(world)]
  if (observed.result?.done !== stepsPlanned || !observed.result.converged || problems.length > 0) {
    throw new Error(`undisturbed: ${JSON.stringify(observed.result)} ${problems.join('; ')}`)
  }
  world.viewBack = world.view.remember()
  world.requests = world.practice.control
    .requests()
    .map(({ method, path: url }) => `${method} ${url.replaceAll(/[0-9A-F]{32}/g, '*')}`)
}

/** A report that does not say what the server carried out. */
function reportFaults({ result, error, committed }: Observed, losesAnswers: boolean): string[] {
  if (!result) {
    const isExpected = error instanceof PatchbayError && error.code !== 'BUG'
    return [
      ...(isExpected ? [] : [`thrown: ${String(error)}`]),
      ...(committed.size === 0 ? [] : [`thrown although ${committed.size} steps were carried out`]),
    ]
  }
  const isCommitted = (step: StepResult) => committed.has(step.id)
  const lies = result.steps.filter((step) => {
    if (step.outcome === 'unknown') return !losesAnswers
    return (step.outcome === 'done') !== isCommitted(step)
  })
  const text = JSON.stringify(result)
  const counted = (['done', 'failed', 'notAttempted', 'unknown'] as const).filter(
    (outcome) => result[outcome] !== result.steps.filter((step) => step.outcome === outcome).length,
  )
  return [
    ...lies.map(
      (step) =>
        `${step.action} ${step.kind} "${step.key}" is reported ${step.outcome} (${step.code}), and the server ` +
        `${isCommitted(step) ? 'did' : 'did not do'} it`,
    ),
    ...counted.map((outcome) => `the count of ${outcome} is not that of the steps`),
    ...secretsInClear.filter((secret) => text.includes(secret)).map(() => 'the report holds a secret'),
  ]
}

const deletable = /^\/messagingServices\/([0-9A-F]{32})$/

/** What is wrong once all pushes are over. */
export function endFaults(world: MatrixWorld): string[] {
  const { control } = world.practice
  const goneIds = goneIdsOf(world)
  const quiet = [world.view.find('service', 'Quiet Facebook'), world.view.find('user', 'quiet.user')]
  const writes = control.requests().filter(({ method }) => method !== 'GET')
  const wrongDeletes = writes.filter(({ method, path: url }) => {
    const id = deletable.exec(url)?.[1]
    return method === 'DELETE' && (url.startsWith('/users') || (id !== undefined && !goneIds.has(id)))
  })
  const disturbed = writes.filter(({ path: url }) =>
    quiet.some((object) => object && url.includes(String(object['id']))),
  )
  const { connection } = world.store
  const open = connection
    .prepare("SELECT count(*) FROM run_step WHERE state IN ('planned', 'sending')")
    .pluck()
    .get()
  const unfinished = connection.prepare('SELECT count(*) FROM run WHERE finished_at IS NULL').pluck().get()
  return [
    ...differences(world.sync, world.view),
    ...wrongDeletes.map(({ path: url }) => `DELETE ${url} was not asked for`),
    ...disturbed
      .filter(({ method, status }) => method !== 'POST' || status < 400)
      .map(({ method, path: url }) => `${method} ${url} on an object that nobody changed`),
    ...(open === 0 ? [] : [`${open} steps are not closed`]),
    ...(unfinished === 0 ? [] : [`${unfinished} runs are not closed`]),
  ]
}

/** Server's ids of what the store deleted: those of delete steps. */
function goneIdsOf({ store }: MatrixWorld): ReadonlySet<string> {
  const ids = store.connection.prepare("SELECT remote_id FROM run_step WHERE action = 'delete'").pluck().all()
  return new Set(ids.map(String))
}

/** One cell of the matrix. @returns everything that is wrong; empty when nothing is */
async function runCase(world: MatrixWorld, index: number, given: FaultCase): Promise<string[]> {
  world.reset()
  world.worksBehindErrors = given.fault.kind === 'status' && given.fault.afterWork === true
  const match = given.times === 2 ? { times: 2, ...(index > 1 ? { after: index - 1 } : {}) } : { nth: index }
  world.practice.control.setFaults([{ match, fault: given.fault }])
  const observed = await world.push(given.timeoutMs)
  world.practice.control.setFaults([])
  if (given.fault.kind === 'edit') world.view.forgetAll()
  const problems = reportFaults(observed, given.losesAnswers).map((problem) => `push 1: ${problem}`)
  // A change made after the last look at its object shows with the next push.
  const isSeen = given.fault.kind !== 'edit'
  if (!isSeen || !isSettled(world, observed)) {
    problems.push(...(await pushUntilSettled(world, () => given.sideAt && world.decide(given.sideAt(index)))))
  }
  return [...problems, ...endFaults(world), ...(given.judge?.(world, index) ?? [])]
}

/** At most three more pushes, the first of them in any case. @returns what is wrong with them */
export async function pushUntilSettled(world: MatrixWorld, decide: () => void): Promise<string[]> {
  const problems: string[] = []
  for (let more = 1; more <= morePushes; more += 1) {
    decide()
    const observed = await world.push()
    problems.push(...reportFaults(observed, false).map((problem) => `${more} more: ${problem}`))
    if (isSettled(world, observed)) return problems
    if (more === morePushes) problems.push(`not settled after ${more} more pushes: ${state(observed)}`)
  }
  return problems
}

function isSettled(world: MatrixWorld, { result }: Observed): boolean {
  return result?.converged === true && world.openConflicts === 0
}

function state({ result, error }: Observed): string {
  return result ? JSON.stringify(result) : String(error)
}

export interface Figures {
  readonly cases: number
  readonly pushes: number
  /** One line per cell in which something is wrong. */
  readonly wrong: readonly string[]
}

/** A fault at every request of the push. */
export async function faultAtEveryRequest(world: MatrixWorld, given: FaultCase): Promise<Figures> {
  const before = world.pushes
  const wrong: string[] = []
  for (const [at, request] of world.requests.entries()) {
    const problems = await runCase(world, at + 1, given)
    if (problems.length > 0) wrong.push(`request ${at + 1} (${request}): ${problems.join('; ')}`)
  }
  return { cases: world.requests.length, pushes: world.pushes - before, wrong }
}

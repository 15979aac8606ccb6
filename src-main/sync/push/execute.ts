/**
 * Carries out the steps of a run: level by level, independent steps side by side, each journaled before its
 * request and closed, together with its new base, in one transaction after it. Nothing is told before that
 * transaction is committed; when one fails, the run ends with its error.
 *
 * Where the mapping asks for more requests at once than the default, intents are journaled some steps ahead of their
 * turn, so that one commit serves many steps and no request waits for the disk (`intentsAhead`).
 *
 * What ends what: 401, a server that is dead, and a cancellation end the run; 403 ends the steps of that kind;
 * 400, 404, 409, 422 and a moved object end that step; a failed creation ends the rights of its user.
 */
import { type ErrorCode, PatchbayError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/model.ts'
import type { StepKind, StepResult } from '../../domain/syncModel.ts'
import { finishStepTx, markSendingTx } from '../../store/journal.ts'
import { areRowsSeparate, type Connection } from '../connection.ts'
import { creationsOf, dependencyOf, levelsOf } from '../plan/order.ts'
import type { PlannedWork } from '../plan/work.ts'
import type { PushEvent } from '../port.ts'
import { concurrently } from './concurrently.ts'
import { createJournalWriter, type JournalWriter } from './journalWriter.ts'
import { recordDoneTx } from './recordDone.ts'
import {
  type SentStep,
  type StepEnding,
  type StepIo,
  sendCreate,
  sendDelete,
  sendRevoke,
  sendRight,
  sendUpdate,
} from './requests.ts'
import { createTurns, type Turns } from './turns.ts'

export interface Execution extends Connection {
  readonly runId: RunId
  readonly works: readonly PlannedWork[]
  /** Table ids of the objects that were there when the plan was made. */
  readonly knownIds: ReadonlySet<string>
  readonly signal: AbortSignal | undefined
  readonly onEvent: (event: PushEvent) => void
}

/** After so many steps in a row that met no working server, the rest of the run is not attempted. */
const deadAfter = 3

/** Requests at once up to which a step journals its intent only when it is its turn. */
const plainConcurrency = 2

/**
 * Steps whose intent is durable before it is their turn. A crash leaves them to be read back although nothing was
 * sent, so there are none unless somebody asked for throughput.
 */
function intentsAhead(concurrency: number): number {
  return concurrency <= plainConcurrency ? 0 : 3 * concurrency
}

interface Progress {
  readonly journal: JournalWriter
  readonly turns: Turns
  readonly ahead: number
  /** Place of each step in the journal. */
  readonly seqs: ReadonlyMap<PlannedWork, number>
  readonly creations: ReadonlyMap<string, PlannedWork>
  stoppedBy: ErrorCode | null
  /** Outcomes on their way into the journal; the step that comes next shares their transaction. */
  readonly closing: Set<Promise<void>>
  /** Why an outcome could not be journaled: the run ends with it. */
  broken: { readonly error: unknown } | null
  readonly forbidden: Set<StepKind>
  /** Objects of the store that the server refused for their content: nothing more is sent of them. */
  readonly parked: Set<string>
  /** Steps in a row that ended for want of a working server. */
  strikes: number
  finished: number
  /** Of steps that others depend on. */
  readonly endings: Map<PlannedWork, StepEnding>
}

/**
 * Ends with every step closed in the journal. Returns what ended the run early, or null.
 * @throws what a transaction of the journal, or a defect, threw; the steps that are open then are settled by the next
 *   push (settle.ts).
 */
export async function executeSteps(execution: Execution): Promise<ErrorCode | null> {
  const { works } = execution
  const { concurrency } = execution.server.mapping
  const ahead = intentsAhead(concurrency)
  const turns = createTurns(concurrency, () => journal.hurry())
  const journal = createJournalWriter(execution.store, () => turns.waiting >= concurrency, ahead > 0)
  const progress: Progress = {
    journal,
    turns,
    ahead,
    seqs: new Map(works.map((work, index) => [work, index + 1])),
    creations: creationsOf(works),
    stoppedBy: null,
    closing: new Set(),
    broken: null,
    forbidden: new Set(),
    parked: new Set(),
    strikes: 0,
    finished: 0,
    endings: new Map(),
  }
  for (const level of levelsOf(works)) {
    try {
      await concurrently(level, concurrency + progress.ahead, (work) =>
        executeStep(execution, progress, work),
      )
    } finally {
      await Promise.all(progress.closing)
    }
    if (progress.broken) throw progress.broken.error
  }
  return progress.stoppedBy
}

async function executeStep(execution: Execution, progress: Progress, work: PlannedWork): Promise<void> {
  const turn = turnOf(execution, progress, work)
  try {
    const ending = obstacleNow(execution, progress, work) ?? (await send(execution, progress, work, turn))
    note(progress, work, ending)
    close(execution, progress, work, ending)
  } catch (error) {
    // Steps that have their intent already shall not go on either.
    progress.broken ??= { error }
    throw error
  } finally {
    // After `note`: whoever comes next has to know what this step met.
    turn.end()
  }
}

interface Turn {
  /** Waits for it, once. Then null, or what keeps the step from sending anything. */
  begin(): Promise<SentStep | null>
  end(): void
}

function turnOf(execution: Execution, progress: Progress, work: PlannedWork): Turn {
  let hasBegun = false
  return {
    async begin() {
      if (hasBegun) return null
      await progress.turns.take()
      hasBegun = true
      const obstacle = obstacleNow(execution, progress, work)
      if (!obstacle) execution.onEvent({ type: 'stepStarted', id: work.step.id, key: work.step.key })
      return obstacle
    },
    end() {
      if (hasBegun) progress.turns.give()
    },
  }
}

function obstacleNow(execution: Execution, progress: Progress, work: PlannedWork): SentStep | null {
  throwIfBroken(progress)
  if (execution.signal?.aborted) progress.stoppedBy ??= 'CANCELLED'
  return obstacleTo(execution, progress, work)
}

/** Hands the outcome to the journal; it is told once it is durable. */
function close(execution: Execution, progress: Progress, work: PlannedWork, ending: SentStep): void {
  const closed = closeStep(execution, progress, work, ending)
    .then(() => tell(execution, progress, work, ending))
    .catch((error: unknown) => {
      progress.broken ??= { error }
    })
    .finally(() => progress.closing.delete(closed))
  progress.closing.add(closed)
}

/** Only what is durable is told. */
function tell(execution: Execution, progress: Progress, work: PlannedWork, ending: StepEnding): void {
  progress.finished += 1
  const { remoteId, code, message } = ending
  const { id, kind, action, key } = work.step
  const result: StepResult = { id, kind, action, key, outcome: ending.state, remoteId, message, code }
  execution.onEvent({
    type: 'stepFinished',
    result,
    finished: progress.finished,
    total: execution.works.length,
  })
}

function notAttempted(work: PlannedWork, code: ErrorCode | null, message: string): SentStep {
  const remoteId = work.type === 'create' ? null : work.remoteId
  return { state: 'notAttempted', remoteId, code, message, words: '', status: null, attempts: 0 }
}

function obstacleTo(execution: Execution, progress: Progress, work: PlannedWork): SentStep | null {
  const { server } = execution
  const { stoppedBy, forbidden, parked, endings, creations } = progress
  if (work.type === 'manual') return notAttempted(work, null, `To be done by hand: ${work.reason}.`)
  if (stoppedBy === 'CANCELLED')
    return notAttempted(work, stoppedBy, 'The push was cancelled before this step.')
  if (stoppedBy) {
    return notAttempted(
      work,
      stoppedBy,
      `The push to server "${server.name}" ended before this step; see the steps before it.`,
    )
  }
  if (forbidden.has(work.step.kind)) {
    return notAttempted(
      work,
      'SERVER_FORBIDDEN',
      `Server "${server.name}" forbade an earlier step of this kind, so this one was not sent.`,
    )
  }
  const dependency = dependencyOf(work, creations)
  if (dependency && endings.get(dependency)?.state !== 'done') {
    return notAttempted(
      work,
      null,
      `"${dependency.step.key}" has to be created first, and step ${dependency.step.id} was not done.`,
    )
  }
  if (parked.has(work.object.objectId)) {
    return notAttempted(
      work,
      null,
      `Server "${server.name}" did not accept "${work.object.label}", so nothing more of it was sent. Correct it, then ` +
        'push again.',
    )
  }
  return null
}

/** Reads before the first write need the turn; what begins with a write journals its intent ahead of it. */
function beginsWithWrite({ type }: PlannedWork): boolean {
  return type === 'create' || type === 'right'
}

async function send(
  execution: Execution,
  progress: Progress,
  work: PlannedWork,
  turn: Turn,
): Promise<SentStep> {
  const { store, gateway, retry, knownIds, runId } = execution
  const isAhead = progress.ahead > 0 && beginsWithWrite(work)
  const obstacle = isAhead ? null : await turn.begin()
  if (obstacle) return obstacle
  const seq = seqOf(progress, work)
  let attempts = 0
  const io: StepIo = {
    store,
    gateway,
    retry,
    knownIds,
    rowsAreSeparate: areRowsSeparate(execution.server),
    async intend() {
      const intent = { attempts: attempts + 1, at: store.now() }
      await progress.journal.write((tx) => markSendingTx(tx, runId, seq, intent))
      throwIfBroken(progress)
      return turn.begin()
    },
    leaves() {
      attempts += 1
      retry.count()
    },
  }
  const ending = await requestsOf(progress, work, io)
  return { ...ending, attempts }
}

async function requestsOf(progress: Progress, work: PlannedWork, io: StepIo): Promise<StepEnding> {
  switch (work.type) {
    case 'create':
      return sendCreate(work, io)
    case 'update':
      return sendUpdate(work, io)
    case 'delete':
      return sendDelete(work, io)
    case 'revoke':
      return sendRevoke(work, io)
    case 'right':
    case 'manual': {
      const remoteId = work.remoteId ?? createdId(progress, work)
      if (remoteId !== null) return sendRight(work, remoteId, io)
      return notAttempted(
        work,
        null,
        `The id of user "${work.object.label}" on the server is not known. Push the user, or push again.`,
      )
    }
    default: {
      const impossible: never = work
      throw new PatchbayError('BUG', `A step of unknown type was planned: ${String(impossible)}.`)
    }
  }
}

function createdId(progress: Progress, work: PlannedWork): string | null {
  const dependency = dependencyOf(work, progress.creations)
  return (dependency && progress.endings.get(dependency)?.remoteId) ?? null
}

/** Judges by code what an ending means for the steps to come. */
function note(progress: Progress, work: PlannedWork, ending: StepEnding): void {
  if (work.type === 'create') progress.endings.set(work, ending)
  switch (ending.code) {
    case 'SERVER_CREDENTIALS_REFUSED':
    case 'SERVER_CREDENTIALS_MISSING':
    case 'SERVER_TLS_FAILED':
      progress.stoppedBy ??= ending.code
      return
    case 'SERVER_REJECTED':
      if (work.object.objectId !== '') progress.parked.add(work.object.objectId)
      progress.strikes = 0
      return
    case 'SERVER_FORBIDDEN':
      progress.forbidden.add(work.step.kind)
      return
    case 'SERVER_TIMEOUT':
    case 'SERVER_UNREACHABLE':
    case 'SERVER_FAILED':
    case 'SERVER_RATE_LIMITED':
      progress.strikes += 1
      if (progress.strikes >= deadAfter) progress.stoppedBy ??= ending.code
      return
    default:
      if (ending.state === 'done' || ending.state === 'failed') progress.strikes = 0
  }
}

function throwIfBroken({ broken }: Progress): void {
  if (broken) throw broken.error
}

function seqOf({ seqs }: Progress, work: PlannedWork): number {
  const seq = seqs.get(work)
  if (seq === undefined) throw new PatchbayError('BUG', `Step ${work.step.id} is not of this run.`)
  return seq
}

/** Outcome and new base, in one transaction; resolves once it is durable. */
function closeStep(
  execution: Execution,
  progress: Progress,
  work: PlannedWork,
  ending: SentStep,
): Promise<void> {
  const { store, runId } = execution
  const at = store.now()
  return progress.journal.write((tx) => {
    finishStepTx(tx, runId, seqOf(progress, work), { ...ending, at })
    if (ending.state === 'done') recordDoneTx(tx, execution.server.id, work, ending.remoteId, at)
  })
}

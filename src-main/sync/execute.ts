/**
 * Carries out the steps of a run: level by level, independent steps side by side, each journaled before its
 * request and closed, together with its new base, in one transaction after it.
 *
 * What ends what: 401, a server that is dead, and a cancellation end the run; 403 ends the steps of that kind;
 * 400, 404, 409, 422 and a moved object end that step; a failed creation ends the rights of its user.
 */
import { type ErrorCode, PatchbayError } from '../domain/errors.ts'
import { naturalKey, type RunId } from '../domain/model.ts'
import type { StepKind, StepResult } from '../domain/syncModel.ts'
import { addBaseRightTx, type BaseRecord, putBaseTx, removeBaseTx } from '../store/bases.ts'
import { removeConflictsTx } from '../store/conflicts.ts'
import type { Transaction } from '../store/database.ts'
import { removeDriftTx } from '../store/drift.ts'
import { finishStepTx, markSending } from '../store/journal.ts'
import { concurrently } from './concurrently.ts'
import { areRowsSeparate, type Connection } from './connection.ts'
import { fieldOf, isSecret } from './merge.ts'
import { dependencyOf, levelsOf } from './order.ts'
import type { PushEvent } from './port.ts'
import { type StepEnding, type StepIo, sendCreate, sendDelete, sendRight, sendUpdate } from './requests.ts'
import { tableId } from './snapshot.ts'
import { transact } from './transact.ts'
import type { CreateWork, PlannedWork, UpdateWork } from './work.ts'

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

interface Progress {
  stoppedBy: ErrorCode | null
  readonly forbidden: Set<StepKind>
  /** Steps in a row that ended for want of a working server. */
  strikes: number
  finished: number
  readonly endings: Map<PlannedWork, StepEnding>
}

/** Ends with every step closed in the journal. Returns what ended the run early, or null. */
export async function executeSteps(execution: Execution): Promise<ErrorCode | null> {
  const progress: Progress = {
    stoppedBy: null,
    forbidden: new Set(),
    strikes: 0,
    finished: 0,
    endings: new Map(),
  }
  for (const level of levelsOf(execution.works)) {
    await concurrently(level, execution.server.mapping.concurrency, (work) =>
      executeStep(execution, progress, work),
    )
  }
  return progress.stoppedBy
}

async function executeStep(execution: Execution, progress: Progress, work: PlannedWork): Promise<void> {
  if (execution.signal?.aborted) progress.stoppedBy ??= 'CANCELLED'
  const obstacle = obstacleTo(execution, progress, work)
  if (!obstacle) execution.onEvent({ type: 'stepStarted', id: work.step.id, key: work.step.key })
  const ending = obstacle ?? (await send(execution, progress, work))
  note(progress, work, ending)
  closeStep(execution, work, ending)
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

function notAttempted(work: PlannedWork, code: ErrorCode | null, message: string): StepEnding {
  const remoteId = work.type === 'create' ? null : work.remoteId
  return { state: 'notAttempted', remoteId, code, message }
}

function obstacleTo(execution: Execution, progress: Progress, work: PlannedWork): StepEnding | null {
  const { server, works } = execution
  const { stoppedBy, forbidden, endings } = progress
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
  const dependency = dependencyOf(work, works)
  if (dependency && endings.get(dependency)?.state !== 'done') {
    return notAttempted(
      work,
      null,
      `"${dependency.step.key}" has to be created first, and step ${dependency.step.id} was not done.`,
    )
  }
  return null
}

async function send(execution: Execution, progress: Progress, work: PlannedWork): Promise<StepEnding> {
  const { store, gateway, retry, knownIds, runId } = execution
  const seq = execution.works.indexOf(work) + 1
  const sending = () => markSending(store.db, runId, seq, store.now())
  const rowsAreSeparate = areRowsSeparate(execution.server)
  const io: StepIo = { store, gateway, retry, knownIds, rowsAreSeparate, sending }
  switch (work.type) {
    case 'create':
      return sendCreate(work, io)
    case 'update':
      return sendUpdate(work, io)
    case 'delete':
      return sendDelete(work, io)
    case 'right':
    case 'manual': {
      const remoteId = work.remoteId ?? createdId(execution, progress, work)
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

function createdId(execution: Execution, progress: Progress, work: PlannedWork): string | null {
  const dependency = dependencyOf(work, execution.works)
  return (dependency && progress.endings.get(dependency)?.remoteId) ?? null
}

/** Judges by code what an ending means for the steps to come. */
function note(progress: Progress, work: PlannedWork, ending: StepEnding): void {
  progress.endings.set(work, ending)
  progress.finished += 1
  switch (ending.code) {
    case 'SERVER_CREDENTIALS_REFUSED':
    case 'SERVER_CREDENTIALS_MISSING':
    case 'SERVER_TLS_FAILED':
      progress.stoppedBy ??= ending.code
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

/** Outcome and new base, in one transaction. */
function closeStep(execution: Execution, work: PlannedWork, ending: StepEnding): void {
  const { store, runId, works } = execution
  const at = store.now()
  transact(store, (tx) => {
    finishStepTx(tx, runId, works.indexOf(work) + 1, { ...ending, at })
    if (ending.state === 'done') recordDoneTx(tx, execution, work, ending.remoteId, at)
  })
}

function recordDoneTx(
  tx: Transaction,
  { server }: Execution,
  work: PlannedWork,
  remoteId: string | null,
  at: string,
): void {
  switch (work.type) {
    case 'create':
    case 'update':
      removeConflictsTx(tx, server.id, work.object)
      if (remoteId !== null) removeDriftTx(tx, server.id, work.object.kind, tableId(remoteId))
      // Created, but the id is not known: the next read finds the object by its name and agrees on it.
      if (remoteId !== null) putBaseTx(tx, server.id, baseOf(work, remoteId), at)
      return
    case 'delete':
      removeBaseTx(tx, server.id, work.object.kind, tableId(work.remoteId))
      removeDriftTx(tx, server.id, work.object.kind, tableId(work.remoteId))
      return
    default:
      addBaseRightTx(tx, server.id, work.object.objectId, work.right)
  }
}

function baseOf(work: CreateWork | UpdateWork, remoteId: string): BaseRecord {
  const { kind, objectId, label } = work.object
  const name = fieldOf(work.settled, kind === 'service' ? 'name' : 'logonName')
  const settledLabel = name !== undefined && !isSecret(name) ? name.text : label
  return {
    kind,
    remoteId: tableId(remoteId),
    objectId,
    key: naturalKey(settledLabel),
    label: settledLabel,
    fields: work.settled,
    rights: work.type === 'update' ? work.rights : [],
  }
}

/**
 * One push (architecture.md section 7):
 *
 *   settle crashed runs ─> read + plan ─> guards ─> run and steps journaled, takeovers applied (one transaction)
 *     ─> steps ─> second read + plan ─> result, counted from the journal
 */
import { type ErrorCode, PatchbayError } from '../../domain/errors.ts'
import { naturalKey, type RunId } from '../../domain/model.ts'
import type { Plan, PushResult, RunDifference } from '../../domain/syncModel.ts'
import { putBaseTx, removeBaseTx } from '../../store/bases.ts'
import { removeConflictsTx } from '../../store/conflicts.ts'
import { type Transaction, withSettingsOfRuns } from '../../store/database.ts'
import { removeDriftTx } from '../../store/drift.ts'
import { type Connection, withConnection } from '../connection.ts'
import { notingFailure } from '../contact.ts'
import { guardChangeWindow, guardDeletes, guardFresh } from '../plan/guards.ts'
import { remoteKinds, tableId } from '../plan/snapshot.ts'
import type { SyncPlan, TakeoverWork } from '../plan/work.ts'
import type { PushEvent, PushOptions, SyncDeps, SyncServer } from '../port.ts'
import { type PlanChoice, type PlannedRead, readAndPlan, recordReadTx } from '../pull.ts'
import { transact } from '../transact.ts'
import { executeSteps } from './execute.ts'
import { underLease } from './lease.ts'
import { finishRun, journalRunTx, reportUnreached, type Verified } from './runRecord.ts'
import { recogniseRenamed, settleCrashedRuns } from './settle.ts'

/**
 * Applies the plan and verifies. With nothing to do it is one read and an empty run.
 * @throws PLAN_STALE, DELETE_CAP_EXCEEDED, DELETE_NOT_CONFIRMED, OUTSIDE_CHANGE_WINDOW, READ_INCOMPLETE,
 *   SERVER_IDENTITY_CHANGED, PUSH_RUNNING, USAGE_INVALID
 *   (unknown `select`), SERVER_* of the first read: nothing was written then. A SERVER_* error of a step is that
 *   step's outcome; a server that does not answer at all makes every step `notAttempted`.
 */
export async function push(
  deps: SyncDeps,
  server: SyncServer,
  options: PushOptions,
  onEvent: (event: PushEvent) => void,
): Promise<PushResult> {
  return underLease(deps, server, () =>
    withSettingsOfRuns(deps.store.db, () =>
      withConnection(
        deps,
        server,
        (connection) => pushOn(deps, connection, options, onEvent),
        options.signal,
      ),
    ),
  )
}

/**
 * Everything could be read, and nothing that Patchbay could do is left. Steps for a person do not count: their
 * effect cannot be seen.
 */
function isConverged({ plan, isPartial }: SyncPlan): boolean {
  return (
    !isPartial &&
    plan.steps.every((step) => step.action === 'manual') &&
    plan.takeovers.length === 0 &&
    plan.conflicts.length === 0
  )
}

/** What is left of a first read once its steps are carried out: the read itself is as large as the server. */
interface CarriedOut {
  readonly runId: RunId
  readonly plan: Pick<Plan, 'conflicts' | 'blocked'>
  /** Something was done, or may have been, so that the server has to be read again. */
  readonly isChanged: boolean
  readonly hasReadUsers: boolean
  /** The first plan was empty. */
  readonly isConverged: boolean
  readonly stoppedBy: ErrorCode | null
}

async function pushOn(
  deps: SyncDeps,
  connection: Connection,
  options: PushOptions,
  onEvent: (event: PushEvent) => void,
): Promise<PushResult> {
  const choice = {
    // A reviewed plan says itself whether it deletes.
    deletes: options.plan
      ? options.plan.steps.some((step) => step.action === 'delete')
      : options.allowDeletes !== undefined,
    select: options.select ? new Set(options.select.map(naturalKey)) : null,
  }
  const carriedOut = await carryOut(deps, connection, options, choice, onEvent)
  if ('unreached' in carriedOut) return carriedOut.unreached
  const { runId, plan } = carriedOut
  const verified = await verify(deps, connection, carriedOut, choice, onEvent)
  const result = finishRun(deps, connection, runId, plan, verified)
  onEvent({ type: 'runFinished', result })
  return result
}

/** First read, plan, guards and steps; `unreached`: the result of a run to a server that did not answer. */
async function carryOut(
  deps: SyncDeps,
  connection: Connection,
  options: PushOptions,
  choice: PlanChoice,
  onEvent: (event: PushEvent) => void,
): Promise<CarriedOut | { readonly unreached: PushResult }> {
  let read: PlannedRead
  try {
    await notingFailure(connection, async () => {
      await settleCrashedRuns(connection)
      await recogniseRenamed(connection)
    })
    read = await readAndPlan(connection, choice)
  } catch (error) {
    const unreached = reportUnreached(deps, connection, choice, error)
    if (!unreached) throw error
    onEvent({ type: 'runFinished', result: unreached })
    return { unreached }
  }
  guardSelection(read, options.select ?? [])
  if (options.plan) guardFresh(options.plan, read.result.plan)
  guardDeletes(read.result.plan, options.allowDeletes ?? 0, options.confirmedDeletes ?? null)
  guardWindow(read.result.plan, deps, connection.server, options)
  const runId = startRun(deps, connection, read)
  onEvent({ type: 'runPlanned', runId, plan: read.result.plan })
  // The read is not named below the steps, which may take long: only what they need of it stays in memory.
  const known = knownIds(read)
  const { plan, works, takeovers } = read.result
  const carriedOut = {
    runId,
    plan: { conflicts: plan.conflicts, blocked: plan.blocked },
    isChanged: takeovers.length > 0 || works.some((work) => work.type !== 'manual'),
    hasReadUsers: hasReadUsers(read),
    isConverged: isConverged(read.result),
  }
  const { signal } = options
  const stoppedBy = await executeSteps({ ...connection, runId, works, knownIds: known, signal, onEvent })
  return { ...carriedOut, stoppedBy }
}

/** @throws OUTSIDE_CHANGE_WINDOW when something is updated or deleted outside the windows and nobody agreed to it. */
export function guardWindow(
  plan: Plan,
  { store }: SyncDeps,
  server: SyncServer,
  options: Pick<PushOptions, 'outsideWindow'>,
): void {
  if (options.outsideWindow) return
  guardChangeWindow(plan, server.changeWindows, new Date(store.now()))
}

function guardSelection({ input, result }: PlannedRead, select: readonly string[]): void {
  const keys = new Set([
    ...input.desired.map((object) => object.canonical.key),
    ...input.snapshot.service.objects.map((object) => object.canonical.key),
    ...result.plan.steps.map((step) => naturalKey(step.key)),
  ])
  const unknown = select.find((key) => !keys.has(naturalKey(key)))
  if (unknown === undefined) return
  throw new PatchbayError(
    'USAGE_INVALID',
    `Nothing named "${unknown}" is in the store or on server "${result.plan.server}". Nothing was written. ` +
      'Select by the name of a service or the logon name of a user.',
    { select: unknown },
  )
}

/** Table ids of the objects that a read has seen. */
export function knownIds({ input }: PlannedRead): ReadonlySet<string> {
  return new Set(
    remoteKinds.flatMap((kind) => [
      ...input.snapshot[kind].objects.map((object) => tableId(object.remoteId)),
      ...input.snapshot[kind].unreadable.keys(),
    ]),
  )
}

export function hasReadUsers({ input }: PlannedRead): boolean {
  return input.snapshot.user.completeness === 'complete'
}

/** All or nothing: what was read, the run with every step as planned, and the takeovers into the store. */
function startRun({ store }: SyncDeps, connection: Connection, read: PlannedRead): RunId {
  const runId = store.newId() as RunId
  transact(store, (tx) => {
    recordReadTx(tx, connection, read)
    journalRunTx(tx, connection, runId, read.result)
    for (const takeover of read.result.takeovers) applyTakeoverTx(tx, connection, takeover)
  })
  return runId
}

/** The server's side into the store; where that is all there is to the object, its base moves with it. */
export function applyTakeoverTx(
  tx: Transaction,
  { store, server }: Connection,
  takeover: TakeoverWork,
): void {
  const { object, changes, base } = takeover
  if (base) removeDriftTx(tx, server.id, base.kind, base.remoteId)
  if (changes === 'remove') {
    store.removeTx(tx, object.kind, object.objectId)
    removeConflictsTx(tx, server.id, object)
    if (base) removeBaseTx(tx, server.id, base.kind, base.remoteId)
    return
  }
  store.applyTakeoverTx(tx, object.kind, object.objectId, changes)
  removeConflictsTx(tx, server.id, object, Object.keys(changes))
  if (base) putBaseTx(tx, server.id, base, store.now())
}

/** What the second plan still wants to do; it is shown and kept, and nothing is done about it by itself. */
function differencesOf({ plan }: SyncPlan): readonly RunDifference[] {
  const steps = plan.steps.filter((step) => step.action !== 'manual')
  return [
    ...steps.map(({ kind, key, reason, fields }) => ({ kind, key, reason, fields })),
    ...plan.takeovers.map((takeover) => ({ ...takeover, reason: 'changed on the server meanwhile' })),
    ...plan.conflicts.map(({ kind, key, field, mine, theirs }) => ({
      kind,
      key,
      reason: 'changed on both sides',
      fields: [{ name: field, before: theirs, after: mine }],
    })),
  ]
}

/** The second read. Where nothing was changed the first one stands; a server that is gone is not asked again. */
export async function verify(
  { store, log }: SyncDeps,
  connection: Connection,
  first: Pick<CarriedOut, 'isChanged' | 'hasReadUsers' | 'isConverged' | 'stoppedBy'>,
  choice: PlanChoice,
  onEvent: (event: PushEvent) => void,
): Promise<Verified> {
  const { stoppedBy } = first
  if (stoppedBy) return { isConverged: false, stoppedBy, differences: [] }
  if (!first.isChanged) return { isConverged: first.isConverged, stoppedBy, differences: [] }
  onEvent({ type: 'verifyStarted' })
  try {
    const second = await readAndPlan(connection, choice, first.hasReadUsers)
    transact(store, (tx) => recordReadTx(tx, connection, second))
    const differences = differencesOf(second.result)
    if (isConverged(second.result)) return { isConverged: true, stoppedBy, differences: [] }
    log.warn({ server: connection.server.name, left: differences.map(({ key }) => key) }, 'not converged')
    return { isConverged: false, stoppedBy: 'NOT_CONVERGED', differences }
  } catch (error) {
    if (!(error instanceof PatchbayError)) throw error
    // The steps stand as they are in the journal; only their proof is missing.
    log.warn({ server: connection.server.name, code: error.code }, 'not verified')
    return { isConverged: false, stoppedBy: error.code, differences: [] }
  }
}

/**
 * Takes a run back: a plan of inverse steps from the journal, reviewed like any plan, carried out by the executor of
 * a push and journaled as a run of its own.
 *
 *   settle crashed runs ─> read ─> plan of inverse steps ─> guards ─> run journaled, store put back (one transaction)
 *     ─> steps ─> second read + ordinary plan ─> result, counted from the journal
 */
import { PatchbayError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/model.ts'
import type {
  Plan,
  RollbackPlan,
  RollbackResult,
  RunDifference,
  Unrestorable,
} from '../../domain/syncModel.ts'
import { replaceConflictsTx } from '../../store/conflicts.ts'
import { findRun, listLaterSteps, listRunSteps, type RunRecord } from '../../store/journal.ts'
import { type Connection, withConnection } from '../connection.ts'
import { guardDeletes, guardFresh } from '../plan/guards.ts'
import { type RightRead, tableId } from '../plan/snapshot.ts'
import type { PlannedWork } from '../plan/work.ts'
import type { PushEvent, SyncDeps, SyncServer } from '../port.ts'
import { type PlannedRead, readAndPlan, readRight, recordReadTx } from '../pull.ts'
import { executeSteps } from '../push/execute.ts'
import { underLease } from '../push/lease.ts'
import { guardWindow, hasReadUsers, knownIds, verify } from '../push/push.ts'
import { finishRun, journalRunTx, type Verified } from '../push/runRecord.ts'
import { settleCrashedRuns } from '../push/settle.ts'
import { transact } from '../transact.ts'
import { type PlannedRollback, planRollback as planInverse } from './planRollback.ts'
import { triplesByObject } from './rollbackObject.ts'

export interface RollbackOptions {
  /** The reviewed plan: refused with PLAN_STALE when store or server moved since. Confirms the deletes it names. */
  readonly plan?: Plan | undefined
  /** Somebody agreed to update and delete outside the change windows of the server. */
  readonly outsideWindow?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * What a rollback of the run would do, and what it cannot restore. Writes nothing on the server.
 * @throws RUN_NOT_FOUND, ROLLBACK_IMPOSSIBLE; else as a pull.
 */
export function planRollback(deps: SyncDeps, server: SyncServer, runId: RunId): Promise<RollbackPlan> {
  return withConnection(deps, server, async (connection) => {
    const run = rollbackRun(connection, runId)
    const { read, planned } = await readAndInvert(connection, run)
    const { store } = deps
    transact(store, (tx) => {
      replaceConflictsTx(tx, server.id, read.result.conflicts, store.now())
      const { steps, cannotRestore } = planned.plan
      const details = { rollsBack: runId, steps: steps.length, cannotRestore }
      store.audit(tx, 'server.planRollback', server.name, details)
    })
    return planned.plan
  })
}

/**
 * Applies the inverse steps and verifies. The store goes along in the same transaction that starts the run.
 * @throws RUN_NOT_FOUND, ROLLBACK_IMPOSSIBLE, PLAN_STALE, DELETE_NOT_CONFIRMED, OUTSIDE_CHANGE_WINDOW, PUSH_RUNNING,
 *   READ_INCOMPLETE, SERVER_IDENTITY_CHANGED, SERVER_* of the first read: nothing was written then.
 */
export function rollback(
  deps: SyncDeps,
  server: SyncServer,
  runId: RunId,
  options: RollbackOptions,
  onEvent: (event: PushEvent) => void,
): Promise<RollbackResult> {
  return underLease(deps, server, () =>
    withConnection(
      deps,
      server,
      (connection) => rollbackOn(deps, connection, runId, options, onEvent),
      options.signal,
    ),
  )
}

async function rollbackOn(
  deps: SyncDeps,
  connection: Connection,
  rollsBack: RunId,
  options: RollbackOptions,
  onEvent: (event: PushEvent) => void,
): Promise<RollbackResult> {
  await settleCrashedRuns(connection)
  const { read, planned } = await readAndInvert(connection, rollbackRun(connection, rollsBack))
  const { plan } = planned
  if (options.plan) guardFresh(options.plan, plan)
  const deletes = plan.steps.filter((step) => step.action === 'delete').map((step) => step.key)
  guardDeletes(plan, deletes.length, options.plan ? deletes : [])
  guardWindow(plan, deps, connection.server, options)
  const { runId, works } = startRun(connection, rollsBack, read, planned)
  onEvent({ type: 'runPlanned', runId, plan })
  const { signal } = options
  const stoppedBy = await executeSteps({
    ...connection,
    runId,
    works,
    knownIds: knownIds(read),
    signal,
    onEvent,
  })
  // What the run created is looked for: a delete that did not come through is a difference.
  const choice = { deletes: true, select: planned.keys }
  const first = {
    isChanged: works.length > 0,
    hasReadUsers: hasReadUsers(read),
    isConverged: false,
    stoppedBy,
  }
  const verified = await verify(deps, connection, first, choice, onEvent)
  const judged = withOpenRemovals(connection, runId, works, verified)
  const result = {
    ...finishRun(deps, connection, runId, plan, judged),
    rollsBack,
    cannotRestore: plan.cannotRestore,
  }
  onEvent({ type: 'runFinished', result })
  return result
}

/** @throws RUN_NOT_FOUND, ROLLBACK_IMPOSSIBLE for a run that has not ended, or that went to a promoted server. */
function rollbackRun({ store, server }: Connection, runId: RunId): RunRecord {
  const run = findRun(store.db, runId)
  if (!run || run.serverId !== server.id) {
    throw new PatchbayError('RUN_NOT_FOUND', `There is no run "${runId}". "patchbay runs NAME" lists them.`, {
      id: runId,
    })
  }
  if (run.finishedAt === null) {
    throw impossible(run, 'has not ended. If it broke off, the next push closes it in the journal', [])
  }
  if (server.promotedFrom !== null) {
    // The store holds the values of the source: those of this server must not get there.
    throw impossible(
      run,
      `went to server "${server.name}", which gets promoted objects: take the change back on the source, then ` +
        'promote again',
      [],
    )
  }
  return run
}

function impossible(run: RunRecord, why: string, cannotRestore: readonly Unrestorable[]): PatchbayError {
  return new PatchbayError('ROLLBACK_IMPOSSIBLE', `Run ${run.id} ${why}. Nothing was written.`, {
    server: run.serverName,
    runId: run.id,
    cannotRestore,
  })
}

interface Inverted {
  readonly read: PlannedRead
  readonly planned: PlannedRollback
}

async function readAndInvert(connection: Connection, run: RunRecord): Promise<Inverted> {
  const { store } = connection
  const steps = listRunSteps(store.db, run.id)
  const first = await readAndPlan(connection, { deletes: false, select: null })
  const triples = triplesByObject(first.triples)
  const granted = steps.filter((step) => step.kind === 'userRight' && step.state === 'done')
  const ids = granted.flatMap(({ objectId }) => triples.get(`user ${objectId}`)?.remote?.remoteId ?? [])
  const rights = await withRights(connection, ids, first.input.snapshot.rights)
  const read: PlannedRead = {
    ...first,
    input: { ...first.input, snapshot: { ...first.input.snapshot, rights } },
  }
  const planned = planInverse({
    runId: run.id,
    steps,
    later: listLaterSteps(store.db, run),
    plan: read.input,
    triples,
    former: store.formerObjects(
      steps.flatMap(({ kind, objectId }) =>
        kind === 'userRight' || objectId === '' ? [] : [{ kind, objectId }],
      ),
    ),
  })
  if (planned.works.length > 0) return { read, planned }
  const { cannotRestore } = planned.plan
  throw impossible(run, whyNothing(cannotRestore), cannotRestore)
}

function whyNothing([first, ...others]: readonly Unrestorable[]): string {
  if (!first) return 'changed nothing on the server'
  const { key, reason } = first
  if (others.length === 0) return `cannot be taken back: "${key}" ${reason}`
  return `cannot be taken back: "${key}" ${reason}, and ${others.length} more`
}

/** Rights are read for users that shall have them; here also for those from whom they shall be taken. */
async function withRights(
  connection: Connection,
  remoteIds: readonly string[],
  rights: ReadonlyMap<string, RightRead>,
): Promise<ReadonlyMap<string, RightRead>> {
  const all = new Map(rights)
  for (const remoteId of remoteIds) {
    const id = tableId(remoteId)
    if (!all.has(id)) all.set(id, await readRight(connection, remoteId))
  }
  return all
}

/** All or nothing: what was read, the store put back, and the run with every step as planned. */
function startRun(
  connection: Connection,
  rollsBack: RunId,
  read: PlannedRead,
  { plan, works, restored }: PlannedRollback,
): { readonly runId: RunId; readonly works: readonly PlannedWork[] } {
  const { store, server } = connection
  const runId = store.newId() as RunId
  return transact(store, (tx) => {
    recordReadTx(tx, connection, read)
    const objects = restored.map(({ kind, objectId, isNew, target }) => ({
      kind,
      objectId: isNew || objectId === '' ? null : objectId,
      fields: target?.canonical.fields ?? null,
      rights: target?.rights ?? [],
    }))
    const ids = store.takeBackTx(tx, rollsBack, server.name, objects)
    const idOf = new Map(restored.map(({ kind, objectId }, index) => [`${kind} ${objectId}`, ids[index]]))
    const owned = works.map((work): PlannedWork => {
      const { kind, objectId } = work.object
      return { ...work, object: { ...work.object, objectId: idOf.get(`${kind} ${objectId}`) ?? objectId } }
    })
    journalRunTx(tx, connection, runId, { plan, works: owned }, rollsBack)
    return { runId, works: owned }
  })
}

/** An ordinary plan neither deletes a user nor revokes a right: those that are left are told from the journal. */
function withOpenRemovals(
  { store }: Connection,
  runId: RunId,
  works: readonly PlannedWork[],
  verified: Verified,
): Verified {
  const steps = listRunSteps(store.db, runId)
  const open = works.flatMap(({ step }, index): RunDifference[] => {
    const isUnseen = step.action === 'delete' && step.kind !== 'service'
    if (!isUnseen || steps[index]?.state === 'done') return []
    const { kind, key, reason, fields } = step
    return [{ kind, key, reason, fields }]
  })
  if (open.length === 0) return verified
  const differences = [...verified.differences, ...open]
  return { isConverged: false, stoppedBy: verified.stoppedBy ?? 'NOT_CONVERGED', differences }
}

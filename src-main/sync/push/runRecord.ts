/** How a run is written into the journal, and read out of it as the result of a push. */
import { type ErrorCode, PatchbayError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/model.ts'
import type { Plan, PushResult, RunDifference, StepOutcome } from '../../domain/syncModel.ts'
import type { Transaction } from '../../store/database.ts'
import {
  findRun,
  finishRunTx,
  finishStepTx,
  listStepEnds,
  type PlannedStep,
  startRunTx,
  stepResultOf,
} from '../../store/journal.ts'
import type { Connection } from '../connection.ts'
import { planOffline } from '../plan/offline.ts'
import type { PlannedWork, SyncPlan } from '../plan/work.ts'
import type { SyncDeps, SyncStore } from '../port.ts'
import { inputsOf, type PlanChoice } from '../pull.ts'
import { transact } from '../transact.ts'
import { isTransient } from './retry.ts'

export interface Verified {
  readonly isConverged: boolean
  readonly stoppedBy: ErrorCode | null
  /** Empty unless the second plan was not. */
  readonly differences: readonly RunDifference[]
}

/** The run with every step as planned; what each is to change is on record before anything is sent. */
export function journalRunTx(
  tx: Transaction,
  { store, server }: Connection,
  runId: RunId,
  { plan, works }: Pick<SyncPlan, 'plan' | 'works'>,
  rollsBack: RunId | null = null,
): void {
  const start = {
    id: runId,
    serverId: server.id,
    serverName: server.name,
    planFingerprint: plan.fingerprint,
    person: store.person,
    startedAt: store.now(),
    kind: rollsBack === null ? ('push' as const) : ('rollback' as const),
    rollsBack,
  }
  startRunTx(tx, start, plannedSteps(works))
  const action = rollsBack === null ? 'server.startPush' : 'server.startRollback'
  const details = rollsBack === null ? { runId } : { runId, rollsBack }
  auditStepsTx(
    tx,
    store,
    action,
    server.name,
    details,
    plan.steps,
    ({ id, kind, action: verb, key, fields }) => {
      return { id, kind, action: verb, key, fields }
    },
  )
}

/** Steps that one audit record tells of at most: a record is one text, and a run may have many thousand steps. */
const stepsOfRecord = 250

/** One record, or as many as the steps need; all have `details` and `part` of `parts`, counted from 1. */
function auditStepsTx<Step>(
  tx: Transaction,
  store: SyncStore,
  action: string,
  serverName: string,
  details: object,
  steps: readonly Step[],
  told: (step: Step) => object,
): void {
  const parts = Math.max(1, Math.ceil(steps.length / stepsOfRecord))
  for (let part = 1; part <= parts; part += 1) {
    const inPart = steps.slice((part - 1) * stepsOfRecord, part * stepsOfRecord)
    store.audit(tx, action, serverName, { ...details, part, parts, steps: inPart.map(told) })
  }
}

function* plannedSteps(works: readonly PlannedWork[]): Generator<PlannedStep> {
  for (const work of works) yield plannedStep(work)
}

function plannedStep(work: PlannedWork): PlannedStep {
  const { id: stepId, kind, action, key, reason } = work.step
  return {
    stepId,
    kind,
    action,
    key,
    reason,
    objectId: work.object.objectId,
    remoteId: work.type === 'create' ? null : work.remoteId,
    before: work.type === 'update' || work.type === 'delete' ? work.former : null,
    after: work.type === 'update' || work.type === 'create' ? work.settled : null,
  }
}

export function finishRun(
  { store, log }: SyncDeps,
  { server }: Connection,
  runId: RunId,
  plan: Pick<Plan, 'conflicts' | 'blocked'>,
  verified: Verified,
): PushResult {
  const converged = verified.isConverged
  const { steps, counts } = transact(store, (tx) => endRunTx(tx, store, server.name, runId, verified))
  log.info({ server: server.name, runId, ...counts, converged }, 'pushed')
  const { conflicts, blocked } = plan
  return { runId, ...counts, converged, steps, conflicts, blocked, differences: verified.differences }
}

/** The end of a run, journaled and on record; counted from the journal. */
export function endRunTx(
  tx: Transaction,
  store: SyncStore,
  serverName: string,
  runId: RunId,
  { isConverged, stoppedBy, differences }: Verified,
) {
  const steps = listStepEnds(store.db, runId).map(stepResultOf)
  const count = (outcome: StepOutcome) => steps.filter((step) => step.outcome === outcome).length
  const counts = {
    done: count('done'),
    failed: count('failed'),
    notAttempted: count('notAttempted'),
    unknown: count('unknown'),
  }
  finishRunTx(tx, runId, { at: store.now(), converged: isConverged, stoppedBy, differences })
  const details = { runId, ...counts, converged: isConverged, stoppedBy, differences }
  const action = findRun(store.db, runId)?.kind === 'rollback' ? 'server.rollback' : 'server.push'
  auditStepsTx(tx, store, action, serverName, details, steps, ({ id, key, outcome, code }) => {
    return { id, key, outcome, code }
  })
  return { steps, counts }
}

/**
 * A server that answers nothing, or only 5xx: a run in which each step is `notAttempted`, with the cause. Null for
 * any other failure, and where there is nothing to count.
 */
export function reportUnreached(
  deps: SyncDeps,
  connection: Connection,
  choice: PlanChoice,
  error: unknown,
): PushResult | null {
  const { store } = connection
  if (!(error instanceof PatchbayError) || !isTransient(error)) return null
  // A deletion is planned against a complete read only, even where it is not attempted.
  const offline = planOffline(inputsOf(connection, { ...choice, deletes: false }))
  const { plan, works } = offline
  if (works.length === 0) return null
  const runId = store.newId() as RunId
  transact(store, (tx) => {
    journalRunTx(tx, connection, runId, offline)
    works.forEach((work, index) => {
      const remoteId = work.type === 'create' ? null : work.remoteId
      const { code, message } = error
      finishStepTx(tx, runId, index + 1, { state: 'notAttempted', remoteId, code, message, at: store.now() })
    })
  })
  return finishRun(deps, connection, runId, plan, {
    isConverged: false,
    stoppedBy: error.code,
    differences: [],
  })
}

/** Runs and their steps as people and programs read them: counted from the journal, secrets only as states. */
import { PatchbayError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/model.ts'
import type { PlanField, RunCounts, RunStep, RunSummary, RunView } from '../../domain/syncModel.ts'
import type { Database } from '../../store/database.ts'
import {
  countSteps,
  findRun,
  listRollbacks,
  listRunStepPage,
  type RunRecord,
  type StepRecord,
  type StepState,
  startsOf,
  stepResultOf,
} from '../../store/journal.ts'
import { listRunPage, type RunListRequest, runsOf } from '../../store/runList.ts'
import type { Page } from '../../store/search.ts'
import type { Store } from '../../store/store.ts'
import { type Fields, fieldOf, isSameValue } from '../plan/merge.ts'
import { createdFields, planField } from '../plan/show.ts'

export interface PageOf {
  readonly offset: number
  readonly limit: number
}

/** One page of the runs of a server, or of all. */
export function listRunSummaries(store: Store, request: RunListRequest): Page<RunSummary> {
  const { rows, total } = listRunPage(store, request)
  return { rows: summaries(store.db, rows), total }
}

/** Runs by id, in the order given; those that are gone are left out. */
export function runSummaries(store: Store, ids: readonly RunId[]): readonly RunSummary[] {
  return summaries(store.db, runsOf(store, ids))
}

/** A run with one page of its steps. @throws RUN_NOT_FOUND */
export function viewRun(db: Database, id: RunId, page: PageOf): RunView {
  const run = findRun(db, id)
  const [summary] = run ? summaries(db, [run]) : []
  if (!run || !summary) {
    throw new PatchbayError('RUN_NOT_FOUND', `There is no run "${id}". "patchbay runs NAME" lists them.`, {
      id,
    })
  }
  const steps = listRunStepPage(db, id, page).map(stepView)
  return { ...summary, differences: run.differences ?? [], steps }
}

/** A run with all its steps. @throws RUN_NOT_FOUND */
export function viewWholeRun(db: Database, id: RunId): RunView {
  return viewRun(db, id, { offset: 0, limit: Number.MAX_SAFE_INTEGER })
}

function summaries(db: Database, runs: readonly RunRecord[]): readonly RunSummary[] {
  const ids = runs.map(({ id }) => id)
  const counted = Map.groupBy(countSteps(db, ids), ({ runId }) => runId)
  const rollbacks = Map.groupBy(listRollbacks(db, ids), ({ rollsBack }) => rollsBack)
  const takenBack = runs.flatMap(({ rollsBack }) => rollsBack ?? [])
  const starts = new Map(startsOf(db, takenBack).map(({ id, startedAt }) => [id, startedAt]))
  return runs.map((run) => ({
    id: run.id,
    kind: run.kind,
    serverId: run.serverId,
    serverName: run.serverName,
    planFingerprint: run.planFingerprint,
    person: run.person,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    durationMs: between(run.startedAt, run.finishedAt),
    converged: run.converged,
    stoppedBy: run.stoppedBy,
    counts: countsOf(counted.get(run.id) ?? []),
    rollsBack: run.rollsBack,
    rollsBackStartedAt: run.rollsBack === null ? null : (starts.get(run.rollsBack) ?? null),
    rolledBackBy: rollbacks.get(run.id)?.map(({ id }) => id) ?? [],
  }))
}

function countsOf(states: readonly { readonly state: StepState; readonly n: number }[]): RunCounts {
  const of = (...wanted: readonly StepState[]) =>
    states.reduce((sum, { state, n }) => (wanted.includes(state) ? sum + n : sum), 0)
  return {
    steps: states.reduce((sum, { n }) => sum + n, 0),
    done: of('done'),
    failed: of('failed'),
    notAttempted: of('notAttempted', 'planned'),
    unknown: of('unknown', 'sending'),
  }
}

/** Milliseconds; a clock that was set back meanwhile gives 0. */
function between(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : Math.max(0, Date.parse(to) - Date.parse(from))
}

function stepView(step: StepRecord): RunStep {
  const { reason, sentAt, finishedAt, attempts, status, words } = step
  return {
    ...stepResultOf(step),
    reason,
    fields: fieldsOf(step),
    sentAt,
    finishedAt,
    durationMs: between(sentAt, finishedAt),
    attempts,
    status,
    words,
  }
}

function fieldsOf({ kind, action, before, after }: StepRecord): readonly PlanField[] {
  if (kind === 'userRight') {
    const right = 'messagingService'
    return [
      { name: 'use', before: action === 'delete' ? right : null, after: action === 'delete' ? null : right },
    ]
  }
  if (before === null) return createdFields(after ?? {})
  const now: Fields = after ?? {}
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].flatMap((name) => {
    const [was, is] = [fieldOf(before, name), fieldOf(now, name)]
    return isSameValue(was, is) ? [] : [planField(name, was, is)]
  })
}

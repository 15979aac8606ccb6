/**
 * The journal of pushes. Owner of the tables `run` and `run_step`.
 *
 *   planned ──> sending ──> done | failed | unknown | notAttempted
 *      └──────────────────> notAttempted
 *
 * `sending` is written before the request leaves, the outcome in one transaction with the new base: after a crash
 * the steps in `sending` are exactly those whose fate has to be read back.
 */
import { and, asc, desc, eq, inArray, isNull, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ErrorCode } from '../domain/errors.ts'
import type { RunId, ServerId } from '../domain/model.ts'
import type {
  FieldValue,
  RemoteKind,
  RunDifference,
  StepAction,
  StepKind,
  StepOutcome,
  StepResult,
} from '../domain/syncModel.ts'
import { storedFields } from './canonicalFields.ts'
import type { Database, Transaction } from './database.ts'
import { run, runStep } from './schema.ts'

export type StepState = 'planned' | 'sending' | StepOutcome
type JournalFields = Record<string, FieldValue>

export interface RunStart {
  readonly id: RunId
  readonly serverId: ServerId
  readonly serverName: string
  readonly planFingerprint: string
  readonly person: string
  readonly startedAt: string
}

export interface RunRecord extends RunStart {
  /** `null`: still running, or ended by a crash. */
  readonly finishedAt: string | null
  readonly converged: boolean | null
  readonly stoppedBy: string | null
  readonly kind: 'push' | 'rollback'
  /** The run that a rollback takes back. */
  readonly rollsBack: RunId | null
  /** What a second plan still wanted to do; `null`: nothing, or not verified. */
  readonly differences: readonly RunDifference[] | null
}

export interface PlannedStep {
  readonly stepId: string
  readonly kind: StepKind
  readonly action: StepAction
  readonly key: string
  readonly objectId: string
  readonly remoteId: string | null
  readonly reason: string
  /** Canonical fields, secrets as fingerprints. */
  readonly before: Readonly<JournalFields> | null
  readonly after: Readonly<JournalFields> | null
}

export interface StepRecord extends PlannedStep {
  readonly seq: number
  readonly state: StepState
  readonly code: string | null
  readonly message: string
  readonly sentAt: string | null
  readonly finishedAt: string | null
}

export interface StepEnd {
  readonly state: StepOutcome
  readonly remoteId: string | null
  readonly code: ErrorCode | null
  readonly message: string
  readonly at: string
}

/** The run with all its steps as `planned`; `seq` counts from 1 in the order of `steps`. */
export function startRunTx(tx: Transaction, start: RunStart, steps: readonly PlannedStep[]): void {
  tx.insert(run).values(start).run()
  steps.forEach((step, index) => {
    tx.insert(runStep)
      .values({
        ...step,
        before: step.before && storedFields(step.before),
        after: step.after && storedFields(step.after),
        runId: start.id,
        seq: index + 1,
        state: 'planned',
      })
      .run()
  })
}

function oneStep(runId: RunId, seq: number) {
  return and(eq(runStep.runId, runId), eq(runStep.seq, seq))
}

/** Intent: from now on a request of this step may be out. */
export function markSending(db: Database, runId: RunId, seq: number, at: string): void {
  db.update(runStep).set({ state: 'sending', sentAt: at }).where(oneStep(runId, seq)).run()
}

export function finishStepTx(tx: Transaction, runId: RunId, seq: number, end: StepEnd): void {
  const { state, remoteId, code, message, at } = end
  tx.update(runStep).set({ state, remoteId, code, message, finishedAt: at }).where(oneStep(runId, seq)).run()
}

export function finishRunTx(
  tx: Transaction,
  runId: RunId,
  end: {
    readonly at: string
    readonly converged: boolean
    readonly stoppedBy: string | null
    readonly differences: readonly RunDifference[]
  },
): void {
  const { at, converged, stoppedBy, differences } = end
  const left = differences.length === 0 ? null : [...differences]
  tx.update(run)
    .set({ finishedAt: at, converged, stoppedBy, differences: left })
    .where(eq(run.id, runId))
    .run()
}

/** Newest first. */
export function listRuns(db: Database, serverId: ServerId): readonly RunRecord[] {
  return db
    .select()
    .from(run)
    .where(eq(run.serverId, serverId))
    .orderBy(desc(run.startedAt), desc(sql`rowid`))
    .all()
}

/** The newest; `null` when nothing was ever pushed to the server. */
export function findLastRun(reader: Database | Transaction, serverId: ServerId): RunRecord | null {
  const newest = [desc(run.startedAt), desc(sql`rowid`)]
  return (
    reader
      .select()
      .from(run)
      .where(eq(run.serverId, serverId))
      .orderBy(...newest)
      .limit(1)
      .get() ?? null
  )
}

/** `null` when there is no such run. */
export function findRun(db: Database, runId: RunId): RunRecord | null {
  return db.select().from(run).where(eq(run.id, runId)).get() ?? null
}

export function listUnfinishedRuns(db: Database, serverId: ServerId): readonly RunRecord[] {
  return db
    .select()
    .from(run)
    .where(and(eq(run.serverId, serverId), isNull(run.finishedAt)))
    .all()
}

export interface Refusal {
  readonly kind: RemoteKind
  readonly objectId: string
  readonly message: string
  readonly at: string
}

/** Objects whose content the server refused when they were last sent to it, and that it has not taken since. */
export function listRefusals(db: Database, serverId: ServerId): readonly Refusal[] {
  const later = alias(runStep, 'later')
  const laterRun = alias(run, 'laterRun')
  const taken = db
    .select({ one: sql`1` })
    .from(later)
    .innerJoin(laterRun, eq(laterRun.id, later.runId))
    .where(
      and(
        eq(later.objectId, runStep.objectId),
        eq(laterRun.serverId, serverId),
        inArray(later.state, ['done', 'failed']),
        sql`${later}.rowid > ${runStep}.rowid`,
        ne(later.kind, 'userRight'),
      ),
    )
  return db
    .select({
      kind: runStep.kind,
      objectId: runStep.objectId,
      message: runStep.message,
      at: runStep.finishedAt,
    })
    .from(runStep)
    .innerJoin(run, eq(run.id, runStep.runId))
    .where(
      and(
        eq(runStep.code, 'SERVER_REJECTED'),
        eq(runStep.state, 'failed'),
        eq(run.serverId, serverId),
        notExists(taken),
      ),
    )
    .all()
    .flatMap(({ kind, at, ...rest }) => (kind === 'userRight' ? [] : [{ kind, at: at ?? '', ...rest }]))
}

/** In the order of the plan. */
export function listRunSteps(db: Database, runId: RunId): readonly StepRecord[] {
  return db.select().from(runStep).where(eq(runStep.runId, runId)).orderBy(asc(runStep.seq)).all()
}

/** A step as a push reports it; one that a crash left open is `unknown` or `notAttempted`. */
export function stepResultOf(step: StepRecord): StepResult {
  const outcome =
    step.state === 'planned' ? 'notAttempted' : step.state === 'sending' ? 'unknown' : step.state
  return {
    id: step.stepId,
    kind: step.kind,
    action: step.action,
    key: step.key,
    outcome,
    remoteId: step.remoteId,
    message: step.message,
    // Written by finishStepTx only, which takes an ErrorCode.
    code: step.code as ErrorCode | null,
  }
}

/**
 * The journal of pushes. Owner of the tables `run` and `run_step`.
 *
 *   planned ──> sending ──> done | failed | unknown | notAttempted
 *      └──────────────────> notAttempted
 *
 * `sending` is durable before the request leaves, the outcome in one transaction with the new base: after a crash
 * the steps in `sending` are exactly those whose fate has to be read back.
 */
import { and, asc, count, desc, eq, inArray, ne, notExists, sql } from 'drizzle-orm'
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
import type { Database, Transaction } from './database.ts'
import {
  insertRun,
  insertStep,
  selectRefusals,
  selectRun,
  selectSentUpdates,
  selectStepEnds,
  selectUnfinishedRuns,
  updateFinished,
  updateRunFinished,
  updateSending,
} from './journalStatements.ts'
import { base, run, runStep } from './schema.ts'
import { statement } from './statements.ts'

export type StepState = 'planned' | 'sending' | StepOutcome
type JournalFields = Record<string, FieldValue>

export interface RunStart {
  readonly id: RunId
  readonly serverId: ServerId
  readonly serverName: string
  readonly planFingerprint: string
  readonly person: string
  readonly startedAt: string
  /** Left out: a push. */
  readonly kind?: 'push' | 'rollback'
  /** The run that a rollback takes back. */
  readonly rollsBack?: RunId | null
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
  readonly words: string
  readonly status: number | null
  readonly attempts: number
  readonly sentAt: string | null
  readonly finishedAt: string | null
}

export interface StepEnd {
  readonly state: StepOutcome
  readonly remoteId: string | null
  readonly code: ErrorCode | null
  readonly message: string
  /** The server's own words, masked; left out: none. */
  readonly words?: string
  /** HTTP status of the last answer that was no success; left out: there was none. */
  readonly status?: number | null
  /** How often a request that writes was sent; left out: as often as the journal knows. */
  readonly attempts?: number
  readonly at: string
}

/** The run with all its steps as `planned`; `seq` counts from 1 in the order of `steps`. */
export function startRunTx(tx: Transaction, start: RunStart, steps: Iterable<PlannedStep>): void {
  const { kind = 'push', rollsBack = null } = start
  statement(tx, insertRun).run({ ...start, kind, rollsBack })
  let seq = 0
  for (const step of steps) {
    seq += 1
    statement(tx, insertStep).run({ ...step, runId: start.id, seq })
  }
}

/**
 * Intent: from now on request number `attempts` (from 1) of this step that writes may be out. The time of the first
 * one stays.
 */
export function markSendingTx(
  tx: Transaction,
  runId: RunId,
  seq: number,
  { attempts, at }: { readonly attempts: number; readonly at: string },
): void {
  statement(tx, updateSending).run({ runId, seq, attempts, at })
}

export function finishStepTx(tx: Transaction, runId: RunId, seq: number, end: StepEnd): void {
  const { words = '', status = null, attempts = null } = end
  statement(tx, updateFinished).run({ ...end, words, status, attempts, runId, seq })
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
  const differences = end.differences.length === 0 ? null : JSON.stringify(end.differences)
  statement(tx, updateRunFinished).run({ ...end, converged: end.converged ? 1 : 0, differences, runId })
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

/** Steps of runs, counted by state. */
export function countSteps(
  db: Database,
  runIds: readonly RunId[],
): readonly { readonly runId: RunId; readonly state: StepState; readonly n: number }[] {
  return db
    .select({ runId: runStep.runId, state: runStep.state, n: count() })
    .from(runStep)
    .where(inArray(runStep.runId, [...runIds]))
    .groupBy(runStep.runId, runStep.state)
    .all()
}

/** Rollbacks of runs, oldest first. */
export function listRollbacks(
  db: Database,
  runIds: readonly RunId[],
): readonly { readonly id: RunId; readonly rollsBack: RunId | null }[] {
  return db
    .select({ id: run.id, rollsBack: run.rollsBack })
    .from(run)
    .where(inArray(run.rollsBack, [...runIds]))
    .orderBy(asc(sql`rowid`))
    .all()
}

/** When runs were started. */
export function startsOf(
  db: Database,
  runIds: readonly RunId[],
): readonly { readonly id: RunId; readonly startedAt: string }[] {
  return db
    .select({ id: run.id, startedAt: run.startedAt })
    .from(run)
    .where(inArray(run.id, [...runIds]))
    .all()
}

/** `null` when there is no such run. */
export function findRun(db: Database, runId: RunId): RunRecord | null {
  return statement(db, selectRun).get({ runId }) ?? null
}

export function listUnfinishedRuns(db: Database, serverId: ServerId): readonly RunRecord[] {
  return statement(db, selectUnfinishedRuns).all({ serverId })
}

export interface Refusal {
  readonly kind: RemoteKind
  readonly objectId: string
  readonly message: string
  readonly at: string
}

/** Objects whose content the server refused when they were last sent to it, and that it has not taken since. */
export function listRefusals(db: Database, serverId: ServerId): readonly Refusal[] {
  return statement(db, selectRefusals)
    .all({ serverId })
    .flatMap(({ kind, at, ...rest }) => (kind === 'userRight' ? [] : [{ kind, at: at ?? '', ...rest }]))
}

/** In the order of the plan. */
export function listRunSteps(db: Database, runId: RunId): readonly StepRecord[] {
  return db.select().from(runStep).where(eq(runStep.runId, runId)).orderBy(asc(runStep.seq)).all()
}

/** Creations of a server of which nobody knows whether they arrived, and whose object nothing was agreed on since. */
export function listUnknownCreates(db: Database, serverId: ServerId): readonly StepRecord[] {
  const agreed = db
    .select({ one: sql`1` })
    .from(base)
    .where(and(eq(base.serverId, serverId), eq(base.objectId, runStep.objectId)))
  return db
    .select({ step: runStep })
    .from(runStep)
    .innerJoin(run, eq(run.id, runStep.runId))
    .where(
      and(
        eq(run.serverId, serverId),
        eq(runStep.state, 'unknown'),
        eq(runStep.action, 'create'),
        ne(runStep.kind, 'userRight'),
        notExists(agreed),
      ),
    )
    .all()
    .map(({ step }) => step)
}

/** What `listRunSteps` lists, without the fields before and after. */
export type StepEndRecord = Pick<
  StepRecord,
  'stepId' | 'kind' | 'action' | 'key' | 'remoteId' | 'state' | 'code' | 'message'
>

/** As `listRunSteps`, and much smaller. */
export function listStepEnds(db: Database, runId: RunId): readonly StepEndRecord[] {
  return statement(db, selectStepEnds).all({ runId })
}

/** An update as it was sent, or may have been. */
export interface SentUpdateRecord {
  readonly kind: StepKind
  readonly objectId: string
  readonly before: Readonly<JournalFields> | null
  readonly after: Readonly<JournalFields> | null
}

/** Updates that pushes sent to some objects of a server, oldest first. A failed one may have been done in part. */
export function listSentUpdates(
  db: Database,
  serverId: ServerId,
  objectIds: readonly string[],
): readonly SentUpdateRecord[] {
  return statement(db, selectSentUpdates).all({ serverId, objectIds: JSON.stringify(objectIds) })
}

/** One page, in the order of the plan. */
export function listRunStepPage(
  db: Database,
  runId: RunId,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly StepRecord[] {
  return db
    .select()
    .from(runStep)
    .where(eq(runStep.runId, runId))
    .orderBy(asc(runStep.seq))
    .limit(limit)
    .offset(offset)
    .all()
}

/** A step as a push reports it; one that a crash left open is `unknown` or `notAttempted`. */
export function stepResultOf(step: StepEndRecord): StepResult {
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

/** A step that a later run carried out, or may have carried out, on an object. */
export interface LaterStep {
  readonly runId: RunId
  readonly rollsBack: RunId | null
  readonly kind: StepKind
  readonly objectId: string
}

/** Steps of all later runs of the server that are `done` or `unknown`, in the order of the runs. */
export function listLaterSteps(db: Database, { id, serverId }: RunRecord): readonly LaterStep[] {
  return db
    .select({
      runId: run.id,
      rollsBack: run.rollsBack,
      kind: runStep.kind,
      objectId: runStep.objectId,
    })
    .from(runStep)
    .innerJoin(run, eq(run.id, runStep.runId))
    .where(
      and(
        eq(run.serverId, serverId),
        sql`run.rowid > (SELECT rowid FROM run WHERE id = ${id})`,
        inArray(runStep.state, ['done', 'unknown']),
      ),
    )
    .orderBy(asc(sql`run.rowid`), asc(runStep.seq))
    .all()
}

/** Fingerprints of every secret that a push to a server was to carry, ever. */
export function secretsSent(db: Database, serverId: ServerId): ReadonlySet<string> {
  const steps = db
    .select({ after: runStep.after })
    .from(runStep)
    .innerJoin(run, eq(run.id, runStep.runId))
    .where(eq(run.serverId, serverId))
    .all()
  const values = steps.flatMap(({ after }) => Object.values(after ?? {}))
  return new Set(values.flatMap((value) => ('secret' in value ? [value.secret] : [])))
}

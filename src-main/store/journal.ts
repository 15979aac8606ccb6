/**
 * The journal of pushes. Owner of the tables `run` and `run_step`.
 *
 *   planned ──> sending ──> done | failed | unknown | notAttempted
 *      └──────────────────> notAttempted
 *
 * `sending` is durable before the request leaves, the outcome in one transaction with the new base: after a crash
 * the steps in `sending` are exactly those whose fate has to be read back.
 */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, notExists, sql } from 'drizzle-orm'
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
import type { Database, Transaction } from './database.ts'
import { base, run, runStep } from './schema.ts'
import type { Page } from './search.ts'
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

const insertStep = (db: Database) =>
  db
    .insert(runStep)
    .values({
      runId: sql.placeholder('runId'),
      seq: sql.placeholder('seq'),
      stepId: sql.placeholder('stepId'),
      kind: sql.placeholder('kind'),
      action: sql.placeholder('action'),
      key: sql.placeholder('key'),
      objectId: sql.placeholder('objectId'),
      remoteId: sql.placeholder('remoteId'),
      reason: sql.placeholder('reason'),
      before: sql.placeholder('before'),
      after: sql.placeholder('after'),
      state: 'planned',
    })
    .prepare()

const updateSending = (db: Database) =>
  db
    .update(runStep)
    .set({
      state: 'sending',
      attempts: sql`${sql.placeholder('attempts')}`,
      sentAt: sql`coalesce(${runStep.sentAt}, ${sql.placeholder('at')})`,
    })
    .where(and(eq(runStep.runId, sql.placeholder('runId')), eq(runStep.seq, sql.placeholder('seq'))))
    .prepare()

const updateFinished = (db: Database) =>
  db
    .update(runStep)
    .set({
      state: sql`${sql.placeholder('state')}`,
      remoteId: sql`${sql.placeholder('remoteId')}`,
      code: sql`${sql.placeholder('code')}`,
      message: sql`${sql.placeholder('message')}`,
      words: sql`${sql.placeholder('words')}`,
      status: sql`${sql.placeholder('status')}`,
      attempts: sql`coalesce(${sql.placeholder('attempts')}, ${runStep.attempts})`,
      // An intent that nothing came of: no request left.
      sentAt: sql`CASE ${sql.placeholder('attempts')} WHEN 0 THEN NULL ELSE ${runStep.sentAt} END`,
      finishedAt: sql`${sql.placeholder('at')}`,
    })
    .where(and(eq(runStep.runId, sql.placeholder('runId')), eq(runStep.seq, sql.placeholder('seq'))))
    .prepare()

/** The run with all its steps as `planned`; `seq` counts from 1 in the order of `steps`. */
export function startRunTx(tx: Transaction, start: RunStart, steps: Iterable<PlannedStep>): void {
  tx.insert(run).values(start).run()
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

/** One page, newest first. */
export function listRunPage(
  db: Database,
  serverId: ServerId,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Page<RunRecord> {
  const rows = db
    .select()
    .from(run)
    .where(eq(run.serverId, serverId))
    .orderBy(desc(run.startedAt), desc(sql`rowid`))
    .limit(limit)
    .offset(offset)
    .all()
  const total = db.select({ total: count() }).from(run).where(eq(run.serverId, serverId)).get()?.total ?? 0
  return { rows, total }
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

/** Rollbacks of a server's runs, oldest first. */
export function listRollbacks(
  db: Database,
  serverId: ServerId,
): readonly { readonly id: RunId; readonly rollsBack: RunId | null }[] {
  return db
    .select({ id: run.id, rollsBack: run.rollsBack })
    .from(run)
    .where(and(eq(run.serverId, serverId), isNotNull(run.rollsBack)))
    .orderBy(asc(sql`rowid`))
    .all()
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
  const { stepId, kind, action, key, remoteId, state, code, message } = runStep
  return db
    .select({ stepId, kind, action, key, remoteId, state, code, message })
    .from(runStep)
    .where(eq(runStep.runId, runId))
    .orderBy(asc(runStep.seq))
    .all()
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
  return db
    .select({ kind: runStep.kind, objectId: runStep.objectId, before: runStep.before, after: runStep.after })
    .from(runStep)
    .innerJoin(run, eq(run.id, runStep.runId))
    .where(
      and(
        eq(run.serverId, serverId),
        eq(runStep.action, 'update'),
        inArray(runStep.state, ['done', 'unknown', 'failed']),
        // One parameter, whatever the number of objects.
        sql`${runStep.objectId} IN (SELECT value FROM json_each(${JSON.stringify(objectIds)}))`,
      ),
    )
    .orderBy(asc(run.startedAt), asc(sql`run.rowid`), asc(runStep.seq))
    .all()
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

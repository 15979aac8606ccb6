/** The journal of pushes and rollbacks. The rules of all tables: ../schema.ts. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RunId } from '../../domain/model.ts'
import type { FieldValue, RunDifference, StepAction, StepKind, StepOutcome } from '../../domain/syncModel.ts'
import { ofServer } from './estate.ts'

/** One push. `finishedAt` null: still running, or ended by a crash. */
export const run = sqliteTable(
  'run',
  {
    id: text().$type<RunId>().primaryKey(),
    serverId: ofServer(),
    serverName: text('server_name').notNull(),
    planFingerprint: text('plan_fingerprint').notNull(),
    person: text().notNull(),
    startedAt: text('started_at').notNull(),
    finishedAt: text('finished_at'),
    converged: integer({ mode: 'boolean' }),
    /** Error code that ended the run early. */
    stoppedBy: text('stopped_by'),
    kind: text().$type<'push' | 'rollback'>().notNull().default('push'),
    /** The run that a rollback takes back. */
    rollsBack: text('rolls_back').$type<RunId>(),
    /** What a second plan still wanted to do, as shown to people; null = nothing, or not verified. */
    differences: text({ mode: 'json' }).$type<RunDifference[]>(),
  },
  (table) => [index('run_server').on(table.serverId, table.startedAt)],
)

/** Journal of a run: intent before the request, outcome with the new base in one transaction after it. */
export const runStep = sqliteTable(
  'run_step',
  {
    runId: text('run_id')
      .$type<RunId>()
      .notNull()
      .references(() => run.id, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    stepId: text('step_id').notNull(),
    kind: text().$type<StepKind>().notNull(),
    action: text().$type<StepAction>().notNull(),
    key: text().notNull(),
    objectId: text('object_id').notNull(),
    remoteId: text('remote_id'),
    /** planned -> sending (a request may be out) -> one of the outcomes. */
    state: text().$type<'planned' | 'sending' | StepOutcome>().notNull(),
    reason: text().notNull(),
    /** Canonical fields before and after, secrets as fingerprints. */
    before: text({ mode: 'json' }).$type<Record<string, FieldValue>>(),
    after: text({ mode: 'json' }).$type<Record<string, FieldValue>>(),
    code: text(),
    message: text().notNull().default(''),
    /** The server's own words, masked. */
    words: text().notNull().default(''),
    /** HTTP status of the last answer. */
    status: integer(),
    /** How often a request that writes was sent. */
    attempts: integer().notNull().default(0),
    sentAt: text('sent_at'),
    finishedAt: text('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.seq] }),
    // What was sent of one object, and the few steps that ended with an error.
    index('run_step_object').on(table.objectId),
    index('run_step_code').on(table.code).where(sql`code IS NOT NULL`),
  ],
)

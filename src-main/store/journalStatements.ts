/** The prepared statements of journal.ts, which alone uses them. */
import { and, asc, eq, inArray, isNull, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'
import { run, runStep } from './schema.ts'

export const insertRun = (db: Database) =>
  db
    .insert(run)
    .values({
      id: sql.placeholder('id'),
      serverId: sql.placeholder('serverId'),
      serverName: sql.placeholder('serverName'),
      planFingerprint: sql.placeholder('planFingerprint'),
      person: sql.placeholder('person'),
      startedAt: sql.placeholder('startedAt'),
      kind: sql.placeholder('kind'),
      rollsBack: sql.placeholder('rollsBack'),
    })
    .prepare()

export const insertStep = (db: Database) =>
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

export const updateSending = (db: Database) =>
  db
    .update(runStep)
    .set({
      state: 'sending',
      attempts: sql`${sql.placeholder('attempts')}`,
      sentAt: sql`coalesce(${runStep.sentAt}, ${sql.placeholder('at')})`,
    })
    .where(and(eq(runStep.runId, sql.placeholder('runId')), eq(runStep.seq, sql.placeholder('seq'))))
    .prepare()

export const updateFinished = (db: Database) =>
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

export const updateRunFinished = (db: Database) =>
  db
    .update(run)
    .set({
      finishedAt: sql`${sql.placeholder('at')}`,
      converged: sql`${sql.placeholder('converged')}`,
      stoppedBy: sql`${sql.placeholder('stoppedBy')}`,
      differences: sql`${sql.placeholder('differences')}`,
    })
    .where(eq(run.id, sql.placeholder('runId')))
    .prepare()

export const selectRun = (db: Database) =>
  db
    .select()
    .from(run)
    .where(eq(run.id, sql.placeholder('runId')))
    .prepare()

export const selectUnfinishedRuns = (db: Database) =>
  db
    .select()
    .from(run)
    .where(and(eq(run.serverId, sql.placeholder('serverId')), isNull(run.finishedAt)))
    .prepare()

export const selectRefusals = (db: Database) => {
  const later = alias(runStep, 'later')
  const laterRun = alias(run, 'laterRun')
  const taken = db
    .select({ one: sql`1` })
    .from(later)
    .innerJoin(laterRun, eq(laterRun.id, later.runId))
    .where(
      and(
        eq(later.objectId, runStep.objectId),
        eq(laterRun.serverId, sql.placeholder('serverId')),
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
        eq(run.serverId, sql.placeholder('serverId')),
        notExists(taken),
      ),
    )
    .prepare()
}

export const selectStepEnds = (db: Database) => {
  const { stepId, kind, action, key, remoteId, state, code, message } = runStep
  return db
    .select({ stepId, kind, action, key, remoteId, state, code, message })
    .from(runStep)
    .where(eq(runStep.runId, sql.placeholder('runId')))
    .orderBy(asc(runStep.seq))
    .prepare()
}

export const selectSentUpdates = (db: Database) =>
  db
    .select({ kind: runStep.kind, objectId: runStep.objectId, before: runStep.before, after: runStep.after })
    .from(runStep)
    .innerJoin(run, eq(run.id, runStep.runId))
    .where(
      and(
        eq(run.serverId, sql.placeholder('serverId')),
        eq(runStep.action, 'update'),
        inArray(runStep.state, ['done', 'unknown', 'failed']),
        // One parameter, whatever the number of objects.
        sql`${runStep.objectId} IN (SELECT value FROM json_each(${sql.placeholder('objectIds')}))`,
      ),
    )
    .orderBy(asc(run.startedAt), asc(sql`run.rowid`), asc(runStep.seq))
    .prepare()

/** The journal of runs, and taking a run back. Part of the router `sync`. */
import { z } from 'zod'
import { PatchbayError } from '../../domain/errors.ts'
import { mostRowsAtOnce, runSorts } from '../../domain/lists.ts'
import type { RunId, ServerId } from '../../domain/model.ts'
import { runHtml } from '../../domain/runReport.ts'
import { englishSpeech } from '../../domain/runReportTexts.ts'
import { runResults } from '../../domain/runResult.ts'
import type { RollbackPlan } from '../../domain/syncModel.ts'
import { findRun } from '../../store/journal.ts'
import { listRunIds } from '../../store/runList.ts'
import { parsePlan } from '../../sync/plan/planFile.ts'
import type { PushEvent } from '../../sync/port.ts'
import { runJson } from '../../sync/push/runJson.ts'
import { listRunSummaries, runSummaries, viewRun, viewWholeRun } from '../../sync/push/runView.ts'
import { planRollback, rollback } from '../../sync/rollback/rollback.ts'
import { allOf, labels, page as listPage, runId, serverId, sortBy, workId } from '../inputs.ts'
import { partiesIn, readWith } from '../syncParties.ts'
import { type StoreContext, storeProcedure } from '../trpc.ts'

const page = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(1000),
}

const runList = listPage.extend({
  serverId: serverId.optional(),
  kind: z.enum(['push', 'rollback']).optional(),
  result: z.enum(runResults).optional(),
  sort: sortBy(runSorts),
  labels,
})

/** @throws RUN_NOT_FOUND */
function serverOf({ store }: StoreContext, id: RunId): ServerId {
  const run = findRun(store.db, id)
  if (run) return run.serverId
  throw new PatchbayError('RUN_NOT_FOUND', `There is no run "${id}". "patchbay runs NAME" lists them.`, {
    id,
  })
}

export const runProcedures = {
  /** One page of the runs on a server, or on all. */
  runs: storeProcedure
    .input(runList.extend(page))
    .query(({ ctx, input }) => listRunSummaries(ctx.store, input)),

  /** Ids of the rows of `runs`, to select them without reading them. */
  runIds: storeProcedure
    .input(allOf(runList))
    .query(({ ctx, input }) => ({ ids: listRunIds(ctx.store, input) })),

  /** Rows of `runs` by id. */
  runRows: storeProcedure
    .input(z.strictObject({ ids: z.array(runId).max(mostRowsAtOnce) }))
    .query(({ ctx, input }) => ({ rows: runSummaries(ctx.store, input.ids) })),

  /** One run with a page of its steps; `counts.steps` tells how many there are. */
  run: storeProcedure
    .input(z.strictObject({ id: runId, ...page }))
    .query(({ ctx, input }) => viewRun(ctx.store.db, input.id, input)),

  /** A run as the text of a file; as HTML in English, for the command line: pages make it in their own language. */
  exportRun: storeProcedure
    .input(z.strictObject({ id: runId, format: z.enum(['json', 'html']) }))
    .query(({ ctx, input }) => {
      const run = viewWholeRun(ctx.store.db, input.id)
      return input.format === 'json' ? runJson(run) : runHtml(run, englishSpeech)
    }),

  /** What taking a run back would do now; writes nothing on the server. */
  planRollback: storeProcedure
    .input(z.strictObject({ runId, workId }))
    .mutation(
      ({ ctx, input }): Promise<RollbackPlan> =>
        readWith(ctx, serverOf(ctx, input.runId), input.workId, (deps, server) =>
          planRollback(deps, server, input.runId),
        ),
    ),

  /** Starts a rollback in the background; follow it with `watchPush`. */
  startRollback: storeProcedure
    .input(
      z.strictObject({
        runId,
        /** A plan as `planRollback` answered it: confirms its deletes, and is refused when anything moved since. */
        plan: z.unknown().optional(),
        /** Agreed to update and delete outside the change windows. */
        outsideWindow: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input }) => {
      const parties = partiesIn(ctx, serverOf(ctx, input.runId))
      const plan = input.plan === undefined ? undefined : parsePlan(input.plan)
      const { outsideWindow } = input
      const run = (onEvent: (event: PushEvent) => void, signal: AbortSignal) =>
        rollback(...parties, input.runId, { plan, outsideWindow, signal }, onEvent)
      return { pushId: ctx.app.pushes.start(run) }
    }),
}

/** The journal of runs, and taking a run back. Part of the router `sync`. */
import { z } from 'zod'
import { PatchbayError } from '../../domain/errors.ts'
import type { RunId, ServerId } from '../../domain/model.ts'
import type { RollbackPlan } from '../../domain/syncModel.ts'
import { findRun } from '../../store/journal.ts'
import { getServer } from '../../store/servers.ts'
import { parsePlan } from '../../sync/plan/planFile.ts'
import type { PushEvent } from '../../sync/port.ts'
import { runHtml, runJson } from '../../sync/push/runReport.ts'
import { listRunSummaries, viewRun, viewWholeRun } from '../../sync/push/runView.ts'
import { planRollback, rollback } from '../../sync/rollback/rollback.ts'
import { runId, serverId, workId } from '../inputs.ts'
import { partiesIn, readWith } from '../syncParties.ts'
import { type StoreContext, storeProcedure } from '../trpc.ts'

const page = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(1000),
}

/** @throws RUN_NOT_FOUND */
function serverOf({ store }: StoreContext, id: RunId): ServerId {
  const run = findRun(store.db, id)
  if (run) return run.serverId
  throw new PatchbayError('RUN_NOT_FOUND', `There is no run "${id}". "patchbay runs NAME" lists them.`, {
    id,
  })
}

export const runProcedures = {
  /** Runs on a server, newest first; one page. */
  runs: storeProcedure.input(z.strictObject({ serverId, ...page })).query(({ ctx, input }) => {
    getServer(ctx.store, input.serverId)
    return listRunSummaries(ctx.store.db, input.serverId, input)
  }),

  /** One run with a page of its steps; `counts.steps` tells how many there are. */
  run: storeProcedure
    .input(z.strictObject({ id: runId, ...page }))
    .query(({ ctx, input }) => viewRun(ctx.store.db, input.id, input)),

  /** A run as the text of a file. */
  exportRun: storeProcedure
    .input(z.strictObject({ id: runId, format: z.enum(['json', 'html']) }))
    .query(({ ctx, input }) => {
      const run = viewWholeRun(ctx.store.db, input.id)
      return input.format === 'json' ? runJson(run) : runHtml(run)
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

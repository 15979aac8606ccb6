/** Pull, plan, push, conflicts, adopt, runs. */
import { z } from 'zod'
import { PatchbayError } from '../../domain/errors.ts'
import type { RunId, ServerId } from '../../domain/model.ts'
import type { Plan, PushResult } from '../../domain/syncModel.ts'
import { openGateway } from '../../servers/rci/adapter.ts'
import { findRun, listRunSteps, listRuns, stepResultOf } from '../../store/journal.ts'
import { accessOf, getServer } from '../../store/servers.ts'
import type { Store } from '../../store/store.ts'
import { listConflicts, resolveConflict } from '../../sync/conflicts.ts'
import { adopt, plan, pull, push } from '../../sync/engine.ts'
import { parsePlan } from '../../sync/planFile.ts'
import type { PushEvent, PushOptions, SyncDeps, SyncServer } from '../../sync/port.ts'
import { createSyncStore } from '../../sync/storeAdapter.ts'
import { runId, serverId } from '../inputs.ts'
import { type Context, router, storeProcedure } from '../trpc.ts'

interface StoreContext extends Context {
  readonly store: Store
}

function partiesOf(ctx: StoreContext, id: ServerId): [SyncDeps, SyncServer] {
  const { store, app } = ctx
  const access = accessOf(store, id)
  const log = app.log()
  const deps: SyncDeps = {
    store: createSyncStore(store),
    openGateway: () =>
      openGateway(access, {
        fingerprint: store.sealer.fingerprint,
        log: (line) => log.info({ server: access.name, ...line }, 'request'),
      }),
    log,
  }
  const { name, mapping } = access
  const { changeWindows, promotedFrom } = getServer(store, id)
  return [deps, { id, name, mapping, changeWindows, promotedFrom }]
}

const onServer = z.strictObject({ serverId })

const pushInput = onServer.extend({
  /** A plan as `plan` answered it; refused when store or server moved since. */
  plan: z.unknown().optional(),
  /** Upper limit of delete steps; left out: nothing is deleted. */
  allowDeletes: z.int().min(0).optional(),
  /** Names of the deletes that were confirmed one by one; left out: the cap alone decides. */
  confirmedDeletes: z.array(z.string()).optional(),
  /** Agreed to update and delete outside the change windows. */
  outsideWindow: z.boolean().optional(),
  /** Names or logon names; left out: everything. */
  select: z.array(z.string().min(1)).min(1).optional(),
})

function pushOptions(input: z.infer<typeof pushInput>, signal?: AbortSignal): PushOptions {
  return {
    plan: input.plan === undefined ? undefined : parsePlan(input.plan),
    allowDeletes: input.allowDeletes,
    confirmedDeletes: input.confirmedDeletes,
    outsideWindow: input.outsideWindow,
    select: input.select,
    signal,
  }
}

function runOf(ctx: StoreContext, id: RunId) {
  const run = findRun(ctx.store.db, id)
  if (run) return { ...run, steps: listRunSteps(ctx.store.db, id).map(stepResultOf) }
  throw new PatchbayError('RUN_NOT_FOUND', `There is no run "${id}". "patchbay runs NAME" lists them.`, {
    id,
  })
}

export const syncRouter = router({
  pull: storeProcedure.input(onServer).mutation(({ ctx, input }) => pull(...partiesOf(ctx, input.serverId))),

  /** What a push would do now; writes nothing on the server. */
  plan: storeProcedure
    .input(onServer.extend({ deletes: z.boolean().default(false) }))
    .mutation(
      ({ ctx, input }): Promise<Plan> => plan(...partiesOf(ctx, input.serverId), { deletes: input.deletes }),
    ),

  /** Pushes and answers at the end. */
  push: storeProcedure
    .input(pushInput)
    .mutation(
      ({ ctx, input, signal }): Promise<PushResult> =>
        push(...partiesOf(ctx, input.serverId), pushOptions(input, signal), () => {}),
    ),

  /** Starts a push in the background; follow it with `watchPush`. */
  startPush: storeProcedure.input(pushInput).mutation(({ ctx, input }) => {
    const parties = partiesOf(ctx, input.serverId)
    const options = pushOptions(input)
    const run = (onEvent: (event: PushEvent) => void, signal: AbortSignal) =>
      push(...parties, { ...options, signal }, onEvent)
    return { pushId: ctx.app.pushes.start(run) }
  }),

  watchPush: storeProcedure
    .input(z.strictObject({ pushId: z.string() }))
    .subscription(({ ctx, input, signal }) => ctx.app.pushes.watch(input.pushId, signal)),

  /** Ends a push between steps. */
  cancelPush: storeProcedure
    .input(z.strictObject({ pushId: z.string() }))
    .mutation(({ ctx, input }) => ctx.app.pushes.cancel(input.pushId)),

  adopt: storeProcedure
    .input(onServer.extend({ keys: z.array(z.string().min(1)).default([]) }))
    .mutation(({ ctx, input }) => adopt(...partiesOf(ctx, input.serverId), input.keys)),

  conflicts: storeProcedure
    .input(onServer)
    .query(({ ctx, input }) => listConflicts(createSyncStore(ctx.store), input.serverId)),

  resolve: storeProcedure
    .input(
      onServer.extend({ key: z.string(), side: z.enum(['mine', 'theirs']), field: z.string().optional() }),
    )
    .mutation(({ ctx, input: { serverId: id, ...choice } }) =>
      resolveConflict(createSyncStore(ctx.store), id, choice),
    ),

  /** Pushes to a server, newest first. */
  runs: storeProcedure.input(onServer).query(({ ctx, input }) => {
    getServer(ctx.store, input.serverId)
    return listRuns(ctx.store.db, input.serverId)
  }),

  run: storeProcedure.input(z.strictObject({ id: runId })).query(({ ctx, input }) => runOf(ctx, input.id)),
})

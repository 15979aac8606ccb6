/** Pull, plan, push, conflicts, drift, decisions, adopt, runs. */
import { z } from 'zod'
import type { ServerId } from '../../domain/model.ts'
import type { Plan, PushResult } from '../../domain/syncModel.ts'
import { findDecision } from '../../store/decisions.ts'
import { allServers, getServer } from '../../store/servers.ts'
import { listConflicts, resolveConflict, resolveConflicts } from '../../sync/decide/conflicts.ts'
import { listDecisions, restoreLosing } from '../../sync/decide/decisions.ts'
import { acceptDrift, overwriteDrift } from '../../sync/decide/driftDecisions.ts'
import { reopenConflicts } from '../../sync/decide/reopen.ts'
import { adopt, plan, pull, push } from '../../sync/engine.ts'
import { pendingChanges } from '../../sync/pending.ts'
import { parsePlan } from '../../sync/plan/planFile.ts'
import type { PushEvent, PushOptions, SyncStore } from '../../sync/port.ts'
import { openSyncStore } from '../../sync/promotion/promotedStore.ts'
import { listServerDrift, serverStatuses } from '../../sync/status.ts'
import { createSyncStore } from '../../sync/storeAdapter.ts'
import { serverId, workId } from '../inputs.ts'
import { withFindings } from '../planFindings.ts'
import { mayCall } from '../roles.ts'
import { partiesIn, readWith, syncServerOf } from '../syncParties.ts'
import { router, type StoreContext, storeProcedure } from '../trpc.ts'
import { runProcedures } from './syncRuns.ts'

/** The port of a server without a connection to it. */
function storeFor({ store }: StoreContext, id: ServerId): SyncStore {
  return openSyncStore(store, syncServerOf(store, id))
}

const onServer = z.strictObject({ serverId })

const conflictChoice = z.strictObject({
  key: z.string(),
  kind: z.enum(['service', 'user']).optional(),
  side: z.enum(['mine', 'theirs']),
  field: z.string().optional(),
})

/** Names or logon names, as the drift shows them. */
const driftKeys = onServer.extend({ keys: z.array(z.string().min(1)).min(1).max(1000) })

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

export const syncRouter = router({
  pull: storeProcedure
    .input(onServer.extend({ workId }))
    .mutation(({ ctx, input }) => readWith(ctx, input.serverId, input.workId, pull)),

  /** Ends a read (`pull`, `plan`, `planRollback`, `server.test`) that was given this id; whether it was still under way. */
  cancelRead: storeProcedure
    .input(z.strictObject({ workId: workId.unwrap() }))
    .mutation(({ ctx, input }) => ({ wasRunning: ctx.app.reads.cancel(input.workId) })),

  /** What a push would do now; writes nothing on the server. */
  plan: storeProcedure
    .input(onServer.extend({ deletes: z.boolean().default(false), workId }))
    .mutation(async ({ ctx, input: { serverId: id, deletes, workId: work } }): Promise<Plan> => {
      const made = await readWith(ctx, id, work, (deps, server) => plan(deps, server, { deletes }))
      return withFindings(ctx.store, id, made)
    }),

  /** Pushes and answers at the end. */
  push: storeProcedure
    .input(pushInput)
    .mutation(
      ({ ctx, input, signal }): Promise<PushResult> =>
        push(...partiesIn(ctx, input.serverId), pushOptions(input, signal), () => {}),
    ),

  /** Starts a push in the background; follow it with `watchPush`. */
  startPush: storeProcedure.input(pushInput).mutation(({ ctx, input }) => {
    const parties = partiesIn(ctx, input.serverId)
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
    .mutation(({ ctx, input }) => adopt(...partiesIn(ctx, input.serverId), input.keys)),

  conflicts: storeProcedure
    .input(onServer)
    .query(({ ctx, input }) => listConflicts(storeFor(ctx, input.serverId), input.serverId)),

  resolve: storeProcedure
    .input(onServer.extend(conflictChoice.shape))
    .mutation(({ ctx, input: { serverId: id, ...choice } }) =>
      resolveConflict(storeFor(ctx, id), id, choice),
    ),

  /** Several objects at once, all or none. */
  resolveMany: storeProcedure
    .input(onServer.extend({ choices: z.array(conflictChoice).min(1).max(1000) }))
    .mutation(({ ctx, input }) =>
      resolveConflicts(storeFor(ctx, input.serverId), input.serverId, input.choices),
    ),

  /** Takes decisions back that no push has carried out: all or none. */
  reopenMany: storeProcedure
    .input(
      onServer.extend({
        choices: z
          .array(conflictChoice.omit({ side: true }))
          .min(1)
          .max(1000),
      }),
    )
    .mutation(({ ctx, input }) =>
      reopenConflicts(storeFor(ctx, input.serverId), input.serverId, input.choices),
    ),

  /** What was decided about conflicts and drift, newest first. */
  decisions: storeProcedure.input(onServer).query(({ ctx, input }) => {
    getServer(ctx.store, input.serverId)
    const mayRestore = mayCall(ctx.store.role, 'sync.restoreLosing')
    return listDecisions(storeFor(ctx, input.serverId), input.serverId, mayRestore)
  }),

  /** Brings the losing side of a decision back. */
  restoreLosing: storeProcedure
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .mutation(({ ctx, input }) => {
      const decision = findDecision(ctx.store.db, input.id)
      const store = decision ? storeFor(ctx, decision.serverId) : createSyncStore(ctx.store)
      return restoreLosing(store, input.id)
    }),

  /** What moved on servers, as their last reads saw it; left out: of all servers. */
  drift: storeProcedure.input(z.strictObject({ serverId: serverId.optional() })).query(({ ctx, input }) => {
    const { store } = ctx
    const servers = input.serverId ? [getServer(store, input.serverId)] : allServers(store.db)
    return listServerDrift(store.db, servers)
  }),

  /** Takes the server's side into the store now. Reads the server; writes nothing there. */
  acceptDrift: storeProcedure
    .input(driftKeys)
    .mutation(({ ctx, input }) => acceptDrift(...partiesIn(ctx, input.serverId), input.keys)),

  /** The store's side wins at the next push. Asks nobody. */
  overwriteDrift: storeProcedure
    .input(driftKeys)
    .mutation(({ ctx, input }) =>
      overwriteDrift(storeFor(ctx, input.serverId), syncServerOf(ctx.store, input.serverId), input.keys),
    ),

  /** Counts for each server, for screens to ask again and again. */
  status: storeProcedure.query(({ ctx }) => serverStatuses(ctx.store.db, allServers(ctx.store.db))),

  /** What a push would change on each server, by what was last agreed on. Asks no server. */
  pending: storeProcedure.query(({ ctx: { store } }) =>
    pendingChanges(
      store,
      allServers(store.db).map(({ id }) => syncServerOf(store, id)),
    ),
  ),

  ...runProcedures,
})

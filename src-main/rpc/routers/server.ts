/** Contact Pro servers. */
import { z } from 'zod'
import { checkConnection } from '../../servers/doctor.ts'
import { appendAudit } from '../../store/audit.ts'
import {
  accessOf,
  allServers,
  getServer,
  getServerByName,
  removeServer,
  saveServer,
} from '../../store/servers.ts'
import { revision, serverDraft, serverId } from '../inputs.ts'
import { router, storeProcedure } from '../trpc.ts'

export const serverRouter = router({
  list: storeProcedure.query(({ ctx }) => allServers(ctx.store.db)),

  get: storeProcedure
    .input(z.strictObject({ id: serverId }))
    .query(({ ctx, input }) => getServer(ctx.store, input.id)),

  getByName: storeProcedure
    .input(z.strictObject({ name: z.string() }))
    .query(({ ctx, input }) => getServerByName(ctx.store, input.name)),

  /** Contacts nothing. */
  save: storeProcedure
    .input(z.strictObject({ id: serverId.nullable(), draft: serverDraft, revision }))
    .mutation(({ ctx, input }) => saveServer(ctx.store, input.id, input.draft, input.revision)),

  remove: storeProcedure
    .input(z.strictObject({ id: serverId }))
    .mutation(({ ctx, input }) => removeServer(ctx.store, input.id)),

  /** Connection test: reads only. On record before the credentials leave, whatever the server answers. */
  test: storeProcedure.input(z.strictObject({ id: serverId })).mutation(({ ctx, input }) => {
    const access = accessOf(ctx.store, input.id)
    appendAudit(ctx.store, { action: 'server.test', object: access.name, details: null })
    return checkConnection(access)
  }),
})

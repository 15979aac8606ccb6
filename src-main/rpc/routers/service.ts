/** Messaging services. */
import { z } from 'zod'
import { checkService } from '../../domain/checkService.ts'
import { serviceTypeNames } from '../../domain/model.ts'
import { type Readiness, readinessOf } from '../../domain/readiness.ts'
import { allServers } from '../../store/servers.ts'
import {
  getService,
  getServiceByName,
  listServices,
  removeServices,
  saveService,
  storedSecretIds,
} from '../../store/services.ts'
import { allUsers } from '../../store/users.ts'
import { factsOf, storeFindings } from '../../transfer/importEstate.ts'
import { page, revision, serviceDraft, serviceId } from '../inputs.ts'
import { router, storeProcedure } from '../trpc.ts'

export const serviceRouter = router({
  list: storeProcedure
    .input(page.extend({ type: z.enum(serviceTypeNames).optional() }))
    .query(({ ctx, input: { type, ...request } }) =>
      listServices(ctx.store, type === undefined ? request : { ...request, type }),
    ),

  get: storeProcedure
    .input(z.strictObject({ id: serviceId }))
    .query(({ ctx, input }) => getService(ctx.store, input.id)),

  getByName: storeProcedure
    .input(z.strictObject({ name: z.string() }))
    .query(({ ctx, input }) => getServiceByName(ctx.store, input.name)),

  /** Findings of a form that is being filled; `id` null: a new service. */
  check: storeProcedure
    .input(z.strictObject({ id: serviceId.nullable(), draft: serviceDraft }))
    .query(({ ctx, input }) => {
      const stored = input.id === null ? null : getService(ctx.store, input.id)
      return checkService(input.draft, { storedSecretIds: storedSecretIds(stored) })
    }),

  /** Creates (`id` null) or changes; `revision` is the one that the form was opened with. */
  save: storeProcedure
    .input(z.strictObject({ id: serviceId.nullable(), draft: serviceDraft, revision }))
    .mutation(({ ctx, input }) => saveService(ctx.store, input.id, input.draft, input.revision)),

  remove: storeProcedure
    .input(z.strictObject({ ids: z.array(serviceId).min(1).max(1000) }))
    .mutation(({ ctx, input }) => removeServices(ctx.store, input.ids)),

  /** Readiness of a service for each server; with no server in the store, one entry without a server. */
  readiness: storeProcedure
    .input(z.strictObject({ id: serviceId }))
    .query(({ ctx, input }): { server: string | null; readiness: Readiness }[] => {
      const service = getService(ctx.store, input.id)
      const users = allUsers(ctx.store.db)
      const servers = allServers(ctx.store.db).map(factsOf)
      if (servers.length === 0)
        return [{ server: null, readiness: readinessOf(service, { users, server: null }) }]
      return servers.map((server) => ({
        server: server.name,
        readiness: readinessOf(service, { users, server }),
      }))
    }),

  /** Findings of everything in the store, against its servers. */
  findings: storeProcedure.query(({ ctx }) => storeFindings(ctx.store)),
})

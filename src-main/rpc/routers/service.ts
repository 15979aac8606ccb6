/** Messaging services. */
import { z } from 'zod'
import { checkService } from '../../domain/checkService.ts'
import { mostInOneAction, mostRowsAtOnce, serviceSorts, serviceStates } from '../../domain/lists.ts'
import type { ServerId, ServiceId } from '../../domain/model.ts'
import { serviceTypeNames } from '../../domain/model.ts'
import { type Readiness, readinessOf } from '../../domain/readiness.ts'
import { landscapeState, saveLandscapes } from '../../store/landscapes.ts'
import { revealServiceSecret } from '../../store/reveal.ts'
import { allServers } from '../../store/servers.ts'
import { previewReplacement, replaceInServices } from '../../store/serviceBulk.ts'
import { listServiceIds, listServices, servicesOf } from '../../store/serviceList.ts'
import { sightingsOfService } from '../../store/serviceSightings.ts'
import {
  getService,
  getServiceByName,
  removeServices,
  saveService,
  storedSecretIds,
} from '../../store/services.ts'
import { allUsers } from '../../store/users.ts'
import { serviceDifferences } from '../../sync/serviceDifferences.ts'
import { factsOf, storeFindings } from '../../transfer/importEstate.ts'
import {
  allOf,
  page,
  revealing,
  revised,
  revision,
  secret,
  serviceDraft,
  serviceId,
  sortBy,
} from '../inputs.ts'
import { standingsById } from '../standings.ts'
import { router, storeProcedure } from '../trpc.ts'

const chosen = {
  type: z.enum(serviceTypeNames).optional(),
  state: z.enum(serviceStates).optional(),
  sort: sortBy(serviceSorts),
}
const rowIds = z.strictObject({ ids: z.array(serviceId).max(mostRowsAtOnce) })
/** Literal; an empty `find` would stand between all letters. */
const replacement = { find: z.string().min(1).max(4000), replace: z.string().max(4000) }

export const serviceRouter = router({
  list: storeProcedure.input(page.extend(chosen)).query(({ ctx, input }) => listServices(ctx.store, input)),

  /** Ids of the rows of `list`, to select them without reading them. */
  ids: storeProcedure
    .input(allOf(page).extend(chosen))
    .query(({ ctx, input }) => ({ ids: listServiceIds(ctx.store, input) })),

  /** Rows of `list` by id. */
  rows: storeProcedure.input(rowIds).query(({ ctx, input }) => ({ rows: servicesOf(ctx.store, input.ids) })),

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

  /** What a form that is being filled has in common with other services; `id` null: a new service. */
  sightings: storeProcedure
    .input(
      z.strictObject({
        id: serviceId.nullable(),
        name: z.string().max(4000),
        type: z.enum(serviceTypeNames),
        serviceConnection: z.string().max(10_000),
        authenticationIds: z.array(z.string().max(4000)).max(10_000),
      }),
    )
    .query(({ ctx, input }) => sightingsOfService(ctx.store, input)),

  /** Creates (`id` null) or changes; `revision` is the one that the form was opened with. */
  save: storeProcedure
    .input(z.strictObject({ id: serviceId.nullable(), draft: serviceDraft, revision }))
    .mutation(({ ctx, input }) => saveService(ctx.store, input.id, input.draft, input.revision)),

  remove: storeProcedure
    .input(z.strictObject({ ids: z.array(serviceId).min(1).max(mostInOneAction) }))
    .mutation(({ ctx, input }) => removeServices(ctx.store, input.ids)),

  /** What `replaceText` would change. */
  previewReplace: storeProcedure
    .input(z.strictObject({ ids: z.array(serviceId).min(1).max(mostInOneAction), ...replacement }))
    .query(({ ctx, input: { ids, ...texts } }) => ({ services: previewReplacement(ctx.store, ids, texts) })),

  /** Replaces a text in Service Connection of all of the services, or of none. */
  replaceText: storeProcedure
    .input(z.strictObject({ services: revised(serviceId).min(1).max(mostInOneAction), ...replacement }))
    .mutation(({ ctx, input: { services, ...texts } }) => ({
      changed: replaceInServices(ctx.store, services, texts),
    })),

  /** Readiness of a service for each server; with no server in the store, one entry without a server. */
  readiness: storeProcedure
    .input(z.strictObject({ id: serviceId }))
    .query(({ ctx, input }): { serverId: ServerId | null; server: string | null; readiness: Readiness }[] => {
      const service = getService(ctx.store, input.id)
      const users = allUsers(ctx.store.db)
      const servers = allServers(ctx.store.db)
      if (servers.length === 0) {
        const readiness = readinessOf(service, { users, server: null })
        return [{ serverId: null, server: null, readiness }]
      }
      return servers.map((server) => ({
        serverId: server.id,
        server: server.name,
        readiness: readinessOf(service, { users, server: factsOf(server) }),
      }))
    }),

  /** Readiness of rows of `list` over all servers, as the overview counts it. */
  standings: storeProcedure
    .input(rowIds)
    .query(({ ctx, input }) => ({ standings: standingsById(ctx.store, input.ids) })),

  /** What a push would find different, by what the last read of each server saw. */
  differences: storeProcedure
    .input(z.strictObject({ id: serviceId }))
    .query(({ ctx, input }) => serviceDifferences(ctx.store, allServers(ctx.store.db), input.id)),

  /** One secret in clear, on record; null: none is stored. The passphrase is asked for each time. */
  revealSecret: storeProcedure
    .input(
      z.strictObject({
        id: serviceId,
        authenticationId: z.string().max(4000),
        ...revealing,
      }),
    )
    .mutation(async ({ ctx, input }) => ({
      secret: (await revealServiceSecret(ctx.app.session, input))?.reveal() ?? null,
    })),

  /** Services of type social365, and all names that are taken: what landscapes are proposed from. */
  landscapes: storeProcedure.query(({ ctx }) => landscapeState(ctx.store)),

  /** Hub accounts into the services of their landscapes, all or none. `revisions`: of the services to be changed. */
  saveLandscapes: storeProcedure
    .input(
      z.strictObject({
        accounts: z
          .array(
            z.strictObject({
              account: z.string().max(4000),
              password: secret,
              url: z.string().max(4000),
            }),
          )
          .min(1)
          .max(10_000),
        names: z
          .array(z.strictObject({ key: z.string().max(4000), name: z.string().max(4000) }))
          .max(1000)
          .default([]),
        revisions: z
          .array(z.strictObject({ id: serviceId, revision: z.int().min(1) }))
          .max(1000)
          .default([]),
      }),
    )
    .mutation(({ ctx, input }) => ({
      services: saveLandscapes(ctx.store, {
        accounts: input.accounts.map((account, index) => ({ ...account, line: index + 1 })),
        names: new Map(input.names.map(({ key, name }) => [key, name])),
        revisions: new Map<ServiceId, number>(input.revisions.map(({ id, revision: seen }) => [id, seen])),
      }),
    })),

  /** Findings of everything in the store, against its servers. */
  findings: storeProcedure.query(({ ctx }) => storeFindings(ctx.store)),
})

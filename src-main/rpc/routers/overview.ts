/** Where everything stands, and the lists behind it. */
import { z } from 'zod'
import { findingSorts, mostRowsAtOnce } from '../../domain/lists.ts'
import { findingLevels, findingsById, listFindingIds, listFindings } from '../../transfer/findingList.ts'
import { allOf, labels, page, sentences, sortBy } from '../inputs.ts'
import { overviewOf, servicesInState } from '../overview.ts'
import { serviceStates } from '../standings.ts'
import { router, storeProcedure } from '../trpc.ts'

const chosen = {
  level: z.enum(findingLevels).optional(),
  kind: z.enum(['service', 'user']).optional(),
  sort: sortBy(findingSorts),
  labels,
  sentences,
}

export const overviewRouter = router({
  /** All of it at once; asks no server. */
  get: storeProcedure.query(({ ctx }) => overviewOf(ctx.store)),

  /** One page of the services in a state of readiness, with what is missing. */
  services: storeProcedure
    .input(page.extend({ state: z.enum(serviceStates) }))
    .query(({ ctx, input: { state, ...request } }) => servicesInState(ctx.store, state, request)),

  /** One page of the findings of everything in the store. */
  findings: storeProcedure
    .input(page.extend(chosen))
    .query(({ ctx, input }) => listFindings(ctx.store, input)),

  /** Ids of the rows of `findings`, to select them without reading them. */
  findingIds: storeProcedure
    .input(allOf(page).extend(chosen))
    .query(({ ctx, input }) => ({ ids: listFindingIds(ctx.store, input) })),

  /** Rows of `findings` by id. */
  findingRows: storeProcedure
    .input(z.strictObject({ ids: z.array(z.string().max(10_000)).max(mostRowsAtOnce) }))
    .query(({ ctx, input }) => ({ rows: findingsById(ctx.store, input.ids) })),
})

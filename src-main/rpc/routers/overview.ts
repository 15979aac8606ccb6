/** Where everything stands, and the lists behind it. */
import { z } from 'zod'
import { listFindings } from '../../transfer/findingList.ts'
import { page } from '../inputs.ts'
import { overviewOf, serviceStates, servicesInState } from '../overview.ts'
import { router, storeProcedure } from '../trpc.ts'

export const overviewRouter = router({
  /** All of it at once; asks no server. */
  get: storeProcedure.query(({ ctx }) => overviewOf(ctx.store)),

  /** One page of the services in a state of readiness, with what is missing. */
  services: storeProcedure
    .input(page.extend({ state: z.enum(serviceStates) }))
    .query(({ ctx, input: { state, ...request } }) => servicesInState(ctx.store, state, request)),

  /** One page of the findings of everything in the store, the worst first. */
  findings: storeProcedure
    .input(
      page.extend({
        level: z.enum(['block', 'warn', 'info']).optional(),
        kind: z.enum(['service', 'user']).optional(),
      }),
    )
    .query(({ ctx, input }) => listFindings(ctx.store, input)),
})

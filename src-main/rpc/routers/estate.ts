/** Estate files: on this machine for the command line, and as a text for screens. */
import { z } from 'zod'
import { mostInOneAction } from '../../domain/lists.ts'
import { readEstate } from '../../transfer/estateReader.ts'
import { exportEstate, exportSelection } from '../../transfer/exportEstate.ts'
import { importEstate } from '../../transfer/importEstate.ts'
import { serviceId, userId } from '../inputs.ts'
import { fileProcedure, refuseRole, router, storeProcedure } from '../trpc.ts'

const file = z.string().min(1)

export const estateRouter = router({
  import: fileProcedure
    .input(z.strictObject({ file, dryRun: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) =>
      importEstate(ctx.store, await readEstate({ path: input.file }), input.dryRun),
    ),

  export: fileProcedure
    .input(
      z.strictObject({
        file,
        secrets: z.enum(['omit', 'hash', 'plain']).default('omit'),
        confirmed: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input: { file: target, ...options } }) => {
      // All secrets at once, readable: not for everybody who may export.
      refuseRole(ctx.store.role, options.secrets !== 'plain' || ctx.store.role === 'administrator')
      return exportEstate(ctx.store, target, options)
    }),

  /** Some objects as the text of an estate file, without secrets. */
  exportText: storeProcedure
    .input(
      z.strictObject({
        services: z.array(serviceId).max(mostInOneAction).default([]),
        users: z.array(userId).max(mostInOneAction).default([]),
      }),
    )
    .mutation(({ ctx, input }) => exportSelection(ctx.store, input)),
})

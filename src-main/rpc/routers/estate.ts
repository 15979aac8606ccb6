/** Estate files on this machine; the command line only. */
import { z } from 'zod'
import { readEstate } from '../../transfer/estateReader.ts'
import { exportEstate } from '../../transfer/exportEstate.ts'
import { importEstate } from '../../transfer/importEstate.ts'
import { fileProcedure, refuseRole, router } from '../trpc.ts'

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
})

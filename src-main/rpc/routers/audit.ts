/** The audit trail: reading, checking, and handing it to somebody outside. */
import { z } from 'zod'
import { exportAuditFile, exportAuditText } from '../../store/auditExport.ts'
import { auditKey } from '../../store/auditKey.ts'
import { searchAudit } from '../../store/auditList.ts'
import { verifyAudit } from '../../store/auditVerify.ts'
import { page } from '../inputs.ts'
import { type Context, fileProcedure, router, storeProcedure } from '../trpc.ts'

const part = z.string().max(400).optional()

/** Named in exports, so that two stores are not mixed up. */
function storeIdOf({ app }: Context): string {
  return app.session.keyring.storeId
}

export const auditRouter = router({
  /** Newest first. `since`: ISO 8601 UTC. */
  list: storeProcedure
    .input(
      page.extend({
        object: part,
        person: part,
        since: z.iso
          .datetime()
          .transform((text) => new Date(text).toISOString())
          .optional(),
      }),
    )
    .query(({ ctx, input }) => searchAudit(ctx.store, input)),

  /** Walks the whole trail. A mutation: the first one makes the key whose fingerprint is told. */
  verify: storeProcedure.mutation(async ({ ctx }) => {
    const { fingerprint } = auditKey(ctx.store)
    return { ...(await verifyAudit(ctx.store.connection)), fingerprint }
  }),

  /** Signed, into a new file. */
  export: fileProcedure
    .input(z.strictObject({ file: z.string().min(1) }))
    .mutation(({ ctx, input }) => exportAuditFile(ctx.store, storeIdOf(ctx), input.file)),

  /** Signed, as one text. */
  exportText: storeProcedure.mutation(({ ctx }) => exportAuditText(ctx.store, storeIdOf(ctx))),
})

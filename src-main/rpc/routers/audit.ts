/** The audit trail: reading, checking, and handing it to somebody outside. */
import { z } from 'zod'
import { type AuditArea, auditAreas, auditSorts, mostRowsAtOnce } from '../../domain/lists.ts'
import { exportAuditFile, exportAuditText } from '../../store/auditExport.ts'
import { auditKey } from '../../store/auditKey.ts'
import { auditLines, searchAudit, searchAuditSeqs } from '../../store/auditList.ts'
import { verifyAudit } from '../../store/auditVerify.ts'
import { allOf, labels, page, sortBy } from '../inputs.ts'
import { type Context, fileProcedure, router, storeProcedure } from '../trpc.ts'

const part = z.string().max(400).optional()

/** Named in exports, so that two stores are not mixed up. */
function storeIdOf({ app }: Context): string {
  return app.session.keyring.storeId
}

const chosen = {
  object: part,
  person: part,
  by: part,
  area: z.enum(Object.keys(auditAreas) as AuditArea[]).optional(),
  /** ISO 8601 UTC. */
  since: z.iso
    .datetime()
    .transform((text) => new Date(text).toISOString())
    .optional(),
  sort: sortBy(auditSorts),
  labels,
}

export const auditRouter = router({
  list: storeProcedure.input(page.extend(chosen)).query(({ ctx, input }) => searchAudit(ctx.store, input)),

  /** Numbers of the rows of `list`, to select them without reading them. */
  seqs: storeProcedure
    .input(allOf(page).extend(chosen))
    .query(async ({ ctx, input }) => ({ seqs: await searchAuditSeqs(ctx.store, input) })),

  /** Rows of `list` by number, without their details. */
  rows: storeProcedure
    .input(z.strictObject({ seqs: z.array(z.int().min(1)).max(mostRowsAtOnce) }))
    .query(({ ctx, input }) => ({ rows: auditLines(ctx.store, input.seqs) })),

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

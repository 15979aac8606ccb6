/** The audit trail. */
import { z } from 'zod'
import { listAudit } from '../../store/audit.ts'
import { router, storeProcedure } from '../trpc.ts'

export const auditRouter = router({
  /** Newest first. */
  list: storeProcedure
    .input(
      z.strictObject({ limit: z.int().min(1).max(1000).default(100), offset: z.int().min(0).default(0) }),
    )
    .query(({ ctx, input }) => ({ entries: listAudit(ctx.store.db, input.limit, input.offset) })),
})

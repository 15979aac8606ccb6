/** Creating, unlocking and locking the store. */
import { z } from 'zod'
import { toErrorDocument } from '../../domain/errors.ts'
import { lockApplication } from '../idleLock.ts'
import { secret } from '../inputs.ts'
import { openProcedure, refuseFilesUnlessCli, router } from '../trpc.ts'

export const sessionRouter = router({
  /** Where the store stands; `broken` names what is missing or damaged, and nothing is made anew then. */
  status: openProcedure.query(({ ctx }) => {
    const { session, host } = ctx.app
    const common = { host, dataDirectory: session.paths.directory, person: session.person }
    try {
      return { ...common, state: session.state, error: null }
    } catch (error) {
      return { ...common, state: 'broken' as const, error: toErrorDocument(error) }
    }
  }),

  /**
   * Answers the recovery key, once; it is not kept. `recoveryFile` (command line only): written there too, before
   * the store counts as made.
   */
  create: openProcedure
    .input(z.strictObject({ passphrase: secret, recoveryFile: z.string().min(1).optional() }))
    .mutation(async ({ ctx, input }) => {
      if (input.recoveryFile !== undefined) refuseFilesUnlessCli(ctx)
      return { recoveryKey: await ctx.app.session.create(input.passphrase, input.recoveryFile) }
    }),

  unlock: openProcedure
    .input(z.strictObject({ passphrase: secret }))
    .mutation(async ({ ctx, input }) => ctx.app.session.unlock(input.passphrase)),

  unlockWithRecoveryKey: openProcedure
    .input(z.strictObject({ recoveryKey: secret }))
    .mutation(({ ctx, input }) => ctx.app.session.unlockWithRecoveryKey(input.recoveryKey)),

  lock: openProcedure.mutation(({ ctx }) => lockApplication(ctx.app)),
})

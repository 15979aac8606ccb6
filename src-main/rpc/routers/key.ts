/** Key slots: what opens the store. */
import { z } from 'zod'
import { writePrivateFile } from '../../platform/files.ts'
import {
  addRecoveryKey,
  changePassphrase,
  listSlots,
  removeSlot,
  resetPassphrase,
} from '../../store/keyAccess.ts'
import { addSystemSlot, forgetSystemSlot } from '../../store/systemAccess.ts'
import { personId, secret } from '../inputs.ts'
import { refuseFilesUnlessCli, router, storeProcedure } from '../trpc.ts'

export const keyRouter = router({
  list: storeProcedure.query(({ ctx }) => ({ slots: listSlots(ctx.app.session) })),

  /** One's own. */
  changePassphrase: storeProcedure
    .input(z.strictObject({ current: secret, next: secret }))
    .mutation(({ ctx, input }) => changePassphrase(ctx.app.session, input.current, input.next)),

  /** Somebody's who forgot it. */
  resetPassphrase: storeProcedure
    .input(z.strictObject({ person: personId, next: secret }))
    .mutation(({ ctx, input }) => resetPassphrase(ctx.app.session, input.person, input.next)),

  /**
   * Answers a new recovery key, once. `replace`: the ones before open nothing any more. `recoveryFile` (command line
   * only): written there too, before the old ones are gone.
   */
  addRecovery: storeProcedure
    .input(z.strictObject({ replace: z.boolean(), recoveryFile: z.string().min(1).optional() }))
    .mutation(async ({ ctx, input: { replace, recoveryFile } }) => {
      if (recoveryFile === undefined) return { recoveryKey: await addRecoveryKey(ctx.app.session, replace) }
      refuseFilesUnlessCli(ctx)
      const write = (key: string) => writePrivateFile(recoveryFile, `${key}\n`, false)
      return { recoveryKey: await addRecoveryKey(ctx.app.session, replace, write) }
    }),

  /** The computer's keyring opens the store from now on; `isWeakAllowed`: also where it keeps keys unencrypted. */
  addSystem: storeProcedure
    .input(z.strictObject({ isWeakAllowed: z.boolean() }))
    .mutation(({ ctx, input }) => addSystemSlot(ctx.app.session, ctx.app.systemKeyring, input.isWeakAllowed)),

  /** `isForgotten` false: the computer's keyring may still hold the key of the slot, which opens nothing now. */
  remove: storeProcedure
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const { session, systemKeyring } = ctx.app
      const slot = await removeSlot(session, input.id)
      const isForgotten = await forgetSystemSlot(systemKeyring, session.keyring.storeId, slot)
      return { isForgotten }
    }),

  /** Exchanges both keys; every slot stays valid. */
  rotate: storeProcedure.mutation(async ({ ctx }) => {
    await ctx.app.pushes.stopAll()
    ctx.app.session.rotateKeys()
  }),
})

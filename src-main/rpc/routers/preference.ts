/** How the person who unlocked the store likes the screens. */
import { z } from 'zod'
import { listPreferences, setPreference } from '../../store/preferences.ts'
import { router, storeProcedure } from '../trpc.ts'

/** Like `list.services` or `theme`. */
const name = z.string().regex(/^[a-z][A-Za-z]{0,39}(\.[A-Za-z]{1,40})?$/)

export const preferenceRouter = router({
  /** All of them: they are few, and the first screen needs most. */
  list: storeProcedure.query(({ ctx }) => ({ preferences: listPreferences(ctx.store) })),

  /** `null` takes it away. */
  set: storeProcedure
    .input(z.strictObject({ name, value: z.json() }))
    .mutation(({ ctx, input }) => setPreference(ctx.store, input.name, input.value)),
})

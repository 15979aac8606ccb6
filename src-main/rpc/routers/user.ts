/** Incoming users. */
import { z } from 'zod'
import { checkUser } from '../../domain/checkUser.ts'
import { proposeIncomingUser } from '../../domain/incomingUser.ts'
import { getService } from '../../store/services.ts'
import {
  getUser,
  getUserByLogonName,
  listUsers,
  logonKeys,
  removeUsers,
  saveUser,
} from '../../store/users.ts'
import { page, revision, serviceId, userDraft, userId } from '../inputs.ts'
import { router, storeProcedure } from '../trpc.ts'

export const userRouter = router({
  list: storeProcedure.input(page).query(({ ctx, input }) => listUsers(ctx.store, input)),

  get: storeProcedure
    .input(z.strictObject({ id: userId }))
    .query(({ ctx, input }) => getUser(ctx.store, input.id)),

  getByLogonName: storeProcedure
    .input(z.strictObject({ logonName: z.string() }))
    .query(({ ctx, input }) => getUserByLogonName(ctx.store, input.logonName)),

  /** Findings of a form that is being filled; `id` null: a new user. */
  check: storeProcedure
    .input(z.strictObject({ id: userId.nullable(), draft: userDraft }))
    .query(({ ctx, input }) => {
      const stored = input.id === null ? null : getUser(ctx.store, input.id)
      return checkUser(input.draft, { hasStoredPassword: stored?.password === 'set' })
    }),

  save: storeProcedure
    .input(z.strictObject({ id: userId.nullable(), draft: userDraft, revision }))
    .mutation(({ ctx, input }) => saveUser(ctx.store, input.id, input.draft, input.revision)),

  remove: storeProcedure
    .input(z.strictObject({ ids: z.array(userId).min(1).max(1000) }))
    .mutation(({ ctx, input }) => removeUsers(ctx.store, input.ids)),

  /** A new incoming user for a service: names and a free logon name, nothing saved. */
  proposeIncoming: storeProcedure
    .input(z.strictObject({ serviceId }))
    .query(({ ctx, input }) =>
      proposeIncomingUser(getService(ctx.store, input.serviceId), logonKeys(ctx.store.db)),
    ),
})

/** Incoming users. */
import { z } from 'zod'
import { checkUser } from '../../domain/checkUser.ts'
import { proposeIncomingUser } from '../../domain/incomingUser.ts'
import { mostInOneAction, mostRowsAtOnce, userSorts } from '../../domain/lists.ts'
import { sightingsOfLogonName, takenLogonKeys } from '../../store/logonNames.ts'
import { revealUserPassword } from '../../store/reveal.ts'
import { getService } from '../../store/services.ts'
import { takeFromUsers, takenFromUsers } from '../../store/userBulk.ts'
import { listUserIds, listUsers, usersOf } from '../../store/userList.ts'
import { userOnServers } from '../../store/userOnServers.ts'
import { getUser, getUserByLogonName, removeUsers, saveUser } from '../../store/users.ts'
import { allOf, page, revealing, revised, revision, serviceId, sortBy, userDraft, userId } from '../inputs.ts'
import { router, storeProcedure } from '../trpc.ts'

const chosen = {
  hasPassword: z.boolean().optional(),
  usesMessagingService: z.boolean().optional(),
  sort: sortBy(userSorts),
}

export const userRouter = router({
  list: storeProcedure.input(page.extend(chosen)).query(({ ctx, input }) => listUsers(ctx.store, input)),

  /** Ids of the rows of `list`, to select them without reading them. */
  ids: storeProcedure
    .input(allOf(page).extend(chosen))
    .query(({ ctx, input }) => ({ ids: listUserIds(ctx.store, input) })),

  /** Rows of `list` by id. */
  rows: storeProcedure
    .input(z.strictObject({ ids: z.array(userId).max(mostRowsAtOnce) }))
    .query(({ ctx, input }) => ({ rows: usersOf(ctx.store, input.ids) })),

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
    .input(z.strictObject({ ids: z.array(userId).min(1).max(mostInOneAction) }))
    .mutation(({ ctx, input }) => removeUsers(ctx.store, input.ids)),

  /** Where there is another user with this logon name; `id` null: a new user is to have it. */
  sightings: storeProcedure
    .input(z.strictObject({ id: userId.nullable(), logonName: z.string().max(1000) }))
    .query(({ ctx, input }) => sightingsOfLogonName(ctx.store, input.logonName, input.id)),

  /** Which servers have the user, by the last push or comparison. */
  onServers: storeProcedure
    .input(z.strictObject({ id: userId }))
    .query(({ ctx, input }) => userOnServers(ctx.store, input.id)),

  /** The stored password, on record; null: none is stored. The passphrase is asked for each time. */
  revealPassword: storeProcedure
    .input(z.strictObject({ id: userId, ...revealing }))
    .mutation(async ({ ctx, input }) => ({
      password: (await revealUserPassword(ctx.app.session, input))?.reveal() ?? null,
    })),

  /** Removes the password, or the right, of all of the users or of none. Granting is one by one. */
  take: storeProcedure
    .input(
      z.strictObject({ users: revised(userId).min(1).max(mostInOneAction), what: z.enum(takenFromUsers) }),
    )
    .mutation(({ ctx, input }) => ({ changed: takeFromUsers(ctx.store, input.users, input.what) })),

  /** A new incoming user for a service: names and a free logon name, nothing saved. */
  proposeIncoming: storeProcedure
    .input(z.strictObject({ serviceId }))
    .query(({ ctx, input }) =>
      proposeIncomingUser(getService(ctx.store, input.serviceId), takenLogonKeys(ctx.store.db)),
    ),
})

/** Who may open the store, and as what. */
import { z } from 'zod'
import { roles } from '../../domain/model.ts'
import { addPerson, changePerson, listPeople, removePerson } from '../../store/keyAccess.ts'
import { personId, personName, secret } from '../inputs.ts'
import { router, storeProcedure } from '../trpc.ts'

const role = z.enum(roles)

export const personRouter = router({
  list: storeProcedure.query(({ ctx }) => ({ people: listPeople(ctx.app.session) })),

  add: storeProcedure
    .input(z.strictObject({ name: personName, role, passphrase: secret }))
    .mutation(({ ctx, input }) => addPerson(ctx.app.session, input)),

  /** What is left out stays as it is. */
  change: storeProcedure
    .input(z.strictObject({ id: personId, name: personName.optional(), role: role.optional() }))
    .mutation(({ ctx, input: { id, name, role } }) =>
      changePerson(ctx.app.session, id, { ...(name && { name }), ...(role && { role }) }),
    ),

  remove: storeProcedure
    .input(z.strictObject({ id: personId }))
    .mutation(({ ctx, input }) => removePerson(ctx.app.session, input.id)),
})

/** Unsaved forms of the person who unlocked the store. */
import { z } from 'zod'
import { Secret } from '../../domain/secret.ts'
import { discardFormDraft, getFormDraft, listFormDrafts, saveFormDraft } from '../../store/formDrafts.ts'
import { router, storeProcedure } from '../trpc.ts'

const form = z.string().min(1).max(200)

/** Text of a JSON value; undefined for what has none: a function, a cycle, nesting without end. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** Any JSON value: a form may hold secrets, so that all of it is one at the door. */
const content = z.unknown().transform((value, context) => {
  const json = jsonOf(value)
  if (json !== undefined) return new Secret(json)
  context.addIssue({ code: 'custom', message: 'Not a JSON value' })
  return z.NEVER
})

export const draftRouter = router({
  save: storeProcedure
    .input(z.strictObject({ form, content }))
    .mutation(({ ctx, input }) => saveFormDraft(ctx.store, input.form, input.content)),

  /** The content in clear, with what was typed as a secret: it goes back into the form of whoever typed it. */
  get: storeProcedure.input(z.strictObject({ form })).query(({ ctx, input }) => {
    const found = getFormDraft(ctx.store, input.form)
    return found && { ...found, content: JSON.parse(found.content.reveal()) as unknown }
  }),

  list: storeProcedure.query(({ ctx }) => ({ drafts: listFormDrafts(ctx.store) })),

  discard: storeProcedure
    .input(z.strictObject({ form }))
    .mutation(({ ctx, input }) => discardFormDraft(ctx.store, input.form)),
})

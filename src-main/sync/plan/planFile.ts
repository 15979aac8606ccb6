/** A saved plan, read back. Its shape is checked here; whether it still fits is the engine's to say. */
import { z } from 'zod'
import { PatchbayError } from '../../domain/errors.ts'
import type { Plan } from '../../domain/syncModel.ts'

const kind = z.enum(['service', 'user'])
const value = z.string().nullable()
const field = z.object({ name: z.string(), before: value, after: value })

const planSchema = z.object({
  server: z.string(),
  fingerprint: z.string().min(1),
  unchanged: z.int().min(0),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['service', 'user', 'userRight']),
      action: z.enum(['create', 'update', 'delete', 'manual']),
      key: z.string(),
      reason: z.string(),
      fields: z.array(field),
    }),
  ),
  takeovers: z.array(z.object({ kind, key: z.string(), fields: z.array(field) })).default([]),
  conflicts: z.array(
    z.object({ kind, key: z.string(), field: z.string(), base: value, mine: value, theirs: value }),
  ),
  blocked: z.array(z.object({ kind, key: z.string(), reason: z.string() })),
  serverOnly: z.array(z.object({ kind, key: z.string() })),
  parked: z.array(z.object({ kind, key: z.string(), message: z.string(), at: z.string() })).optional(),
})

/** @throws PLAN_INVALID naming the place. */
export function parsePlan(input: unknown): Plan {
  const parsed = planSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path.join('.') ?? ''
  const message =
    path === ''
      ? 'This is no saved plan: it is not as expected at its top. Make a new one with "patchbay plan NAME --out FILE".'
      : `This is no saved plan: it is not as expected at "${path}". Make a new one with "patchbay plan NAME --out FILE".`
  throw new PatchbayError('PLAN_INVALID', message, { path })
}

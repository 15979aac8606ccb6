/**
 * The shape of a promotion map file (docs/promotion.md) as one schema: it checks files, and the JSON Schema that is
 * published in docs/promotion-map.schema.json is generated from it.
 */
import { z } from 'zod'
import { secretSource } from './estateSchema.ts'

const text = z.string().min(1)

export const promotionMapSchema = z
  .strictObject({
    urls: z.record(text, text).default({}).describe('URL on the source: URL on the target.'),
    ids: z
      .record(text, text)
      .default({})
      .describe('Scope or authentication ID on the source: that on the target.'),
    secrets: z
      .record(text, z.record(text, secretSource))
      .default({})
      .describe('Name of a service: authentication ID on the source: secret on the target.'),
    passwords: z.record(text, secretSource).default({}).describe('Logon name: password on the target.'),
  })
  .describe('What stands on one server in place of what another one has.')

export type PromotionMapFile = z.infer<typeof promotionMapSchema>

/** The published JSON Schema (draft 2020-12) as it stands in docs/promotion-map.schema.json. */
export function promotionMapJsonSchema(): string {
  const schema = z.toJSONSchema(promotionMapSchema, { io: 'input', target: 'draft-2020-12' })
  return `${JSON.stringify({ title: 'Patchbay promotion map', ...schema }, null, 2)}\n`
}

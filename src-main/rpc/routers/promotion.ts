/** What is promoted from one server to another, and the values that the target has of its own. */
import { z } from 'zod'
import {
  choosePromoted,
  promotionOverview,
  removeServerValue,
  setServerValue,
  setValueMap,
} from '../../sync/promotion/promotion.ts'
import { importPromotionMap } from '../../transfer/importPromotionMap.ts'
import { secretChange, serverId } from '../inputs.ts'
import { fileProcedure, router, storeProcedure } from '../trpc.ts'

const onServer = z.strictObject({ serverId })
const text = z.string().max(4000)
const object = z.strictObject({ kind: z.enum(['service', 'user']), objectId: z.string().min(1).max(100) })
const oneValue = onServer.extend({ ...object.shape, field: text.min(1) })

export const promotionRouter = router({
  overview: storeProcedure
    .input(onServer)
    .query(({ ctx, input }) => promotionOverview(ctx.store, input.serverId)),

  /** What is taken out stays on the server as it is. */
  choose: storeProcedure
    .input(onServer.extend({ objects: z.array(object).max(100_000), promoted: z.boolean() }))
    .mutation(({ ctx, input }) => choosePromoted(ctx.store, input.serverId, input.objects, input.promoted)),

  /** Entries that are not named stay; a target that is null takes its entry out. */
  setMap: storeProcedure
    .input(
      onServer.extend({
        entries: z
          .array(z.strictObject({ kind: z.enum(['url', 'id']), source: text, target: text.nullable() }))
          .max(100_000),
      }),
    )
    .mutation(({ ctx, input }) => ({ valueMap: setValueMap(ctx.store, input.serverId, input.entries) })),

  /** Of a row: `text` is its ID on that server, null = it is not there, empty = by the map. */
  setValue: storeProcedure
    .input(oneValue.extend({ text: text.nullable().optional(), secret: secretChange }))
    .mutation(({ ctx, input: { serverId: id, text: value, secret, ...rest } }) =>
      setServerValue(ctx.store, id, { ...rest, change: { text: value, secret } }),
    ),

  removeValue: storeProcedure
    .input(oneValue)
    .mutation(({ ctx, input: { serverId: id, ...value } }) => removeServerValue(ctx.store, id, value)),

  /** A file with map and secrets (docs/promotion.md), all of it or nothing. */
  importMap: fileProcedure
    .input(onServer.extend({ file: z.string().min(1) }))
    .mutation(({ ctx, input }) => importPromotionMap(ctx.store, input.serverId, input.file)),
})

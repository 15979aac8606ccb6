/** The first form of keyring.json: one person, whose slots wrap the two keys directly under the slot key. */
import { z } from 'zod'

const keyring1 = z.strictObject({
  patchbayKeyring: z.literal(1),
  storeId: z.string(),
  slots: z.array(z.looseObject({ id: z.string(), kind: z.string(), person: z.string().optional() })),
})

/** Id of the only person that version 1 knew. */
const firstPersonId = 'first'

/** What the wraps of a version 1 slot are bound to. */
export function wrapContext1(
  storeId: string,
  slot: { readonly id: string; readonly kind: string },
  cost: string,
  key: 'store' | 'secrets',
): string {
  return `patchbay:keyring:1:${storeId}:${slot.id}:${slot.kind}:${cost}:${key}`
}

/** The same keyring in the present form, still to be checked; null when it is not of version 1. */
export function fromVersion1(content: unknown): unknown {
  const parsed = keyring1.safeParse(content)
  if (!parsed.success) return null
  const { storeId, slots } = parsed.data
  const name = slots.find((slot) => slot.person !== undefined)?.person ?? 'Administrator'
  return {
    patchbayKeyring: 2,
    storeId,
    keyId: 'first',
    people: [{ id: firstPersonId, name, role: 'administrator' }],
    slots: slots.map((slot) => ({
      ...slot,
      person: slot.kind === 'recovery' ? null : firstPersonId,
      publicKey: null,
      privateKey: null,
      mark: null,
    })),
  }
}

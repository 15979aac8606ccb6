/**
 * `keyring.json`: slots that wrap the same two keys, each under a key of its own (architecture.md section 5).
 *
 *   passphrase ── Argon2id ──┐                        ┌─ store key    opens store.db
 *                            ├─ slot key ── AES-GCM ──┤
 *   recovery key ── HKDF ────┘                        └─ secrets key  seals each secret again
 *
 * Invariants: a file that cannot be read is never overwritten; what a slot wraps is bound to the slot's id, its
 * kind and its cost, so that no part can be exchanged or weakened unseen.
 */
import { z } from 'zod'
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import { readTextFile, systemCode, writePrivateFile } from '../platform/files.ts'
import { maximumCost, minimumCost } from './kdfCost.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64')

const wrapped = {
  /** AES-256-GCM of 32 bytes: nonce, ciphertext, tag; base64. */
  storeKey: base64,
  /** The same for the secrets key; null in a slot that opens no secrets. */
  secretsKey: base64.nullable(),
}

const passphraseSlot = z.strictObject({
  id: z.string().min(1),
  kind: z.literal('passphrase'),
  person: z.string().min(1),
  createdAt: z.string(),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    salt: base64,
    memoryKiB: z.int(),
    passes: z.int(),
    parallelism: z.int(),
  }),
  ...wrapped,
})

const recoverySlot = z.strictObject({
  id: z.string().min(1),
  kind: z.literal('recovery'),
  createdAt: z.string(),
  kdf: z.strictObject({ algorithm: z.literal('hkdf-sha256'), salt: base64 }),
  ...wrapped,
})

const keyringSchema = z.strictObject({
  patchbayKeyring: z.literal(1),
  /** Names the store that these keys open. */
  storeId: z.string().min(1),
  slots: z.array(z.discriminatedUnion('kind', [passphraseSlot, recoverySlot])).min(1),
})

export type PassphraseSlot = z.infer<typeof passphraseSlot>
export type RecoverySlot = z.infer<typeof recoverySlot>
export type KeySlot = PassphraseSlot | RecoverySlot
export type Keyring = z.infer<typeof keyringSchema>

/** What a wrapped key is bound to: store, slot and everything that makes the slot's key. */
export function wrapContext(
  storeId: string,
  slot: KeySlot | Omit<KeySlot, 'storeKey' | 'secretsKey'>,
  key: string,
) {
  const { kdf } = slot
  const cost =
    kdf.algorithm === 'argon2id' ? `${kdf.memoryKiB}:${kdf.passes}:${kdf.parallelism}` : kdf.algorithm
  return `patchbay:keyring:1:${storeId}:${slot.id}:${slot.kind}:${cost}:${key}`
}

function damaged(file: string, reason: string): PatchbayError {
  return new PatchbayError(
    'KEYRING_DAMAGED',
    `The keyring file "${file}" is damaged: ${reason}. It was left as it is. ` +
      'Put back a copy of the file; without it the store cannot be opened.',
    { path: file },
  )
}

function refuseOddCost(file: string, slot: KeySlot): void {
  if (slot.kind !== 'passphrase') return
  for (const name of ['memoryKiB', 'passes', 'parallelism'] as const) {
    if (slot.kdf[name] < minimumCost[name] || slot.kdf[name] > maximumCost[name]) {
      throw new PatchbayError(
        'KEYRING_TOO_WEAK',
        `The keyring file "${file}" asks for ${name} ${slot.kdf[name]} of Argon2id; allowed are ` +
          `${minimumCost[name]} to ${maximumCost[name]}. The file may have been forged: put back a copy of it.`,
        { path: file, [name]: slot.kdf[name] },
      )
    }
  }
}

/** Reads and checks the file. @throws KEYRING_MISSING, KEYRING_DAMAGED, KEYRING_TOO_WEAK. */
export function readKeyring(file: string): Keyring {
  const text = readKeyringText(file)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged(file, 'it is not JSON')
  }
  const parsed = keyringSchema.safeParse(json)
  if (!parsed.success) {
    throw damaged(file, `its form is not known at "${parsed.error.issues[0]?.path.join('.') ?? ''}"`)
  }
  for (const slot of parsed.data.slots) refuseOddCost(file, slot)
  return parsed.data
}

function readKeyringText(file: string): string {
  try {
    return readTextFile(file)
  } catch (error) {
    if (findPatchbayError(error)?.code === 'FILE_NOT_FOUND') {
      throw new PatchbayError(
        'KEYRING_MISSING',
        `The store has no keyring file "${file}". Put back a copy of it; no new one is made for an old store.`,
        { path: file },
        error,
      )
    }
    if (systemCode(error) !== null || error instanceof PatchbayError) throw error
    throw damaged(file, 'it cannot be read')
  }
}

/** Writes the file; `overwrite: false` for the first one, so that no keyring is ever replaced by mistake. */
export function writeKeyring(file: string, keyring: Keyring, overwrite: boolean): void {
  writePrivateFile(file, `${JSON.stringify(keyring, null, 2)}\n`, overwrite)
}

/**
 * `keyring.json`: who may open the store, and how (architecture.md section 5; docs/file-formats.md).
 *
 *   passphrase ──── Argon2id ──┐
 *   recovery key ── HKDF ──────┼─ slot key ── AES-GCM ── private key ──┐     ┌─ store key    opens store.db
 *   system keyring ── random ──┘                         public key ───┴─ box┤
 *                                                                            └─ secrets key  seals each secret
 *
 * Each slot has a key pair, and the two keys are sealed to its public half: keys can be rotated, and roles changed,
 * without anybody's passphrase. Invariants: a file that cannot be read is never overwritten; what a slot wraps is
 * bound to the slot, its cost, its person and role, so that no part can be exchanged or weakened unseen.
 */
import { z } from 'zod'
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import { type Role, roles } from '../domain/model.ts'
import { readTextFile, systemCode, writePrivateFile } from '../platform/files.ts'
import { sha256 } from '../platform/hash.ts'
import { maximumCost, minimumCost } from './kdfCost.ts'
import { fromVersion1 } from './keyringVersion1.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64')
const id = z.string().min(1).max(100)

const common = {
  id,
  createdAt: z.string(),
  /** X25519, 32 bytes; null in a slot of version 1, whose slot key wraps the two keys directly. */
  publicKey: base64.nullable(),
  /** The other half under the slot key; null likewise. */
  privateKey: base64.nullable(),
  /** The store key, sealed to the public key. */
  storeKey: base64,
  /** The same for the secrets key; null in a slot that opens no secrets. */
  secretsKey: base64.nullable(),
  /** HMAC under the secrets key: this public key belongs to this slot. Null likewise, as in version 1. */
  mark: base64.nullable(),
}

const argon2 = z.strictObject({
  algorithm: z.literal('argon2id'),
  salt: base64,
  memoryKiB: z.int(),
  passes: z.int(),
  parallelism: z.int(),
})
const hkdf = z.strictObject({ algorithm: z.literal('hkdf-sha256'), salt: base64 })

/** How an operating system keeps the slot key (systemKeyring.ts). */
const protectedKey = z.discriminatedUnion('algorithm', [
  z.strictObject({ algorithm: z.literal('safe-storage'), backend: z.string(), wrapped: base64 }),
  z.strictObject({
    algorithm: z.literal('os-keyring'),
    backend: z.string(),
    service: z.string(),
    account: z.string(),
  }),
])

const passphraseSlot = z.strictObject({ ...common, kind: z.literal('passphrase'), person: id, kdf: argon2 })
const recoverySlot = z.strictObject({ ...common, kind: z.literal('recovery'), person: z.null(), kdf: hkdf })
const systemSlot = z.strictObject({ ...common, kind: z.literal('system'), person: id, kdf: protectedKey })

const keyringSchema = z.strictObject({
  patchbayKeyring: z.literal(2),
  /** Names the store that these keys open. */
  storeId: id,
  /** Names this generation of the two keys. */
  keyId: id,
  people: z.array(z.strictObject({ id, name: z.string().min(1).max(200), role: z.enum(roles) })).min(1),
  slots: z.array(z.discriminatedUnion('kind', [passphraseSlot, recoverySlot, systemSlot])).min(1),
})

export type PassphraseSlot = z.infer<typeof passphraseSlot>
export type RecoverySlot = z.infer<typeof recoverySlot>
export type SystemSlot = z.infer<typeof systemSlot>
export type KeySlot = PassphraseSlot | RecoverySlot | SystemSlot
export type Keyring = z.infer<typeof keyringSchema>
export type Person = Keyring['people'][number]

/** Who a recovery slot lets in. */
export const recoveryPerson: Person = Object.freeze({ id: '', name: 'Recovery key', role: 'administrator' })

/** Whose slot it is. */
export function personOf(keyring: Pick<Keyring, 'people'>, slot: Pick<KeySlot, 'person'>): Person | null {
  if (slot.person === null) return recoveryPerson
  return keyring.people.find((person) => person.id === slot.person) ?? null
}

/** Whether a role's slots open secrets (product.md: an auditor never sees one). */
export function opensSecrets(role: Role): boolean {
  return role !== 'auditor'
}

function damaged(file: string, reason: string): PatchbayError {
  return new PatchbayError(
    'KEYRING_DAMAGED',
    `The keyring file "${file}" is damaged: ${reason}. It was left as it is. Put back a copy of the file, or ` +
      'restore a backup, which holds one; without it the store cannot be opened.',
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

/** Tells damage from a wrong passphrase; against forgery the wraps themselves stand. */
function checksumOf(keyring: Keyring): string {
  return sha256(JSON.stringify(keyring))
}

function refuseFuture(file: string, version: unknown): void {
  if (typeof version !== 'number' || version <= 2) return
  throw new PatchbayError(
    'KEYRING_FROM_FUTURE',
    `The keyring file "${file}" was written by a newer Patchbay (version ${version}, this one knows 2). ` +
      'Nothing was changed. Install the newer version to open the store.',
    { path: file, version },
  )
}

/** Checks the text of a keyring file. @throws KEYRING_DAMAGED, KEYRING_TOO_WEAK, KEYRING_FROM_FUTURE */
export function parseKeyring(text: string, file: string): Keyring {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged(file, 'it is not JSON')
  }
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  if (!isObject) throw damaged(file, 'its form is not known')
  const { checksum, ...content } = json as Record<string, unknown>
  refuseFuture(file, content['patchbayKeyring'])
  const isFirst = content['patchbayKeyring'] === 1
  const parsed = keyringSchema.safeParse(isFirst ? (fromVersion1(content) ?? content) : content)
  if (!parsed.success) {
    throw damaged(file, `its form is not known at "${parsed.error.issues[0]?.path.join('.') ?? ''}"`)
  }
  for (const slot of parsed.data.slots) {
    refuseOddCost(file, slot)
    if (!personOf(parsed.data, slot)) throw damaged(file, `slot ${slot.id} belongs to nobody`)
  }
  if (!isFirst && checksum !== checksumOf(parsed.data)) throw damaged(file, 'its checksum does not fit')
  return parsed.data
}

/** Reads and checks the file. @throws KEYRING_MISSING and what `parseKeyring` throws. */
export function readKeyring(file: string): Keyring {
  return parseKeyring(readKeyringText(file), file)
}

function readKeyringText(file: string): string {
  try {
    return readTextFile(file)
  } catch (error) {
    if (findPatchbayError(error)?.code === 'FILE_NOT_FOUND') {
      throw new PatchbayError(
        'KEYRING_MISSING',
        `The store has no keyring file "${file}". Put back a copy of it, or restore a backup, which holds one; ` +
          'no new one is made for an old store.',
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
  // Parsed again: what is written has exactly the members, in the order, that a reader sums up.
  const exact = keyringSchema.parse(keyring)
  const text = JSON.stringify({ ...exact, checksum: checksumOf(exact) }, null, 2)
  writePrivateFile(file, `${text}\n`, overwrite)
}

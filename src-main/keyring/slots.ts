/**
 * What a key slot holds: the private half of its key pair, wrapped with the slot's own key, and the keys of the store,
 * sealed to the public half.
 */
import { PatchbayError } from '../domain/errors.ts'
import { decrypt, deriveKey, encrypt, keyLength, macOf, newKeyPair, openSealed, sealTo } from './crypto.ts'
import {
  type KeySlot,
  opensSecrets,
  type PassphraseSlot,
  type Person,
  type RecoverySlot,
  type SystemSlot,
} from './keyringFile.ts'
import { wrapContext1 } from './keyringVersion1.ts'
import { type KeyMaterial, type StoreKeys, wipeKeys } from './keys.ts'

/** The slot's own key, which the recovery key makes. */
export function recoverySlotKey(recoveryKey: Buffer, salt: Buffer): Buffer {
  return deriveKey(recoveryKey, salt, 'patchbay recovery slot')
}

/** What makes a slot before keys are sealed to it. */
export type Unsealed<Slot> = Omit<Slot, 'publicKey' | 'privateKey' | 'storeKey' | 'secretsKey' | 'mark'>
type AnyUnsealed = Unsealed<PassphraseSlot> | Unsealed<RecoverySlot> | Unsealed<SystemSlot>

/** Everything that makes the slot's key, so that none of it can be exchanged. */
function costOf({ kdf }: AnyUnsealed): string {
  if (kdf.algorithm === 'argon2id') return `${kdf.memoryKiB}:${kdf.passes}:${kdf.parallelism}`
  return kdf.algorithm === 'hkdf-sha256' ? kdf.algorithm : `${kdf.algorithm}:${kdf.backend}`
}

/** What a slot's private key is bound to. */
export function privateContext(storeId: string, slot: AnyUnsealed): string {
  return JSON.stringify(['patchbay:keyring:2', storeId, slot.id, slot.kind, costOf(slot), 'private'])
}

/** What a key in a slot is bound to: nobody gets another name or role by an edit of the file. */
function boxContext(
  storeId: string,
  keyId: string,
  slot: AnyUnsealed,
  person: Person,
  key: 'store' | 'secrets',
): string {
  const { id, name, role } = person
  return JSON.stringify(['patchbay:keyring:2', storeId, keyId, slot.id, slot.kind, id, name, role, key])
}

function markOf(keys: KeyMaterial, slotId: string, publicKey: string): string | null {
  if (keys.secretsKey === null) return null
  const markKey = deriveKey(keys.secretsKey, Buffer.from(keys.storeId), 'patchbay slot mark')
  return macOf(markKey, `${slotId}:${publicKey}`).toString('base64')
}

/**
 * The slot with both keys of `keys` sealed to its public half, for `person` as the person is now.
 * @throws KEYRING_DAMAGED when the public key is not the one that was marked, SECRET_UNREADABLE without a secrets key
 */
export function resealed<Slot extends KeySlot>(
  slot: Slot,
  person: Person,
  marked: KeyMaterial,
  keys: KeyMaterial,
): Slot {
  if (keys.secretsKey === null) {
    throw new PatchbayError('SECRET_UNREADABLE', 'The unlocked key slot cannot hand on the keys.')
  }
  if (slot.publicKey === null || slot.mark !== markOf(marked, slot.id, slot.publicKey)) {
    throw new PatchbayError(
      'KEYRING_DAMAGED',
      `The key slot of "${person.name}" made at ${slot.createdAt} is not the one that was made there. ` +
        'Nothing was changed. Remove this slot and add it again.',
      { slot: slot.id },
    )
  }
  return sealed(slot, slot.publicKey, person, keys)
}

function sealed<Slot extends KeySlot>(
  slot: Slot,
  publicKey: string,
  person: Person,
  keys: KeyMaterial,
): Slot {
  const to = Buffer.from(publicKey, 'base64')
  const box = (key: Buffer, name: 'store' | 'secrets') =>
    sealTo(to, key, boxContext(keys.storeId, keys.keyId, slot, person, name)).toString('base64')
  return {
    ...slot,
    publicKey,
    storeKey: box(keys.storeKey, 'store'),
    secretsKey: keys.secretsKey && opensSecrets(person.role) ? box(keys.secretsKey, 'secrets') : null,
    mark: markOf(keys, slot.id, publicKey),
  }
}

/** A slot with a key pair of its own, proved by reading it back before anything relies on it. */
export function newSlot<Slot extends KeySlot>(
  slot: Unsealed<Slot>,
  slotKey: Buffer,
  person: Person,
  keys: KeyMaterial,
): Slot {
  const pair = newKeyPair()
  const bare = slot as AnyUnsealed
  const privateKey = encrypt(slotKey, pair.privateKey, privateContext(keys.storeId, bare))
  const complete = sealed(
    { ...slot, privateKey: privateKey.toString('base64') } as unknown as Slot,
    pair.publicKey.toString('base64'),
    person,
    keys,
  )
  const proved = unwrap(complete, slotKey, person, keys)
  if (!proved?.storeKey.equals(keys.storeKey)) {
    throw new PatchbayError('BUG', 'A new key slot could not be read back; nothing was changed.')
  }
  wipeKeys(proved)
  return complete
}

/** The keys of a slot; null when the slot key is not its own. */
export function unwrap(
  slot: KeySlot,
  slotKey: Buffer,
  person: Person,
  of: { readonly storeId: string; readonly keyId: string },
): StoreKeys | null {
  const { storeId, keyId } = of
  const open = opener(slot, slotKey, person, of)
  const storeKey = open?.(slot.storeKey, 'store')
  const secretsKey = slot.secretsKey === null ? null : open?.(slot.secretsKey, 'secrets')
  if (storeKey?.length !== keyLength) return null
  if (secretsKey === undefined || (secretsKey && secretsKey.length !== keyLength)) return null
  if (slot.secretsKey !== null && secretsKey === null) return null
  const who = { person: person.name, personId: person.id, role: person.role }
  return { storeId, keyId, storeKey, secretsKey, ...who, slotId: slot.id, slotKind: slot.kind }
}

type Opener = (wrapped: string, key: 'store' | 'secrets') => Buffer | null

function opener(
  slot: KeySlot,
  slotKey: Buffer,
  person: Person,
  { storeId, keyId }: { readonly storeId: string; readonly keyId: string },
): Opener | null {
  const bytes = (text: string) => Buffer.from(text, 'base64')
  if (slot.publicKey === null || slot.privateKey === null) {
    return (wrapped, key) => decrypt(slotKey, bytes(wrapped), wrapContext1(storeId, slot, costOf(slot), key))
  }
  const privateKey = decrypt(slotKey, bytes(slot.privateKey), privateContext(storeId, slot))
  if (privateKey === null) return null
  const pair = { publicKey: bytes(slot.publicKey), privateKey }
  return (wrapped, key) => openSealed(pair, bytes(wrapped), boxContext(storeId, keyId, slot, person, key))
}

/** Making and opening key slots. Keys leave this module only as `StoreKeys`, which a session holds and clears. */
import { randomBytes } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import type { Role } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { newId } from '../platform/ids.ts'
import {
  decrypt,
  deriveKey,
  encrypt,
  type KdfCost,
  keyLength,
  macOf,
  newKey,
  newKeyPair,
  openSealed,
  passphraseKey,
  sealTo,
} from './crypto.ts'
import {
  type Keyring,
  type KeySlot,
  opensSecrets,
  type PassphraseSlot,
  type Person,
  personOf,
  type RecoverySlot,
  recoveryPerson,
  type SystemSlot,
} from './keyringFile.ts'
import { wrapContext1 } from './keyringVersion1.ts'
import { formatRecoveryKey, parseRecoveryKey } from './recoveryKey.ts'

/** Both keys, and the generation that they are. */
export interface KeyMaterial {
  readonly storeId: string
  readonly keyId: string
  /** Opens store.db (SQLCipher raw key). */
  readonly storeKey: Buffer
  /** Seals each secret; null for a person whose slot opens no secrets. */
  readonly secretsKey: Buffer | null
}

/** What an opened slot gives: the keys, and who came in by it. */
export interface StoreKeys extends KeyMaterial {
  /** Name of the person, written into audit and undo. */
  readonly person: string
  readonly personId: string
  readonly role: Role
  readonly slotId: string
  readonly slotKind: KeySlot['kind']
}

/** Keys, and the slot in today's form when it was of an older one: to be written back. */
export interface Opened {
  readonly keys: StoreKeys
  readonly renewed: KeySlot | null
}

/** Shortest passphrase that is accepted for a new slot, in characters. */
export const shortestPassphrase = 8

/** Overwrites the keys in memory. */
export function wipeKeys(keys: KeyMaterial): void {
  keys.storeKey.fill(0)
  keys.secretsKey?.fill(0)
}

/** New keys for a store; `storeId` is that of the store whose keys are exchanged, else a new one. */
export function newKeys(storeId: string = newId()): KeyMaterial & { readonly secretsKey: Buffer } {
  return { storeId, keyId: newId(), storeKey: newKey(), secretsKey: newKey() }
}

type Unsealed<Slot> = Omit<Slot, 'publicKey' | 'privateKey' | 'storeKey' | 'secretsKey' | 'mark'>
type AnyUnsealed = Unsealed<PassphraseSlot> | Unsealed<RecoverySlot> | Unsealed<SystemSlot>

/** Everything that makes the slot's key, so that none of it can be exchanged. */
function costOf({ kdf }: AnyUnsealed): string {
  if (kdf.algorithm === 'argon2id') return `${kdf.memoryKiB}:${kdf.passes}:${kdf.parallelism}`
  return kdf.algorithm === 'hkdf-sha256' ? kdf.algorithm : `${kdf.algorithm}:${kdf.backend}`
}

/** What a slot's private key is bound to. */
function privateContext(storeId: string, slot: AnyUnsealed): string {
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
function newSlot<Slot extends KeySlot>(
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
function unwrap(
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

/** Opens one slot with its slot key, which is wiped; null when it is not the slot's own. */
function openSlot(keyring: Keyring, slot: KeySlot, slotKey: Buffer): Opened | null {
  const person = personOf(keyring, slot)
  if (!person) return null
  const keys = unwrap(slot, slotKey, person, keyring)
  if (!keys) return null
  return { keys, renewed: slot.publicKey === null ? newSlot(slot, slotKey, person, keys) : null }
}

function refuseShort(passphrase: Secret): void {
  if ([...passphrase.reveal()].length >= shortestPassphrase) return
  throw new PatchbayError(
    'PASSPHRASE_TOO_SHORT',
    `The passphrase is shorter than ${shortestPassphrase} characters. Choose a longer one, such as five words.`,
  )
}

function passphraseWrong(): PatchbayError {
  return new PatchbayError(
    'PASSPHRASE_WRONG',
    'The passphrase does not open this store. Nothing was changed. Type it again, or use the recovery key.',
  )
}

/** @throws PASSPHRASE_TOO_SHORT */
export async function newPassphraseSlot(
  keys: KeyMaterial,
  person: Person,
  passphrase: Secret,
  cost: KdfCost,
  at: string,
): Promise<PassphraseSlot> {
  refuseShort(passphrase)
  const salt = randomBytes(16)
  const slot: Unsealed<PassphraseSlot> = {
    id: newId(),
    kind: 'passphrase',
    person: person.id,
    createdAt: at,
    kdf: { algorithm: 'argon2id', salt: salt.toString('base64'), ...cost },
  }
  const slotKey = await passphraseKey(passphrase.reveal(), salt, cost)
  try {
    return newSlot<PassphraseSlot>(slot, slotKey, person, keys)
  } finally {
    slotKey.fill(0)
  }
}

/**
 * The same slot behind another passphrase: only its private key is wrapped again, so that no key changes hands, and
 * somebody whose slot opens no secrets can do it too.
 * @throws PASSPHRASE_WRONG, PASSPHRASE_TOO_SHORT, KEY_SLOT_OUTDATED
 */
export async function withNewPassphrase(
  storeId: string,
  slot: PassphraseSlot,
  current: Secret,
  next: Secret,
  cost: KdfCost,
): Promise<PassphraseSlot> {
  refuseShort(next)
  if (slot.privateKey === null) {
    throw new PatchbayError(
      'KEY_SLOT_OUTDATED',
      'This passphrase slot was made by an older version. Lock and unlock the store once, then repeat.',
      { slot: slot.id },
    )
  }
  const oldKey = await passphraseKey(current.reveal(), Buffer.from(slot.kdf.salt, 'base64'), slot.kdf)
  const privateKey = decrypt(oldKey, Buffer.from(slot.privateKey, 'base64'), privateContext(storeId, slot))
  oldKey.fill(0)
  if (!privateKey) throw passphraseWrong()
  const salt = randomBytes(16)
  const kdf: PassphraseSlot['kdf'] = { algorithm: 'argon2id', salt: salt.toString('base64'), ...cost }
  const changed = { ...slot, kdf }
  const slotKey = await passphraseKey(next.reveal(), salt, cost)
  const context = privateContext(storeId, changed)
  const wrapped = encrypt(slotKey, privateKey, context)
  const isProved = decrypt(slotKey, wrapped, context)?.equals(privateKey) === true
  slotKey.fill(0)
  privateKey.fill(0)
  if (!isProved) throw new PatchbayError('BUG', 'A new key slot could not be read back; nothing was changed.')
  return { ...changed, privateKey: wrapped.toString('base64') }
}

const recoveryPurpose = 'patchbay recovery slot'

/** A recovery slot and the recovery key that opens it, as it is shown once. */
export function newRecoverySlot(
  keys: KeyMaterial,
  at: string,
): { readonly slot: RecoverySlot; readonly recoveryKey: string } {
  const salt = randomBytes(16)
  const recoveryKey = newKey()
  const slot: Unsealed<RecoverySlot> = {
    id: newId(),
    kind: 'recovery',
    person: null,
    createdAt: at,
    kdf: { algorithm: 'hkdf-sha256', salt: salt.toString('base64') },
  }
  const slotKey = deriveKey(recoveryKey, salt, recoveryPurpose)
  const made = newSlot<RecoverySlot>(slot, slotKey, recoveryPerson, keys)
  return { slot: made, recoveryKey: formatRecoveryKey(recoveryKey) }
}

/** A slot whose key the operating system keeps; `id` is the one under which it keeps it. */
export function newSystemSlot(
  keys: KeyMaterial,
  person: Person,
  kept: { readonly id: string; readonly slotKey: Buffer; readonly kdf: SystemSlot['kdf'] },
  at: string,
): SystemSlot {
  const slot = { id: kept.id, kind: 'system', person: person.id, createdAt: at, kdf: kept.kdf } as const
  return newSlot<SystemSlot>(slot, kept.slotKey, person, keys)
}

/** The same slot, kept anew by the operating system. */
export function withSystemKey(
  storeId: string,
  slot: SystemSlot,
  slotKey: Buffer,
  kdf: SystemSlot['kdf'],
): SystemSlot {
  const wrapped = slot.privateKey === null ? null : Buffer.from(slot.privateKey, 'base64')
  const privateKey = wrapped && decrypt(slotKey, wrapped, privateContext(storeId, slot))
  if (!privateKey) throw new PatchbayError('BUG', 'A key slot that was just opened could not be read.')
  const kept = { ...slot, kdf }
  const again = encrypt(slotKey, privateKey, privateContext(storeId, kept))
  return { ...kept, privateKey: again.toString('base64') }
}

/**
 * New keys for a store with its first administrator. Writes nothing.
 * @returns the keyring to write, the keys, and the recovery key to show once.
 * @throws PASSPHRASE_TOO_SHORT
 */
export async function createKeyring(passphrase: Secret, name: string, cost: KdfCost, at: string) {
  const made = newKeys()
  const person: Person = { id: newId(), name, role: 'administrator' }
  const first = await newPassphraseSlot(made, person, passphrase, cost, at)
  const { slot, recoveryKey } = newRecoverySlot(made, at)
  const keyring: Keyring = {
    patchbayKeyring: 2,
    storeId: made.storeId,
    keyId: made.keyId,
    people: [person],
    slots: [first, slot],
  }
  const who = { person: name, personId: person.id, role: person.role }
  const keys: StoreKeys = { ...made, ...who, slotId: first.id, slotKind: 'passphrase' }
  return { keyring, keys, recoveryKey }
}

/** `personId`: whose slot to try; all when left out, one after the other. @throws PASSPHRASE_WRONG */
export async function openWithPassphrase(
  keyring: Keyring,
  passphrase: Secret,
  personId?: string,
): Promise<Opened> {
  for (const slot of keyring.slots) {
    if (slot.kind !== 'passphrase' || (personId !== undefined && slot.person !== personId)) continue
    const slotKey = await passphraseKey(passphrase.reveal(), Buffer.from(slot.kdf.salt, 'base64'), slot.kdf)
    const opened = openSlot(keyring, slot, slotKey)
    slotKey.fill(0)
    if (opened) return opened
  }
  throw passphraseWrong()
}

/** @throws RECOVERY_KEY_INVALID when the key is mistyped or belongs to another store. */
export function openWithRecoveryKey(keyring: Keyring, typed: Secret): Opened {
  const recoveryKey = parseRecoveryKey(typed.reveal())
  for (const slot of keyring.slots) {
    if (slot.kind !== 'recovery') continue
    const slotKey = deriveKey(recoveryKey, Buffer.from(slot.kdf.salt, 'base64'), recoveryPurpose)
    const opened = openSlot(keyring, slot, slotKey)
    if (opened) return opened
  }
  throw new PatchbayError(
    'RECOVERY_KEY_INVALID',
    'This recovery key is well formed, but it belongs to another store, or was replaced. Look for the sheet of ' +
      'this one.',
  )
}

/** With the slot key that the operating system kept. @throws SYSTEM_KEYRING_UNDECRYPTABLE */
export function openWithSystemKey(keyring: Keyring, slot: SystemSlot, slotKey: Buffer): Opened {
  const opened = openSlot(keyring, slot, slotKey)
  if (opened) return opened
  throw new PatchbayError(
    'SYSTEM_KEYRING_UNDECRYPTABLE',
    "The computer's keyring answered with a key that does not open this store. Nothing was changed. Unlock with " +
      'the passphrase, then set the keyring slot up again.',
    { slot: slot.id },
  )
}

/** Making and opening key slots. Keys leave this module only as `StoreKeys`, which a session holds and clears. */
import { randomBytes } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import { newId } from '../platform/ids.ts'
import { decrypt, deriveKey, encrypt, type KdfCost, keyLength, newKey, passphraseKey } from './crypto.ts'
import {
  type Keyring,
  type KeySlot,
  type PassphraseSlot,
  type RecoverySlot,
  wrapContext,
} from './keyringFile.ts'
import { formatRecoveryKey, parseRecoveryKey } from './recoveryKey.ts'

export interface StoreKeys {
  readonly storeId: string
  /** Opens store.db (SQLCipher raw key). */
  readonly storeKey: Buffer
  /** Seals each secret; null for a person whose slot opens no secrets. */
  readonly secretsKey: Buffer | null
  /** Whose slot was opened: the person written into audit and undo. */
  readonly person: string
}

/** Shortest passphrase that is accepted for a new slot, in characters. */
export const shortestPassphrase = 8

/** Overwrites the keys in memory. */
export function wipeKeys(keys: StoreKeys): void {
  keys.storeKey.fill(0)
  keys.secretsKey?.fill(0)
}

type Unwrapped<Slot> = Omit<Slot, 'storeKey' | 'secretsKey'>

function wrap<Slot extends KeySlot>(slot: Unwrapped<Slot>, slotKey: Buffer, keys: StoreKeys): Slot {
  const seal = (key: Buffer, name: string) =>
    encrypt(slotKey, key, wrapContext(keys.storeId, slot as KeySlot, name)).toString('base64')
  const complete = {
    ...slot,
    storeKey: seal(keys.storeKey, 'store'),
    secretsKey: keys.secretsKey ? seal(keys.secretsKey, 'secrets') : null,
  } as Slot
  // A wrap is proved by reading it back before anything relies on it.
  const proved = unwrap(complete, slotKey, keys.storeId, keys.person)
  if (!proved?.storeKey.equals(keys.storeKey)) {
    throw new PatchbayError('BUG', 'A new key slot could not be read back; nothing was changed.')
  }
  wipeKeys(proved)
  return complete
}

function unwrap(slot: KeySlot, slotKey: Buffer, storeId: string, person: string): StoreKeys | null {
  const open = (sealed: string, name: string) =>
    decrypt(slotKey, Buffer.from(sealed, 'base64'), wrapContext(storeId, slot, name))
  const storeKey = open(slot.storeKey, 'store')
  const secretsKey = slot.secretsKey === null ? null : open(slot.secretsKey, 'secrets')
  if (storeKey?.length !== keyLength) return null
  if (slot.secretsKey !== null && secretsKey?.length !== keyLength) return null
  return { storeId, storeKey, secretsKey, person }
}

async function passphraseSlot(
  keys: StoreKeys,
  passphrase: Secret,
  cost: KdfCost,
  at: string,
): Promise<PassphraseSlot> {
  const salt = randomBytes(16)
  const slot: Unwrapped<PassphraseSlot> = {
    id: newId(),
    kind: 'passphrase',
    person: keys.person,
    createdAt: at,
    kdf: { algorithm: 'argon2id', salt: salt.toString('base64'), ...cost },
  }
  const slotKey = await passphraseKey(passphrase.reveal(), salt, cost)
  return wrap<PassphraseSlot>(slot, slotKey, keys)
}

function recoverySlot(keys: StoreKeys, recoveryKey: Buffer, at: string): RecoverySlot {
  const salt = randomBytes(16)
  const slot: Unwrapped<RecoverySlot> = {
    id: newId(),
    kind: 'recovery',
    createdAt: at,
    kdf: { algorithm: 'hkdf-sha256', salt: salt.toString('base64') },
  }
  return wrap<RecoverySlot>(slot, deriveKey(recoveryKey, salt, 'patchbay recovery slot'), keys)
}

/**
 * New keys with a passphrase slot and a recovery slot. Writes nothing.
 * @returns the keyring to write, the keys, and the recovery key to show once.
 * @throws PASSPHRASE_TOO_SHORT
 */
export async function createKeyring(passphrase: Secret, person: string, cost: KdfCost, at: string) {
  if ([...passphrase.reveal()].length < shortestPassphrase) {
    throw new PatchbayError(
      'PASSPHRASE_TOO_SHORT',
      `The passphrase is shorter than ${shortestPassphrase} characters. Choose a longer one, such as five words.`,
    )
  }
  const keys: StoreKeys = { storeId: newId(), storeKey: newKey(), secretsKey: newKey(), person }
  const recoveryKey = newKey()
  const slots = [await passphraseSlot(keys, passphrase, cost, at), recoverySlot(keys, recoveryKey, at)]
  const keyring: Keyring = { patchbayKeyring: 1, storeId: keys.storeId, slots }
  return { keyring, keys, recoveryKey: formatRecoveryKey(recoveryKey) }
}

/** @throws PASSPHRASE_WRONG when no passphrase slot opens. */
export async function openWithPassphrase(keyring: Keyring, passphrase: Secret): Promise<StoreKeys> {
  for (const slot of keyring.slots) {
    if (slot.kind !== 'passphrase') continue
    const slotKey = await passphraseKey(passphrase.reveal(), Buffer.from(slot.kdf.salt, 'base64'), slot.kdf)
    const keys = unwrap(slot, slotKey, keyring.storeId, slot.person)
    slotKey.fill(0)
    if (keys) return keys
  }
  throw new PatchbayError(
    'PASSPHRASE_WRONG',
    'The passphrase does not open this store. Nothing was changed. Type it again, or use the recovery key.',
  )
}

/** @throws RECOVERY_KEY_INVALID when the key is mistyped or belongs to another store. */
export function openWithRecoveryKey(keyring: Keyring, typed: Secret): StoreKeys {
  const recoveryKey = parseRecoveryKey(typed.reveal())
  for (const slot of keyring.slots) {
    if (slot.kind !== 'recovery') continue
    const slotKey = deriveKey(recoveryKey, Buffer.from(slot.kdf.salt, 'base64'), 'patchbay recovery slot')
    const keys = unwrap(slot, slotKey, keyring.storeId, 'Recovery key')
    if (keys) return keys
  }
  throw new PatchbayError(
    'RECOVERY_KEY_INVALID',
    'This recovery key is well formed, but it belongs to another store. Look for the sheet of this one.',
  )
}

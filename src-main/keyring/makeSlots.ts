/** Makes key slots, and puts them behind another passphrase or keyring. */
import { randomBytes } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import { newId } from '../platform/ids.ts'
import { decrypt, encrypt, type KdfCost, newKey, passphraseKey } from './crypto.ts'
import {
  type Keyring,
  type PassphraseSlot,
  type Person,
  type RecoverySlot,
  recoveryPerson,
  type SystemSlot,
} from './keyringFile.ts'
import { type KeyMaterial, newKeys, type StoreKeys } from './keys.ts'
import { passphraseWrong } from './openSlots.ts'
import { formatRecoveryKey } from './recoveryKey.ts'
import { newSlot, privateContext, recoverySlotKey, type Unsealed } from './slots.ts'

/** Shortest passphrase that is accepted for a new slot, in characters. */
export const shortestPassphrase = 8

function refuseShort(passphrase: Secret): void {
  if ([...passphrase.reveal()].length >= shortestPassphrase) return
  throw new PatchbayError(
    'PASSPHRASE_TOO_SHORT',
    `The passphrase is shorter than ${shortestPassphrase} characters. Choose a longer one, such as five words.`,
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
  const slotKey = recoverySlotKey(recoveryKey, salt)
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

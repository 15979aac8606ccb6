/** Opens a keyring with what a person, a sheet of paper or the operating system has. */
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import { passphraseKey } from './crypto.ts'
import { type Keyring, type KeySlot, personOf, type SystemSlot } from './keyringFile.ts'
import type { StoreKeys } from './keys.ts'
import { parseRecoveryKey } from './recoveryKey.ts'
import { newSlot, recoverySlotKey, unwrap } from './slots.ts'

/** Keys, and the slot in today's form when it was of an older one: to be written back. */
export interface Opened {
  readonly keys: StoreKeys
  readonly renewed: KeySlot | null
}

/** Opens one slot with its slot key, which is wiped; null when it is not the slot's own. */
function openSlot(keyring: Keyring, slot: KeySlot, slotKey: Buffer): Opened | null {
  const person = personOf(keyring, slot)
  if (!person) return null
  const keys = unwrap(slot, slotKey, person, keyring)
  if (!keys) return null
  return { keys, renewed: slot.publicKey === null ? newSlot(slot, slotKey, person, keys) : null }
}

export function passphraseWrong(): PatchbayError {
  return new PatchbayError(
    'PASSPHRASE_WRONG',
    'The passphrase does not open this store. Nothing was changed. Type it again, or use the recovery key.',
  )
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
    const slotKey = recoverySlotKey(recoveryKey, Buffer.from(slot.kdf.salt, 'base64'))
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

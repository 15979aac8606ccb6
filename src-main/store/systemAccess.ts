/** The computer's keyring as a way into the store: a slot whose key the operating system keeps. */
import { PatchbayError } from '../domain/errors.ts'
import { newKey } from '../keyring/crypto.ts'
import type { Keyring, KeySlot, SystemSlot } from '../keyring/keyringFile.ts'
import { newSystemSlot, withSystemKey } from '../keyring/makeSlots.ts'
import { openWithSystemKey } from '../keyring/openSlots.ts'
import { findPerson } from '../keyring/people.ts'
import {
  type Backend,
  type SystemKeyring,
  type SystemKeyringState,
  slotAddress,
} from '../keyring/systemKeyring.ts'
import { newId } from '../platform/ids.ts'
import type { Session } from './session.ts'

export interface SystemKeyringStatus {
  /** Where a key would be kept now; null when no keyring can be reached. */
  readonly backend: Backend | null
  readonly slots: readonly {
    readonly id: string
    readonly person: { readonly id: string; readonly name: string }
    /** The keyring that it was made with. */
    readonly backend: string
    readonly state: SystemKeyringState
  }[]
}

const algorithms = { safeStorage: 'safe-storage', osKeyring: 'os-keyring' } as const

/** Slots that this host's way to the keyring can read: the desktop's and the command line's are different ones. */
function slotsOf(keyring: Keyring, system: SystemKeyring): readonly SystemSlot[] {
  return keyring.slots.filter(
    (slot): slot is SystemSlot => slot.kind === 'system' && slot.kdf.algorithm === algorithms[system.adapter],
  )
}

/** Reads the keys of all slots: a locked keyring may ask the person to unlock it. */
export async function systemKeyringStatus(
  session: Session,
  system: SystemKeyring,
): Promise<SystemKeyringStatus> {
  const { keyring } = session
  const slots = slotsOf(keyring, system).map(async (slot) => ({
    id: slot.id,
    person: findPerson(keyring, slot.person),
    backend: slot.kdf.backend,
    state: await system.state(slotAddress(keyring.storeId, slot.id), slot.kdf),
  }))
  return { backend: await system.backend(), slots: await Promise.all(slots) }
}

/** Whether this host has a slot of the person (of anybody, when left out). */
export function hasSystemSlot(session: Session, system: SystemKeyring, personId?: string): boolean {
  const slots = slotsOf(session.keyring, system)
  return slots.some((slot) => personId === undefined || slot.person === personId)
}

/** @throws KEY_SLOT_NOT_FOUND, SYSTEM_KEYRING_*, and what unlocking throws */
export async function unlockWithSystemKeyring(
  session: Session,
  system: SystemKeyring,
  personId?: string,
): Promise<void> {
  const { keyring } = session
  const slot = slotsOf(keyring, system).find(({ person }) => personId === undefined || person === personId)
  if (!slot) {
    throw new PatchbayError(
      'KEY_SLOT_NOT_FOUND',
      "The computer's keyring holds no key to this store. Unlock with the passphrase; then the keyring can be set up.",
    )
  }
  const address = slotAddress(keyring.storeId, slot.id)
  const { key, shouldProtectAgain } = await system.recover(address, slot.kdf)
  try {
    session.unlockWith((current) => openWithSystemKey(current, slot, key))
    if (shouldProtectAgain) await protectAgain(session, system, slot, key)
  } finally {
    key.fill(0)
  }
}

/** The platform changed its own key. A failure leaves the slot as it is: it has just opened the store. */
async function protectAgain(
  session: Session,
  system: SystemKeyring,
  slot: SystemSlot,
  key: Buffer,
): Promise<void> {
  try {
    const { storeId } = session.keyring
    const kdf = await system.protect(slotAddress(storeId, slot.id), key, { isWeakAllowed: false })
    await session.changeKeyring(
      () => ({ action: 'key.protect', object: 'system slot', details: { backend: kdf.backend } }),
      (keyring) => ({
        keyring: {
          ...keyring,
          slots: keyring.slots.map((other) =>
            other.id === slot.id ? withSystemKey(keyring.storeId, slot, key, kdf) : other,
          ),
        },
        extra: undefined,
      }),
    )
  } catch (error) {
    if (!(error instanceof PatchbayError)) throw error
  }
}

/**
 * The computer's keyring opens the store for the person from now on; a slot of this kind that was there goes.
 * @throws SYSTEM_KEYRING_UNAVAILABLE, SYSTEM_KEYRING_WEAK, PERSON_NOT_FOUND after a recovery key
 */
export async function addSystemSlot(
  session: Session,
  system: SystemKeyring,
  isWeakAllowed: boolean,
): Promise<void> {
  const { storeId } = session.keyring
  const person = findPerson(session.keyring, session.store.personId)
  const id = newId()
  const slotKey = newKey()
  const kdf = await system.protect(slotAddress(storeId, id), slotKey, { isWeakAllowed })
  const isReplaced = (slot: KeySlot) =>
    slot.kind === 'system' && slot.person === person.id && slot.kdf.algorithm === kdf.algorithm
  try {
    const replaced = await session.changeKeyring(
      () => ({ action: 'key.add', object: 'system slot', details: { backend: kdf.backend } }),
      (keyring, keys) => {
        const added = newSystemSlot(keys, person, { id, slotKey, kdf }, session.clock.now())
        return {
          keyring: { ...keyring, slots: [...keyring.slots.filter((slot) => !isReplaced(slot)), added] },
          extra: keyring.slots.filter(isReplaced),
        }
      },
    )
    for (const slot of replaced) await forgetSystemSlot(system, storeId, slot)
  } catch (error) {
    await system.forget(slotAddress(storeId, id), kdf)
    throw error
  } finally {
    slotKey.fill(0)
  }
}

/** Takes the key of a removed slot out of the computer's keyring; false: something may be left there. */
export async function forgetSystemSlot(
  system: SystemKeyring,
  storeId: string,
  slot: KeySlot,
): Promise<boolean> {
  if (slot.kind !== 'system' || slot.kdf.algorithm !== algorithms[system.adapter]) return true
  return system.forget(slotAddress(storeId, slot.id), slot.kdf)
}

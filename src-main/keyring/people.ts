/**
 * Who may open the store: edits of a keyring, as values. Whoever calls must have the secrets key.
 * Invariant: at least one administrator can come in with a passphrase.
 */
import { PatchbayError } from '../domain/errors.ts'
import { naturalKey, type Role } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { newId } from '../platform/ids.ts'
import type { KdfCost } from './crypto.ts'
import { type Keyring, type KeySlot, type Person, personOf } from './keyringFile.ts'
import type { KeyMaterial } from './keys.ts'
import { newPassphraseSlot, newRecoverySlot, withNewPassphrase } from './makeSlots.ts'
import { resealed } from './slots.ts'

/** @throws PERSON_NOT_FOUND */
export function findPerson(keyring: Keyring, personId: string): Person {
  const found = keyring.people.find((person) => person.id === personId)
  if (found) return found
  throw new PatchbayError('PERSON_NOT_FOUND', 'This person is no longer in the keyring. Refresh the list.', {
    person: personId,
  })
}

/** By name, compared without case. @throws PERSON_NOT_FOUND */
export function findPersonByName(keyring: Pick<Keyring, 'people'>, name: string): Person {
  const found = keyring.people.find((person) => naturalKey(person.name) === naturalKey(name))
  if (found) return found
  throw new PatchbayError(
    'PERSON_NOT_FOUND',
    `Nobody named "${name}" may open this store. "patchbay person list" shows the names.`,
    { name },
  )
}

function refuseTaken(keyring: Keyring, name: string, self?: string): void {
  const taken = keyring.people.some(
    (person) => person.id !== self && naturalKey(person.name) === naturalKey(name),
  )
  if (!taken) return
  throw new PatchbayError(
    'PERSON_NAME_TAKEN',
    `There is a person named "${name}" already. Choose another name, so that the audit stays clear.`,
    { name },
  )
}

/** @throws LAST_ADMINISTRATOR when nobody would be left who can administer with a passphrase. */
function withAdministrator(keyring: Keyring): Keyring {
  const isIn = keyring.slots.some(
    (slot) => slot.kind === 'passphrase' && personOf(keyring, slot)?.role === 'administrator',
  )
  if (isIn) return keyring
  throw new PatchbayError(
    'LAST_ADMINISTRATOR',
    'This is the last administrator with a passphrase. Nothing was changed. Make another person administrator first.',
  )
}

/** @throws PERSON_NAME_TAKEN, PASSPHRASE_TOO_SHORT */
export async function withPerson(
  keyring: Keyring,
  keys: KeyMaterial,
  added: { readonly name: string; readonly role: Role; readonly passphrase: Secret },
  cost: KdfCost,
  at: string,
): Promise<Keyring> {
  refuseTaken(keyring, added.name)
  const person: Person = { id: newId(), name: added.name, role: added.role }
  const slot = await newPassphraseSlot(keys, person, added.passphrase, cost, at)
  return { ...keyring, people: [...keyring.people, person], slots: [...keyring.slots, slot] }
}

/** One's own passphrase: who knows the current one. @throws PASSPHRASE_WRONG, PASSPHRASE_TOO_SHORT, KEY_SLOT_NOT_FOUND */
export async function withOwnPassphrase(
  keyring: Keyring,
  personId: string,
  current: Secret,
  next: Secret,
  cost: KdfCost,
): Promise<Keyring> {
  const own = keyring.slots.find((slot) => slot.kind === 'passphrase' && slot.person === personId)
  if (own?.kind !== 'passphrase') throw noSlot(personId)
  const changed = await withNewPassphrase(keyring.storeId, own, current, next, cost)
  return { ...keyring, slots: keyring.slots.map((slot) => (slot.id === own.id ? changed : slot)) }
}

/** Somebody's passphrase that was forgotten, set by an administrator. @throws PERSON_NOT_FOUND, PASSPHRASE_TOO_SHORT */
export async function withPassphrase(
  keyring: Keyring,
  keys: KeyMaterial,
  personId: string,
  passphrase: Secret,
  cost: KdfCost,
  at: string,
): Promise<Keyring> {
  const slot = await newPassphraseSlot(keys, findPerson(keyring, personId), passphrase, cost, at)
  const others = keyring.slots.filter((other) => other.kind !== 'passphrase' || other.person !== personId)
  return { ...keyring, slots: [...others, slot] }
}

/** A person under another name or role; the slots are sealed again for it. @throws LAST_ADMINISTRATOR, ... */
export function withChangedPerson(
  keyring: Keyring,
  keys: KeyMaterial,
  personId: string,
  change: { readonly name?: string; readonly role?: Role },
): Keyring {
  const before = findPerson(keyring, personId)
  const person: Person = { ...before, ...change }
  refuseTaken(keyring, person.name, personId)
  const slots = keyring.slots.map((slot) =>
    slot.person === personId ? resealed(slot, person, keys, keys) : slot,
  )
  const people = keyring.people.map((other) => (other.id === personId ? person : other))
  return withAdministrator({ ...keyring, people, slots })
}

/** @throws PERSON_NOT_FOUND, LAST_ADMINISTRATOR */
export function withoutPerson(keyring: Keyring, personId: string): Keyring {
  findPerson(keyring, personId)
  return withAdministrator({
    ...keyring,
    people: keyring.people.filter((person) => person.id !== personId),
    slots: keyring.slots.filter((slot) => slot.person !== personId),
  })
}

/** A further recovery slot; `replace`: instead of all there were. */
export function withRecovery(keyring: Keyring, keys: KeyMaterial, at: string, replace: boolean) {
  const { slot, recoveryKey } = newRecoverySlot(keys, at)
  const others = replace ? keyring.slots.filter((other) => other.kind !== 'recovery') : keyring.slots
  return { keyring: { ...keyring, slots: [...others, slot] }, recoveryKey }
}

function noSlot(slot: string): PatchbayError {
  const message = 'There is no such key slot. "patchbay key list" shows the slots.'
  return new PatchbayError('KEY_SLOT_NOT_FOUND', message, { slot })
}

/** @throws KEY_SLOT_NOT_FOUND */
export function findSlot(keyring: Keyring, slotId: string): KeySlot {
  const found = keyring.slots.find((slot) => slot.id === slotId)
  if (found) return found
  throw noSlot(slotId)
}

/** @throws KEY_SLOT_NOT_FOUND, LAST_KEY_SLOT for somebody's only passphrase */
export function withoutSlot(keyring: Keyring, slotId: string): Keyring {
  const slot = findSlot(keyring, slotId)
  if (slot.kind === 'passphrase') {
    throw new PatchbayError(
      'LAST_KEY_SLOT',
      `This is the passphrase of "${personOf(keyring, slot)?.name}". Change it, or remove the person.`,
      { slot: slotId },
    )
  }
  return { ...keyring, slots: keyring.slots.filter((other) => other.id !== slotId) }
}

/** Every slot with the new keys; nobody's passphrase is needed. @throws KEYRING_DAMAGED for a slot that is not ours */
export function withKeys(keyring: Keyring, keys: KeyMaterial, next: KeyMaterial): Keyring {
  const slots = keyring.slots.map((slot) => {
    const person = personOf(keyring, slot)
    if (!person) throw new PatchbayError('BUG', 'A key slot belongs to nobody.')
    if (slot.publicKey !== null) return resealed(slot, person, keys, next)
    throw new PatchbayError(
      'KEY_SLOT_OUTDATED',
      `The ${slot.kind} slot of "${person.name}" was made by an older version and cannot be given new keys. ` +
        'Unlock with it once, or replace it, then repeat.',
      { slot: slot.id },
    )
  })
  return { ...keyring, keyId: next.keyId, slots }
}

/**
 * People and key slots of the open store, as the screens and the command line change them. Every change is one edit
 * of keyring.json (keyring/people.ts) recorded in the audit; passphrases and recovery keys are in neither.
 */
import { PatchbayError } from '../domain/errors.ts'
import type { Role } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { type Keyring, type KeySlot, personOf } from '../keyring/keyringFile.ts'
import {
  findPerson,
  findSlot,
  withChangedPerson,
  withOwnPassphrase,
  withoutPerson,
  withoutSlot,
  withPassphrase,
  withPerson,
  withRecovery,
} from '../keyring/people.ts'
import type { Session } from './session.ts'

export interface PersonEntry {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Whether it is the one who unlocked the store. */
  readonly isSelf: boolean
}

export interface SlotEntry {
  readonly id: string
  readonly kind: KeySlot['kind']
  /** Name of the person; null for a recovery slot. */
  readonly person: string | null
  readonly createdAt: string
  /** Whether it opens secrets. */
  readonly opensSecrets: boolean
  /** How the slot key is kept or made, e.g. `Argon2id, 256 MiB, 3 passes` or the name of a system keyring. */
  readonly protection: string
  /** Whether the store was unlocked with it. */
  readonly isUsed: boolean
}

function protectionOf({ kdf }: KeySlot): string {
  if (kdf.algorithm === 'argon2id') {
    return `Argon2id, ${Math.round(kdf.memoryKiB / 1024)} MiB, ${kdf.passes} passes`
  }
  return kdf.algorithm === 'hkdf-sha256' ? '256 random bits' : kdf.backend
}

export function listPeople(session: Session): readonly PersonEntry[] {
  const { personId } = session.store
  return session.keyring.people.map((person) => ({ ...person, isSelf: person.id === personId }))
}

export function listSlots(session: Session): readonly SlotEntry[] {
  const { keyring } = session
  const used = session.slotId
  return keyring.slots.map((slot) => ({
    id: slot.id,
    kind: slot.kind,
    person: slot.person === null ? null : (personOf(keyring, slot)?.name ?? null),
    createdAt: slot.createdAt,
    opensSecrets: slot.secretsKey !== null,
    protection: protectionOf(slot),
    isUsed: slot.id === used,
  }))
}

const alone = (keyring: Keyring) => ({ keyring, extra: undefined })

/** @throws PERSON_NAME_TAKEN, PASSPHRASE_TOO_SHORT, VALIDATION_FAILED for an empty name */
export async function addPerson(
  session: Session,
  added: { readonly name: string; readonly role: Role; readonly passphrase: Secret },
): Promise<void> {
  const name = added.name.trim()
  if (name === '') throw new PatchbayError('VALIDATION_FAILED', 'A person needs a name.', { field: 'name' })
  const cost = await session.kdfCost()
  await session.changeKeyring(
    () => ({ action: 'person.add', object: name, details: { after: { name, role: added.role } } }),
    async (keyring, keys) =>
      alone(await withPerson(keyring, keys, { ...added, name }, cost, session.clock.now())),
  )
}

/**
 * Another name or role; the sessions of that person end with the next unlocking.
 * @throws PERSON_NOT_FOUND, PERSON_NAME_TAKEN, LAST_ADMINISTRATOR, ROLE_FORBIDDEN for one's own role
 */
export async function changePerson(
  session: Session,
  personId: string,
  change: { readonly name?: string; readonly role?: Role },
): Promise<void> {
  const before = findPerson(session.keyring, personId)
  if (change.role !== undefined && change.role !== before.role && personId === session.store.personId) {
    throw new PatchbayError(
      'ROLE_FORBIDDEN',
      'Nobody changes the own role. Nothing was changed. Another administrator can do it.',
    )
  }
  const after = { name: change.name?.trim() || before.name, role: change.role ?? before.role }
  await session.changeKeyring(
    () => ({
      action: 'person.change',
      object: before.name,
      details: { before: { name: before.name, role: before.role }, after },
    }),
    (keyring, keys) => alone(withChangedPerson(keyring, keys, personId, after)),
  )
}

/** @throws PERSON_NOT_FOUND, LAST_ADMINISTRATOR, ROLE_FORBIDDEN for oneself */
export async function removePerson(session: Session, personId: string): Promise<void> {
  const person = findPerson(session.keyring, personId)
  if (personId === session.store.personId) {
    throw new PatchbayError(
      'ROLE_FORBIDDEN',
      'Nobody removes the own person. Nothing was changed. Another administrator can do it.',
    )
  }
  await session.changeKeyring(
    () => ({
      action: 'person.remove',
      object: person.name,
      details: { before: { name: person.name, role: person.role }, after: null },
    }),
    (keyring) => alone(withoutPerson(keyring, personId)),
  )
}

/** One's own passphrase. Data is not encrypted again. @throws PASSPHRASE_WRONG, PASSPHRASE_TOO_SHORT, UNLOCK_DELAYED */
export async function changePassphrase(session: Session, current: Secret, next: Secret): Promise<void> {
  // First, so that wrong ones count.
  await session.confirm(current)
  const cost = await session.kdfCost()
  const { personId, person } = session.store
  await session.changeKeyring(
    () => ({ action: 'key.passphrase', object: person, details: { passphrase: 'changed' } }),
    async (keyring) => alone(await withOwnPassphrase(keyring, personId, current, next, cost)),
  )
}

/** A new passphrase for somebody who forgot it. @throws PERSON_NOT_FOUND, PASSPHRASE_TOO_SHORT */
export async function resetPassphrase(session: Session, personId: string, passphrase: Secret): Promise<void> {
  const cost = await session.kdfCost()
  await session.changeKeyring(
    (keyring) => ({
      action: 'key.passphrase',
      object: findPerson(keyring, personId).name,
      details: { passphrase: 'reset' },
    }),
    async (keyring, keys) =>
      alone(await withPassphrase(keyring, keys, personId, passphrase, cost, session.clock.now())),
  )
}

/**
 * A new recovery key; `replace`: the ones before open nothing any more.
 * @returns the recovery key, which is not kept anywhere
 */
export async function addRecoveryKey(
  session: Session,
  replace: boolean,
  write?: (key: string) => void,
): Promise<string> {
  return session.changeKeyring(
    () => ({ action: 'key.add', object: 'recovery key', details: { replacesOthers: replace } }),
    (keyring, keys) => {
      const made = withRecovery(keyring, keys, session.clock.now(), replace)
      write?.(made.recoveryKey)
      return { keyring: made.keyring, extra: made.recoveryKey }
    },
  )
}

/** @returns the removed slot, for what is kept of it elsewhere. @throws KEY_SLOT_NOT_FOUND, LAST_KEY_SLOT */
export async function removeSlot(session: Session, slotId: string): Promise<KeySlot> {
  const slot = findSlot(session.keyring, slotId)
  const person = personOf(session.keyring, slot)?.name ?? ''
  return session.changeKeyring(
    () => ({ action: 'key.remove', object: `${slot.kind} slot`, details: { person, kind: slot.kind } }),
    (keyring) => ({ keyring: withoutSlot(keyring, slotId), extra: slot }),
  )
}

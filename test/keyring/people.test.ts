/** Edits of a keyring: who can open what, and that no edit of the file gets anybody further. */
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import type { Keyring, KeySlot } from '../../src-main/keyring/keyringFile.ts'
import { newKeys, type StoreKeys } from '../../src-main/keyring/keys.ts'
import { createKeyring, newSystemSlot } from '../../src-main/keyring/makeSlots.ts'
import {
  openWithPassphrase,
  openWithRecoveryKey,
  openWithSystemKey,
} from '../../src-main/keyring/openSlots.ts'
import {
  findPersonByName,
  withChangedPerson,
  withKeys,
  withOwnPassphrase,
  withoutPerson,
  withoutSlot,
  withPassphrase,
  withPerson,
  withRecovery,
} from '../../src-main/keyring/people.ts'
import { codeOf } from '../support/store.ts'

const at = '2026-03-01T00:00:00.000Z'
const first = new Secret('first passphrase')
const second = new Secret('second passphrase')

const made = () => createKeyring(first, 'Administrator', minimumCost, at)

async function withSecond(role: Role) {
  const { keyring, keys, recoveryKey } = await made()
  const added = { name: 'Night shift', role, passphrase: second }
  return { keyring: await withPerson(keyring, keys, added, minimumCost, at), keys, recoveryKey }
}

const opens = async (keyring: Keyring, passphrase: Secret): Promise<StoreKeys> =>
  (await openWithPassphrase(keyring, passphrase)).keys

const idOf = (keyring: Keyring, name: string) => findPersonByName(keyring, name).id

describe('people', () => {
  test.each(['administrator', 'support'] as const)('a second person as %s opens both keys', async (role) => {
    const { keyring, keys } = await withSecond(role)
    const opened = await opens(keyring, second)
    expect(opened).toMatchObject({ person: 'Night shift', role, slotKind: 'passphrase' })
    expect(opened.storeKey.equals(keys.storeKey)).toBe(true)
    expect(keys.secretsKey && opened.secretsKey?.equals(keys.secretsKey)).toBe(true)
    expect((await opens(keyring, first)).person).toBe('Administrator')
  })

  test("an auditor's slot holds the store key and no secrets key at all", async () => {
    const { keyring, keys } = await withSecond('auditor')
    const opened = await opens(keyring, second)
    expect(opened.storeKey.equals(keys.storeKey)).toBe(true)
    expect(opened.secretsKey).toBeNull()
    const slot = keyring.slots.find(({ person }) => person === opened.personId)
    expect(slot?.secretsKey).toBeNull()
  })

  test('a passphrase is tried for the named person only', async () => {
    const { keyring } = await withSecond('support')
    const administrator = idOf(keyring, 'administrator')
    expect(await codeOf(() => openWithPassphrase(keyring, second, administrator))).toBe('PASSPHRASE_WRONG')
    const { keys } = await openWithPassphrase(keyring, first, administrator)
    expect(keys.person).toBe('Administrator')
  })

  test('a name is taken whatever its case; the last administrator stays', async () => {
    const { keyring, keys } = await withSecond('support')
    const same = { name: 'NIGHT shift', role: 'support' as const, passphrase: second }
    expect(await codeOf(() => withPerson(keyring, keys, same, minimumCost, at))).toBe('PERSON_NAME_TAKEN')
    const administrator = idOf(keyring, 'Administrator')
    expect(await codeOf(() => withoutPerson(keyring, administrator))).toBe('LAST_ADMINISTRATOR')
    expect(await codeOf(() => withChangedPerson(keyring, keys, administrator, { role: 'support' }))).toBe(
      'LAST_ADMINISTRATOR',
    )
    expect(await codeOf(() => withoutPerson(keyring, 'nobody'))).toBe('PERSON_NOT_FOUND')
    const fewer = withoutPerson(keyring, idOf(keyring, 'Night shift'))
    expect(await codeOf(() => opens(fewer, second))).toBe('PASSPHRASE_WRONG')
    expect(fewer.slots).toHaveLength(2)
  })

  test('roles change without the passphrase of the person, in both directions', async () => {
    const { keyring, keys } = await withSecond('support')
    const id = idOf(keyring, 'Night shift')
    const auditor = withChangedPerson(keyring, keys, id, { role: 'auditor' })
    expect((await opens(auditor, second)).secretsKey).toBeNull()
    const back = withChangedPerson(auditor, keys, id, { role: 'administrator', name: 'Day shift' })
    expect(await opens(back, second)).toMatchObject({ role: 'administrator', person: 'Day shift' })
    expect((await opens(back, second)).secretsKey).not.toBeNull()
  })

  test('a role or name written into the file by hand opens nothing', async () => {
    const { keyring } = await withSecond('auditor')
    for (const change of [{ role: 'administrator' as const }, { name: 'Administrator 2' }]) {
      const people = keyring.people.map((person) =>
        person.name === 'Night shift' ? { ...person, ...change } : person,
      )
      expect(await codeOf(() => opens({ ...keyring, people }, second))).toBe('PASSPHRASE_WRONG')
    }
  })
})

describe('slots', () => {
  test('nothing of a slot can be exchanged: id, cost, salt, keys, generation, store', async () => {
    const { keyring } = await withSecond('support')
    const [own, , other] = keyring.slots
    if (own?.kind !== 'passphrase' || other?.kind !== 'passphrase') throw new Error('unexpected slots')
    const changes: Partial<KeySlot>[] = [
      { id: 'other' },
      { kdf: { ...own.kdf, passes: 4 } },
      { kdf: { ...own.kdf, salt: other.kdf.salt } },
      { storeKey: other.storeKey },
      { secretsKey: other.secretsKey },
      { storeKey: own.secretsKey ?? '', secretsKey: own.storeKey },
      { publicKey: other.publicKey },
      { privateKey: other.privateKey },
    ]
    for (const change of changes) {
      const slots = [{ ...own, ...change } as KeySlot]
      expect([change, await codeOf(() => opens({ ...keyring, slots }, first))]).toEqual([
        change,
        'PASSPHRASE_WRONG',
      ])
    }
    expect(await codeOf(() => opens({ ...keyring, keyId: 'other' }, first))).toBe('PASSPHRASE_WRONG')
    expect(await codeOf(() => opens({ ...keyring, storeId: 'other' }, first))).toBe('PASSPHRASE_WRONG')
  })

  test('a passphrase is changed by its person without any key being sealed again, and reset by another', async () => {
    const { keyring, keys } = await withSecond('auditor')
    const id = idOf(keyring, 'Night shift')
    const next = new Secret('third passphrase')
    expect(await codeOf(() => withOwnPassphrase(keyring, id, first, next, minimumCost))).toBe(
      'PASSPHRASE_WRONG',
    )
    const changed = await withOwnPassphrase(keyring, id, second, next, minimumCost)
    expect((await opens(changed, next)).role).toBe('auditor')
    expect(await codeOf(() => opens(changed, second))).toBe('PASSPHRASE_WRONG')
    const slotOf = ({ slots }: Keyring) => slots.find(({ person }) => person === id)
    expect(slotOf(changed)?.storeKey).toBe(slotOf(keyring)?.storeKey)

    const reset = await withPassphrase(changed, keys, id, second, minimumCost, at)
    expect((await opens(reset, second)).role).toBe('auditor')
    expect(await codeOf(() => opens(reset, next))).toBe('PASSPHRASE_WRONG')
    expect(await codeOf(() => withPassphrase(keyring, keys, id, new Secret('short'), minimumCost, at))).toBe(
      'PASSPHRASE_TOO_SHORT',
    )
  })

  test('recovery keys are added beside or instead of the others', async () => {
    const { keyring, keys, recoveryKey } = await made()
    const both = withRecovery(keyring, keys, at, false)
    expect(openWithRecoveryKey(both.keyring, new Secret(recoveryKey)).keys.role).toBe('administrator')
    expect(openWithRecoveryKey(both.keyring, new Secret(both.recoveryKey)).keys.person).toBe('Recovery key')
    const only = withRecovery(both.keyring, keys, at, true)
    expect(await codeOf(() => openWithRecoveryKey(only.keyring, new Secret(recoveryKey)))).toBe(
      'RECOVERY_KEY_INVALID',
    )
    expect(only.keyring.slots.filter(({ kind }) => kind === 'recovery')).toHaveLength(1)
  })

  test('a passphrase slot is not removed by itself, a recovery slot is', async () => {
    const { keyring } = await made()
    const [passphrase, recovery] = keyring.slots
    expect(await codeOf(() => withoutSlot(keyring, passphrase?.id ?? ''))).toBe('LAST_KEY_SLOT')
    expect(await codeOf(() => withoutSlot(keyring, 'none'))).toBe('KEY_SLOT_NOT_FOUND')
    expect(withoutSlot(keyring, recovery?.id ?? '').slots).toHaveLength(1)
  })
})

describe('exchange of keys', () => {
  test('every slot opens the new keys with what opened the old ones', async () => {
    const { keyring, keys, recoveryKey } = await withSecond('auditor')
    const person = findPersonByName(keyring, 'Administrator')
    const slotKey = Buffer.alloc(32, 7)
    const kdf = { algorithm: 'os-keyring', backend: 'secret-service', service: 's', account: 'a' } as const
    const system = newSystemSlot(keys, person, { id: 'system', slotKey, kdf }, at)
    const next = newKeys(keys.storeId)
    const rotated = withKeys({ ...keyring, slots: [...keyring.slots, system] }, keys, next)
    expect(rotated.keyId).toBe(next.keyId)
    const administrator = await opens(rotated, first)
    expect(administrator.storeKey.equals(next.storeKey)).toBe(true)
    expect(administrator.secretsKey?.equals(next.secretsKey)).toBe(true)
    expect((await opens(rotated, second)).secretsKey).toBeNull()
    expect(openWithRecoveryKey(rotated, new Secret(recoveryKey)).keys.storeKey.equals(next.storeKey)).toBe(
      true,
    )
    const slot = rotated.slots.find(({ kind }) => kind === 'system')
    if (slot?.kind !== 'system') throw new Error('the system slot is gone')
    expect(openWithSystemKey(rotated, slot, slotKey).keys.storeKey.equals(next.storeKey)).toBe(true)
    expect(await codeOf(() => openWithSystemKey(rotated, slot, Buffer.alloc(32)))).toBe(
      'SYSTEM_KEYRING_UNDECRYPTABLE',
    )
  })

  test('a public key that was put in by somebody else is not given the new keys', async () => {
    const { keyring, keys } = await withSecond('support')
    const foreign = await made()
    const publicKey = foreign.keyring.slots[0]?.publicKey ?? ''
    const slots = keyring.slots.map((slot, index) => (index === 0 ? { ...slot, publicKey } : slot))
    expect(await codeOf(() => withKeys({ ...keyring, slots }, keys, newKeys(keys.storeId)))).toBe(
      'KEYRING_DAMAGED',
    )
  })
})

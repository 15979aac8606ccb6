/** People, key slots and new keys on the command line. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorOf, placeWithStore } from './support.ts'

const second = 'second passphrase'

interface Slots {
  readonly slots: readonly { readonly id: string; readonly kind: string; readonly person: string | null }[]
}

async function withAuditor() {
  const place = await placeWithStore()
  const file = place.file('second', `${second}\n`)
  const added = await place.patchbay(
    ...['person', 'add', 'Night shift', '--role', 'auditor', '--new-passphrase-file', file, '--json'],
  )
  expect(added.json()).toEqual({ name: 'Night shift', role: 'auditor' })
  const asAuditor = (...args: string[]) => place.patchbay(...args, '--passphrase-file', file, '--json')
  return { place, file, asAuditor }
}

describe('people', () => {
  test('an auditor reads and is refused to write; the audit names who did what', async () => {
    const { place, asAuditor } = await withAuditor()
    expect((await asAuditor('service', 'list')).json()).toEqual({ services: [] })
    const estate = place.file('estate.yaml', 'patchbay: 1\nusers: []\n')
    expect((await errorOf(asAuditor('import', estate))).code).toBe('ROLE_FORBIDDEN')
    expect((await errorOf(asAuditor('key', 'rotate', '--yes'))).code).toBe('ROLE_FORBIDDEN')
    const { people } = (await asAuditor('person', 'list')).json<{ people: { name: string }[] }>()
    expect(people.map(({ name }) => name)).toEqual(['Administrator', 'Night shift'])
    const { entries } = (await place.patchbay('audit', 'list', '--json')).json<{
      entries: { action: string; person: string }[]
    }>()
    expect(entries.map(({ action, person }) => `${action} ${person}`)).toEqual([
      'person.add Administrator',
      'session.create Administrator',
    ])
  })

  test('role and name change, and a removed person is out; --person picks whose passphrase it is', async () => {
    const { place, asAuditor } = await withAuditor()
    await place.patchbay('person', 'change', 'night SHIFT', '--role', 'support', '--name', 'Day shift')
    const estate = place.file('estate.yaml', 'patchbay: 1\nusers: []\n')
    expect((await asAuditor('import', estate)).code).toBe(0)
    expect((await asAuditor('user', 'list', '--person', 'day shift')).code).toBe(0)
    expect((await errorOf(asAuditor('user', 'list', '--person', 'Administrator'))).code).toBe(
      'PASSPHRASE_WRONG',
    )
    expect((await errorOf(asAuditor('user', 'list', '--person', 'Nobody'))).code).toBe('PERSON_NOT_FOUND')
    expect((await place.patchbay('person', 'remove', 'Day shift')).code).toBe(0)
    expect((await errorOf(asAuditor('user', 'list'))).code).toBe('PASSPHRASE_WRONG')
    const last = place.patchbay('person', 'remove', 'Administrator', '--json')
    expect((await errorOf(last)).code).toBe('ROLE_FORBIDDEN')
  })
})

describe('keys', () => {
  test('the own passphrase changes, a forgotten one is set with the recovery key', async () => {
    const place = await placeWithStore()
    const next = place.file('next', 'another passphrase')
    expect((await place.patchbay('key', 'passphrase', '--new-passphrase-file', next)).code).toBe(0)
    expect((await errorOf(place.patchbay('user', 'list', '--json'))).code).toBe('PASSPHRASE_WRONG')
    const recovery = place.file('recovery', 'none')
    const added = await place.patchbay(
      ...['key', 'add', 'recovery', '--replace', '--json', '--passphrase-file', next],
    )
    const { recoveryKey } = added.json<{ recoveryKey: string }>()
    const key = place.file('key', recoveryKey)
    const third = place.file('third', 'third passphrase')
    expect(
      (await errorOf(place.patchbay('user', 'list', '--json', '--recovery-key-file', recovery))).code,
    ).toBe('RECOVERY_KEY_INVALID')
    const reset = ['key', 'passphrase', '--of', 'administrator', '--new-passphrase-file', third]
    expect((await place.patchbay(...reset, '--recovery-key-file', key)).code).toBe(0)
    expect((await place.patchbay('user', 'list', '--passphrase-file', third)).code).toBe(0)
  })

  test('slots are listed and removed; a recovery key goes into a file that is not there yet', async () => {
    const place = await placeWithStore()
    const file = path.join(place.folder, 'new-recovery')
    const args = ['key', 'add', 'recovery', '--recovery-file', file, '--json']
    expect((await place.patchbay(...args)).json()).toEqual({ recoveryFile: file })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const kept = readFileSync(file, 'utf8')
    expect((await errorOf(place.patchbay(...args))).code).toBe('FILE_EXISTS')
    expect(readFileSync(file, 'utf8')).toBe(kept)
    const { slots } = (await place.patchbay('key', 'list', '--json')).json<Slots>()
    expect(slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery', 'recovery'])
    expect((await place.patchbay('key', 'remove', slots[2]?.id ?? '')).code).toBe(0)
    const opened = place.patchbay('user', 'list', '--json', '--recovery-key-file', file)
    expect((await errorOf(opened)).code).toBe('RECOVERY_KEY_INVALID')
    const passphraseSlot = place.patchbay('key', 'remove', slots[0]?.id ?? '', '--json')
    expect((await errorOf(passphraseSlot)).code).toBe('LAST_KEY_SLOT')
  })

  test('new keys need a yes, and leave every passphrase valid', async () => {
    const { place, asAuditor } = await withAuditor()
    const refused = await place.patchbay('key', 'rotate', '--json')
    expect([refused.code, refused.json<{ error: { code: string } }>().error.code]).toEqual([
      5,
      'CONFIRMATION_REQUIRED',
    ])
    const before = readFileSync(path.join(place.data, 'keyring.json'), 'utf8')
    expect((await place.patchbay('key', 'rotate', '--yes', '--json')).json()).toEqual({ rotated: true })
    expect(readFileSync(path.join(place.data, 'keyring.json'), 'utf8')).not.toBe(before)
    expect((await place.patchbay('user', 'list')).code).toBe(0)
    expect((await asAuditor('user', 'list')).code).toBe(0)
  })

  test('after many wrong passphrases a command waits, then the right one is taken', async () => {
    const place = await placeWithStore()
    const wrong = place.file('wrong', 'not the passphrase')
    for (let n = 0; n < 6; n++) {
      const tried = place.patchbay('user', 'list', '--json', '--passphrase-file', wrong)
      expect((await errorOf(tried)).code).toBe('PASSPHRASE_WRONG')
    }
    const { code, stderr } = await place.patchbay('user', 'list')
    expect(code).toBe(0)
    expect(stderr).toMatch(/Waiting [12] s/)
  })
})

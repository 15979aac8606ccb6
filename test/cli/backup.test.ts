import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyPlace, errorOf, filesBelow, type Json, type Place, placeWithStore, run } from './support.ts'

const estate = (name: string) => `patchbay: 1
services:
  - name: ${name}
    type: facebook
    serviceConnection: https://example.com/messages
    authentications:
      - id: "104829561234567"
        secret: EAABsecretOfTheBackup
`

interface Entry extends Json {
  readonly name: string
  readonly path: string
  readonly state: string
}

/** A store with one service, and a backup of it. */
async function placeWithBackup(): Promise<{ place: Place; backup: Entry }> {
  const place = await placeWithStore()
  await place.patchbay('import', place.file('estate.yaml', estate('Support Facebook')))
  const made = await place.patchbay('backup', 'create', '--json')
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' })
  return { place, backup: made.json<Entry>() }
}

async function servicesOf(place: Place): Promise<string[]> {
  const { services } = (await place.patchbay('service', 'list', '--json')).json<{
    services: { name: string }[]
  }>()
  return services.map((service) => service.name)
}

/** All files but the locks, which are empty, and the log. */
function filesOf(place: Place): Map<string, Buffer> {
  const files = filesBelow(place.data)
  return new Map([...files].filter(([name]) => !/\.lock$|^logs|attempts/.test(name)))
}

describe('backup', () => {
  test('create, list and verify', async () => {
    const { place, backup } = await placeWithBackup()
    expect(backup).toMatchObject({
      reason: 'manual',
      state: 'proved',
      counts: { services: 1, users: 0, servers: 0 },
    })
    expect(backup.path).toBe(path.join(place.data, 'backups', backup.name))
    // Listing needs no passphrase.
    const listed = await run(['backup', 'list', '--json', '--data', place.data])
    expect(listed.json<{ backups: Entry[] }>().backups).toContainEqual(backup)
    const text = await run(['backup', 'list', '--data', place.data])
    expect(text.stdout).toContain(backup.name)
    const verified = await place.patchbay('backup', 'verify', backup.name, '--json')
    expect(verified.code).toBe(0)
    expect(verified.json()).toMatchObject({ name: backup.name, counts: { services: 1 } })
  })

  test('restore brings back what was there, secrets too, and puts the present store aside', async () => {
    const { place, backup } = await placeWithBackup()
    await place.patchbay('import', place.file('more.yaml', estate('Support two')))
    expect(await servicesOf(place)).toEqual(['Support Facebook', 'Support two'])
    const restored = await place.patchbay('backup', 'restore', backup.path, '--yes', '--json')
    expect({ code: restored.code, stderr: restored.stderr }).toEqual({ code: 0, stderr: '' })
    const document = restored.json<{ putAside: string }>()
    expect(document).toMatchObject({ restored: backup.name, keyringReplaced: false, counts: { services: 1 } })
    expect(existsSync(path.join(document.putAside, 'store.db'))).toBe(true)
    expect(await servicesOf(place)).toEqual(['Support Facebook'])
    const out = path.join(place.folder, 'out.yaml')
    expect((await place.patchbay('export', out, '--secrets', 'plain', '--yes')).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('EAABsecretOfTheBackup')
    await place.patchbay('backup', 'restore', path.basename(document.putAside), '--yes')
    expect(await servicesOf(place)).toEqual(['Support Facebook', 'Support two'])
  })

  test('restore works without store and keyring, and with the recovery key', async () => {
    const place = emptyPlace()
    const recoveryFile = path.join(place.folder, 'recovery')
    await place.patchbay('init', '--recovery-file', recoveryFile)
    const backup = (await place.patchbay('backup', 'create', '--json')).json<Entry>()
    rmSync(path.join(place.data, 'store.db'))
    rmSync(path.join(place.data, 'keyring.json'))
    const args = ['--data', place.data, '--recovery-key-file', recoveryFile, '--json']
    const restored = await run(['backup', 'restore', path.join(backup.path, 'store.db'), '--yes', ...args])
    expect(restored.code).toBe(0)
    expect(restored.json()).toMatchObject({ putAside: null, keyringReplaced: true })
    expect(await servicesOf(place)).toEqual([])
  })

  test('without a yes nothing is restored: exit 5, and it says what would be', async () => {
    const { place, backup } = await placeWithBackup()
    const before = filesOf(place)
    const result = await place.patchbay('backup', 'restore', backup.name)
    expect(result.code).toBe(5)
    expect(result.stdout).toContain(path.join(place.data, 'store.db'))
    expect(result.stdout).toContain('put aside')
    const error = await errorOf(place.patchbay('backup', 'restore', backup.name, '--json'), 5)
    expect(error.code).toBe('CONFIRMATION_REQUIRED')
    expect(filesOf(place)).toEqual(before)
  })

  test('a damaged or unknown backup, a wrong passphrase, the store itself: an error, and every byte stays', async () => {
    const { place, backup } = await placeWithBackup()
    const file = path.join(backup.path, 'store.db')
    const whole = readFileSync(file)
    const bytes = Buffer.from(whole)
    bytes[9000] = (bytes[9000] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const before = filesOf(place)
    const restore = (wanted: string) => place.patchbay('backup', 'restore', wanted, '--yes', '--json')
    const damaged = await errorOf(restore(backup.name))
    expect(damaged.code).toBe('BACKUP_DAMAGED')
    expect(damaged.data).toMatchObject({ pages: [3] })
    expect((await errorOf(restore('none'))).code).toBe('BACKUP_NOT_FOUND')
    expect((await errorOf(restore(path.join(place.data, 'store.db')))).code).toBe('USAGE_INVALID')
    const wrong = place.file('wrong', 'wrong horse battery')
    const args = ['--yes', '--json', '--data', place.data, '--passphrase-file', wrong]
    expect((await errorOf(run(['backup', 'restore', backup.name, ...args]))).code).toBe('PASSPHRASE_WRONG')
    const without = ['--yes', '--json', '--data', place.data]
    expect((await errorOf(run(['backup', 'restore', backup.name, ...without]))).code).toBe(
      'PASSPHRASE_REQUIRED',
    )
    expect(filesOf(place)).toEqual(before)
  })

  test('create without a store, and list where there is nothing', async () => {
    const place = emptyPlace()
    expect((await errorOf(place.patchbay('backup', 'create', '--json'))).code).toBe('STORE_NOT_CREATED')
    expect((await place.patchbay('backup', 'list', '--json')).json()).toEqual({ backups: [] })
    expect((await place.patchbay('backup', 'list')).stdout).toBe('There are no backups.\n')
  })
})

import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyPlace, errorOf, filesBelow, passphrase, placeWithStore, run } from './support.ts'

describe('init', () => {
  test('makes a private store and shows the recovery key once', async () => {
    const place = emptyPlace()
    const made = await place.patchbay('init', '--json')
    expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' })
    const document = made.json<{ recoveryKey: string }>()
    expect(Object.keys(document)).toEqual(['recoveryKey'])
    expect(document.recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(statSync(place.data).mode & 0o777).toBe(0o700)
    for (const [name, content] of filesBelow(place.data)) {
      expect(statSync(path.join(place.data, name)).mode & 0o777, name).toBe(0o600)
      expect(content.includes(document.recoveryKey), name).toBe(false)
      expect(content.includes(passphrase), name).toBe(false)
    }
    expect((await place.patchbay('user', 'list', '--json')).json()).toEqual({ users: [] })
  })

  test('writes the recovery key to a file instead, 0600', async () => {
    const place = emptyPlace()
    const recoveryFile = path.join(place.folder, 'recovery')
    const { code, stdout, json } = await place.patchbay('init', '--recovery-file', recoveryFile, '--json')
    expect(code).toBe(0)
    expect(json()).toEqual({ recoveryFile })
    expect(statSync(recoveryFile).mode & 0o777).toBe(0o600)
    const key = readFileSync(recoveryFile, 'utf8')
    expect(key).toMatch(/^[0-9A-Z-]{69}\n$/)
    expect(stdout).not.toContain(key.trim())
  })

  test('for people it is text with the key', async () => {
    const place = emptyPlace()
    const { code, stdout } = await place.patchbay('init', '--quiet')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Recovery key: [0-9A-Z-]{69}\n/)
  })

  test('a recovery file that is there is not overwritten, and nothing is made', async () => {
    const place = emptyPlace()
    const file = place.file('recovery', 'older')
    const error = await errorOf(place.patchbay('init', '--recovery-file', file, '--json'))
    expect(error.code).toBe('FILE_EXISTS')
    expect(readFileSync(file, 'utf8')).toBe('older')
    expect(existsSync(path.join(place.data, 'store.db'))).toBe(false)
    expect(existsSync(path.join(place.data, 'keyring.json'))).toBe(false)
  })

  test('a recovery file in the place of the keyring is refused before anything is made', async () => {
    const place = emptyPlace()
    const file = path.join(place.data, 'keyring.json')
    expect((await errorOf(place.patchbay('init', '--recovery-file', file, '--json'))).code).toBe(
      'USAGE_INVALID',
    )
    expect(existsSync(file)).toBe(false)
  })

  test('twice is exit 1, and every byte stays', async () => {
    const place = await placeWithStore()
    const before = filesBelow(place.data)
    expect((await errorOf(place.patchbay('init', '--json'))).code).toBe('STORE_EXISTS')
    expect(filesBelow(place.data)).toEqual(before)
  })

  test('a store alone or a keyring alone counts as there', async () => {
    for (const name of ['store.db', 'keyring.json']) {
      const place = emptyPlace()
      mkdirSync(place.data)
      writeFileSync(path.join(place.data, name), 'something')
      expect((await errorOf(place.patchbay('init', '--json'))).code).toBe('STORE_EXISTS')
      expect([...filesBelow(place.data)].map(([file, bytes]) => [file, bytes.toString()])).toEqual([
        [name, 'something'],
      ])
    }
  })

  test('a passphrase that is too short, empty, or not there', async () => {
    const place = emptyPlace()
    const init = (file: string) => run(['init', '--json', '--data', place.data, '--passphrase-file', file])
    expect((await errorOf(init(place.file('short', 'abc')))).code).toBe('PASSPHRASE_TOO_SHORT')
    expect((await errorOf(init(place.file('empty', '\n')))).code).toBe('SECRET_SOURCE_MISSING')
    expect((await errorOf(init(path.join(place.folder, 'none')))).code).toBe('FILE_NOT_FOUND')
    expect((await errorOf(init(place.folder))).code).toBe('FILE_UNREADABLE')
    expect((await errorOf(run(['init', '--json', '--data', place.data]))).code).toBe('PASSPHRASE_REQUIRED')
    expect(existsSync(place.data)).toBe(false)
  })

  test('a data directory that cannot be one', async () => {
    const place = emptyPlace()
    const data = path.join(place.file('file', ''), 'below')
    const args = ['init', '--json', '--data', data, '--passphrase-file', place.passphraseFile]
    expect((await errorOf(run(args))).code).toMatch(/^(FILE|STORE)_/)
  })
})

describe('unlocking', () => {
  test('PATCHBAY_DATA_DIR and PATCHBAY_PASSPHRASE_FILE stand in for the options', async () => {
    const place = await placeWithStore()
    const env = { PATCHBAY_DATA_DIR: place.data, PATCHBAY_PASSPHRASE_FILE: place.passphraseFile }
    expect((await run(['service', 'list', '--json'], { env })).json()).toEqual({ services: [] })
    const other = { ...env, PATCHBAY_DATA_DIR: path.join(place.folder, 'other') }
    const after = ['service', 'list', '--json', '--data', place.data]
    expect((await run(after, { env: other })).json()).toEqual({ services: [] })
    expect((await errorOf(run(['service', 'list', '--json'], { env: other }))).code).toBe('STORE_NOT_CREATED')
  })

  test('a relative data directory is meant from where one stands', async () => {
    const place = await placeWithStore()
    const args = ['user', 'list', '--json', '--data', 'data', '--passphrase-file', 'passphrase']
    expect((await run(args, { cwd: place.folder })).json()).toEqual({ users: [] })
  })

  test('one line end at the end of the passphrase file is dropped, and no more', async () => {
    const place = await placeWithStore()
    const list = (file: string) =>
      run(['user', 'list', '--json', '--data', place.data, '--passphrase-file', file])
    expect((await list(place.file('bare', passphrase))).code).toBe(0)
    expect((await list(place.file('crlf', `${passphrase}\r\n`))).code).toBe(0)
    expect((await errorOf(list(place.file('two', `${passphrase}\n\n`)))).code).toBe('PASSPHRASE_WRONG')
  })

  test('a wrong passphrase leaves every byte, and is counted', async () => {
    const place = await placeWithStore()
    const before = filesBelow(place.data)
    const wrong = place.file('wrong', 'not the right one\n')
    for (const command of [
      ['user', 'list'],
      ['push', 'prod', '--yes'],
    ]) {
      const args = [...command, '--json', '--data', place.data, '--passphrase-file', wrong]
      expect((await errorOf(run(args))).code).toBe('PASSPHRASE_WRONG')
    }
    const after = filesBelow(place.data)
    expect(JSON.parse(String(after.get('attempts.json')))).toMatchObject({ failures: 2 })
    after.delete('attempts.json')
    expect(after).toEqual(before)
  })

  test('without a passphrase and without a terminal nothing asks', async () => {
    const place = await placeWithStore()
    const error = await errorOf(run(['service', 'list', '--json', '--data', place.data]))
    expect(error.code).toBe('PASSPHRASE_REQUIRED')
    expect(error.message).toContain('--passphrase-file')
  })

  test('a keyring without its store, a store without its keyring: an error, and neither is made anew', async () => {
    for (const [lost, code] of [
      ['store.db', 'STORE_MISSING'],
      ['keyring.json', 'KEYRING_MISSING'],
    ] as const) {
      const place = await placeWithStore()
      const kept = path.join(place.folder, 'kept')
      renameSync(path.join(place.data, lost), kept)
      const before = filesBelow(place.data)
      expect((await errorOf(place.patchbay('service', 'list', '--json'))).code).toBe(code)
      expect((await errorOf(place.patchbay('init', '--json'))).code).toBe('STORE_EXISTS')
      expect(filesBelow(place.data)).toEqual(before)
    }
  })

  test('garbage in place of the store or the keyring is named as damage and stays as it is', async () => {
    for (const [name, code] of [
      ['store.db', 'STORE_DAMAGED'],
      ['keyring.json', 'KEYRING_DAMAGED'],
    ] as const) {
      const place = await placeWithStore()
      writeFileSync(path.join(place.data, name), Buffer.alloc(20_000, 'garbage '))
      const before = filesBelow(place.data)
      expect((await errorOf(place.patchbay('service', 'list', '--json'))).code).toBe(code)
      expect(filesBelow(place.data).get('store.db')).toEqual(before.get('store.db'))
      expect(filesBelow(place.data).get('keyring.json')).toEqual(before.get('keyring.json'))
    }
  })

  test('a store file that lost all its bytes is damage, not a new store', async () => {
    const place = await placeWithStore()
    for (const rest of ['', '\0']) {
      writeFileSync(path.join(place.data, 'store.db'), rest)
      const before = filesBelow(place.data)
      expect((await errorOf(place.patchbay('service', 'list', '--json'))).code).toBe('STORE_DAMAGED')
      expect((await errorOf(place.patchbay('init', '--json'))).code).toBe('STORE_EXISTS')
      for (const name of ['store.db', 'keyring.json']) {
        expect(filesBelow(place.data).get(name)).toEqual(before.get(name))
      }
    }
  })

  test('a store is found through a link', async () => {
    const place = await placeWithStore()
    const link = path.join(place.folder, 'link')
    symlinkSync(place.data, link)
    const args = ['user', 'list', '--json', '--data', link, '--passphrase-file', place.passphraseFile]
    expect((await run(args)).json()).toEqual({ users: [] })
  })
})

/** Decisions of the command line's adapter, with a platform that answers as told. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { createOsKeyring } from '../../src-main/keyring/osKeyring.ts'
import type { OsKeyringAnswer, OsKeyringRequest } from '../../src-main/keyring/osKeyringCall.ts'
import { type OsKeyringKey, slotAddress } from '../../src-main/keyring/systemKeyring.ts'

const slot = slotAddress('a-store', 'a-slot')
const key = randomBytes(32)
const strong = { isWeakAllowed: false }

function keptBy(backend: string): OsKeyringKey {
  return { algorithm: 'os-keyring', backend, service: 'Patchbay', account: slot }
}

/** A platform keyring in memory; `failure` makes it refuse everything. */
class Platform {
  readonly entries = new Map<string, string>()
  readonly asked: string[] = []
  failure: string | null = null

  readonly call = async ({
    verb,
    service,
    account,
    password,
  }: OsKeyringRequest): Promise<OsKeyringAnswer> => {
    const name = `${service} ${account}`
    this.asked.push(`${verb} ${name}`)
    if (this.failure !== null) return { failure: this.failure }
    if (verb === 'keep' && password !== undefined && !this.entries.has(name)) this.entries.set(name, password)
    if (verb === 'remove') this.entries.delete(name)
    return { password: this.entries.get(name) ?? null }
  }
}

function start(platform: NodeJS.Platform = 'linux') {
  const double = new Platform()
  return { double, keyring: createOsKeyring({ platform, call: double.call }) }
}

async function thrown(work: Promise<unknown>): Promise<PatchbayError> {
  try {
    await work
  } catch (error) {
    if (error instanceof PatchbayError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('key slots of the command line', () => {
  test.each([
    ['linux', 'secret-service'],
    ['darwin', 'keychain'],
    ['win32', 'credential-manager'],
  ] as const)('on %s the backend is %s', async (platform, name) => {
    const { keyring } = start(platform)
    expect(await keyring.backend()).toEqual({ name, isWeak: false })
    expect(await keyring.protect(slot, key, strong)).toEqual(keptBy(name))
    expect((await keyring.recover(slot, keptBy(name))).key).toEqual(key)
  })

  test('absent is said of a slot that does not exist, without asking the platform', async () => {
    const { double, keyring } = start()
    expect(await keyring.state(slot, null)).toBe('absent')
    expect(double.asked).toEqual([])
  })

  test('whatever the platform refuses is unavailable, with what it said', async () => {
    const { double, keyring } = start()
    double.failure = 'no bus'
    expect(await keyring.backend()).toBeNull()
    expect(await keyring.state(slot, keptBy('secret-service'))).toBe('unavailable')
    const error = await thrown(keyring.recover(slot, keptBy('secret-service')))
    expect([error.code, error.data['reason']]).toEqual(['SYSTEM_KEYRING_UNAVAILABLE', 'no bus'])
    expect((await thrown(keyring.protect(slot, key, strong))).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(await keyring.forget(slot, keptBy('secret-service'))).toBe(false)
  })

  test('a removed entry is undecryptable, and the message names it', async () => {
    const { keyring } = start()
    const error = await thrown(keyring.recover(slot, keptBy('secret-service')))
    expect(error.code).toBe('SYSTEM_KEYRING_UNDECRYPTABLE')
    expect(error.message).toContain('"Patchbay", account "a-store:a-slot", was removed')
    expect(error.message).toContain('passphrase or the recovery key')
  })

  test.each([
    '',
    'not a key',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    ` ${key.toString('base64')}`,
  ])('an entry that holds %j is undecryptable and stays as it is', async (text) => {
    const { double, keyring } = start()
    double.entries.set(`Patchbay ${slot}`, text)
    expect(await keyring.state(slot, keptBy('secret-service'))).toBe('undecryptable')
    expect((await thrown(keyring.protect(slot, key, strong))).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(double.entries.get(`Patchbay ${slot}`)).toBe(text)
  })

  test('a slot of another operating system is changed, and says which one it was', async () => {
    const { double, keyring } = start()
    expect(await keyring.state(slot, keptBy('keychain'))).toBe('backendChanged')
    const error = await thrown(keyring.recover(slot, keptBy('keychain')))
    expect(error.code).toBe('SYSTEM_KEYRING_CHANGED')
    expect(error.message).toMatch(/"keychain".*"secret-service"/)
    expect(double.asked).toEqual([])
  })

  test("a keyring file that names another program's entry reads and removes nothing", async () => {
    const { double, keyring } = start()
    double.entries.set('Mail someone', key.toString('base64'))
    const forged: OsKeyringKey = { ...keptBy('secret-service'), service: 'Mail', account: 'someone' }
    expect(await keyring.state(slot, forged)).toBe('undecryptable')
    expect(await keyring.forget(slot, forged)).toBe(false)
    expect(double.asked).toEqual([])
  })

  test('a slot of the desktop application cannot be used here, and the message says where', async () => {
    const { double, keyring } = start()
    const kept = { algorithm: 'safe-storage', backend: 'gnome_libsecret', wrapped: 'djEx' } as const
    const error = await thrown(keyring.recover(slot, kept))
    expect(error.code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(error.message).toContain('desktop application')
    expect(await keyring.forget(slot, kept)).toBe(false)
    expect(double.asked).toEqual([])
  })

  test('a key that is not 32 bytes is never kept', async () => {
    const { double, keyring } = start()
    await expect(keyring.protect(slot, randomBytes(16), strong)).rejects.toThrow(RangeError)
    expect(double.entries.size).toBe(0)
  })

  test('no error holds the key', async () => {
    const { double, keyring } = start()
    double.entries.set(`Patchbay ${slot}`, randomBytes(32).toString('base64'))
    const error = await thrown(keyring.protect(slot, key, strong))
    expect(JSON.stringify([error.message, error.data])).not.toContain(key.toString('base64'))
  })
})

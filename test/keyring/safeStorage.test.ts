/** Every state of the desktop's keyring, with a stand-in for Electron that behaves as its sources say. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { type AsyncSafeStorage, createSafeStorageKeyring } from '../../src-main/keyring/safeStorage.ts'
import { type SafeStorageKey, slotAddress } from '../../src-main/keyring/systemKeyring.ts'

type Backend = ReturnType<AsyncSafeStorage['getSelectedStorageBackend']>

const slot = slotAddress('a-store', 'a-slot')
const key = randomBytes(32)
const strong = { isWeakAllowed: false }

/**
 * Electron's asynchronous safeStorage on Linux: three bytes name the key that made a wrap; without a keyring it
 * takes the built-in key ("v10") and says nothing, and what that key cannot open is an error.
 */
class ScriptedStorage implements AsyncSafeStorage {
  isReady = true
  backend: Backend = 'gnome_libsecret'
  /** Names the key in the keyring; null when the keyring is locked or not there. */
  keyringKey: string | null = 'login keyring'
  shouldReEncrypt = false
  encryptFails = false
  readonly wraps: string[] = []

  async isAsyncEncryptionAvailable() {
    return this.isReady
  }

  getSelectedStorageBackend(): Backend {
    return this.isReady ? this.backend : 'unknown'
  }

  async encryptStringAsync(text: string) {
    if (!this.isReady || this.encryptFails) throw new Error('Error while encrypting the text provided')
    this.wraps.push(text)
    return Buffer.from(this.keyringKey === null ? `v10built-in\n${text}` : `v11${this.keyringKey}\n${text}`)
  }

  async decryptStringAsync(wrapped: Buffer) {
    const [head = '', result = ''] = wrapped.toString('utf8').split('\n')
    const opens = head === 'v10built-in' || (this.keyringKey !== null && head === `v11${this.keyringKey}`)
    if (!this.isReady || !opens) throw new Error('Error while decrypting the ciphertext provided')
    return { result, shouldReEncrypt: this.shouldReEncrypt }
  }
}

function start(platform: NodeJS.Platform = 'linux') {
  const storage = new ScriptedStorage()
  return { storage, keyring: createSafeStorageKeyring(storage, platform, 200) }
}

async function protectedBy(storage: ScriptedStorage, isWeakAllowed = false): Promise<SafeStorageKey> {
  const kept = await createSafeStorageKeyring(storage, 'linux', 200).protect(slot, key, { isWeakAllowed })
  if (kept.algorithm !== 'safe-storage') throw new Error('kept elsewhere')
  return kept
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

describe('a keyring that works', () => {
  test('protects and recovers, and records the backend', async () => {
    const { storage, keyring } = start()
    expect(await keyring.backend()).toEqual({ name: 'gnome_libsecret', isWeak: false })
    const kept = await protectedBy(storage)
    expect(kept.backend).toBe('gnome_libsecret')
    expect(await keyring.state(slot, kept)).toBe('ready')
    expect(await keyring.recover(slot, kept)).toEqual({ key, shouldProtectAgain: false })
    expect(await keyring.forget(slot, kept)).toBe(true)
  })

  test('absent is said of a slot that does not exist, without asking the platform', async () => {
    const { storage, keyring } = start()
    expect(await keyring.state(slot, null)).toBe('absent')
    expect(storage.wraps).toEqual([])
  })

  test.each([
    ['darwin', 'keychain'],
    ['win32', 'dpapi'],
  ] as const)('on %s the backend is %s, and "v10" is its normal mark', async (platform, name) => {
    const { storage, keyring } = start(platform)
    storage.getSelectedStorageBackend = () => {
      throw new Error('Electron has this call on Linux only')
    }
    storage.keyringKey = null
    const kept = await keyring.protect(slot, key, strong)
    expect(kept.backend).toBe(name)
    expect(await keyring.state(slot, kept)).toBe('ready')
  })

  test('asks to protect again when the platform changed its key', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.shouldReEncrypt = true
    expect(await keyring.recover(slot, kept)).toEqual({ key, shouldProtectAgain: true })
  })

  test('a wrap that opens under another backend is ready, and is protected again there', async () => {
    const { storage, keyring } = start()
    storage.backend = 'kwallet5'
    const kept = await protectedBy(storage)
    storage.backend = 'kwallet6'
    expect(await keyring.state(slot, kept)).toBe('ready')
    expect(await keyring.recover(slot, kept)).toEqual({ key, shouldProtectAgain: true })
  })
})

describe('a keyring that cannot be used', () => {
  test('before Electron is ready nothing is decided', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.isReady = false
    expect(await keyring.backend()).toBeNull()
    expect(await keyring.state(slot, kept)).toBe('unavailable')
    expect((await thrown(keyring.recover(slot, kept))).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect((await thrown(keyring.protect(slot, key, strong))).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
  })

  test('a backend that Electron does not know is no backend', async () => {
    const { storage, keyring } = start()
    storage.backend = 'unknown'
    expect(await keyring.backend()).toBeNull()
  })

  test('locked: unavailable though Electron says available, and ready at the next start', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.keyringKey = null
    expect(await keyring.state(slot, kept)).toBe('unavailable')
    const error = await thrown(keyring.recover(slot, kept))
    expect(error.code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(error.message).toMatch(/gnome_libsecret.*Unlock.*passphrase or the recovery key/)
    storage.keyringKey = 'login keyring'
    expect(await keyring.state(slot, kept)).toBe('ready')
  })

  test('locked: throws on wrapping, too', async () => {
    const { storage, keyring } = start('darwin')
    const kept = await keyring.protect(slot, key, strong)
    storage.encryptFails = true
    expect(await keyring.state(slot, kept)).toBe('unavailable')
    expect((await thrown(keyring.protect(slot, key, strong))).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
  })

  test.each(['isAsyncEncryptionAvailable', 'encryptStringAsync', 'decryptStringAsync'] as const)(
    'a %s that never answers is given up',
    async (call) => {
      const { storage, keyring } = start()
      const kept = await protectedBy(storage)
      storage[call] = () => new Promise<never>(() => undefined)
      expect(await keyring.state(slot, kept)).toBe('unavailable')
    },
  )

  test('changed backend: names both and the way back', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.backend = 'kwallet6'
    storage.keyringKey = 'wallet'
    expect(await keyring.state(slot, kept)).toBe('backendChanged')
    const error = await thrown(keyring.recover(slot, kept))
    expect(error.code).toBe('SYSTEM_KEYRING_CHANGED')
    expect(error.message).toMatch(/"gnome_libsecret".*"kwallet6".*--password-store=gnome-libsecret/)
  })

  test('a desktop that is no longer recognised is a changed backend, not an empty one', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.backend = 'basic_text'
    storage.keyringKey = null
    expect(await keyring.state(slot, kept)).toBe('backendChanged')
  })

  test('a slot of another operating system is changed, without a flag that would not help', async () => {
    const { storage, keyring } = start()
    const kept = { ...(await protectedBy(storage)), backend: 'keychain', wrapped: 'djEwYWJj' }
    storage.keyringKey = 'login keyring'
    const error = await thrown(keyring.recover(slot, { ...kept, wrapped: 'djExYWJj' }))
    expect(error.code).toBe('SYSTEM_KEYRING_CHANGED')
    expect(error.message).not.toContain('--password-store')
  })

  test('a slot of the command line cannot be used here, and the message says where', async () => {
    const { keyring } = start()
    const kept = { algorithm: 'os-keyring', backend: 'keychain', service: 'Patchbay', account: slot } as const
    const error = await thrown(keyring.recover(slot, kept))
    expect(error.code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(error.message).toContain('command line')
    expect(await keyring.forget(slot, kept)).toBe(false)
  })
})

describe('a wrap that does not give the key', () => {
  test('a reset keyring with a new key of its own: undecryptable, and nothing is wrapped anew', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.keyringKey = 'new login keyring'
    storage.wraps.length = 0
    expect(await keyring.state(slot, kept)).toBe('undecryptable')
    const error = await thrown(keyring.recover(slot, kept))
    expect(error.code).toBe('SYSTEM_KEYRING_UNDECRYPTABLE')
    expect(error.message).toContain('passphrase or the recovery key')
    expect(storage.wraps.every((text) => text === 'Patchbay')).toBe(true)
  })

  test.each(['', 'other words', randomBytes(31).toString('base64'), `${key.toString('base64')} `])(
    'a wrap that opens to %j: undecryptable',
    async (text) => {
      const { storage, keyring } = start()
      const wrapped = Buffer.from(`v11login keyring\n${text}`).toString('base64')
      const kept = { ...(await protectedBy(storage)), wrapped }
      expect(await keyring.state(slot, kept)).toBe('undecryptable')
    },
  )

  test('a keyring that gives back another key is found before anything relies on it', async () => {
    const { storage, keyring } = start()
    const truly = storage.decryptStringAsync.bind(storage)
    storage.decryptStringAsync = async (wrapped) => {
      const opened = await truly(wrapped)
      if (opened.result === 'Patchbay') return opened
      return { ...opened, result: randomBytes(32).toString('base64') }
    }
    const error = await thrown(keyring.protect(slot, key, strong))
    expect([error.code, error.data['reason']]).toEqual([
      'SYSTEM_KEYRING_UNAVAILABLE',
      'it gave back another key',
    ])
  })

  test('a damaged wrap of the built-in key: undecryptable, whatever the backend', async () => {
    const { storage, keyring } = start()
    const kept = { ...(await protectedBy(storage)), backend: 'basic_text' }
    const wrapped = Buffer.from('v10damaged').toString('base64')
    expect(await keyring.state(slot, { ...kept, wrapped })).toBe('undecryptable')
  })
})

describe('a keyring that protects nothing', () => {
  test.each([
    ['an unrecognised desktop', 'basic_text', null],
    ['an unrecognised desktop with a keyring on its bus', 'basic_text', 'login keyring'],
    ['a desktop whose keyring is not there', 'gnome_libsecret', null],
  ] as const)('%s: weak, and used only with consent', async (_name, backend, keyringKey) => {
    const { storage, keyring } = start()
    Object.assign(storage, { backend, keyringKey })
    expect(await keyring.backend()).toEqual({ name: 'basic_text', isWeak: true })
    const error = await thrown(keyring.protect(slot, key, strong))
    expect(error.code).toBe('SYSTEM_KEYRING_WEAK')
    expect(storage.wraps).not.toContain(key.toString('base64'))
    const kept = await protectedBy(storage, true)
    expect(kept.backend).toBe('basic_text')
    expect(await keyring.state(slot, kept)).toBe('weak')
    expect(await keyring.recover(slot, kept)).toEqual({ key, shouldProtectAgain: false })
  })

  test('moves on to a real keyring as soon as there is one', async () => {
    const { storage, keyring } = start()
    storage.keyringKey = null
    const kept = await protectedBy(storage, true)
    storage.keyringKey = 'login keyring'
    expect(await keyring.state(slot, kept)).toBe('weak')
    expect(await keyring.recover(slot, kept)).toEqual({ key, shouldProtectAgain: true })
    const again = await keyring.protect(slot, key, strong)
    expect([again.backend, await keyring.state(slot, again)]).toEqual(['gnome_libsecret', 'ready'])
  })

  test('a strong wrap never moves to a weak keyring by itself', async () => {
    const { storage, keyring } = start()
    const kept = await protectedBy(storage)
    storage.backend = 'basic_text'
    storage.shouldReEncrypt = true
    expect(await keyring.recover(slot, kept)).toEqual({ key, shouldProtectAgain: false })
  })
})

describe('order', () => {
  test('operations on one slot never interleave', async () => {
    const { storage, keyring } = start()
    const running: string[] = []
    let most = 0
    for (const call of ['encryptStringAsync', 'decryptStringAsync'] as const) {
      const truly = storage[call].bind(storage) as (value: never) => Promise<never>
      storage[call] = async (value: never) => {
        running.push(call)
        most = Math.max(most, running.length)
        await new Promise(setImmediate)
        running.pop()
        return truly(value)
      }
    }
    const kept = await keyring.protect(slot, key, strong)
    await Promise.all([
      keyring.protect(slot, key, strong),
      keyring.recover(slot, kept),
      keyring.forget(slot, kept),
      keyring.state(slot, kept),
    ])
    expect(most).toBe(1)
  })
})

/**
 * Slot keys kept by the desktop's keyring through Electron's safeStorage; asynchronous calls only, the synchronous
 * ones are deprecated in Electron 45. Use it after Electron's `ready`: before, everything is `unavailable`.
 *
 * On Linux the asynchronous calls find the keyring over D-Bus. When there is none, or it stays locked, Electron says
 * nothing and takes a key that is the same on every computer: `isAsyncEncryptionAvailable` is still true, and
 * `getSelectedStorageBackend` still names the keyring that the desktop would have. Only the wrap tells: it begins
 * with "v10" (PosixKeyProvider of Chromium's components/os_crypt/async; the real keyrings write "v11" and "v12").
 * So every answer here rests on a trial wrap, and no message text of Electron's is read.
 *
 * Electron chooses its keyring once per process. What is unlocked later is seen at the next start.
 */
import { timingSafeEqual } from 'node:crypto'
import type { SafeStorage } from 'electron'
import type { PatchbayError } from '../domain/errors.ts'
import { fromKeyText, toKeyText } from './keyText.ts'
import { createSlotQueue } from './slotQueue.ts'
import type {
  Backend,
  ProtectedKey,
  SafeStorageKey,
  SlotAddress,
  SystemKeyring,
  SystemKeyringState,
} from './systemKeyring.ts'
import { changed, madeElsewhere, unavailable, undecryptable, weak } from './systemKeyringErrors.ts'

export type AsyncSafeStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

/** Electron's names of the Linux keyrings, and the value of --password-store that chooses each (electron.d.ts). */
const passwordStores: Readonly<Record<string, string>> = {
  basic_text: 'basic',
  gnome_libsecret: 'gnome-libsecret',
  kwallet: 'kwallet',
  kwallet5: 'kwallet5',
  kwallet6: 'kwallet6',
}

const weakBackend = 'basic_text'

/** A person may be typing a password into the system's own dialogue. */
const patience = 60_000

interface Current {
  /** The keyring that the desktop environment or --password-store chose. */
  readonly selected: string
  /** Electron could not use it and took its built-in key instead. */
  readonly isFallback: boolean
}

type Finding =
  | { readonly state: 'ready' | 'weak'; readonly key: Buffer; readonly shouldProtectAgain: boolean }
  | {
      readonly state: 'unavailable' | 'backendChanged' | 'undecryptable'
      readonly error: PatchbayError
    }

function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  const { promise, reject, resolve } = Promise.withResolvers<Value>()
  const timer = setTimeout(() => reject(new Error('the keyring did not answer in time')), milliseconds)
  work.then(resolve, reject).finally(() => clearTimeout(timer))
  return promise
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** How to start with the keyring that has the key. */
function wayBack(backend: string): string {
  const store = passwordStores[backend]
  return store === undefined
    ? 'Use the store under the operating system that the slot was made under'
    : `Start Patchbay with --password-store=${store}`
}

class SafeStorageKeyring implements SystemKeyring {
  readonly adapter = 'safeStorage'
  readonly #storage: AsyncSafeStorage
  readonly #platform: NodeJS.Platform
  readonly #patience: number
  readonly #inTurn = createSlotQueue()

  constructor(storage: AsyncSafeStorage, platform: NodeJS.Platform, limit: number) {
    this.#storage = storage
    this.#platform = platform
    this.#patience = limit
  }

  async backend(): Promise<Backend | null> {
    const current = await this.#current()
    return 'failed' in current ? null : effective(current)
  }

  protect(slot: SlotAddress, key: Buffer, options: { readonly isWeakAllowed: boolean }) {
    return this.#inTurn(slot, () => this.#protect(slot, key, options.isWeakAllowed))
  }

  state(slot: SlotAddress, kept: ProtectedKey | null): Promise<SystemKeyringState> {
    if (kept === null) return Promise.resolve('absent')
    return this.#inTurn(slot, async () => {
      const found = await this.#look(slot, kept)
      if ('key' in found) found.key.fill(0)
      return found.state
    })
  }

  recover(slot: SlotAddress, kept: ProtectedKey) {
    return this.#inTurn(slot, async () => {
      const found = await this.#look(slot, kept)
      if ('error' in found) throw found.error
      return { key: found.key, shouldProtectAgain: found.shouldProtectAgain }
    })
  }

  /** The platform keeps one key for all of Patchbay and nothing per slot: the wrap goes with the slot. */
  forget(slot: SlotAddress, kept: ProtectedKey): Promise<boolean> {
    return this.#inTurn(slot, async () => kept.algorithm === 'safe-storage')
  }

  async #protect(slot: SlotAddress, key: Buffer, isWeakAllowed: boolean): Promise<SafeStorageKey> {
    const text = toKeyText(key)
    const current = await this.#current()
    if ('failed' in current) throw unavailable(slot, 'not known', current.failed)
    const { name, isWeak } = effective(current)
    if (isWeak && !isWeakAllowed) throw weak(slot, name)
    try {
      const wrapped = await this.#encrypt(text)
      const back = fromKeyText((await this.#decrypt(wrapped)).result)
      if (back === null || !timingSafeEqual(back, key)) throw new Error('it gave back another key')
      return { algorithm: 'safe-storage', backend: name, wrapped: wrapped.toString('base64') }
    } catch (error) {
      throw unavailable(slot, name, reasonOf(error))
    }
  }

  /**
   * Reads first and asks for the reason afterwards: what opens is kept, whatever the backend is called today. So a
   * key moves from kwallet5 to kwallet6, or on from a weak wrap, by being read and protected again.
   */
  async #look(slot: SlotAddress, kept: ProtectedKey): Promise<Finding> {
    if (kept.algorithm !== 'safe-storage') {
      return { state: 'unavailable', error: madeElsewhere(slot, kept) }
    }
    const current = await this.#current()
    if ('failed' in current) {
      return { state: 'unavailable', error: unavailable(slot, kept.backend, current.failed) }
    }
    const read = await this.#read(kept)
    if (read === null) return this.#whyUnread(slot, kept, current)
    const isWeak = kept.backend === weakBackend || this.#isBuiltIn(Buffer.from(kept.wrapped, 'base64'))
    const now = effective(current)
    // Never on into a weak wrap: that takes consent.
    const isBetter = !now.isWeak && (read.shouldReEncrypt || now.name !== kept.backend)
    return { state: isWeak ? 'weak' : 'ready', key: read.key, shouldProtectAgain: isBetter }
  }

  #whyUnread(slot: SlotAddress, kept: SafeStorageKey, current: Current): Finding {
    const damaged: Finding = {
      state: 'undecryptable',
      error: undecryptable(
        slot,
        current.selected,
        'the wrapped key in keyring.json cannot be opened with it',
      ),
    }
    // The built-in key is always there: what it cannot open is damaged.
    if (this.#isBuiltIn(Buffer.from(kept.wrapped, 'base64'))) return damaged
    if (current.selected !== kept.backend) {
      const error = changed(slot, kept.backend, current.selected, wayBack(kept.backend))
      return { state: 'backendChanged', error }
    }
    if (current.isFallback) {
      const reason = 'it did not hand out its key when Patchbay started'
      return { state: 'unavailable', error: unavailable(slot, current.selected, reason) }
    }
    return damaged
  }

  async #read(kept: SafeStorageKey): Promise<{ key: Buffer; shouldReEncrypt: boolean } | null> {
    try {
      const { result, shouldReEncrypt } = await this.#decrypt(Buffer.from(kept.wrapped, 'base64'))
      const key = fromKeyText(result)
      return key && { key, shouldReEncrypt }
    } catch {
      return null
    }
  }

  /** The keyring of now, proved by a trial wrap that is opened again. */
  async #current(): Promise<Current | { readonly failed: string }> {
    try {
      if (!(await within(this.#patience, this.#storage.isAsyncEncryptionAvailable()))) {
        return { failed: 'Electron says that encryption is not available' }
      }
      const selected = this.#selected()
      if (selected === 'unknown') return { failed: 'Electron does not know its keyring yet' }
      const trial = await this.#encrypt('Patchbay')
      if ((await this.#decrypt(trial)).result !== 'Patchbay')
        return { failed: 'it does not open its own wrap' }
      return { selected, isFallback: this.#isBuiltIn(trial) }
    } catch (error) {
      return { failed: reasonOf(error) }
    }
  }

  /** Electron tells the keyring's name on Linux only; elsewhere there is one. */
  #selected(): string {
    if (this.#platform === 'linux') return this.#storage.getSelectedStorageBackend()
    return this.#platform === 'darwin' ? 'keychain' : 'dpapi'
  }

  /** Whether a wrap was made with the key that is built into Electron; elsewhere "v10" marks the real keyring. */
  #isBuiltIn(wrapped: Buffer): boolean {
    return this.#platform === 'linux' && wrapped.subarray(0, 3).toString('latin1') === 'v10'
  }

  #encrypt(text: string): Promise<Buffer> {
    return within(this.#patience, this.#storage.encryptStringAsync(text))
  }

  #decrypt(wrapped: Buffer) {
    return within(this.#patience, this.#storage.decryptStringAsync(wrapped))
  }
}

/** What would really keep a key. An unrecognised desktop counts as weak even where a keyring was found. */
function effective({ selected, isFallback }: Current): Backend {
  const name = isFallback ? weakBackend : selected
  return { name, isWeak: name === weakBackend }
}

/** `patienceMs`: how long one call to the platform may take before the keyring counts as unavailable. */
export function createSafeStorageKeyring(
  safeStorage: AsyncSafeStorage,
  platform: NodeJS.Platform,
  patienceMs: number = patience,
): SystemKeyring {
  return new SafeStorageKeyring(safeStorage, platform, patienceMs)
}

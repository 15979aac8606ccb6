/**
 * Slot keys kept by the operating system's keyring outside Electron, for the command line and the loopback host:
 * Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
 *
 * A key is the password of the entry with service "Patchbay" and account "<store id>:<slot id>", in base64. An entry
 * that is gone although its slot exists is `undecryptable`: somebody removed it, and no new one is made in its place.
 * The platform gives no codes for its failures: whatever it throws means that it cannot be asked now.
 */

import type { PatchbayError } from '../domain/errors.ts'
import { fromKeyText, toKeyText } from './keyText.ts'
import { type CallOsKeyring, callOsKeyring, type OsKeyringRequest } from './osKeyringCall.ts'
import { createSlotQueue } from './slotQueue.ts'
import type {
  Backend,
  OsKeyringKey,
  ProtectedKey,
  SlotAddress,
  SystemKeyring,
  SystemKeyringState,
} from './systemKeyring.ts'
import { changed, madeElsewhere, unavailable, undecryptable } from './systemKeyringErrors.ts'

const service = 'Patchbay'

const limit = 10_000

type Finding =
  | { readonly state: 'ready'; readonly key: Buffer }
  | {
      readonly state: 'unavailable' | 'backendChanged' | 'undecryptable'
      readonly error: PatchbayError
    }

function backendOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'keychain'
  return platform === 'win32' ? 'credential-manager' : 'secret-service'
}

class OsKeyring implements SystemKeyring {
  readonly adapter = 'osKeyring'
  readonly #call: CallOsKeyring
  readonly #backend: string
  readonly #inTurn = createSlotQueue()

  constructor(call: CallOsKeyring, backend: string) {
    this.#call = call
    this.#backend = backend
  }

  /** A locked keyring is reached too: only reading tells, and that may ask the person to unlock it. */
  async backend(): Promise<Backend | null> {
    const answer = await this.#call({ verb: 'reach', service, account: 'none' })
    return 'failure' in answer ? null : { name: this.#backend, isWeak: false }
  }

  /** No backend of this adapter is weak: `isWeakAllowed` changes nothing. */
  protect(slot: SlotAddress, key: Buffer): Promise<OsKeyringKey> {
    return this.#inTurn(slot, async () => {
      const password = toKeyText(key)
      const answer = await this.#ask('keep', slot, password)
      if ('failure' in answer) throw unavailable(slot, this.#backend, answer.failure)
      if (answer.password !== password) {
        throw unavailable(slot, this.#backend, 'it holds another key under the name of this slot')
      }
      return { algorithm: 'os-keyring', backend: this.#backend, service, account: slot }
    })
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
      return { key: found.key, shouldProtectAgain: false }
    })
  }

  forget(slot: SlotAddress, kept: ProtectedKey): Promise<boolean> {
    return this.#inTurn(slot, async () => {
      if (this.#refusal(slot, kept) !== null) return false
      const answer = await this.#ask('remove', slot)
      return !('failure' in answer) && answer.password === null
    })
  }

  async #look(slot: SlotAddress, kept: ProtectedKey): Promise<Finding> {
    const refusal = this.#refusal(slot, kept)
    if (refusal !== null) return refusal
    const answer = await this.#ask('read', slot)
    if ('failure' in answer) {
      return { state: 'unavailable', error: unavailable(slot, this.#backend, answer.failure) }
    }
    const key = answer.password === null ? null : fromKeyText(answer.password)
    if (key !== null) return { state: 'ready', key }
    const cause =
      answer.password === null
        ? `its entry "${service}", account "${slot}", was removed`
        : `its entry "${service}", account "${slot}", does not hold a key`
    return { state: 'undecryptable', error: undecryptable(slot, this.#backend, cause) }
  }

  /** Why `kept` cannot be asked for at all; null when it can. */
  #refusal(slot: SlotAddress, kept: ProtectedKey): Exclude<Finding, { state: 'ready' }> | null {
    if (kept.algorithm !== 'os-keyring') {
      return { state: 'unavailable', error: madeElsewhere(slot, kept) }
    }
    if (kept.backend !== this.#backend) {
      const cure = 'Use the store under the operating system that the slot was made under'
      return { state: 'backendChanged', error: changed(slot, kept.backend, this.#backend, cure) }
    }
    // A changed keyring.json must not make Patchbay read or remove what belongs to another program.
    if (kept.service !== service || kept.account !== slot) {
      const cause = `keyring.json names the entry "${kept.service}", account "${kept.account}", which is not this slot's`
      return { state: 'undecryptable', error: undecryptable(slot, this.#backend, cause) }
    }
    return null
  }

  #ask(verb: OsKeyringRequest['verb'], slot: SlotAddress, password?: string) {
    const request = { verb, service, account: slot }
    return this.#call(password === undefined ? request : { ...request, password })
  }
}

export interface OsKeyringOptions {
  /** How long one call may take, in milliseconds, before the keyring counts as unavailable. */
  readonly limitMs?: number
  readonly platform?: NodeJS.Platform
  readonly call?: CallOsKeyring
}

export function createOsKeyring(options: OsKeyringOptions = {}): SystemKeyring {
  const { limitMs = limit, platform = process.platform } = options
  const call = options.call ?? ((request) => callOsKeyring(request, limitMs))
  return new OsKeyring(call, backendOf(platform))
}

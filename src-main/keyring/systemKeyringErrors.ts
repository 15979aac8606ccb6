/** The system keyring's errors: each names the cause, and the ways to the store that are left. */
import { PatchbayError } from '../domain/errors.ts'
import type { ProtectedKey, SlotAddress } from './systemKeyring.ts'

const otherWays = 'or open the store with a passphrase or the recovery key. Nothing was changed.'

/** `keyring` names it for a reader; `reason` is what the platform said, for the log and the curious. */
export function unavailable(slot: SlotAddress, keyring: string, reason: string): PatchbayError {
  return new PatchbayError(
    'SYSTEM_KEYRING_UNAVAILABLE',
    `The operating system's keyring (${keyring}) cannot be used now: it is locked, not running, or refused ` +
      `access. Unlock or start it and start Patchbay again, ${otherWays}`,
    { slot, keyring, reason },
  )
}

export function weak(slot: SlotAddress, backend: string): PatchbayError {
  return new PatchbayError(
    'SYSTEM_KEYRING_WEAK',
    `The only keyring of this session (${backend}) protects nothing: every program of this computer can read ` +
      'what it keeps. Start Patchbay with a real keyring, for example with --password-store=gnome-libsecret, ' +
      'or agree to the weak one. No key was kept.',
    { slot, backend },
  )
}

/** `cure`: how to get back to the keyring that has the key. */
export function changed(slot: SlotAddress, kept: string, now: string, cure: string): PatchbayError {
  return new PatchbayError(
    'SYSTEM_KEYRING_CHANGED',
    `The key is kept by the keyring "${kept}", and this session uses "${now}", which cannot read it. ` +
      `${cure}, ${otherWays}`,
    { slot, kept, now },
  )
}

/** `cause`: what the keyring has instead of the key. */
export function undecryptable(slot: SlotAddress, keyring: string, cause: string): PatchbayError {
  return new PatchbayError(
    'SYSTEM_KEYRING_UNDECRYPTABLE',
    `The operating system's keyring (${keyring}) answers, but ${cause}. Put back a copy of the keyring, ` +
      'or open the store with a passphrase or the recovery key, then remove this key slot and add a new one. ' +
      'Nothing was changed.',
    { slot, keyring },
  )
}

/** The slot was made by the other adapter, which this host cannot use. */
export function madeElsewhere(slot: SlotAddress, kept: ProtectedKey): PatchbayError {
  const host = kept.algorithm === 'safe-storage' ? 'desktop application' : 'command line or in the browser'
  return new PatchbayError(
    'SYSTEM_KEYRING_UNAVAILABLE',
    `This key slot was made for the ${host} and can be used there only. Use it there, ${otherWays}`,
    { slot, algorithm: kept.algorithm },
  )
}

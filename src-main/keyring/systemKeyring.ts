/**
 * The operating system's keyring as a keeper of slot keys: what both of its adapters promise.
 *
 *   desktop (Electron)             safeStorage.ts   the wrapped key stands in keyring.json itself
 *   command line, loopback host    osKeyring.ts     the key is an entry of the system's keyring
 *
 * Invariants (architecture.md section 5, anchors.md 1.2 and 2.5): a key that cannot be read is a state, never
 * "nothing stored"; `absent` is said only of a slot that does not exist; what cannot be read is never overwritten;
 * a kept key is read back before `protect` resolves; operations on one slot never interleave.
 */

/**
 * absent          there is no such slot
 * ready           the key can be read
 * weak            the key can be read, and so can it by every program of the same computer: it was kept by consent
 * unavailable     the keyring cannot be asked now: locked, not running, access refused, not answering
 * backendChanged  the key was kept by another keyring than the one of this session, which cannot read it
 * undecryptable   the keyring answers, and what it has for the slot is not a key: deleted, damaged, reset
 */
export type SystemKeyringState =
  | 'absent'
  | 'ready'
  | 'unavailable'
  | 'backendChanged'
  | 'undecryptable'
  | 'weak'

/** Where the key of one slot is kept; stands in keyring.json as the slot's `kdf`. */
export type ProtectedKey = SafeStorageKey | OsKeyringKey

export interface SafeStorageKey {
  readonly algorithm: 'safe-storage'
  /** Name of the keyring that made `wrapped`: Electron's name on Linux, `keychain` or `dpapi` elsewhere. */
  readonly backend: string
  /** What Electron made of the key's base64 form; base64 in turn. */
  readonly wrapped: string
}

export interface OsKeyringKey {
  readonly algorithm: 'os-keyring'
  /** `secret-service`, `keychain` or `credential-manager`. */
  readonly backend: string
  /** The entry of the keyring whose password is the key's base64 form. */
  readonly service: string
  readonly account: string
}

/** Names a slot among all stores of a computer: its keyring is one for all of them. */
export type SlotAddress = `${string}:${string}`

export function slotAddress(storeId: string, slotId: string): SlotAddress {
  return `${storeId}:${slotId}`
}

export interface Backend {
  readonly name: string
  /** Keys would be readable for every program of the same computer. */
  readonly isWeak: boolean
}

export interface RecoveredKey {
  /** 32 bytes. */
  readonly key: Buffer
  /**
   * A better wrap than the kept one can be had now: the platform changed its own key, or another backend took over.
   * The caller protects the key again and writes the new ProtectedKey; a failure of that never fails the opening.
   */
  readonly shouldProtectAgain: boolean
}

export interface SystemKeyring {
  readonly adapter: 'safeStorage' | 'osKeyring'

  /** Where a key would be kept now; null when no keyring can be reached. */
  backend(): Promise<Backend | null>

  /**
   * Keeps `key` (32 bytes) and proves it by reading it back.
   * @throws SYSTEM_KEYRING_UNAVAILABLE, SYSTEM_KEYRING_WEAK (weak, and the person has not agreed to that)
   */
  protect(slot: SlotAddress, key: Buffer, options: { readonly isWeakAllowed: boolean }): Promise<ProtectedKey>

  /**
   * State of a slot; `kept` is null when keyring.json has no such slot. Never throws. It reads the key, since
   * nothing less tells a deleted key from a kept one: a locked keyring may ask the person to unlock it.
   */
  state(slot: SlotAddress, kept: ProtectedKey | null): Promise<SystemKeyringState>

  /** @throws SYSTEM_KEYRING_UNAVAILABLE, SYSTEM_KEYRING_CHANGED, SYSTEM_KEYRING_UNDECRYPTABLE */
  recover(slot: SlotAddress, kept: ProtectedKey): Promise<RecoveredKey>

  /** Removes what the platform keeps for the slot. False: something may be left there. Never throws. */
  forget(slot: SlotAddress, kept: ProtectedKey): Promise<boolean>
}

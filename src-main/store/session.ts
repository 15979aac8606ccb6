/**
 * One data directory from absent over locked to open, and back.
 *
 *   absent ── create ──> open ── lock ──> locked ── unlock ──> open
 *
 * Invariants: keys exist only while open; only `absent` (no keyring and no store) may make keys; whatever fails
 * leaves both files as they were; while open the store is held against replacement by other processes.
 */
import { existsSync } from 'node:fs'
import { type ErrorDocument, findPatchbayError, PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { Role } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import type { KdfCost } from '../keyring/crypto.ts'
import { calibrateCost } from '../keyring/kdfCost.ts'
import { type Keyring, type KeySlot, readKeyring, writeKeyring } from '../keyring/keyringFile.ts'
import { type StoreKeys, wipeKeys } from '../keyring/keys.ts'
import { type Opened, openWithPassphrase, openWithRecoveryKey } from '../keyring/openSlots.ts'
import type { Clock } from '../platform/clock.ts'
import type { DataPaths } from '../platform/paths.ts'
import { Attempts } from './attempts.ts'
import { appendAudit, appendAuditTx, type NewAuditEntry } from './audit.ts'
import type { BackedUp } from './backup.ts'
import { makeStore, refuseExisting } from './creation.ts'
import { translateDriverError } from './driverError.ts'
import { exchangeKeys } from './keyExchange.ts'
import { type OpenStore, openStore } from './opening.ts'
import { holdStore, whileHolding } from './processLock.ts'
import { finishReplacement, isReplacementPending } from './replacement.ts'
import type { HostName, Store } from './store.ts'

export type SessionState = 'absent' | 'locked' | 'open'

/** Name of a store's first person when none is given. */
export const firstPerson = 'Administrator'

export interface SessionOptions {
  readonly paths: DataPaths
  readonly clock: Clock
  readonly host: HostName
  /** Cost of a new passphrase slot; measured on this machine when left out. */
  readonly kdfCost?: KdfCost
}

interface Edited<Extra> {
  readonly keyring: Keyring
  /** What the caller wants to know of it. */
  readonly extra: Extra
}
type KeyringEdit<Extra> = (keyring: Keyring, keys: StoreKeys) => Edited<Extra> | Promise<Edited<Extra>>

export class Session {
  readonly #options: SessionOptions
  readonly #attempts: Attempts
  #open: OpenStore | null = null
  /** Tries and changes one after the other: many at once are counted like many in turn. */
  #queue: Promise<unknown> = Promise.resolve()
  #notice: ErrorDocument | null = null
  readonly #listeners = new Set<() => void>()

  constructor(options: SessionOptions) {
    this.#options = options
    this.#attempts = new Attempts(options.paths.attempts, options.clock)
  }

  get paths(): DataPaths {
    return this.#options.paths
  }

  get clock(): Clock {
    return this.#options.clock
  }

  /** Whether there is a keyring file, readable or not. */
  get isCreated(): boolean {
    return existsSync(this.#options.paths.keyring)
  }

  /** Seconds until a passphrase may be tried again; 0 when at once. */
  get waitSeconds(): number {
    return this.#attempts.waitSeconds
  }

  /** What went wrong since unlocking without preventing it, e.g. a full disk at the daily backup; null when nothing. */
  get notice(): ErrorDocument | null {
    return this.#notice
  }

  set notice(notice: ErrorDocument | null) {
    this.#notice = notice
    this.#tellChange()
  }

  /** Calls `tell` whenever the store was opened or closed. @returns ends that */
  onChange(tell: () => void): () => void {
    this.#listeners.add(tell)
    return () => this.#listeners.delete(tell)
  }

  #tellChange(): void {
    for (const tell of this.#listeners) tell()
  }

  /** @throws STORE_MISSING, KEYRING_MISSING when one of the two files is there without the other. */
  get state(): SessionState {
    if (this.#open) return 'open'
    const { paths } = this.#options
    if (isReplacementPending(paths)) whileHolding(paths, 'exclusive', () => finishReplacement(paths))
    const hasStore = existsSync(paths.store)
    const hasKeyring = existsSync(paths.keyring)
    if (!hasStore && !hasKeyring) return 'absent'
    if (!hasKeyring) readKeyring(paths.keyring)
    if (!hasStore) {
      throw new PatchbayError(
        'STORE_MISSING',
        `The keyring file is there, but its store "${paths.store}" is missing. Put back the file or a backup; ` +
          'no empty store is made in its place.',
        { path: paths.store },
      )
    }
    return 'locked'
  }

  /** The open store. @throws STORE_LOCKED, STORE_NOT_CREATED */
  get store(): Store {
    return this.#opened.store
  }

  get #opened(): OpenStore {
    if (this.#open) return this.#open
    if (this.state === 'absent') throw this.#notCreated()
    throw new PatchbayError('STORE_LOCKED', 'The store is locked. Unlock it with the passphrase first.')
  }

  get person(): string | null {
    return this.#open?.store.person ?? null
  }

  get role(): Role | null {
    return this.#open?.store.role ?? null
  }

  /** The slot that the store was unlocked with. */
  get slotId(): string | null {
    return this.#open?.keys.slotId ?? null
  }

  /** The keyring as it is on the disk. @throws KEYRING_* */
  get keyring(): Keyring {
    return readKeyring(this.#options.paths.keyring)
  }

  /** Cost of a new passphrase slot. */
  async kdfCost(): Promise<KdfCost> {
    return this.#options.kdfCost ?? (await calibrateCost())
  }

  /**
   * Makes keys and an empty store with its first administrator, and opens it.
   * @returns the recovery key, which is not kept anywhere; `recoveryFile` gets it too (0600, never overwritten).
   * @throws STORE_EXISTS, PASSPHRASE_TOO_SHORT, FILE_EXISTS, STORE_NOT_WRITABLE, STORE_FULL, STORE_IN_USE
   */
  async create(
    passphrase: Secret,
    options: { readonly recoveryFile?: string | undefined; readonly person?: string | undefined } = {},
  ): Promise<string> {
    const { paths, clock, host } = this.#options
    refuseExisting(paths)
    const { recoveryFile, person = firstPerson } = options
    const cost = await this.kdfCost()
    const made = await makeStore({ paths, clock, host, passphrase, cost, person, recoveryFile })
    this.#enter({ keys: made.keys, renewed: null }, null)
    return made.recoveryKey
  }

  /**
   * `personId`: whose passphrase it is; everybody's is tried when left out.
   * @throws PASSPHRASE_WRONG, UNLOCK_DELAYED, KEYRING_*, STORE_*, MIGRATION_FAILED
   */
  async unlock(passphrase: Secret, personId?: string): Promise<void> {
    return this.#inTurn(() => this.#tryPassphrase(passphrase, personId))
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => {})
    return turn
  }

  async #tryPassphrase(passphrase: Secret, personId?: string): Promise<void> {
    const keyring = this.#lockedKeyring()
    this.#attempts.refuseEarly()
    const failedBefore = this.#attempts.failures
    const opened = await this.#opensOrCounts(keyring, passphrase, personId)
    this.#enter(opened, { failedBefore })
    this.#attempts.succeeded()
  }

  /**
   * Proves that the person in front of the open store knows the passphrase. That takes a while: where the store was
   * locked meanwhile, nothing may follow from it. @throws PASSPHRASE_WRONG, UNLOCK_DELAYED, STORE_LOCKED
   */
  async confirm(passphrase: Secret): Promise<void> {
    const opened = this.#opened
    return this.#inTurn(async () => {
      this.#attempts.refuseEarly()
      const { keys } = await this.#opensOrCounts(this.keyring, passphrase, opened.keys.personId)
      wipeKeys(keys)
      if (this.#open !== opened) {
        throw new PatchbayError(
          'STORE_LOCKED',
          'The store was locked meanwhile. Nothing was done. Try again.',
        )
      }
      this.#attempts.succeeded()
    })
  }

  async #opensOrCounts(keyring: Keyring, passphrase: Secret, personId?: string): Promise<Opened> {
    try {
      return await openWithPassphrase(keyring, passphrase, personId)
    } catch (error) {
      if (findPatchbayError(error)?.code === 'PASSPHRASE_WRONG') this.#attempts.failed()
      throw error
    }
  }

  /** @throws RECOVERY_KEY_INVALID, KEYRING_*, STORE_*, MIGRATION_FAILED */
  unlockWithRecoveryKey(typed: Secret): void {
    this.#enter(openWithRecoveryKey(this.#lockedKeyring(), typed), { failedBefore: this.#attempts.failures })
  }

  /** With what a slot of the system keyring gave (systemAccess.ts). @throws STORE_*, MIGRATION_FAILED */
  unlockWith(open: (keyring: Keyring) => Opened): void {
    this.#enter(open(this.#lockedKeyring()), { failedBefore: this.#attempts.failures })
  }

  /** Keys of a keyring that need not be the present one: a backup's. Wrong passphrases count as everywhere. */
  async openKeyring(keyring: Keyring, passphrase: Secret): Promise<StoreKeys> {
    return this.#inTurn(async () => {
      this.#attempts.refuseEarly()
      return (await this.#opensOrCounts(keyring, passphrase)).keys
    })
  }

  /** What backups are made of. @throws STORE_LOCKED, STORE_NOT_CREATED */
  get backedUp(): BackedUp {
    const { keys, store } = this.#opened
    const { paths, clock } = this.#options
    return { paths, store, storeKey: keys.storeKey, clock }
  }

  /** A copy of the keys in force, the caller's to wipe. @throws STORE_LOCKED, STORE_NOT_CREATED */
  copyKeys(): StoreKeys {
    const { keys } = this.#opened
    const secretsKey = keys.secretsKey && Buffer.from(keys.secretsKey)
    return { ...keys, storeKey: Buffer.from(keys.storeKey), secretsKey }
  }

  #lockedKeyring(): Keyring {
    if (this.state === 'absent') throw this.#notCreated()
    return this.keyring
  }

  /** Closes the database and overwrites both keys. Does nothing when not open. */
  lock(): void {
    if (!this.#open) return
    const { keys, store, hold } = this.#open
    this.#open = null
    try {
      store.close()
    } finally {
      hold.release()
      wipeKeys(keys)
      this.#tellChange()
    }
  }

  /**
   * Changes keyring.json, recorded in the audit together with it; one process at a time.
   * @throws STORE_LOCKED, STORE_IN_USE and what `edit` throws; nothing is changed then.
   */
  changeKeyring<Extra = undefined>(
    entry: (keyring: Keyring) => NewAuditEntry,
    edit: KeyringEdit<Extra>,
  ): Promise<Extra> {
    return this.#inTurn(() => this.#editKeyring(entry, edit))
  }

  async #editKeyring<Extra>(
    entry: (keyring: Keyring) => NewAuditEntry,
    edit: KeyringEdit<Extra>,
  ): Promise<Extra> {
    const { paths } = this.#options
    const { keys } = this.#opened
    const hold = holdStore(paths, 'writing')
    try {
      const { keyring, extra } = await edit(this.keyring, keys)
      // Locked meanwhile: the keys that went into the edit are gone, and nothing is written.
      const { store } = this.#opened
      store.db.transaction(
        (tx) => {
          appendAuditTx(tx, store, entry(keyring))
          writeKeyring(paths.keyring, keyring, true)
        },
        { behavior: 'immediate' },
      )
      return extra
    } finally {
      hold.release()
    }
  }

  /**
   * Exchanges both keys (keyExchange.ts). All slots stay valid.
   * @throws STORE_IN_USE, STORE_FULL, KEYRING_DAMAGED, KEY_SLOT_OUTDATED; the store is then as it was, and open.
   */
  rotateKeys(): void {
    const open = this.#opened
    let next: StoreKeys
    try {
      next = exchangeKeys(open, this.#options)
    } catch (error) {
      this.#reopen(open.keys)
      throw error
    }
    this.#reopen(next)
    wipeKeys(open.keys)
  }

  /** Opens again after an exchange, decided or not, with the keys that are in force. */
  #reopen(keys: StoreKeys): void {
    const { paths, clock, host } = this.#options
    const before = this.#open
    this.#open = null
    try {
      if (before?.store.connection.open) before.store.close()
      this.#open = openStore(paths, keys, clock, host)
    } finally {
      if (this.#open === null) wipeKeys(keys)
      this.#tellChange()
    }
  }

  #enter(opened: Opened, entry: { readonly failedBefore: number } | null): void {
    const { paths, clock, host } = this.#options
    const { keys, renewed } = opened
    this.lock()
    try {
      this.#open = openStore(paths, keys, clock, host)
    } catch (error) {
      wipeKeys(keys)
      throw error
    }
    this.#notice = null
    if (entry) this.#besides(() => this.#recordUnlock(keys, entry.failedBefore))
    if (renewed) this.#besides(() => this.#renew(renewed))
    this.#tellChange()
  }

  /** A command is on record by what it does; a screen by being there. An unusual way in is on record in any case. */
  #recordUnlock(keys: StoreKeys, failedBefore: number): void {
    const isUsual = keys.slotKind !== 'recovery' && failedBefore === 0
    if (this.#options.host === 'cli' && isUsual) return
    const details = { by: keys.slotKind, ...(failedBefore > 0 && { wrongPassphrasesBefore: failedBefore }) }
    appendAudit(this.store, { action: 'session.unlock', object: 'store', details })
  }

  /** A slot in today's form instead of the old one. */
  #renew(slot: KeySlot): void {
    const { paths } = this.#options
    whileHolding(paths, 'writing', () => {
      const keyring = this.keyring
      const slots = keyring.slots.map((other) => (other.id === slot.id ? slot : other))
      writeKeyring(paths.keyring, { ...keyring, slots }, true)
    })
  }

  /** What may fail without keeping anybody out: a full disk must not lock the store. */
  #besides(work: () => void): void {
    try {
      work()
    } catch (error) {
      const known = findPatchbayError(translateDriverError(error))
      if (!known) throw error
      this.#notice = toErrorDocument(known)
    }
  }

  #notCreated(): PatchbayError {
    const { directory } = this.#options.paths
    return new PatchbayError(
      'STORE_NOT_CREATED',
      `There is no store in "${directory}". Make one with "patchbay init", or choose another folder with --data.`,
      { path: directory },
    )
  }
}

/**
 * One data directory from absent over locked to open, and back.
 *
 *   absent ── create ──> open ── lock ──> locked ── unlock ──> open
 *
 * Invariants: keys exist only while open; only `absent` (no keyring and no store) may make keys; whatever fails
 * leaves both files as they were; while open the store is held against replacement by other processes.
 */
import { existsSync, statSync } from 'node:fs'
import { type ErrorDocument, findPatchbayError, PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { Role } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import type { KdfCost } from '../keyring/crypto.ts'
import { calibrateCost } from '../keyring/kdfCost.ts'
import { type Keyring, type KeySlot, readKeyring, writeKeyring } from '../keyring/keyringFile.ts'
import {
  createKeyring,
  newKeys,
  type Opened,
  openWithPassphrase,
  openWithRecoveryKey,
  type StoreKeys,
  wipeKeys,
} from '../keyring/keys.ts'
import { withKeys } from '../keyring/people.ts'
import type { Clock } from '../platform/clock.ts'
import { makePrivateFolder, writePrivateFile } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'
import { Attempts } from './attempts.ts'
import { appendAuditTx } from './audit.ts'
import { type BackedUp, createBackup } from './backup.ts'
import { translateDriverError } from './driverError.ts'
import { createMigrated } from './migrate.ts'
import { type OpenStore, openStore } from './opening.ts'
import { holdStore, whileHolding } from './processLock.ts'
import {
  commitReplacement,
  discardReplacement,
  finishReplacement,
  isReplacementPending,
  stageReplacement,
} from './replacement.ts'
import { writeRotatedStore } from './rotation.ts'
import { createStore, type HostName, type Store } from './store.ts'

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

/** What the audit tells of an action on keys. */
export interface KeyAction {
  /** `<domain>.<verb>` */
  readonly action: string
  readonly object: string
  readonly details: unknown
}

export class Session {
  readonly #options: SessionOptions
  readonly #attempts: Attempts
  #open: OpenStore | null = null
  /** Unlocks one after the other, so that many at once are counted like many in turn. */
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
    const { paths, clock } = this.#options
    this.#refuseExisting()
    const name = options.person ?? firstPerson
    const made = await createKeyring(passphrase, name, await this.kdfCost(), clock.now())
    makePrivateFolder(paths.directory)
    makePrivateFolder(paths.backups)
    whileHolding(paths, 'exclusive', () => {
      this.#refuseExisting()
      const staging = stageReplacement(paths)
      try {
        const connection = createMigrated(staging.store, made.keys.storeKey)
        const store = createStore(connection, { ...this.#options, keys: made.keys, file: staging.store })
        this.#record(store, { action: 'session.create', object: 'store', details: { person: name } })
        store.close()
        writeKeyring(staging.keyring, made.keyring, false)
        if (options.recoveryFile !== undefined) {
          writePrivateFile(options.recoveryFile, `${made.recoveryKey}\n`, false)
        }
        commitReplacement(paths, staging)
      } catch (error) {
        discardReplacement(paths)
        throw error
      }
    })
    this.#enter({ keys: made.keys, renewed: null }, null)
    return made.recoveryKey
  }

  /**
   * `personId`: whose passphrase it is; everybody's is tried when left out.
   * @throws PASSPHRASE_WRONG, UNLOCK_DELAYED, KEYRING_*, STORE_*, MIGRATION_FAILED
   */
  async unlock(passphrase: Secret, personId?: string): Promise<void> {
    const turn = this.#queue.then(() => this.#tryPassphrase(passphrase, personId))
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

  /** Proves that the person in front of the open store knows the passphrase. @throws PASSPHRASE_WRONG, UNLOCK_DELAYED */
  async confirm(passphrase: Secret): Promise<void> {
    const turn = this.#queue.then(async () => {
      this.#attempts.refuseEarly()
      const { keys } = await this.#opensOrCounts(this.keyring, passphrase, this.#opened.keys.personId)
      wipeKeys(keys)
      this.#attempts.succeeded()
    })
    this.#queue = turn.catch(() => {})
    return turn
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
    const turn = this.#queue.then(async () => {
      this.#attempts.refuseEarly()
      return (await this.#opensOrCounts(keyring, passphrase)).keys
    })
    this.#queue = turn.catch(() => {})
    return turn
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
    store.close()
    hold.release()
    wipeKeys(keys)
    this.#tellChange()
  }

  /**
   * Changes keyring.json, recorded in the audit together with it; one process at a time.
   * @throws STORE_LOCKED, STORE_IN_USE and what `edit` throws; nothing is changed then.
   */
  async changeKeyring<Extra = undefined>(
    entry: (keyring: Keyring) => KeyAction,
    edit: (
      keyring: Keyring,
      keys: StoreKeys,
    ) => Promise<{ keyring: Keyring; extra: Extra }> | { keyring: Keyring; extra: Extra },
  ): Promise<Extra> {
    const { paths } = this.#options
    const { keys } = this.#opened
    const hold = holdStore(paths, 'writing')
    try {
      const before = this.keyring
      const { keyring, extra } = await edit(before, keys)
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
   * Exchanges both keys: a copy of the store under new keys and a keyring that wraps them take the places of the
   * old ones together. All slots stay valid. A backup under the old keys is made first.
   * @throws STORE_IN_USE, STORE_FULL, KEYRING_DAMAGED, KEY_SLOT_OUTDATED; the store is then as it was, and open.
   */
  rotateKeys(): void {
    const { paths, clock } = this.#options
    const { keys, store, hold } = this.#opened
    const next = newKeys(keys.storeId)
    hold.release()
    try {
      whileHolding(paths, 'exclusive', () => {
        const keyring = withKeys(this.keyring, keys, next)
        createBackup({ store, paths, storeKey: keys.storeKey, clock, reason: 'before-rotation' })
        const staging = stageReplacement(paths)
        try {
          writeRotatedStore(store.connection, staging.store, keys, next, (connection) => {
            const copy = createStore(connection, { ...this.#options, keys: { ...keys, ...next }, file: '' })
            this.#record(copy, { action: 'key.rotate', object: 'keys', details: null })
          })
          writeKeyring(staging.keyring, keyring, false)
          store.close()
          commitReplacement(paths, staging)
        } catch (error) {
          discardReplacement(paths)
          throw error
        }
      })
    } catch (error) {
      wipeKeys(next)
      this.#reopen(keys)
      throw translateDriverError(error)
    }
    this.#reopen({ ...keys, ...next })
    wipeKeys(keys)
  }

  /** Opens again after an exchange, decided or not, with the keys that are in force. */
  #reopen(keys: StoreKeys): void {
    const { paths, clock, host } = this.#options
    const before = this.#open
    this.#open = null
    if (before?.store.connection.open) before.store.close()
    this.#open = openStore(paths, keys, clock, host)
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
    this.#record(this.store, { action: 'session.unlock', object: 'store', details })
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

  #record(store: Store, entry: KeyAction): void {
    store.db.transaction((tx) => appendAuditTx(tx, store, entry), { behavior: 'immediate' })
  }

  #notCreated(): PatchbayError {
    const { directory } = this.#options.paths
    return new PatchbayError(
      'STORE_NOT_CREATED',
      `There is no store in "${directory}". Make one with "patchbay init", or choose another folder with --data.`,
      { path: directory },
    )
  }

  #refuseExisting(): void {
    const { paths } = this.#options
    for (const file of [paths.store, paths.keyring]) {
      if (!statSync(file, { throwIfNoEntry: false })) continue
      throw new PatchbayError(
        'STORE_EXISTS',
        `"${file}" is already there and is not touched. Unlock that store, or choose another folder with --data.`,
        { path: file },
      )
    }
  }
}

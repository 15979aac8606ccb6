/**
 * One data directory from absent over locked to open, and back.
 *
 *   absent ── create ──> open ── lock ──> locked ── unlock ──> open
 *
 * Invariants: keys exist only while open; only `absent` (no keyring and no store) may make keys; whatever fails
 * leaves both files as they were.
 */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import type { KdfCost } from '../keyring/crypto.ts'
import { calibrateCost } from '../keyring/kdfCost.ts'
import { readKeyring, writeKeyring } from '../keyring/keyringFile.ts'
import {
  createKeyring,
  openWithPassphrase,
  openWithRecoveryKey,
  type StoreKeys,
  wipeKeys,
} from '../keyring/keys.ts'
import type { Clock } from '../platform/clock.ts'
import { makePrivateFolder, syncFolder, writePrivateFile } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import type { DataPaths } from '../platform/paths.ts'
import { appendAuditTx } from './audit.ts'
import { openMigrated } from './migrate.ts'
import { createStore, type HostName, type Store } from './store.ts'

export type SessionState = 'absent' | 'locked' | 'open'

/** Name written into audit and undo until people have slots of their own. */
const firstPerson = 'Administrator'

export interface SessionOptions {
  readonly paths: DataPaths
  readonly clock: Clock
  readonly host: HostName
  /** Cost of a new passphrase slot; measured on this machine when left out. */
  readonly kdfCost?: KdfCost
}

export class Session {
  readonly #options: SessionOptions
  #open: { keys: StoreKeys; store: Store } | null = null

  constructor(options: SessionOptions) {
    this.#options = options
  }

  get paths(): DataPaths {
    return this.#options.paths
  }

  /** Whether there is a keyring file, readable or not. */
  get isCreated(): boolean {
    return existsSync(this.#options.paths.keyring)
  }

  /** @throws STORE_MISSING, KEYRING_MISSING when one of the two files is there without the other. */
  get state(): SessionState {
    if (this.#open) return 'open'
    const { paths } = this.#options
    this.#finishCreation()
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
    if (this.#open) return this.#open.store
    if (this.state === 'absent') throw this.#notCreated()
    throw new PatchbayError('STORE_LOCKED', 'The store is locked. Unlock it with the passphrase first.')
  }

  get person(): string | null {
    return this.#open?.store.person ?? null
  }

  /**
   * Makes keys and an empty store, and opens it.
   * @returns the recovery key, which is not kept anywhere; `recoveryFile` gets it too (0600, never overwritten).
   * @throws STORE_EXISTS, PASSPHRASE_TOO_SHORT, FILE_EXISTS, STORE_NOT_WRITABLE, STORE_FULL
   */
  async create(passphrase: Secret, recoveryFile?: string): Promise<string> {
    const { paths, clock } = this.#options
    this.#refuseExisting()
    const cost = this.#options.kdfCost ?? (await calibrateCost())
    const made = await createKeyring(passphrase, firstPerson, cost, clock.now())
    this.#refuseExisting()
    makePrivateFolder(paths.directory)
    makePrivateFolder(paths.backups)
    // Store first, under another name: the keyring file is what makes it one, and the rename can be repeated.
    rmSync(this.#unfinished, { force: true })
    openMigrated(this.#unfinished, made.keys.storeKey, { create: true, copyFile: '' }).close()
    try {
      if (recoveryFile !== undefined) writePrivateFile(recoveryFile, `${made.recoveryKey}\n`, false)
      writeKeyring(paths.keyring, made.keyring, false)
    } catch (error) {
      rmSync(this.#unfinished, { force: true })
      throw error
    }
    this.#finishCreation()
    this.#enter(made.keys, 'session.create')
    return made.recoveryKey
  }

  /** @throws PASSPHRASE_WRONG, KEYRING_*, STORE_*, MIGRATION_FAILED */
  async unlock(passphrase: Secret): Promise<void> {
    this.#refuseAbsent()
    const keyring = readKeyring(this.#options.paths.keyring)
    this.#enter(await openWithPassphrase(keyring, passphrase), 'session.unlock')
  }

  /** @throws RECOVERY_KEY_INVALID, KEYRING_*, STORE_*, MIGRATION_FAILED */
  unlockWithRecoveryKey(typed: Secret): void {
    this.#refuseAbsent()
    const keyring = readKeyring(this.#options.paths.keyring)
    this.#enter(openWithRecoveryKey(keyring, typed), 'session.unlock')
  }

  /** Closes the database and overwrites both keys. Does nothing when not open. */
  lock(): void {
    if (!this.#open) return
    const { keys, store } = this.#open
    this.#open = null
    store.close()
    wipeKeys(keys)
  }

  get #unfinished(): string {
    return path.join(this.#options.paths.directory, '.store.db.new')
  }

  /** A crash between the keyring's write and the rename leaves a whole store under its first name. */
  #finishCreation(): void {
    const { paths } = this.#options
    if (existsSync(paths.store) || !existsSync(paths.keyring) || !existsSync(this.#unfinished)) return
    renameSync(this.#unfinished, paths.store)
    syncFolder(paths.directory)
  }

  #enter(keys: StoreKeys, action: string): void {
    const { paths, clock, host } = this.#options
    this.lock()
    try {
      const copyFile = path.join(paths.backups, `before-migration-${newId()}.db`)
      makePrivateFolder(paths.backups)
      const connection = openMigrated(paths.store, keys.storeKey, { create: false, copyFile })
      const store = createStore(connection, { keys, clock, host, file: paths.store })
      this.#open = { keys, store }
      if (action === 'session.create') {
        store.db.transaction((tx) => appendAuditTx(tx, store, { action, object: 'store', details: null }))
      }
    } catch (error) {
      this.#open = null
      wipeKeys(keys)
      throw error
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

  #refuseAbsent(): void {
    if (this.state === 'absent') throw this.#notCreated()
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

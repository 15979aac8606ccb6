/** Makes a store: keys, an empty database with its first administrator, both files put into place together. */
import { statSync } from 'node:fs'
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import type { KdfCost } from '../keyring/crypto.ts'
import { writeKeyring } from '../keyring/keyringFile.ts'
import type { StoreKeys } from '../keyring/keys.ts'
import { createKeyring } from '../keyring/makeSlots.ts'
import type { Clock } from '../platform/clock.ts'
import { makePrivateFolder, writePrivateFile } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'
import { appendAudit } from './audit.ts'
import { changeCopy, createMigrated } from './migrate.ts'
import { whileHolding } from './processLock.ts'
import { commitReplacement, discardReplacement, stageReplacement } from './replacement.ts'
import { createStore, type HostName } from './store.ts'

export interface NewStore {
  readonly paths: DataPaths
  readonly clock: Clock
  readonly host: HostName
  readonly passphrase: Secret
  readonly cost: KdfCost
  /** Name of the first administrator. */
  readonly person: string
  /** Gets the recovery key too (0600, never over an older file), before the store counts as made. */
  readonly recoveryFile?: string | undefined
}

/** @throws STORE_EXISTS */
export function refuseExisting(paths: DataPaths): void {
  for (const file of [paths.store, paths.keyring]) {
    if (!statSync(file, { throwIfNoEntry: false })) continue
    throw new PatchbayError(
      'STORE_EXISTS',
      `"${file}" is already there and is not touched. Unlock that store, or choose another folder with --data.`,
      { path: file },
    )
  }
}

/** @throws STORE_EXISTS, PASSPHRASE_TOO_SHORT, FILE_EXISTS, STORE_NOT_WRITABLE, STORE_FULL, STORE_IN_USE */
export async function makeStore(
  made: NewStore,
): Promise<{ readonly keys: StoreKeys; readonly recoveryKey: string }> {
  const { paths, clock } = made
  refuseExisting(paths)
  const created = await createKeyring(made.passphrase, made.person, made.cost, clock.now())
  makePrivateFolder(paths.directory)
  makePrivateFolder(paths.backups)
  whileHolding(paths, 'exclusive', () => {
    refuseExisting(paths)
    const staging = stageReplacement(paths)
    try {
      writeEmpty(staging.store, made, created.keys)
      writeKeyring(staging.keyring, created.keyring, false)
      if (made.recoveryFile !== undefined) {
        writePrivateFile(made.recoveryFile, `${created.recoveryKey}\n`, false)
      }
      commitReplacement(paths, staging)
    } catch (error) {
      discardReplacement(paths)
      throw error
    }
  })
  return created
}

function writeEmpty(file: string, { clock, host, person }: NewStore, keys: StoreKeys): void {
  createMigrated(file, keys.storeKey).close()
  changeCopy(file, keys.storeKey, (connection) => {
    const store = createStore(connection, { keys, clock, host, file })
    appendAudit(store, { action: 'session.create', object: 'store', details: { person } })
  })
}

/**
 * From keys to an open store, beside other processes and after crashes.
 *
 *   alone? -> finish a decided replacement, clear away an undecided one -> every page -> newest format
 *                                                                                    (exclusive: nobody else is in)
 *   shared from here on: nobody can replace the files -> same keys still? -> open
 */
import { statSync } from 'node:fs'
import { PatchbayError } from '../domain/errors.ts'
import { readKeyring } from '../keyring/keyringFile.ts'
import type { KeyMaterial, StoreKeys } from '../keyring/keys.ts'
import type { Clock } from '../platform/clock.ts'
import { removeTemporaries } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'
import { type Connection, openConnection } from './database.ts'
import { isCurrent, openMigrated } from './migrate.ts'
import { checkPages } from './pageCheck.ts'
import { type Hold, holdStore, tryExclusive } from './processLock.ts'
import { discardReplacement, finishReplacement } from './replacement.ts'
import { createStore, type HostName, type Store } from './store.ts'

export interface OpenStore {
  readonly keys: StoreKeys
  readonly store: Store
  readonly hold: Hold
}

function inUse(paths: DataPaths, what: string, cure: string): PatchbayError {
  return new PatchbayError('STORE_IN_USE', `${what} in "${paths.directory}". Nothing was changed. ${cure}`, {
    path: paths.directory,
  })
}

/** The keyring was read before anything was held: both keys may have been exchanged since. */
function refuseOldKeys(paths: DataPaths, keys: KeyMaterial): void {
  if (readKeyring(paths.keyring).keyId === keys.keyId) return
  throw inUse(paths, 'The keys were exchanged meanwhile', 'Unlock again.')
}

/** Moves what a crash left in the write-ahead log into the file; whether the log is empty now. */
function foldLog(connection: Connection, file: string): boolean {
  connection.pragma('wal_checkpoint(TRUNCATE)')
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0
}

function checkAndMigrate(paths: DataPaths, keys: KeyMaterial, clock: Clock): void {
  const connection = openConnection(paths.store, keys.storeKey, false)
  try {
    if (foldLog(connection, paths.store)) checkPages(paths.store, keys.storeKey)
  } finally {
    connection.close()
  }
  openMigrated(paths, keys.storeKey, clock).close()
}

/**
 * @throws STORE_DAMAGED, STORE_MISSING, STORE_FROM_FUTURE, MIGRATION_FAILED, STORE_IN_USE, STORE_NOT_WRITABLE,
 *   STORE_FULL; the keys are the caller's to wipe then.
 */
export function openStore(paths: DataPaths, keys: StoreKeys, clock: Clock, host: HostName): OpenStore {
  const alone = tryExclusive(paths)
  try {
    if (alone) {
      finishReplacement(paths)
      discardReplacement(paths)
      removeTemporaries(paths.keyring)
      refuseOldKeys(paths, keys)
      checkAndMigrate(paths, keys, clock)
    }
  } finally {
    alone?.release()
  }
  const hold = holdStore(paths, 'shared')
  try {
    refuseOldKeys(paths, keys)
    const connection = openConnection(paths.store, keys.storeKey, false)
    if (!isCurrent(connection)) {
      connection.close()
      throw inUse(
        paths,
        'The store has to be brought to the new format, and another Patchbay has it open',
        'Close it there, then unlock again.',
      )
    }
    return { keys, hold, store: createStore(connection, { keys, clock, host, file: paths.store }) }
  } catch (error) {
    hold.release()
    throw error
  }
}

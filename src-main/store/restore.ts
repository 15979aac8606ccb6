/**
 * Takes a backup into the place of the store. Works while the store or its keyring is missing or damaged.
 *
 *   choose the keyring -> keys -> copy into .staged/ -> prove it, newest format, audit record (all in the copy)
 *     -> put the present files aside as backups/<time>-before-restore -> the copy takes their place in one step
 *
 * Whatever fails before the last step leaves the store and the keyring as they were; nothing is deleted in any case.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type StoreKeys, wipeKeys } from '../keyring/keys.ts'
import type { Clock } from '../platform/clock.ts'
import { makePrivateFolder } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'
import { appendAuditTx } from './audit.ts'
import { countsOf } from './backup.ts'
import { backupError, copyPrivateFile, whileWritingBackups, writeBackupFolder } from './backupFolder.ts'
import type { BackupSource } from './backupList.ts'
import {
  asDamage,
  type ChosenKeyring,
  chooseKeyring,
  copyStoreFile,
  keyringIn,
  type OpenKeys,
  proveCopy,
} from './backupProof.ts'
import type { BackupCounts, BackupRecord } from './backupRecord.ts'
import type { Connection } from './database.ts'
import { changeCopy, migrateCopy } from './migrate.ts'
import { holdStore } from './processLock.ts'
import {
  commitReplacement,
  discardReplacement,
  finishReplacement,
  type Staging,
  stageReplacement,
} from './replacement.ts'
import { createStore, type HostName } from './store.ts'
import { readFacts } from './storeFacts.ts'

export interface RestoreOptions {
  readonly paths: DataPaths
  readonly source: BackupSource
  readonly openKeys: OpenKeys
  readonly clock: Clock
  readonly host: HostName
}

export interface Restored {
  /** Name of the backup. */
  readonly restored: string
  /** Folder with the files that were there before; null when there were none. */
  readonly putAside: string | null
  /** Whether keyring.json was replaced as well: the passphrases are then those of the backup. */
  readonly keyringReplaced: boolean
  readonly counts: BackupCounts
}

/** The first that the restored store tells of is the restore, in the audit, by whom. */
function record(options: RestoreOptions, keys: StoreKeys, connection: Connection): void {
  const { source, clock, host } = options
  const store = createStore(connection, { keys, clock, host, file: connection.name })
  const { createdAt, reason } = source.record ?? { createdAt: null, reason: null }
  store.db.transaction((tx) =>
    appendAuditTx(tx, store, {
      action: 'backup.restore',
      object: source.name,
      details: { createdAt, reason },
    }),
  )
}

function fillStaging(options: RestoreOptions, chosen: ChosenKeyring, keys: StoreKeys, staging: Staging) {
  let counts: BackupCounts | null = null
  copyStoreFile(options.source, staging.store)
  proveCopy(staging.store, keys.storeKey)
  changeCopy(staging.store, keys.storeKey, (connection) => {
    migrateCopy(connection)
    record(options, keys, connection)
    counts = countsOf(readFacts(connection))
  })
  if (chosen.replacedBy !== null) copyPrivateFile(chosen.replacedBy, staging.keyring)
  return counts ?? { services: 0, users: 0, servers: 0 }
}

/**
 * Copies the present files as they are, damaged or not. Nothing is rotated for it: the backup that is being restored
 * might be the one to go.
 * @returns the new folder; null when there is nothing
 */
function putAside(paths: DataPaths, clock: Clock): string | null {
  const present = [paths.store, `${paths.store}-wal`, `${paths.store}-shm`, paths.keyring].filter(existsSync)
  if (present.length === 0) return null
  const keyring = keyringIn(paths.keyring)
  const unopened = { format: null, auditSeq: null, counts: null }
  const ids = { storeId: keyring?.storeId ?? null, keyId: keyring?.keyId ?? null }
  return whileWritingBackups(paths, () => {
    const name = writeBackupFolder(paths, (folder): BackupRecord => {
      for (const file of present) copyPrivateFile(file, path.join(folder, path.basename(file)))
      return { patchbayBackup: 1, createdAt: clock.now(), reason: 'before-restore', ...ids, ...unopened }
    })
    return path.join(paths.backups, name)
  })
}

function exchange(options: RestoreOptions, chosen: ChosenKeyring, keys: StoreKeys): Restored {
  const { paths, source, clock } = options
  const staging = stageReplacement(paths)
  try {
    const counts = fillStaging(options, chosen, keys, staging)
    const aside = putAside(paths, clock)
    commitReplacement(paths, staging)
    const keyringReplaced = chosen.replacedBy !== null
    return { restored: source.name, putAside: aside, keyringReplaced, counts }
  } catch (error) {
    discardReplacement(paths)
    throw asDamage(source, backupError(error, paths))
  }
}

/**
 * Restores a backup. The store must be closed in this process; it is held exclusively meanwhile.
 * @throws STORE_IN_USE, BACKUP_DAMAGED, STORE_FROM_FUTURE, MIGRATION_FAILED, STORE_FULL, KEYRING_*, and what
 *   `openKeys` throws; store and keyring are then as they were
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { paths, source, openKeys } = options
  makePrivateFolder(paths.directory)
  const hold = holdStore(paths, 'exclusive')
  try {
    finishReplacement(paths)
    const chosen = chooseKeyring(paths, source)
    const keys = await openKeys(chosen.keyring)
    try {
      return exchange(options, chosen, keys)
    } finally {
      wipeKeys(keys)
    }
  } finally {
    hold.release()
  }
}

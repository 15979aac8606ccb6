/**
 * The lease of a server: of all processes that work on this data directory, one at a time writes on a server.
 * SQLite's exclusive lock on an empty file, like processLock.ts: it ends with the process, however it ends, so that
 * a run found unfinished under the lease was surely broken off.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ServerId } from '../domain/model.ts'
import { openLockFile } from './database.ts'
import { isBusy } from './driverError.ts'
import type { Hold } from './processLock.ts'
import type { Store } from './store.ts'

/** Null when somebody else has it; does not wait. @throws STORE_NOT_WRITABLE */
export function takeLease(store: Pick<Store, 'file'>, serverId: ServerId): Hold | null {
  const folder = path.join(path.dirname(store.file), 'leases')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const connection = openLockFile(path.join(folder, `${serverId}.lock`), 0)
  try {
    connection.exec('BEGIN EXCLUSIVE')
    return { release: () => connection.close() }
  } catch (error) {
    connection.close()
    if (isBusy(error)) return null
    throw error
  }
}

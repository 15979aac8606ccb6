/**
 * Who has the store open, across processes. SQLite's own file locks on an empty database beside the store: they
 * are the operating system's, and end with the process, however it ends.
 *
 *   shared     while the store is open; any number of processes
 *   writing    while keyring.json is changed; one process, beside any number of shared holders
 *   exclusive  while files are replaced (keys rotated, backup restored, format changed); nobody else at all
 */
import { PatchbayError } from '../domain/errors.ts'
import type { DataPaths } from '../platform/paths.ts'
import { openLockFile } from './database.ts'
import { isBusy, translateDriverError } from './driverError.ts'

/** Another process may be finishing: closing a store takes less than this. */
const waitMs = 2000

export interface Hold {
  release(): void
}

const beginnings = {
  // A read inside a transaction is what takes SQLite's shared lock.
  shared: ['BEGIN', 'SELECT count(*) FROM sqlite_schema'],
  writing: ['BEGIN IMMEDIATE'],
  exclusive: ['BEGIN EXCLUSIVE'],
} as const

/** Exclusive when nobody else has the store open at this moment, else null; does not wait. */
export function tryExclusive(paths: DataPaths): Hold | null {
  const connection = openLockFile(paths.lock, 0)
  try {
    connection.exec('BEGIN EXCLUSIVE')
    return { release: () => connection.close() }
  } catch (error) {
    connection.close()
    if (isBusy(error)) return null
    throw translateDriverError(error)
  }
}

/** @throws STORE_IN_USE when another process stands in the way, STORE_NOT_WRITABLE */
export function holdStore(paths: DataPaths, how: keyof typeof beginnings): Hold {
  const connection = openLockFile(paths.lock, waitMs)
  try {
    for (const sql of beginnings[how]) connection.exec(sql)
  } catch (error) {
    connection.close()
    if (!isBusy(error)) throw translateDriverError(error)
    throw new PatchbayError(
      'STORE_IN_USE',
      `Another Patchbay is working with the store in "${paths.directory}". Nothing was changed. ` +
        'Close it there, or wait until it is done, and repeat.',
      { path: paths.directory },
      error,
    )
  }
  return { release: () => connection.close() }
}

/** Runs `work` while holding the store; released however it ends. */
export function whileHolding<Result>(
  paths: DataPaths,
  how: keyof typeof beginnings,
  work: () => Result,
): Result {
  const hold = holdStore(paths, how)
  try {
    return work()
  } finally {
    hold.release()
  }
}

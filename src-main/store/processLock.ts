/**
 * Who has the store open, across processes. SQLite's own file locks on an empty database beside the store: they
 * are the operating system's, and end with the process, however it ends.
 *
 *   shared     while the store is open; any number of processes
 *   writing    while keyring.json is changed; one process, beside any number of shared holders
 *   exclusive  while files are replaced (keys rotated, backup restored, format changed); nobody else at all
 */
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import type { DataPaths } from '../platform/paths.ts'
import { type Connection, openLockFile } from './database.ts'
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

function told(paths: DataPaths, error: unknown): unknown {
  const path = paths.directory
  if (isBusy(error)) {
    return new PatchbayError(
      'STORE_IN_USE',
      `Another Patchbay is working with the store in "${path}". Nothing was changed. ` +
        'Close it there, or wait until it is done, and repeat.',
      { path },
      error,
    )
  }
  const known = translateDriverError(error)
  if (findPatchbayError(known)?.code !== 'STORE_NOT_WRITABLE') return known
  return new PatchbayError(
    'STORE_NOT_WRITABLE',
    `The folder "${path}", or a file in it, cannot be written. Nothing was changed. ` +
      'Check its permissions, and whether the disk is read-only.',
    { path },
    error,
  )
}

/** @throws STORE_IN_USE when another process stands in the way after `ms`, STORE_NOT_WRITABLE */
function begin(paths: DataPaths, how: keyof typeof beginnings, ms: number): Hold {
  let connection: Connection | null = null
  try {
    connection = openLockFile(paths.lock, ms)
    for (const sql of beginnings[how]) connection.exec(sql)
    const held = connection
    return { release: () => held.close() }
  } catch (error) {
    connection?.close()
    throw told(paths, error)
  }
}

/** Exclusive when nobody else has the store open at this moment, else null; does not wait. */
export function tryExclusive(paths: DataPaths): Hold | null {
  try {
    return begin(paths, 'exclusive', 0)
  } catch (error) {
    if (isBusy(error)) return null
    throw error
  }
}

/** @throws STORE_IN_USE when another process stands in the way, STORE_NOT_WRITABLE */
export function holdStore(paths: DataPaths, how: keyof typeof beginnings): Hold {
  return begin(paths, how, waitMs)
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

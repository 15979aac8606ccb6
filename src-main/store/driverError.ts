/**
 * SQLite's result codes as Patchbay's errors, found down the cause chain, never by message text. Done where a file is
 * opened, and once more where a procedure ends: reads and writes between the two just let the driver throw.
 */
import { type ErrorCode, findPatchbayError, PatchbayError } from '../domain/errors.ts'

const causes: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    'STORE_DAMAGED',
    'The store cannot be read: the file is damaged, or its keyring file belongs to another store. ' +
      'Nothing was changed. Restore a backup, or put back the keyring file that belongs to it.',
  ],
  // IOERR_SHMSIZE: no room for the index of the write-ahead log, which is made when a store is opened.
  [
    /^SQLITE_(FULL|IOERR_SHMSIZE)/,
    'STORE_FULL',
    'The disk is full; nothing was saved. Free some space and repeat.',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'STORE_BUSY',
    'Another program is writing to the store; nothing was saved. Close it or wait, then repeat.',
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/,
    'STORE_NOT_WRITABLE',
    'The store or its folder cannot be written; nothing was saved. Check the permissions of the data directory.',
  ],
  [
    /^SQLITE_IOERR/,
    'STORE_DAMAGED',
    'The disk reported an error while the store was read or written; nothing was saved. Check the disk, then ' +
      'restore a backup if the store cannot be opened.',
  ],
]

function driverCode(error: unknown): string | null {
  const seen = new Set<unknown>()
  let current = error
  while (current instanceof Error && !seen.has(current)) {
    if ('code' in current && typeof current.code === 'string' && current.code.startsWith('SQLITE_')) {
      return current.code
    }
    seen.add(current)
    current = current.cause
  }
  return null
}

/** The error to hand on: translated when SQLite's code is a foreseeable one, else as it came. */
export function translateDriverError(error: unknown): unknown {
  // Told already by somebody who knew more.
  if (findPatchbayError(error)) return error
  const code = driverCode(error)
  const known = code === null ? undefined : causes.find(([pattern]) => pattern.test(code))
  return known ? new PatchbayError(known[1], known[2], { driverCode: code }, error) : error
}

/** Whether SQLite refused a row because a unique index has it already. */
export function isUniqueViolation(error: unknown): boolean {
  return driverCode(error) === 'SQLITE_CONSTRAINT_UNIQUE'
}

/** Whether another connection held the lock that was needed. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(driverCode(error) ?? '')
}

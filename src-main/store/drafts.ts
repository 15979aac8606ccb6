/** Refusals that saving a service, user or server share. */

import type { SecretChange } from '../domain/draft.ts'
import { type ErrorCode, PatchbayError } from '../domain/errors.ts'
import { type Finding, hasBlock } from '../domain/finding.ts'
import type { Secret } from '../domain/secret.ts'
import { isUniqueViolation } from './driverError.ts'
import type { SealedColumn, Sealer } from './seal.ts'

/** @throws VALIDATION_FAILED with all findings in `data.findings`. */
export function refuseBlocked(object: string, findings: readonly Finding[]): void {
  if (!hasBlock(findings)) return
  const first = findings.find((finding) => finding.level === 'block')
  throw new PatchbayError('VALIDATION_FAILED', `${object} was not saved. ${first?.message ?? ''}`, {
    findings,
  })
}

/** @throws EDIT_CONFLICT when the object was saved by someone else since it was opened. */
export function refuseOldRevision(object: string, current: number, expected: number | undefined): void {
  if (expected === undefined || expected === current) return
  throw new PatchbayError(
    'EDIT_CONFLICT',
    `${object} was changed elsewhere since it was opened. Nothing was saved. Open it again and repeat the change.`,
    { current, expected },
  )
}

/** Runs `write` and names the object whose natural key is taken. */
export function withUniqueKey<Result>(code: ErrorCode, message: string, write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    if (isUniqueViolation(error)) throw new PatchbayError(code, message, {}, error)
    throw error
  }
}

/** The sealed column after a change: kept, replaced or emptied. An empty secret is no secret. */
export function changedSecret(
  sealer: Sealer,
  column: SealedColumn,
  rowId: string,
  stored: Buffer | null,
  change: SecretChange,
): Buffer | null {
  if (change === undefined) return stored
  if (change === null || change.isEmpty) return null
  if (stored && sealer.open(column, rowId, stored).reveal() === change.reveal()) return stored
  return sealer.seal(column, rowId, change)
}

/** A stored secret in clear; null where there is none. */
export function openSecret(
  sealer: Sealer,
  column: SealedColumn,
  rowId: string,
  sealed: Buffer | null,
): Secret | null {
  return sealed === null ? null : sealer.open(column, rowId, sealed)
}

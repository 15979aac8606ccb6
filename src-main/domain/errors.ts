/**
 * Every failure that Patchbay can foresee, as one closed union.
 *
 * A code decides how a failure is treated (class, retry, exit code of the command line); the message tells a
 * person what happened, to which object, and what to do next. Nothing is decided by message text.
 * Codes are part of the public interface (interfaces.md section 3): never rename one.
 */

export type ErrorClass =
  | 'validation'
  | 'notFound'
  | 'conflict'
  | 'precondition'
  | 'auth'
  | 'network'
  | 'rateLimit'
  | 'server'
  | 'keyring'
  | 'store'
  | 'migration'
  | 'cancelled'
  | 'bug'

export type Retry = 'no' | 'later' | 'afterUserAction'

interface ErrorKind {
  readonly class: ErrorClass
  readonly retry: Retry
  /** Exit code of the command line; 1 unless a guard refused (5) or a decision is needed (4). */
  readonly exit?: 4 | 5
}

export const errorCatalogue = Object.freeze({
  // Input
  USAGE_INVALID: { class: 'validation', retry: 'afterUserAction' },
  VALIDATION_FAILED: { class: 'validation', retry: 'afterUserAction' },
  CONFIRMATION_REQUIRED: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  FILE_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  FILE_UNREADABLE: { class: 'validation', retry: 'afterUserAction' },
  FILE_NOT_WRITABLE: { class: 'precondition', retry: 'afterUserAction' },
  FILE_EXISTS: { class: 'precondition', retry: 'afterUserAction' },
  FILE_TOO_LARGE: { class: 'validation', retry: 'afterUserAction' },
  ESTATE_SYNTAX: { class: 'validation', retry: 'afterUserAction' },
  ESTATE_INVALID: { class: 'validation', retry: 'afterUserAction' },
  ESTATE_BLOCKED: { class: 'validation', retry: 'afterUserAction' },
  SECRET_SOURCE_MISSING: { class: 'validation', retry: 'afterUserAction' },
  MAPPING_INVALID: { class: 'validation', retry: 'afterUserAction' },
  // Objects of the store
  SERVICE_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  USER_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  SERVER_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  RUN_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  CONFLICT_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  REMOTE_OBJECT_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  NAME_TAKEN: { class: 'conflict', retry: 'afterUserAction' },
  LOGON_NAME_TAKEN: { class: 'conflict', retry: 'afterUserAction' },
  SERVER_NAME_TAKEN: { class: 'conflict', retry: 'afterUserAction' },
  EDIT_CONFLICT: { class: 'conflict', retry: 'afterUserAction' },
  NOTHING_TO_UNDO: { class: 'precondition', retry: 'afterUserAction' },
  NOTHING_TO_REDO: { class: 'precondition', retry: 'afterUserAction' },
  UNDO_CONFLICT: { class: 'conflict', retry: 'afterUserAction' },
  VERSION_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  // Store and keyring
  STORE_LOCKED: { class: 'precondition', retry: 'afterUserAction' },
  STORE_EXISTS: { class: 'precondition', retry: 'no' },
  STORE_MISSING: { class: 'store', retry: 'afterUserAction' },
  STORE_DAMAGED: { class: 'store', retry: 'afterUserAction' },
  STORE_FROM_FUTURE: { class: 'store', retry: 'afterUserAction' },
  STORE_BUSY: { class: 'store', retry: 'later' },
  STORE_FULL: { class: 'store', retry: 'afterUserAction' },
  STORE_NOT_WRITABLE: { class: 'store', retry: 'afterUserAction' },
  STORE_IN_USE: { class: 'store', retry: 'later' },
  STORE_NOT_CREATED: { class: 'precondition', retry: 'afterUserAction' },
  MIGRATION_FAILED: { class: 'migration', retry: 'afterUserAction' },
  KEYRING_MISSING: { class: 'keyring', retry: 'afterUserAction' },
  KEYRING_DAMAGED: { class: 'keyring', retry: 'afterUserAction' },
  KEYRING_TOO_WEAK: { class: 'keyring', retry: 'afterUserAction' },
  KEYRING_FROM_FUTURE: { class: 'keyring', retry: 'afterUserAction' },
  SYSTEM_KEYRING_UNAVAILABLE: { class: 'keyring', retry: 'afterUserAction' },
  SYSTEM_KEYRING_CHANGED: { class: 'keyring', retry: 'afterUserAction' },
  SYSTEM_KEYRING_UNDECRYPTABLE: { class: 'keyring', retry: 'afterUserAction' },
  SYSTEM_KEYRING_WEAK: { class: 'keyring', retry: 'afterUserAction' },
  KEY_SLOT_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  KEY_SLOT_OUTDATED: { class: 'precondition', retry: 'afterUserAction' },
  LAST_KEY_SLOT: { class: 'precondition', retry: 'afterUserAction' },
  PERSON_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  PERSON_NAME_TAKEN: { class: 'conflict', retry: 'afterUserAction' },
  LAST_ADMINISTRATOR: { class: 'precondition', retry: 'afterUserAction' },
  ROLE_FORBIDDEN: { class: 'auth', retry: 'afterUserAction' },
  PASSPHRASE_REQUIRED: { class: 'auth', retry: 'afterUserAction' },
  PASSPHRASE_WRONG: { class: 'auth', retry: 'afterUserAction' },
  UNLOCK_DELAYED: { class: 'auth', retry: 'later' },
  PASSPHRASE_TOO_SHORT: { class: 'validation', retry: 'afterUserAction' },
  RECOVERY_KEY_INVALID: { class: 'auth', retry: 'afterUserAction' },
  SECRET_UNREADABLE: { class: 'store', retry: 'afterUserAction' },
  // Backups and audit
  BACKUP_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  BACKUP_DAMAGED: { class: 'store', retry: 'afterUserAction' },
  AUDIT_BROKEN: { class: 'store', retry: 'no' },
  // Hosts
  FORBIDDEN_ORIGIN: { class: 'auth', retry: 'no' },
  SESSION_REQUIRED: { class: 'auth', retry: 'afterUserAction' },
  PORT_TAKEN: { class: 'precondition', retry: 'afterUserAction' },
  PROCEDURE_UNKNOWN: { class: 'validation', retry: 'no' },
  // Servers
  SERVER_UNREACHABLE: { class: 'network', retry: 'later' },
  SERVER_TIMEOUT: { class: 'network', retry: 'later' },
  SERVER_TLS_FAILED: { class: 'network', retry: 'afterUserAction' },
  SERVER_REDIRECTED: { class: 'server', retry: 'afterUserAction' },
  SERVER_CREDENTIALS_REFUSED: { class: 'auth', retry: 'afterUserAction' },
  SERVER_CREDENTIALS_MISSING: { class: 'auth', retry: 'afterUserAction' },
  SERVER_FORBIDDEN: { class: 'auth', retry: 'afterUserAction' },
  SERVER_RESOURCE_UNKNOWN: { class: 'server', retry: 'afterUserAction' },
  SERVER_REJECTED: { class: 'server', retry: 'afterUserAction' },
  SERVER_CONFLICT: { class: 'conflict', retry: 'afterUserAction' },
  SERVER_RATE_LIMITED: { class: 'rateLimit', retry: 'later' },
  SERVER_FAILED: { class: 'server', retry: 'later' },
  SERVER_ANSWER_INVALID: { class: 'server', retry: 'afterUserAction' },
  AUTH_MODE_UNSUPPORTED: { class: 'precondition', retry: 'afterUserAction' },
  RIGHTS_ROLE_MISSING: { class: 'precondition', retry: 'afterUserAction' },
  // Sync
  PLAN_STALE: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  PLAN_INVALID: { class: 'validation', retry: 'afterUserAction' },
  DELETE_CAP_EXCEEDED: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  DELETE_NOT_CONFIRMED: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  OUTSIDE_CHANGE_WINDOW: { class: 'precondition', retry: 'later', exit: 5 },
  ROLLBACK_IMPOSSIBLE: { class: 'precondition', retry: 'afterUserAction' },
  DECISION_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  DRIFT_NOT_FOUND: { class: 'notFound', retry: 'afterUserAction' },
  PROMOTION_SOURCE_MISSING: { class: 'precondition', retry: 'afterUserAction' },
  PROMOTION_MAP_INVALID: { class: 'validation', retry: 'afterUserAction' },
  PROMOTION_SECRET_SHARED: { class: 'validation', retry: 'afterUserAction' },
  SERVER_IDENTITY_CHANGED: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  READ_INCOMPLETE: { class: 'precondition', retry: 'later', exit: 5 },
  RUN_INTERRUPTED: { class: 'precondition', retry: 'afterUserAction' },
  PUSH_RUNNING: { class: 'precondition', retry: 'later' },
  NOT_CONVERGED: { class: 'conflict', retry: 'afterUserAction' },
  OBJECT_MOVED: { class: 'conflict', retry: 'later' },
  PROBE_REFUSED: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  PROBE_NOT_RESTORED: { class: 'server', retry: 'afterUserAction' },
  PROPOSALS_OUTDATED: { class: 'precondition', retry: 'afterUserAction', exit: 5 },
  CANCELLED: { class: 'cancelled', retry: 'no' },
  // A defect of Patchbay itself
  BUG: { class: 'bug', retry: 'no' },
} as const satisfies Record<string, ErrorKind>)

export type ErrorCode = keyof typeof errorCatalogue

/** Place and circumstances of an error. Never holds a secret. */
export type ErrorData = Readonly<Record<string, unknown>>

/** The one error class that crosses Patchbay's layers; hosts turn it into their own form. */
export class PatchbayError extends Error {
  override readonly name = 'PatchbayError'
  readonly code: ErrorCode
  readonly data: ErrorData

  /** `message`: what happened, to which object or server, and what to do next; neutral voice. */
  constructor(code: ErrorCode, message: string, data: ErrorData = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.data = data
  }

  get kind(): ErrorKind {
    return errorCatalogue[this.code]
  }
}

/** The first PatchbayError down the cause chain of `error`; a cyclic chain ends the search. */
export function findPatchbayError(error: unknown): PatchbayError | null {
  const seen = new Set<unknown>()
  let current = error
  while (current instanceof Error && !seen.has(current)) {
    if (current instanceof PatchbayError) return current
    seen.add(current)
    current = current.cause
  }
  return null
}

/** Exit code of the command line for an error (interfaces.md section 3). */
export function exitCodeOf(code: ErrorCode): 1 | 4 | 5 {
  const kind: ErrorKind = errorCatalogue[code]
  return kind.exit ?? 1
}

/** Form in which every host hands an error to its reader. */
export interface ErrorDocument {
  readonly code: ErrorCode
  readonly message: string
  readonly data: ErrorData
}

/** Turns anything thrown into the public form; what was not foreseen becomes `BUG` without its text. */
export function toErrorDocument(error: unknown): ErrorDocument {
  const known = findPatchbayError(error)
  if (known) return { code: known.code, message: known.message, data: known.data }
  return {
    code: 'BUG',
    message: 'Patchbay met a defect of its own. Nothing was half done; the log file has the details.',
    data: {},
  }
}

/**
 * One user action = one transaction that also writes undo and audit (architecture.md section 6).
 * Owner of the table `undo`.
 */

import { sql } from 'drizzle-orm'
import { appendAuditTx } from './audit.ts'
import type { Database, Transaction } from './database.ts'
import { undo } from './schema.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

/** One row before and after: `null` where it did not exist. Sealed columns stay sealed, as base64. */
export interface RowChange {
  readonly table: string
  readonly before: unknown
  readonly after: unknown
}

export interface Action {
  /** `<domain>.<verb>`, for audit and undo. */
  readonly action: string
  /** Name of the object acted upon. */
  readonly object: string
  /** What undo shows, e.g. `Save service Support Facebook`. */
  readonly label: string
}

/** Collects what an action changed, row by row, and what the audit shall say. */
export class ActionLog {
  readonly changes: RowChange[] = []
  readonly #details: unknown[] = []

  changed(change: RowChange): void {
    this.changes.push(change)
  }

  /** `detail`: plain fields and secret states only. */
  tell(detail: unknown): void {
    this.#details.push(detail)
  }

  get details(): unknown {
    return this.#details.length === 1 ? this.#details[0] : this.#details
  }
}

const insertUndo = (db: Database) =>
  db
    .insert(undo)
    .values({
      person: sql.placeholder('person'),
      action: sql.placeholder('action'),
      label: sql.placeholder('label'),
      changes: sql.placeholder('changes'),
      at: sql.placeholder('at'),
    })
    .prepare()

/**
 * Runs `work` in one immediate transaction together with its undo and audit rows; all or nothing.
 * An action that changed no row leaves no undo row.
 */
export function perform<Result>(
  store: Store,
  action: Action,
  work: (tx: Transaction, log: ActionLog) => Result,
): Result {
  return store.db.transaction((tx) => performTx(tx, store, action, (log) => work(tx, log)), {
    behavior: 'immediate',
  })
}

/** The same inside a transaction that is already open. */
export function performTx<Result>(
  tx: Transaction,
  store: Store,
  action: Action,
  work: (log: ActionLog) => Result,
): Result {
  const log = new ActionLog()
  const result = work(log)
  if (log.changes.length > 0) {
    statement(store.db, insertUndo).run({
      person: store.person,
      action: action.action,
      label: action.label,
      changes: JSON.stringify(log.changes),
      at: store.clock.now(),
    })
  }
  appendAuditTx(tx, store, { action: action.action, object: action.object, details: log.details })
  return result
}

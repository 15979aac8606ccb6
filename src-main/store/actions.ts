/** One user action = one transaction that also writes undo, trash and audit (architecture.md section 6). */

import { appendAuditTx } from './audit.ts'
import type { Transaction } from './database.ts'
import type { ObjectChange, ObjectKind } from './images.ts'
import type { Store } from './store.ts'
import { intoTrashTx } from './trash.ts'
import { pushActionTx } from './undoStack.ts'

export interface Action {
  /** `<domain>.<verb>`, for audit and undo. */
  readonly action: string
  /** Name of the object acted upon. */
  readonly object: string
  /** What undo shows, e.g. `Save service Support Facebook`. */
  readonly label: string
}

/** Label of a deletion; many objects are counted, since buttons and menus show it. */
export function deletionLabel(kind: ObjectKind, names: readonly string[]): string {
  const count = names.length
  if (count <= 3) return `Delete ${kind} ${names.join(', ')}`
  return {
    service: `Delete ${count} services`,
    user: `Delete ${count} users`,
    server: `Delete ${count} servers`,
  }[kind]
}

/** Collects what an action changed, object by object, and what the audit shall say. */
export class ActionLog {
  readonly changes: ObjectChange[] = []
  readonly #details: unknown[] = []

  changed(change: ObjectChange): void {
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

/**
 * Runs `work` in one immediate transaction together with its undo and audit rows; all or nothing.
 * An action that changed no object leaves no undo row.
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
    const seq = pushActionTx(tx, store, { ...action, changes: log.changes })
    for (const { table, before, after } of log.changes) {
      if (before && !after) intoTrashTx(tx, store, table, before, seq)
    }
  }
  appendAuditTx(tx, store, { action: action.action, object: action.object, details: log.details })
  return result
}

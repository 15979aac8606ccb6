/**
 * Undo and redo of whole actions, across lock and restart. The store only: what a server has is left alone, and the
 * next plan shows the difference.
 *
 * An object is put back only if it is still what the action left; all objects of the action, or none.
 */
import { PatchbayError } from '../domain/errors.ts'
import { appendAuditTx } from './audit.ts'
import type { Transaction } from './database.ts'
import {
  differences,
  type FieldDifference,
  isSameImage,
  nameOf,
  type ObjectChange,
  type ObjectKind,
  reversed,
} from './images.ts'
import { idOf, imageOf, putBackTx } from './putBack.ts'
import type { Store } from './store.ts'
import { intoTrashTx } from './trash.ts'
import { changesOf, markUndoneTx, nextRedo, nextUndo, serverChangesOf, type UndoStep } from './undoStack.ts'

/** What became of an object. */
export type ChangeVerb = 'created' | 'changed' | 'deleted'

export interface NextStep extends UndoStep {
  /** The server that it would bring back or take away, and with it what was agreed with that server. */
  readonly server: { readonly name: string; readonly change: 'created' | 'deleted' } | null
}

export interface HistoryStatus {
  readonly undo: NextStep | null
  readonly redo: NextStep | null
}

export interface PutBackObject {
  readonly kind: ObjectKind
  readonly id: string
  readonly name: string
  /** An object that comes back is `created`. */
  readonly change: ChangeVerb
}

export interface PutBackResult {
  /** The action that was undone, redone or made. */
  readonly label: string
  readonly objects: readonly PutBackObject[]
  /** What did not come back. */
  readonly remarks: readonly string[]
}

/** What undo and redo would do, for buttons and menus. */
export function historyStatus(store: Store): HistoryStatus {
  const undo = nextUndo(store.db)
  const redo = nextRedo(store.db)
  return {
    undo: undo && { ...undo, server: serverOf(serverChangesOf(store.db, undo.seq).map(reversed)) },
    redo: redo && { ...redo, server: serverOf(serverChangesOf(store.db, redo.seq)) },
  }
}

function serverOf(changes: readonly ObjectChange[]): NextStep['server'] {
  for (const change of changes) {
    const verb = verbOf(change)
    if (verb !== 'changed') return { name: nameOfChange(change), change: verb }
  }
  return null
}

/**
 * Takes the latest action back. `seq`: the one that was meant; left out: whichever is the latest.
 * @throws NOTHING_TO_UNDO, UNDO_CONFLICT, NAME_TAKEN, LOGON_NAME_TAKEN, SERVER_NAME_TAKEN
 */
export function undoAction(store: Store, seq?: number): PutBackResult {
  return store.db.transaction(
    (tx) => {
      const step = nextUndo(tx)
      if (!step) throw new PatchbayError('NOTHING_TO_UNDO', 'There is nothing to undo.')
      refuseOther('undo', step, seq)
      const changes = changesOf(tx, step.seq).map(reversed).reverse()
      return carryOutTx(tx, store, step, changes, 'history.undo')
    },
    { behavior: 'immediate' },
  )
}

/**
 * Does the action again that was undone last. `seq` as for undo.
 * @throws NOTHING_TO_REDO, UNDO_CONFLICT, NAME_TAKEN, LOGON_NAME_TAKEN, SERVER_NAME_TAKEN
 */
export function redoAction(store: Store, seq?: number): PutBackResult {
  return store.db.transaction(
    (tx) => {
      const step = nextRedo(tx)
      if (!step) {
        throw new PatchbayError(
          'NOTHING_TO_REDO',
          'There is nothing to redo: nothing was undone since the last edit.',
        )
      }
      refuseOther('redo', step, seq)
      return carryOutTx(tx, store, step, changesOf(tx, step.seq), 'history.redo')
    },
    { behavior: 'immediate' },
  )
}

function refuseOther(verb: 'undo' | 'redo', { seq, label }: UndoStep, meant: number | undefined): void {
  if (meant === undefined || meant === seq) return
  throw new PatchbayError(
    'UNDO_CONFLICT',
    `Something else was done in the store meanwhile: ${verb} would now concern "${label}". Nothing was changed. ` +
      'Look again, then repeat.',
    { seq, label },
  )
}

function carryOutTx(
  tx: Transaction,
  store: Store,
  { seq, label }: UndoStep,
  changes: readonly ObjectChange[],
  action: 'history.undo' | 'history.redo',
): PutBackResult {
  for (const change of changes) {
    refuseMoved(store, change)
    putBackTx(tx, store, change)
    if (change.before && !change.after) intoTrashTx(tx, store, change.table, change.before, seq)
  }
  markUndoneTx(tx, seq, action === 'history.undo')
  appendAuditTx(tx, store, { action, object: label, details: { seq, objects: changes.map(told) } })
  return resultOf(label, changes)
}

/** The object has to be what the change starts from, whoever may have changed it by another way. */
function refuseMoved(store: Store, change: ObjectChange): void {
  const { table: kind, before } = change
  const id = idOf(change)
  const now = imageOf(store, kind, id)
  if (isSameImage(now, before)) return
  const name = nameOfChange(change)
  const state = !now ? 'is no longer in the store' : before ? 'was changed since' : 'is in the store again'
  throw new PatchbayError(
    'UNDO_CONFLICT',
    `The ${kind} "${name}" ${state}. Nothing was changed. Choose a version in its history instead.`,
    { kind, id, name },
  )
}

function nameOfChange({ before, after }: ObjectChange): string {
  const image = after ?? before
  return image ? nameOf(image) : ''
}

export function verbOf({ before, after }: ObjectChange): ChangeVerb {
  if (!before) return 'created'
  return after ? 'changed' : 'deleted'
}

/** What the audit tells of an object that was put back: its fields before and after, secrets as marks. */
export function told(change: ObjectChange): {
  readonly kind: ObjectKind
  readonly name: string
  readonly fields: readonly FieldDifference[]
} {
  return { kind: change.table, name: nameOfChange(change), fields: differences(change) }
}

export function resultOf(label: string, changes: readonly ObjectChange[]): PutBackResult {
  const objects = changes.map((change) => ({
    kind: change.table,
    id: idOf(change),
    name: nameOfChange(change),
    change: verbOf(change),
  }))
  const remarks = objects
    .filter(({ kind, change }) => kind === 'server' && change === 'created')
    .map(
      ({ name }) =>
        `Server "${name}" is back with its credentials, but not what was recorded of it: the state agreed with it, ` +
        'its conflicts and its pushes were deleted for good. The next pull starts without a base.',
    )
  return { label, objects, remarks }
}

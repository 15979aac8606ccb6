/**
 * Taking decisions back: the conflict waits for a person again, and a push leaves its object alone. Only what no push
 * has carried out; after that the losing side is restored (decisions.ts).
 */
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey, type ServerId } from '../../domain/model.ts'
import type { ConflictEntry } from '../../domain/syncModel.ts'
import { decideConflictTx, listConflictRecords } from '../../store/conflicts.ts'
import { removeDecisionTx } from '../../store/decisions.ts'
import { conflictEntry } from '../plan/show.ts'
import type { SyncStore } from '../port.ts'
import { transact } from '../transact.ts'
import type { ConflictChoice } from './conflicts.ts'
import { isDrift } from './decisions.ts'

/** `field` left out: all that is decided about the object. */
export type ReopenChoice = Omit<ConflictChoice, 'side'>

/**
 * Several objects at once, all or none; returns what is open again. Overwritten drift was never open: it is turned
 * round instead (`restoreLosing`).
 * @throws CONFLICT_NOT_FOUND, naming the first of which nothing is decided.
 */
export function reopenConflicts(
  store: SyncStore,
  serverId: ServerId,
  choices: readonly ReopenChoice[],
): readonly ConflictEntry[] {
  return transact(store, () => choices.flatMap((choice) => reopen(store, serverId, choice)))
}

function reopen(
  store: SyncStore,
  serverId: ServerId,
  { key, kind, field }: ReopenChoice,
): readonly ConflictEntry[] {
  const decided = listConflictRecords(store.db, serverId).filter(
    (record) =>
      record.resolution !== null &&
      naturalKey(record.key) === naturalKey(key) &&
      (kind === undefined || record.kind === kind) &&
      (field === undefined || record.field === field) &&
      !isDrift(record),
  )
  if (decided.length === 0) {
    throw new PatchbayError(
      'CONFLICT_NOT_FOUND',
      `There is no decided conflict of "${key}"${field === undefined ? '' : ` in the field "${field}"`} that waits ` +
        'for a push. Nothing was changed. List the decisions of the server: what a push has carried out can be ' +
        'restored.',
      { key, ...(field === undefined ? {} : { field }) },
    )
  }
  transact(store, (tx) => {
    for (const record of decided) {
      decideConflictTx(tx, serverId, record, null)
      removeDecisionTx(tx, serverId, record)
    }
    const decisions = decided.map((record) => {
      const { field, base, mine, theirs } = conflictEntry(record)
      return { field, base, mine, theirs, before: record.resolution, after: null }
    })
    store.audit(tx, 'conflict.reopen', decided[0]?.key ?? key, { decisions })
  })
  return decided.map((record) => conflictEntry({ ...record, resolution: null }))
}

/** The decisions that a server waits for, and making them. The next push carries them out. */
import { PatchbayError } from '../domain/errors.ts'
import { naturalKey, type ServerId } from '../domain/model.ts'
import type { ConflictEntry } from '../domain/syncModel.ts'
import { type ConflictSide, decideConflictTx, listConflictRecords } from '../store/conflicts.ts'
import type { SyncStore } from './port.ts'
import { conflictEntry } from './show.ts'
import { transact } from './transact.ts'

export interface ConflictChoice {
  /** Name of the service or logon name of the user. */
  readonly key: string
  readonly side: ConflictSide
  /** One field of the object; left out: all its open conflicts, or all that are decided when none is open. */
  readonly field?: string | undefined
}

/** Open ones, as the last pull, plan or push of the server found them. */
export function listConflicts(store: SyncStore, serverId: ServerId): readonly ConflictEntry[] {
  return listConflictRecords(store.db, serverId)
    .filter((record) => record.resolution === null)
    .map(conflictEntry)
}

/**
 * Decides conflicts of one object, for the store's side or the server's; returns them. A decision holds while
 * base, mine and theirs stay what they are now, and may be changed until a push has carried it out.
 * @throws CONFLICT_NOT_FOUND.
 */
export function resolveConflict(
  store: SyncStore,
  serverId: ServerId,
  { key, side, field }: ConflictChoice,
): readonly ConflictEntry[] {
  const records = listConflictRecords(store.db, serverId).filter(
    (record) => naturalKey(record.key) === naturalKey(key) && (field === undefined || record.field === field),
  )
  if (records.length === 0) {
    throw new PatchbayError(
      'CONFLICT_NOT_FOUND',
      `There is no conflict of "${key}"${field === undefined ? '' : ` in the field "${field}"`}. ` +
        'List the conflicts of the server; after a change on either side, make a new plan first.',
      { key, ...(field === undefined ? {} : { field }) },
    )
  }
  // Deciding "the rest" must not overturn what was decided field by field.
  const open = field === undefined ? records.filter((record) => record.resolution === null) : []
  const chosen = open.length > 0 ? open : records
  transact(store, (tx) => {
    for (const record of chosen) decideConflictTx(tx, serverId, record, side)
    const decisions = chosen.map((record) => {
      const { field, base, mine, theirs } = conflictEntry(record)
      return { field, base, mine, theirs, before: record.resolution, after: side }
    })
    store.audit(tx, 'conflict.resolve', chosen[0]?.key ?? key, { decisions })
  })
  return chosen.map(conflictEntry)
}

/**
 * What people decided about conflicts and drift, and bringing the losing side back.
 *
 *   open ─ decided ─────────> carried out ─ restored: the losing value is in the store again, as an edit
 *     ^       ├─ a side moved: gone          like any other; the next plan shows it
 *     └───────┘  taken back (reopen.ts)
 *
 * A decision that no push has carried out is turned round instead: nothing was lost by it.
 */
import { PatchbayError } from '../../domain/errors.ts'
import type { ServerId } from '../../domain/model.ts'
import type { ConflictEntry } from '../../domain/syncModel.ts'
import {
  type ConflictSide,
  decideConflictTx,
  listConflictRecords,
  removeConflictsTx,
} from '../../store/conflicts.ts'
import type { Transaction } from '../../store/database.ts'
import {
  type DecisionRecord,
  findDecision,
  listDecisionRecords,
  removeDecisionTx,
} from '../../store/decisions.ts'
import { fieldOf, isSameValue, isSecret, mergeField, type Side } from '../plan/merge.ts'
import { conflictEntry, decode, wholeObject } from '../plan/show.ts'
import type { DesiredObject, SyncStore } from '../port.ts'
import { transact } from '../transact.ts'
import { noteDecisionTx } from './conflicts.ts'

export interface ShownDecision extends ConflictEntry {
  readonly id: string
  /** Who won. */
  readonly side: ConflictSide
  /** Name of who decided. */
  readonly person: string
  readonly at: string
  /** No push has carried it out yet. */
  readonly isPending: boolean
  /** Whether `restoreLosing` would bring something back. A secret has to be in the history of the store still. */
  readonly canRestore: boolean
  /** Why it would not; null where it would, or where nobody may ask. */
  readonly obstacle: Obstacle | null
}

/**
 * `same`: the store has the losing side. `gone`: the object is no longer in the store. `secret`: it was the server's,
 * and never known.
 */
export type Obstacle = 'same' | 'gone' | 'secret'

/** `turned`: it was pending, and now the other side wins. `unchanged`: the store has the losing value. */
export type RestoreOutcome = 'restored' | 'turned' | 'unchanged'

/** Newest first. `mayRestore`: whether to look into what could be brought back, which takes the secrets key. */
export function listDecisions(
  store: SyncStore,
  serverId: ServerId,
  mayRestore: boolean,
): readonly ShownDecision[] {
  const pending = pendingKeys(store, serverId)
  const found = new Map<string, DesiredObject | null>()
  const desiredOf = ({ kind, objectId }: DecisionRecord) => {
    const id = `${kind} ${objectId}`
    if (!found.has(id)) found.set(id, store.desiredOf(kind, objectId))
    return found.get(id) ?? null
  }
  return listDecisionRecords(store.db, serverId).map((record) => {
    const isPending = pending.has(decisionKey(record, record.side))
    const isInQuestion = mayRestore && !isPending
    const why = isInQuestion ? obstacle(store, record, desiredOf(record)) : null
    return {
      ...conflictEntry({ ...record, resolution: record.side }),
      id: record.id,
      side: record.side,
      person: record.person,
      at: record.at,
      isPending,
      canRestore: mayRestore && why === null,
      obstacle: why,
    }
  })
}

type Decided = Pick<DecisionRecord, 'kind' | 'objectId' | 'field' | 'base' | 'mine' | 'theirs'>

function decisionKey({ kind, objectId, field, base, mine, theirs }: Decided, side: string | null): string {
  return JSON.stringify([kind, objectId, field, base, mine, theirs, side])
}

function pendingKeys({ db }: SyncStore, serverId: ServerId): ReadonlySet<string> {
  return new Set(listConflictRecords(db, serverId).map((record) => decisionKey(record, record.resolution)))
}

function losingSide({ side, mine, theirs }: DecisionRecord): Side {
  return decode(side === 'mine' ? theirs : mine)
}

/** Why the losing side cannot come back; null: it can. */
function obstacle(store: SyncStore, record: DecisionRecord, desired: DesiredObject | null): Obstacle | null {
  const { kind, objectId, field, side } = record
  if (field === wholeObject) {
    if (side === 'mine') return desired ? null : 'same'
    if (desired) return 'same'
    return store.isInTrash(kind, objectId) ? null : 'gone'
  }
  if (!desired) return 'gone'
  const losing = losingSide(record)
  const now = fieldOf(desired.canonical.fields, field)
  if (isSameValue(losing, now)) return 'same'
  // The server's secret was never ours; its row can come back without it.
  return side === 'mine' && isSecret(losing) && now !== undefined ? 'secret' : null
}

/**
 * Brings the losing side of a decision back: into the store, where a push has carried it out, as an audited edit that
 * can be undone. Writes nothing on the server.
 * @throws DECISION_NOT_FOUND, SERVICE_NOT_FOUND, USER_NOT_FOUND, VERSION_NOT_FOUND, NAME_TAKEN, LOGON_NAME_TAKEN.
 */
export function restoreLosing(
  store: SyncStore,
  id: string,
): { readonly outcome: RestoreOutcome; readonly key: string; readonly field: string } {
  return transact(store, (tx) => {
    const record = findDecision(store.db, id)
    if (!record) throw unknownDecision(id)
    const { key, field } = record
    if (pendingKeys(store, record.serverId).has(decisionKey(record, record.side))) {
      turnTx(tx, store, record)
      return { outcome: 'turned', key, field }
    }
    const why = obstacle(store, record, store.desiredOf(record.kind, record.objectId))
    if (why === 'same') return { outcome: 'unchanged', key, field }
    if (why) throw refused(record, why)
    restoreTx(tx, store, record)
    return { outcome: 'restored', key, field }
  })
}

function restoreTx(tx: Transaction, store: SyncStore, record: DecisionRecord): void {
  const { kind, objectId, field, side } = record
  if (field === wholeObject) {
    if (side === 'mine') store.removeTx(tx, kind, objectId)
    else store.bringBack(kind, objectId)
    return
  }
  const losing = losingSide(record)
  const isTheirSecret = side === 'mine' && isSecret(losing)
  store.restoreFieldTx(tx, kind, objectId, field, isTheirSecret ? { secret: 'absent' } : losing)
}

/** Only the server moved: nobody has to decide. */
export function isDrift({ field, base, mine, theirs }: Decided): boolean {
  if (field === wholeObject) return false
  return mergeField(field, decode(base), decode(mine), decode(theirs)).action === 'take'
}

/** Overwritten drift becomes plain drift again: the next push takes it over, as it does unless somebody decides. */
function turnTx(tx: Transaction, store: SyncStore, record: DecisionRecord): void {
  const { serverId, kind, objectId, field, key, side } = record
  const other = side === 'mine' ? 'theirs' : 'mine'
  if (isDrift(record)) {
    removeConflictsTx(tx, serverId, { kind, objectId }, [field])
    removeDecisionTx(tx, serverId, record)
  } else {
    const { remoteId, base, mine, theirs } = record
    const sides = { kind, objectId, remoteId, key, field, base, mine, theirs }
    decideConflictTx(tx, serverId, { ...sides, resolution: side }, other)
    noteDecisionTx(tx, store, serverId, sides, other)
  }
  const shown = conflictEntry({ ...record, resolution: side })
  const { base, mine, theirs } = shown
  const decisions = [{ field, base, mine, theirs, before: side, after: other }]
  store.audit(tx, 'conflict.resolve', key, { decisions })
}

function unknownDecision(id: string): PatchbayError {
  return new PatchbayError(
    'DECISION_NOT_FOUND',
    'This decision is no longer on record: a side moved before a push carried it out. Nothing was changed. ' +
      'Refresh the list.',
    { id },
  )
}

function refused({ kind, key, field }: DecisionRecord, why: Exclude<Obstacle, 'same'>): PatchbayError {
  if (why === 'secret') {
    return new PatchbayError(
      'VERSION_NOT_FOUND',
      `The former value of "${field}" of "${key}" was the server's, and Patchbay never knew it. Nothing was ` +
        'changed. Enter it in the store, if you have it.',
      { kind, key, field },
    )
  }
  return new PatchbayError(
    kind === 'service' ? 'SERVICE_NOT_FOUND' : 'USER_NOT_FOUND',
    `The ${kind} "${key}" is no longer in the store${field === wholeObject ? ', nor in its trash' : ''}. Nothing ` +
      'was changed. Bring it back or enter it again first.',
    { kind, key, field },
  )
}

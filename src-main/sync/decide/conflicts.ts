/** The decisions that a server waits for, and making them. The next push carries them out. */
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey, type ServerId } from '../../domain/model.ts'
import type { ConflictEntry, RemoteKind } from '../../domain/syncModel.ts'
import {
  type ConflictRecord,
  type ConflictSide,
  decideConflictTx,
  listConflictRecords,
  replaceConflictsTx,
} from '../../store/conflicts.ts'
import type { Transaction } from '../../store/database.ts'
import { putDecisionTx, removeDecisionTx } from '../../store/decisions.ts'
import type { Connection } from '../connection.ts'
import { mergeFields } from '../plan/merge.ts'
import { type ConflictSides, conflictEntry, conflictOfField, wholeObject } from '../plan/show.ts'
import type { SyncStore } from '../port.ts'
import type { PlannedRead } from '../pull.ts'
import { transact } from '../transact.ts'

export interface ConflictChoice {
  /** Name of the service or logon name of the user. */
  readonly key: string
  readonly side: ConflictSide
  /** For a name that a service and a user share; left out: of either kind. */
  readonly kind?: RemoteKind | undefined
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
  { key, kind, side, field }: ConflictChoice,
): readonly ConflictEntry[] {
  const records = listConflictRecords(store.db, serverId).filter(
    (record) =>
      naturalKey(record.key) === naturalKey(key) &&
      (kind === undefined || record.kind === kind) &&
      (field === undefined || record.field === field),
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
    for (const record of chosen) {
      decideConflictTx(tx, serverId, record, side)
      noteDecisionTx(tx, store, serverId, record, side)
    }
    const decisions = chosen.map((record) => {
      const { field, base, mine, theirs } = conflictEntry(record)
      return { field, base, mine, theirs, before: record.resolution, after: side }
    })
    store.audit(tx, 'conflict.resolve', chosen[0]?.key ?? key, { decisions })
  })
  return chosen.map(conflictEntry)
}

/** Keeps both sides of what a person decided, so that the losing one can be brought back (decisions.ts). */
export function noteDecisionTx(
  tx: Transaction,
  store: SyncStore,
  serverId: ServerId,
  record: Omit<ConflictRecord, 'resolution'>,
  side: ConflictSide,
): void {
  putDecisionTx(tx, serverId, store.newId(), { ...record, side, person: store.person, at: store.now() })
}

/** Several objects at once, all or none. @throws CONFLICT_NOT_FOUND, naming the first that is none. */
export function resolveConflicts(
  store: SyncStore,
  serverId: ServerId,
  choices: readonly ConflictChoice[],
): readonly ConflictEntry[] {
  return transact(store, () => choices.flatMap((choice) => resolveConflict(store, serverId, choice)))
}

/**
 * Conflicts as a read found them. A decision goes when a side moved before a push carried it out; one that was made
 * while the read was under way stays.
 */
export function recordConflictsTx(
  tx: Transaction,
  { server }: Pick<Connection, 'server'>,
  read: PlannedRead,
  at: string,
): void {
  const decided = listConflictRecords(tx, server.id).filter(({ resolution }) => resolution !== null)
  const found = new Map(read.result.conflicts.map((record) => [keyOf(record), record]))
  const fateOf = decided.length > 0 ? fates(read, found) : () => 'settled' as const
  for (const record of decided) {
    const fate = fateOf(record)
    if (fate === 'holds') found.set(keyOf(record), record)
    if (fate === 'overtaken') removeDecisionTx(tx, server.id, record)
  }
  replaceConflictsTx(tx, server.id, [...found.values()], at)
}

function keyOf({ kind, objectId, field }: ConflictRecord): string {
  return JSON.stringify([kind, objectId, field])
}

function isSameSides(a: ConflictSides, b: ConflictSides): boolean {
  return a.base === b.base && a.mine === b.mine && a.theirs === b.theirs
}

/**
 * What became of decisions that no push is known to have carried out (pushes take theirs off the record). `settled`:
 * the sides do not differ any more; a push whose answer was lost may have done it.
 */
function fates(
  read: PlannedRead,
  found: ReadonlyMap<string, ConflictRecord>,
): (record: ConflictRecord) => 'holds' | 'overtaken' | 'settled' {
  const triples = new Map(
    read.triples.map((triple) => [`${triple.kind} ${triple.desired?.objectId}`, triple] as const),
  )
  return (record) => {
    const { kind, objectId, field } = record
    const now = found.get(keyOf(record))
    if (now) return isSameSides(now, record) ? 'holds' : 'overtaken'
    if (field === wholeObject) return 'settled'
    const { desired, base, remote } = triples.get(`${kind} ${objectId}`) ?? {}
    if (!desired || !remote) return 'overtaken'
    const all = mergeFields(base?.fields ?? null, desired.canonical.fields, remote.canonical.fields)
    const merged = all.find(({ name }) => name === field)
    if (merged?.action !== 'take') return 'settled'
    const holds = record.resolution === 'mine' && isSameSides(conflictOfField(merged), record)
    return holds ? 'holds' : 'overtaken'
  }
}

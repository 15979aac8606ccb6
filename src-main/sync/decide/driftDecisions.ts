/**
 * What a person decides about drift, object by object.
 *
 *   accept      the server's side comes into the store at once, and the base moves: nothing is left to do
 *   overwrite   the store's side wins at the next push: on record like a decided conflict, and as short-lived
 *
 * Neither writes anything on the server. Undecided drift is taken over by the next push.
 */
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey } from '../../domain/model.ts'
import type { PlanField, RemoteKind } from '../../domain/syncModel.ts'
import { type BaseRecord, putBaseTx } from '../../store/bases.ts'
import { type ConflictRecord, putConflictTx, removeConflictsTx } from '../../store/conflicts.ts'
import type { Transaction } from '../../store/database.ts'
import { type DriftRecord, listDrift, removeDriftTx } from '../../store/drift.ts'
import { listSeen } from '../../store/seen.ts'
import { type Connection, withConnection } from '../connection.ts'
import { adoptTx } from '../engine.ts'
import type { Triple } from '../plan/match.ts'
import { fieldOf, fieldsFrom, type MergedField, mergeFields } from '../plan/merge.ts'
import { buildPlan, matchAll, type PlanInput } from '../plan/plan.ts'
import { conflictRecord } from '../plan/planParts.ts'
import { conflictOfField, conflictOfGone, planField, wholeObject } from '../plan/show.ts'
import { type Snapshot, skippedRead, tableId } from '../plan/snapshot.ts'
import type { SyncPlan } from '../plan/work.ts'
import type { DesiredObject, SyncDeps, SyncServer, SyncStore } from '../port.ts'
import { inputsOf, type PlanChoice, readAndPlan, recordReadTx } from '../pull.ts'
import { underLease } from '../push/lease.ts'
import { applyTakeoverTx } from '../push/push.ts'
import { transact } from '../transact.ts'
import { noteDecisionTx } from './conflicts.ts'
import { isNewThere } from './drift.ts'

/** What became of one object; no fields where there was nothing to decide, since both sides agree or ours is sent. */
export interface DecidedDrift {
  readonly kind: RemoteKind
  readonly key: string
  /** Accepted: from the store's value to the server's. Overwritten: from the server's to the store's. */
  readonly fields: readonly PlanField[]
}

/** An object that moved on the server: its rows on record, and its three sides. */
interface Moved {
  readonly rows: readonly DriftRecord[]
  readonly triple: Triple
}

const everything: PlanChoice = { deletes: false, select: null }

/**
 * Reads the server anew, and takes what moved there of the named objects into the store; a service that is new there
 * is adopted, an object that is gone there goes into the trash.
 * `keys`: names of services or logon names of users, as the drift shows them.
 * @throws DRIFT_NOT_FOUND, NAME_TAKEN, LOGON_NAME_TAKEN, VALIDATION_FAILED (its type changed), PUSH_RUNNING, and as
 *   pull; nothing was taken over then.
 */
export function acceptDrift(
  deps: SyncDeps,
  server: SyncServer,
  keys: readonly string[],
): Promise<{ readonly accepted: readonly DecidedDrift[] }> {
  return underLease(deps, server, () =>
    withConnection(deps, server, async (connection) => {
      const read = await readAndPlan(connection, everything)
      return transact(deps.store, (tx) => {
        const drift = recordReadTx(tx, connection, read)
        const chosen = chosenOf(server.name, drift, keys, read.input)
        const plan = planForServer(read.input, read.result, chosen)
        const accepted = chosen.map((moved) => acceptTx(tx, connection, plan, moved))
        deps.store.audit(tx, 'server.acceptDrift', server.name, { objects: accepted.map(told) })
        return { accepted }
      })
    }),
  )
}

/** As the audit trail shows objects. */
function told({ kind, key, fields }: DecidedDrift) {
  return { kind, name: key, fields }
}

function chosenOf(
  server: string,
  drift: readonly DriftRecord[],
  keys: readonly string[],
  input: Pick<PlanInput, 'desired' | 'bases' | 'snapshot'>,
): readonly Moved[] {
  const wanted = new Set(keys.map(naturalKey))
  const rows = drift.filter((row) => wanted.has(naturalKey(row.key)))
  const found = new Set(rows.map((row) => naturalKey(row.key)))
  const missing = keys.find((key) => !found.has(naturalKey(key)))
  if (missing !== undefined) throw notMoved(server, missing)
  const triples = new Map(matchAll(input).map((triple) => [remoteKeyOf(triple), triple]))
  return [...Map.groupBy(rows, ({ kind, remoteId }) => `${kind} ${remoteId}`)].flatMap(([id, objectRows]) => {
    const triple = triples.get(id)
    return triple ? [{ rows: objectRows, triple }] : []
  })
}

function remoteKeyOf({ kind, base, remote }: Triple): string {
  return `${kind} ${remote ? tableId(remote.remoteId) : base?.remoteId}`
}

function notMoved(server: string, key: string): PatchbayError {
  return new PatchbayError(
    'DRIFT_NOT_FOUND',
    `Nothing named "${key}" moved on server "${server}" since it was agreed on. Nothing was changed. ` +
      '"patchbay drift NAME" shows what did.',
    { server, key },
  )
}

/** The plan in which the server's side wins wherever it moved. */
function planForServer(input: PlanInput, { conflicts }: SyncPlan, chosen: readonly Moved[]): SyncPlan {
  const ids = new Set(chosen.map(({ triple }) => `${triple.kind} ${triple.desired?.objectId}`))
  const recorded = conflicts.map((record) =>
    ids.has(`${record.kind} ${record.objectId}`) ? { ...record, resolution: 'theirs' as const } : record,
  )
  return buildPlan({ ...input, recorded })
}

function acceptTx(tx: Transaction, connection: Connection, plan: SyncPlan, moved: Moved): DecidedDrift {
  const { store, server } = connection
  const { kind, desired, base, remote } = moved.triple
  if (remote && !desired) {
    const { key } = adoptTx(tx, connection, { remote, rights: [] })
    return { kind, key, fields: [{ name: wholeObject, before: null, after: key }] }
  }
  if (!desired || !base) throw new PatchbayError('BUG', 'Drift was found of an object that was never known.')
  const key = desired.canonical.label
  const takeover = plan.takeovers.find(({ object }) => isObject(object, desired))
  const differing = remote ? differingFields(moved, desired) : []
  const taken = takeover && takeover.changes !== 'remove' ? takeover.changes : {}
  const isWhole = remote ? differing.every(({ name }) => Object.hasOwn(taken, name)) : takeover
  if (!isWhole) throw refused(server.name, key, plan, desired)
  for (const record of recordsOf(moved, desired, base, differing)) {
    noteDecisionTx(tx, store, server.id, record, 'theirs')
  }
  if (takeover) applyTakeoverTx(tx, connection, { ...takeover, base: remote ? null : base })
  removeConflictsTx(tx, server.id, desired)
  removeDriftTx(tx, server.id, kind, base.remoteId)
  if (remote) putBaseTx(tx, server.id, baseAfter(base, moved, desired), store.now())
  return { kind, key, fields: takeover?.fields ?? [] }
}

function isObject(
  object: { readonly kind: RemoteKind; readonly objectId: string },
  desired: DesiredObject,
): boolean {
  return object.kind === desired.kind && object.objectId === desired.objectId
}

function mergedOf({ triple: { base, remote } }: Moved, desired: DesiredObject): readonly MergedField[] {
  return remote ? mergeFields(base?.fields ?? null, desired.canonical.fields, remote.canonical.fields) : []
}

/** Fields that moved on the server and are not the same in the store anyway. */
function differingFields(moved: Moved, desired: DesiredObject): readonly MergedField[] {
  const names = new Set(moved.rows.map(({ field }) => field))
  return mergedOf(moved, desired).filter(
    ({ name, action }) => names.has(name) && (action === 'take' || action === 'conflict'),
  )
}

/** Both sides of everything that is decided here. */
function recordsOf(
  moved: Moved,
  desired: DesiredObject,
  base: BaseRecord,
  differing: readonly MergedField[],
): readonly Omit<ConflictRecord, 'resolution'>[] {
  const { label, fields } = desired.canonical
  const sides = moved.triple.remote
    ? differing.map(conflictOfField)
    : [conflictOfGone(label, base.fields, fields)]
  const known = { ...moved.triple, desired }
  return sides.map((side) => conflictRecord(known, base.remoteId, side, null))
}

/** The base with what the server moved, and only that: other changes of the store still wait for a push. */
function baseAfter(base: BaseRecord, moved: Moved, desired: DesiredObject): BaseRecord {
  const names = new Set(moved.rows.map(({ field }) => field))
  const fields = fieldsFrom(
    mergedOf(moved, desired).map(({ name, settledTheirs }) => [
      name,
      names.has(name) ? settledTheirs : fieldOf(base.fields, name),
    ]),
  )
  const { key, label } = moved.triple.remote?.canonical ?? base
  return { ...base, objectId: desired.objectId, key, label, fields }
}

function refused(server: string, key: string, { plan }: SyncPlan, desired: DesiredObject): PatchbayError {
  const reason = plan.blocked.find((entry) => entry.kind === desired.kind && entry.key === key)?.reason
  return new PatchbayError(
    'VALIDATION_FAILED',
    `What moved of "${key}" on server "${server}" cannot be taken into the store: ` +
      `${reason ?? 'a part of it could not be read'}. Nothing was changed.`,
    { server, key },
  )
}

/**
 * Decides for the store's side of the named objects as the last read saw them, without asking the server. The next
 * push sends it. A decision holds while the three sides stay what they are now; "resolve --theirs" takes it back.
 * @throws DRIFT_NOT_FOUND, VALIDATION_FAILED for what no push can overwrite; nothing was decided then.
 */
export function overwriteDrift(
  store: SyncStore,
  server: SyncServer,
  keys: readonly string[],
): { readonly overwritten: readonly DecidedDrift[] } {
  const { desired, bases } = inputsOf({ store, server }, everything)
  return transact(store, (tx) => {
    const input = { desired, bases, snapshot: rememberedSnapshot(tx, server) }
    const chosen = chosenOf(server.name, listDrift(tx, server.id), keys, input)
    const overwritten = chosen.map((moved) => overwriteTx(tx, store, server, moved))
    store.audit(tx, 'server.overwriteDrift', server.name, { objects: overwritten.map(told) })
    return { overwritten }
  })
}

/** The server as the last read saw it. */
function rememberedSnapshot(tx: Transaction, server: SyncServer): Snapshot {
  const seen = listSeen(tx, server.id)
  const read = (kind: RemoteKind) => ({
    ...skippedRead,
    objects: seen
      .filter((object) => object.kind === kind)
      .map(({ remoteId, ...canonical }) => ({ kind, remoteId, canonical, raw: {}, rowIds: {} })),
  })
  return { service: read('service'), user: read('user'), rights: new Map() }
}

function overwriteTx(tx: Transaction, store: SyncStore, server: SyncServer, moved: Moved): DecidedDrift {
  const { kind, desired, base, remote } = moved.triple
  if (!desired || !base || moved.rows.some(isNewThere)) throw onlyThere(server.name, moved)
  const key = desired.canonical.label
  const differing = differingFields(moved, desired)
  if (differing.some(({ name }) => name === 'type')) throw fixedType(server.name, key)
  for (const record of recordsOf(moved, desired, base, differing)) {
    putConflictTx(tx, server.id, { ...record, resolution: 'mine' }, store.now())
    noteDecisionTx(tx, store, server.id, record, 'mine')
  }
  const fields = remote
    ? differing.map(({ name, theirs, mine }) => planField(name, theirs, mine))
    : [{ name: wholeObject, before: null, after: key }]
  return { kind, key, fields }
}

function onlyThere(server: string, { rows }: Moved): PatchbayError {
  const key = rows[0]?.key ?? ''
  return new PatchbayError(
    'VALIDATION_FAILED',
    `"${key}" is only on server "${server}": the store has nothing to overwrite it with. Nothing was decided. ` +
      'Accept it into the store, or delete it on the server with a push that allows deletes.',
    { server, key },
  )
}

function fixedType(server: string, key: string): PatchbayError {
  return new PatchbayError(
    'VALIDATION_FAILED',
    `The type of "${key}" differs on server "${server}" and is fixed there: no push can overwrite it. Nothing was ` +
      'decided. Delete one of the two services, or rename it.',
    { server, key },
  )
}

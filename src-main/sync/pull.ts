/**
 * Reads a server into an immutable snapshot, checked by the guards, and records what the read tells.
 *
 *   lists ─> complete? ─> known objects there? ─> missing ones by id ─> rights of the users that need them
 */
import { setTimeout } from 'node:timers/promises'
import { PatchbayError } from '../domain/errors.ts'
import type { RemoteKind } from '../domain/syncModel.ts'
import type { RemoteObject } from '../servers/gateway.ts'
import { type BaseRecord, listBases, putBaseTx, removeBaseTx } from '../store/bases.ts'
import { listConflictRecords } from '../store/conflicts.ts'
import { noteReadTx } from '../store/contact.ts'
import type { Transaction } from '../store/database.ts'
import type { DriftRecord } from '../store/drift.ts'
import { listRefusals, listSentUpdates } from '../store/journal.ts'
import { replaceSeenTx, type SeenRecord } from '../store/seen.ts'
import { areRowsSeparate, type Connection } from './connection.ts'
import { notingFailure } from './contact.ts'
import { recordConflictsTx } from './decide/conflicts.ts'
import { recordDriftTx } from './decide/drift.ts'
import { guardComplete, guardFound, guardIdentity, missingBases } from './plan/guards.ts'
import type { Triple } from './plan/match.ts'
import { buildPlan, matchAll, objectKey, type PlanInput } from './plan/plan.ts'
import {
  type KindRead,
  type RightRead,
  readKinds,
  type Snapshot,
  skippedRead,
  tableId,
} from './plan/snapshot.ts'
import { movedOnServer } from './plan/wentBack.ts'
import type { SyncPlan } from './plan/work.ts'
import { concurrently } from './push/concurrently.ts'

const nothing = Object.freeze({})

/** For a connection in a local network to be made and the first request to leave, before the thread is busy. */
const timeToLeaveMs = 5

export interface PlanChoice {
  readonly deletes: boolean
  /** Folded natural keys; `null`: everything. */
  readonly select: ReadonlySet<string> | null
}

/** One read and what follows from it. */
export interface PlannedRead {
  readonly input: PlanInput
  /** The input, brought together by object. */
  readonly triples: readonly Triple[]
  readonly result: SyncPlan
}

/**
 * `hasReadUsers`: the same connection has, so that both lists can be asked for at once.
 * @throws SERVER_*, READ_INCOMPLETE, SERVER_IDENTITY_CHANGED. Writes nothing but, of a failure, that there was one.
 */
export async function readAndPlan(
  connection: Connection,
  choice: PlanChoice,
  hasReadUsers = false,
): Promise<PlannedRead> {
  // Asked first: what the store wants is put together while the answers are on their way.
  const asked = askLists(connection, hasReadUsers)
  await leaving(asked)
  const inputs = inputsOf(connection, choice)
  const { snapshot, triples } = await notingFailure(connection, () => readServer(connection, inputs, asked))
  const sent = sentUpdates(connection, movedOnServer(triples))
  const input: PlanInput = { ...inputs, snapshot, sent }
  return { input, triples, result: buildPlan(input, triples) }
}

/** The lists that are on their way; users: null where it is not known yet whether they are needed. */
interface AskedLists {
  readonly service: Promise<KindRead>
  readonly user: Promise<KindRead> | null
}

/**
 * One list after the other, so that wrong credentials show after one request; side by side where they were accepted
 * and users were needed before.
 */
function askLists(connection: Connection, hasReadUsers: boolean): AskedLists {
  const isSideBySide = hasReadUsers && connection.server.mapping.concurrency > 1
  const service = readKind(connection, 'service')
  const user = isSideBySide ? readKind(connection, 'user') : null
  // Whoever waits for them comes later, or not at all when something else fails first.
  service.catch(() => {})
  user?.catch(() => {})
  return { service, user }
}

/** Until the requests are out, or the first one is answered already. */
async function leaving({ service }: AskedLists): Promise<void> {
  const answered = new AbortController()
  const timer = setTimeout(timeToLeaveMs, undefined, { signal: answered.signal })
  await Promise.race([service, timer]).catch(() => {})
  answered.abort()
}

/** By `objectKey`, oldest first. */
function sentUpdates({ store, server }: Connection, moved: readonly Triple[]): PlanInput['sent'] {
  if (moved.length === 0) return new Map()
  const ids = moved.flatMap(({ desired }) => desired?.objectId ?? [])
  return Map.groupBy(listSentUpdates(store.db, server.id, ids), ({ kind, objectId }) =>
    kind === 'userRight' ? '' : objectKey(kind, objectId),
  )
}

/** Everything that a plan is made of but the server. */
export function inputsOf(
  { store, server }: Pick<Connection, 'store' | 'server'>,
  choice: PlanChoice,
): Omit<PlanInput, 'snapshot'> {
  return {
    serverId: server.id,
    serverName: server.name,
    desired: store.listDesired(),
    bases: listBases(store.db, server.id),
    recorded: listConflictRecords(store.db, server.id),
    refusals: listRefusals(store.db, server.id),
    sent: new Map(),
    onPutWithoutValue: server.mapping.secret.onPutWithoutValue,
    rowsAreSeparate: areRowsSeparate(server),
    rightsMode: server.mapping.rights.mode,
    asksBeforeTaking: server.promotedFrom !== null,
    ...choice,
  }
}

async function readServer(
  connection: Connection,
  { desired, bases }: Pick<PlanInput, 'desired' | 'bases'>,
  asked: AskedLists,
): Promise<{ readonly snapshot: Snapshot; readonly triples: readonly Triple[] }> {
  const needsUsers = [...desired, ...bases].some((object) => object.kind === 'user')
  const service = await asked.service
  const user = await (asked.user ?? (needsUsers ? readKind(connection, 'user') : skippedRead))
  if (service.refusal && user.completeness !== 'complete') throw service.refusal
  const lists: Snapshot = { service, user, rights: new Map() }
  guardComplete(connection.server.name, lists)
  await guardMissing(connection, bases, lists)
  const triples = matchAll({ desired, bases, snapshot: lists })
  return { snapshot: { ...lists, rights: await readRights(connection, triples) }, triples }
}

async function readKind({ gateway, retry }: Connection, kind: RemoteKind): Promise<KindRead> {
  try {
    const list = await retry.reading(() => gateway.list(kind))
    return {
      completeness: list.complete ? 'complete' : 'incomplete',
      objects: list.objects.map(withoutRaw),
      unreadable: new Map(
        list.unreadable.flatMap(({ remoteId, reason }) =>
          remoteId === null ? [] : [[tableId(remoteId), reason] as const],
        ),
      ),
      refusal: null,
    }
  } catch (error) {
    // A 403 on one kind leaves the other kind going on (interfaces.md section 8).
    if (!(error instanceof PatchbayError) || error.code !== 'SERVER_FORBIDDEN') throw error
    return { ...skippedRead, completeness: 'refused', refusal: error }
  }
}

/** A plan looks at the canonical form alone, and a write reads its object again: the rest is let go. */
function withoutRaw({ kind, remoteId, canonical }: RemoteObject): RemoteObject {
  return { kind, remoteId, canonical, raw: nothing, rowIds: nothing }
}

async function guardMissing(
  { server, gateway, retry }: Connection,
  bases: readonly BaseRecord[],
  lists: Snapshot,
): Promise<void> {
  const missing = missingBases(bases, lists)
  guardIdentity(server.name, bases, missing)
  const found = await concurrently(missing, server.mapping.concurrency, async (base) => {
    const remote = await retry.reading(() => gateway.read(base.kind, base.remoteId))
    return remote ? [base] : []
  })
  guardFound(server.name, found.flat())
}

async function readRights(
  connection: Connection,
  triples: readonly Triple[],
): Promise<ReadonlyMap<string, RightRead>> {
  const users = triples.flatMap((triple) =>
    triple.kind === 'user' && triple.remote && (triple.desired?.rights.length ?? 0) > 0
      ? [triple.remote]
      : [],
  )
  const limit = connection.server.mapping.concurrency
  const rights = await concurrently(users, limit, async ({ remoteId }) => {
    return [tableId(remoteId), await readRight(connection, remoteId)] as const
  })
  return new Map(rights)
}

export async function readRight({ gateway, retry }: Connection, remoteId: string): Promise<RightRead> {
  try {
    const has = await retry.reading(() => gateway.hasRight(remoteId, 'messagingService'))
    return has === null ? { manual: true } : { has }
  } catch (error) {
    if (!(error instanceof PatchbayError) || error.code !== 'SERVER_FORBIDDEN') throw error
    return { unreadable: error.message }
  }
}

/**
 * What the read tells, without touching services or users: drift, seen objects, agreements, conflicts.
 * @returns the drift that is left
 */
export function recordReadTx(
  tx: Transaction,
  connection: Connection,
  read: PlannedRead,
): readonly DriftRecord[] {
  const { store, server } = connection
  const at = store.now()
  const drift = recordDriftTx(tx, server.id, read, at)
  replaceSeenTx(tx, server.id, readKinds(read.input.snapshot), seenObjects(read), at)
  for (const base of read.result.forgotten) removeBaseTx(tx, server.id, base.kind, base.remoteId)
  for (const base of read.result.agreements) putBaseTx(tx, server.id, base, at)
  recordConflictsTx(tx, connection, read, at)
  noteReadTx(tx, server.id, at, refusalOf(read.input.snapshot))
  return drift
}

/** A read that came to its end although the server forbade a part of it. */
export function refusalOf({ service, user }: Snapshot): PatchbayError | null {
  return service.refusal ?? user.refusal
}

/** Services as a whole; of users only those that the store or a base knows. */
function seenObjects({ triples }: PlannedRead): readonly SeenRecord[] {
  return triples.flatMap(({ kind, desired, base, remote }) => {
    if (!remote || (kind === 'user' && !desired && !base)) return []
    return [{ ...remote.canonical, remoteId: tableId(remote.remoteId) }]
  })
}

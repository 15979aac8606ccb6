/**
 * The plan: what a push would do, made of nothing but its inputs (architecture.md section 7, step 4). Pure.
 *
 *   desired, bases, snapshot, decisions ── match ── planObject ── order ──> steps s1..sn + fingerprint
 *
 * The fingerprint covers everything that the plan was made of; a saved plan whose fingerprint no longer comes out
 * is stale. Bases count as they are after what both sides agree on was recorded, so that a pull in between, which
 * records just that, does not make a plan stale.
 */
import { stableStringify } from '../../domain/canonical.ts'
import { naturalKey } from '../../domain/model.ts'
import type { ParkedEntry, PlanStep, RemoteKind, StepAction } from '../../domain/syncModel.ts'
import { sha256 } from '../../platform/hash.ts'
import type { BaseRecord } from '../../store/bases.ts'
import type { ConflictRecord } from '../../store/conflicts.ts'
import type { Refusal } from '../../store/journal.ts'
import type { DesiredObject } from '../port.ts'
import { matchObjects, type Triple } from './match.ts'
import { type Fields, fieldOf, isSecret } from './merge.ts'
import { compareTexts, orderWorks } from './order.ts'
import { planObject } from './planObject.ts'
import type { PlanContext, PutWithoutValue } from './planParts.ts'
import { ringsOfNames } from './renames.ts'
import { type ConflictSides, conflictEntry } from './show.ts'
import { remoteKinds, type Snapshot, tableId } from './snapshot.ts'
import type { SentUpdate } from './wentBack.ts'
import type { ObjectPlan, PlannedWork, SyncPlan, Work } from './work.ts'

export interface PlanInput {
  readonly serverId: string
  readonly serverName: string
  readonly desired: readonly DesiredObject[]
  readonly bases: readonly BaseRecord[]
  readonly snapshot: Snapshot
  /** Conflicts on record, with the decisions that were made. */
  readonly recorded: readonly ConflictRecord[]
  /** Objects that the server refused when they were last sent. */
  readonly refusals: readonly Refusal[]
  /** Updates that were sent to objects that moved on the server, by `objectKey`, oldest first. */
  readonly sent: ReadonlyMap<string, readonly SentUpdate[]>
  readonly onPutWithoutValue: PutWithoutValue
  /** Rows of services are a resource of their own: a PUT of the service touches no secret. */
  readonly rowsAreSeparate: boolean
  readonly rightsMode: 'role' | 'manual'
  /** Each service that is only on the server becomes a delete step. */
  readonly deletes: boolean
  /** What only the server changed is a conflict too: nothing wins there without being asked for. */
  readonly asksBeforeTaking: boolean
  /** Names on the server, `<kind> <key>`, that steps of the caller's own free first; left out: none. */
  readonly freed?: ReadonlySet<string> | undefined
  /** Folded natural keys; `null`: everything. Narrows the plan without changing ids of steps or fingerprint. */
  readonly select: ReadonlySet<string> | null
}

export function objectKey(kind: RemoteKind, objectId: string): string {
  return `${kind} ${objectId}`
}

export function matchAll(input: Pick<PlanInput, 'desired' | 'bases' | 'snapshot'>): readonly Triple[] {
  return remoteKinds.flatMap((kind) =>
    matchObjects(
      kind,
      input.desired.filter((object) => object.kind === kind),
      input.bases.filter((base) => base.kind === kind),
      input.snapshot[kind].objects,
    ),
  )
}

/** `triples`: as `matchAll` brings the input together; handed in by who has them already. */
export function buildPlan(input: PlanInput, triples: readonly Triple[] = matchAll(input)): SyncPlan {
  const context = contextOf(input, triples)
  const all = triples.map((triple) => planObject(triple, context))
  const numbered = numberWorks(all.flatMap((object) => object.works))
  const { select } = input
  const objects = select ? all.filter((object) => select.has(object.key)) : all
  const works = select ? numbered.filter((work) => isSelected(work, select)) : numbered
  const takeovers = objects.flatMap((object) => object.takeover ?? [])
  const conflicts = objects.flatMap((object) => object.conflicts)
  return {
    plan: {
      server: input.serverName,
      fingerprint: fingerprintOf(input, triples, all),
      unchanged: objects.filter((object) => object.isUnchanged).length,
      steps: works.map((work) => work.step),
      takeovers: takeovers.map(({ object, fields }) => ({ kind: object.kind, key: object.label, fields })),
      conflicts: conflicts.filter((conflict) => conflict.resolution === null).map(conflictEntry),
      blocked: objects.flatMap((object) => object.blocked),
      serverOnly: objects.flatMap((object) => object.serverOnly ?? []),
      parked: parkedOf(works, input.refusals),
    },
    works,
    takeovers,
    conflicts: all.flatMap((object) => object.conflicts),
    agreements: all.flatMap((object) => object.agreement ?? []),
    forgotten: all.flatMap((object) => object.forgotten ?? []),
    isPartial: isPartial(input.snapshot),
  }
}

/** For people: what is tried again although the server refused it. Not part of the fingerprint. */
function parkedOf(works: readonly PlannedWork[], refusals: readonly Refusal[]): readonly ParkedEntry[] {
  const refused = new Map(refusals.map((refusal) => [`${refusal.kind} ${refusal.objectId}`, refusal]))
  return works.flatMap(({ type, object }) => {
    const refusal = refused.get(`${object.kind} ${object.objectId}`)
    if (!refusal || type === 'right' || type === 'manual' || type === 'revoke') return []
    return [{ kind: object.kind, key: object.label, message: refusal.message, at: refusal.at }]
  })
}

/** By the object's name, or by the key of the step as the plan shows it. */
function isSelected({ object, step }: PlannedWork, select: ReadonlySet<string>): boolean {
  return select.has(object.key) || select.has(naturalKey(step.key))
}

function isPartial({ service, user, rights }: Snapshot): boolean {
  const isRefused = service.completeness === 'refused' || user.completeness === 'refused'
  return isRefused || [...rights.values()].some((right) => 'unreadable' in right)
}

function contextOf(input: PlanInput, triples: readonly Triple[]): PlanContext {
  const holders = new Map(
    triples.flatMap(({ kind, desired, remote }) =>
      remote &&
      !input.freed?.has(`${kind} ${remote.canonical.key}`) &&
      (desired === null || desired.canonical.key === remote.canonical.key)
        ? [[`${kind} ${remote.canonical.key}`, tableId(remote.remoteId)] as const]
        : [],
    ),
  )
  const owners = new Map(
    input.desired.map((object) => [`${object.kind} ${object.canonical.key}`, object.objectId]),
  )
  const rings = ringsOfNames(triples)
  const recorded = new Map(
    input.recorded.map((record) => [`${record.kind} ${record.objectId} ${record.field}`, record]),
  )
  return {
    snapshot: input.snapshot,
    onPutWithoutValue: input.onPutWithoutValue,
    rowsAreSeparate: input.rowsAreSeparate,
    rightsMode: input.rightsMode,
    deletes: input.deletes,
    asksBeforeTaking: input.asksBeforeTaking,
    decisionOf(kind: RemoteKind, objectId: string, sides: ConflictSides) {
      const record = recorded.get(`${kind} ${objectId} ${sides.field}`)
      const holds =
        record && record.base === sides.base && record.mine === sides.mine && record.theirs === sides.theirs
      return holds ? record.resolution : null
    },
    sentTo: (kind, objectId) => input.sent.get(objectKey(kind, objectId)) ?? [],
    holderOf: (kind, key) => holders.get(`${kind} ${key}`),
    ownerOf: (kind, key) => owners.get(`${kind} ${key}`),
    isInRing: (kind, objectId) => rings.has(objectKey(kind, objectId)),
  }
}

function actionOf(work: Work): StepAction {
  if (work.type === 'right') return 'create'
  return work.type === 'revoke' ? 'delete' : work.type
}

function stepKey(work: Work): string {
  return 'right' in work ? `${work.object.label}: ${work.right}` : work.object.label
}

/** In the order of the run, as steps s1, s2, ... */
export function numberWorks(works: readonly Work[]): readonly PlannedWork[] {
  return orderWorks(works).map((work, index) => {
    const step: PlanStep = {
      id: `s${index + 1}`,
      kind: 'right' in work ? 'userRight' : work.object.kind,
      action: actionOf(work),
      key: stepKey(work),
      reason: work.reason,
      fields: work.fields,
    }
    return { ...work, step }
  })
}

/** Fields as a list in the order of their names: written much faster than by stableStringify, and as stable. */
function flat(fields: Fields): readonly string[] {
  const list: string[] = []
  for (const name of Object.keys(fields).sort()) {
    const value = fieldOf(fields, name)
    if (value === undefined) continue
    if (isSecret(value)) list.push(name, 'secret', value.secret)
    else list.push(name, 'text', value.text)
  }
  return list
}

/** In the order of their fields: rows may come in any. */
function decisionsOf(object: ObjectPlan | undefined): readonly (readonly [string, string | null])[] {
  const conflicts = object?.conflicts ?? []
  return conflicts
    .map(({ field, resolution }) => [field, resolution] as const)
    .sort(([a], [b]) => compareTexts(a, b))
}

/** Services as a whole; of users only those that the store or a base knows: agents change every day. */
function fingerprintOf(input: PlanInput, triples: readonly Triple[], objects: readonly ObjectPlan[]): string {
  const entries = triples.map(({ kind, desired, base, remote }, index) => {
    const object = objects[index]
    if (kind === 'user' && !desired && !base) return null
    const effective = object?.forgotten ? null : (object?.agreement ?? base)
    if (!desired && !effective && !remote) return null
    const right = remote && input.snapshot.rights.get(tableId(remote.remoteId))
    // Hashed one by one: together they would be as large as everything that was read.
    return sha256(
      JSON.stringify([
        kind,
        desired && [desired.objectId, flat(desired.canonical.fields), desired.rights],
        effective && [effective.remoteId, effective.objectId, flat(effective.fields), effective.rights],
        remote && [tableId(remote.remoteId), flat(remote.canonical.fields)],
        right ? stableStringify(right) : null,
        decisionsOf(object),
        object?.blocked.map((entry) => entry.reason) ?? [],
      ]),
    )
  })
  const sorted = entries.filter((entry) => entry !== null).sort(compareTexts)
  const hasDeletes = objects.some((object) => object.works.some((work) => work.type === 'delete'))
  const options = [input.serverId, input.onPutWithoutValue, input.rightsMode, hasDeletes]
  return sha256(JSON.stringify([options, sorted]))
}

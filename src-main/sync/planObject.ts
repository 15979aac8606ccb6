/** The plan for one object: what its three sides ask for. Pure. */
import { naturalKey } from '../domain/model.ts'
import type { RemoteKind } from '../domain/syncModel.ts'
import type { RemoteObject } from '../servers/gateway.ts'
import type { BaseRecord } from '../store/bases.ts'
import type { ConflictRecord, ConflictSide } from '../store/conflicts.ts'
import type { Triple } from './match.ts'
import {
  type Fields,
  fieldOf,
  fieldsFrom,
  isSameFields,
  isSecret,
  type MergeAction,
  type MergedField,
  mergeFields,
  type Side,
} from './merge.ts'
import { planRights, rightsSeen } from './planRights.ts'
import type { DesiredObject } from './port.ts'
import {
  type ConflictSides,
  conflictOfField,
  conflictOfGone,
  createdFields,
  planField,
  wholeObject,
} from './show.ts'
import { type Snapshot, tableId } from './snapshot.ts'
import type { ObjectPlan, TakeoverWork, UpdateWork } from './work.ts'

/** What a PUT without a secret does to the secret on that server (interfaces.md section 5). */
export type PutWithoutValue = 'unknown' | 'keeps' | 'clears' | 'rejects'

export interface PlanContext {
  readonly snapshot: Snapshot
  readonly onPutWithoutValue: PutWithoutValue
  readonly rightsMode: 'role' | 'manual'
  readonly deletes: boolean
  /** The decision about a conflict, while its three sides are still what they were. */
  readonly decisionOf: (kind: RemoteKind, objectId: string, sides: ConflictSides) => ConflictSide | null
  /** Object of the store that has a natural key. */
  readonly ownerOf: (kind: RemoteKind, key: string) => string | undefined
}

type Known = Triple & { readonly desired: DesiredObject }
type Both = Known & { readonly remote: RemoteObject }
type Decided = MergedField & { readonly decision: MergeAction }

const nothing: Omit<ObjectPlan, 'kind' | 'key'> = Object.freeze({
  works: [],
  takeover: null,
  conflicts: [],
  blocked: [],
  agreement: null,
  forgotten: null,
  serverOnly: null,
  isUnchanged: false,
})

export function planObject(triple: Triple, context: PlanContext): ObjectPlan {
  const { kind, desired, remote } = triple
  if (desired === null) return planWithoutDesired(triple, context)
  const known: Known = { ...triple, desired }
  const read = context.snapshot[kind]
  if (read.refusal) return blocked(known, read.refusal.message)
  if (triple.ambiguous) {
    return blocked(
      known,
      'the server has several objects of this name; rename or remove all but one of them there',
    )
  }
  if (remote) return planBoth({ ...known, remote }, context)
  if (triple.base === null) return planCreate(known, context, 'not on the server')
  const unreadable = read.unreadable.get(triple.base.remoteId)
  if (unreadable !== undefined) return blocked(known, `the server's object cannot be read: ${unreadable}`)
  return planGone(known, triple.base, context)
}

function refOf({ kind, desired }: Known) {
  return { kind, key: desired.canonical.key, label: desired.canonical.label, objectId: desired.objectId }
}

function planOf(known: Known, part: Partial<ObjectPlan>): ObjectPlan {
  return { ...nothing, kind: known.kind, key: known.desired.canonical.key, ...part }
}

function blocked(known: Known, reason: string): ObjectPlan {
  return planOf(known, { blocked: [{ kind: known.kind, key: known.desired.canonical.label, reason }] })
}

function planWithoutDesired({ kind, base, remote }: Triple, context: PlanContext): ObjectPlan {
  if (remote === null) {
    const read = context.snapshot[kind]
    const isGone = base !== null && read.completeness === 'complete' && !read.unreadable.has(base.remoteId)
    return { ...nothing, kind, key: base?.key ?? '', forgotten: isGone ? base : null }
  }
  const { key, label, fields } = remote.canonical
  // A tenant has thousands of agents that are none of Patchbay's business: users are adopted by name.
  if (kind === 'user') return { ...nothing, kind, key }
  const works = !context.deletes
    ? []
    : [
        {
          type: 'delete' as const,
          object: { kind, key, label, objectId: base?.objectId ?? '' },
          reason: base ? 'deleted in the store' : 'not in the store',
          fields: Object.entries(fields).map(([name, value]) => planField(name, value, undefined)),
          remoteId: remote.remoteId,
          expected: fields,
        },
      ]
  return { ...nothing, kind, key, works, serverOnly: { kind, key: label } }
}

function planCreate(known: Known, context: PlanContext, reason: string): ObjectPlan {
  const object = refOf(known)
  const { fields } = known.desired.canonical
  const rights = planRights(known.desired, null, context)
  return planOf(known, {
    works: [
      { type: 'create', object, reason, fields: createdFields(fields), desired: fields, settled: fields },
      ...rights.works,
    ],
    blocked: rights.blocked,
  })
}

/** Known from earlier, confirmed missing: neither made again nor deleted without a decision. */
function planGone(known: Known, base: BaseRecord, context: PlanContext): ObjectPlan {
  const { label, fields } = known.desired.canonical
  const sides = conflictOfGone(label, base.fields, fields)
  const resolution = context.decisionOf(known.kind, known.desired.objectId, sides)
  const conflicts = [conflictRecord(known, base.remoteId, sides, resolution)]
  if (resolution === null) return planOf(known, { conflicts })
  if (resolution === 'mine') {
    const reason = 'deleted on the server; the conflict was decided for the store'
    return { ...planCreate(known, context, reason), conflicts }
  }
  const takeover: TakeoverWork = {
    object: refOf(known),
    fields: [{ name: wholeObject, before: label, after: null }],
    changes: 'remove',
    base,
  }
  return planOf(known, { conflicts, takeover })
}

function conflictRecord(
  known: Known,
  remoteId: string,
  sides: ConflictSides,
  resolution: ConflictSide | null,
): ConflictRecord {
  const { objectId, canonical } = known.desired
  return { kind: known.kind, objectId, remoteId, key: canonical.label, ...sides, resolution }
}

function planBoth(both: Both, context: PlanContext): ObjectPlan {
  const { desired, base, remote } = both
  const merged = mergeFields(base?.fields ?? null, desired.canonical.fields, remote.canonical.fields)
  const type = merged.find((field) => field.name === 'type')
  if (type && type.action !== 'unchanged' && type.action !== 'agree') {
    return blocked(
      both,
      'the type differs from the server and is fixed after creation; delete one of the two services, or rename it',
    )
  }
  const { decided, conflicts } = decide(both, merged, context)
  if (conflicts.some((conflict) => conflict.resolution === null)) return planOf(both, { conflicts })
  const collision = decided.find((field) => isTakenName(both, field, context))
  if (collision) {
    return blocked(
      both,
      'renamed on the server to a name that another object of the store has; rename one of them',
    )
  }
  return { ...planMerged(both, decided, context), conflicts }
}

function decide(both: Both, merged: readonly MergedField[], context: PlanContext) {
  const conflicts: ConflictRecord[] = []
  const decided = merged.map((field): Decided => {
    if (field.action !== 'conflict') return { ...field, decision: field.action }
    const sides = conflictOfField(field)
    const resolution = context.decisionOf(both.kind, both.desired.objectId, sides)
    conflicts.push(conflictRecord(both, tableId(both.remote.remoteId), sides, resolution))
    if (resolution === null) return { ...field, decision: 'conflict' }
    return { ...field, decision: resolution === 'mine' ? 'send' : 'take' }
  })
  return { decided, conflicts }
}

function isTakenName({ kind, desired }: Both, field: Decided, context: PlanContext): boolean {
  const isName = field.name === 'name' || field.name === 'logonName'
  if (!isName || field.decision !== 'take' || field.theirs === undefined || isSecret(field.theirs))
    return false
  const owner = context.ownerOf(kind, naturalKey(field.theirs.text))
  return owner !== undefined && owner !== desired.objectId
}

function planMerged(both: Both, decided: readonly Decided[], context: PlanContext): ObjectPlan {
  const rights = planRights(both.desired, tableId(both.remote.remoteId), context)
  const update = updateOf(both, decided, context)
  const lacking = update && lackingSecret(both, update, context)
  const settled = settledBase(both, decided, context)
  const takeover = takeoverOf(both, decided, update ? null : settled)
  const works = [...(update && !lacking ? [update] : []), ...rights.works]
  const blockedEntries = [
    ...(lacking ? [{ kind: both.kind, key: both.desired.canonical.label, reason: lacking }] : []),
    ...rights.blocked,
  ]
  return planOf(both, {
    works,
    takeover,
    blocked: blockedEntries,
    agreement: update || takeover || isSameBase(both.base, settled) ? null : settled,
    isUnchanged: works.length + blockedEntries.length === 0 && takeover === null,
  })
}

function settledValue(field: Decided): Side {
  return field.decision === 'take' ? field.settledTheirs : field.settledMine
}

function settledBase(both: Both, decided: readonly Decided[], context: PlanContext): BaseRecord {
  const { kind, desired, base, remote } = both
  const settled = fieldsFrom(decided.map((field) => [field.name, settledValue(field)] as const))
  const name = fieldOf(settled, kind === 'service' ? 'name' : 'logonName')
  const label = name !== undefined && !isSecret(name) ? name.text : desired.canonical.label
  return {
    kind,
    remoteId: tableId(remote.remoteId),
    objectId: desired.objectId,
    key: naturalKey(label),
    label,
    fields: settled,
    rights: rightsSeen(tableId(remote.remoteId), base, context),
  }
}

function isSameBase(a: BaseRecord | null, b: BaseRecord): boolean {
  return (
    a !== null &&
    a.remoteId === b.remoteId &&
    a.objectId === b.objectId &&
    a.rights.join() === b.rights.join() &&
    isSameFields(a.fields, b.fields)
  )
}

/** The store's object once the takeover is done: what the following PUT will send. */
function desiredAfter(decided: readonly Decided[]): Fields {
  return fieldsFrom(
    decided.map((field) => {
      if (field.decision !== 'take') return [field.name, field.mine] as const
      const taken: Side = isSecret(field.theirs) ? { secret: 'absent' } : field.theirs
      return [field.name, taken] as const
    }),
  )
}

function updateOf(both: Both, decided: readonly Decided[], context: PlanContext): UpdateWork | null {
  const sends = decided.filter((field) => field.decision === 'send')
  if (sends.length === 0) return null
  const secrets = sends.filter((field) => isSecret(field.mine)).map((field) => field.name)
  return {
    type: 'update',
    object: refOf(both),
    reason: updateReason(both, sends),
    fields: sends.map((field) => planField(field.name, field.base ?? field.theirs, field.mine)),
    remoteId: both.remote.remoteId,
    expected: both.remote.canonical.fields,
    desired: desiredAfter(decided),
    settled: settledBase(both, decided, context).fields,
    secrets: context.onPutWithoutValue === 'keeps' ? new Set(secrets) : 'all',
    rights: rightsSeen(tableId(both.remote.remoteId), both.base, context),
  }
}

function updateReason(both: Both, sends: readonly Decided[]): string {
  if (sends.some((field) => field.action === 'conflict')) return 'a conflict was decided for the store'
  return both.base ? 'changed in the store' : 'secrets not yet sent to this server'
}

/**
 * A PUT replaces the whole object (rci.md section 5). What it does to a secret that it does not carry is unknown,
 * unless the mapping says that the server keeps it; so an object of which the store lacks a secret is not PUT.
 */
function lackingSecret(both: Both, update: UpdateWork, context: PlanContext): string | null {
  if (context.onPutWithoutValue === 'keeps') return null
  const missing = Object.entries(update.desired).find(
    ([, value]) => isSecret(value) && value.secret === 'absent',
  )
  if (!missing) return null
  const effect = {
    unknown: 'it is not known what the server does to a secret that an update does not carry',
    clears: 'the server clears a secret that an update does not carry',
    rejects: 'the server rejects an update that does not carry all secrets',
  }[context.onPutWithoutValue]
  const what = both.kind === 'user' ? "the user's password" : `the secret "${missing[0]}"`
  return `the store lacks ${what}, and ${effect}; enter it in the store`
}

function takeoverOf(both: Both, decided: readonly Decided[], base: BaseRecord | null): TakeoverWork | null {
  const takes = decided.filter((field) => field.decision === 'take')
  if (takes.length === 0) return null
  const changes = Object.create(null) as Record<string, NonNullable<Side> | null>
  for (const { name, theirs } of takes)
    changes[name] = isSecret(theirs) ? { secret: 'unknown' } : (theirs ?? null)
  return {
    object: refOf(both),
    fields: takes.map((field) => planField(field.name, field.mine, field.theirs)),
    changes,
    base,
  }
}

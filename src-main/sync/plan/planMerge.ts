/** The plan for an object that both the store and the server have. Pure. */
import { naturalKey } from '../../domain/model.ts'
import type { BaseRecord } from '../../store/bases.ts'
import type { ConflictRecord } from '../../store/conflicts.ts'
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
import { compareTexts } from './order.ts'
import {
  type Both,
  blocked,
  conflictRecord,
  formerFields,
  type PlanContext,
  planOf,
  refOf,
} from './planParts.ts'
import { planRights, rightsSeen } from './planRights.ts'
import { conflictOfField, planField } from './show.ts'
import { tableId } from './snapshot.ts'
import { hasGoneBack } from './wentBack.ts'
import type { ObjectPlan, TakeoverWork, UpdateWork } from './work.ts'

/** `hasGoneBack`: it would be taken over, had the server not merely gone back behind an update of ours. */
type Decided = MergedField & { readonly decision: MergeAction; readonly hasGoneBack: boolean }

export function planBoth(both: Both, context: PlanContext): ObjectPlan {
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
  if (context.isInRing(both.kind, desired.objectId)) {
    return blocked(
      both,
      'renamed in the store in a ring with other objects: each would take a name that another one still has on the ' +
        'server; give one of them a name that nobody has, push, then rename it again',
    )
  }
  if (decided.some((field) => isHeldName(both, field, context))) {
    return blocked(
      both,
      'renamed in the store to a name that another object of the server has; rename one of them',
    )
  }
  return { ...planMerged(both, decided, context), conflicts }
}

function decide(both: Both, merged: readonly MergedField[], context: PlanContext) {
  const conflicts: ConflictRecord[] = []
  /** What only the server changed is taken, unless somebody decided that the store's side shall win. */
  const decideTake = (field: MergedField): MergeAction => {
    const sides = conflictOfField(field)
    if (context.decisionOf(both.kind, both.desired.objectId, sides) !== 'mine') return 'take'
    conflicts.push(conflictRecord(both, tableId(both.remote.remoteId), sides, 'mine'))
    return 'send'
  }
  const sent = context.sentTo(both.kind, both.desired.objectId)
  const decided = merged.map((merge): Decided => {
    const isBack = hasGoneBack(merge, sent)
    const isAsked = context.asksBeforeTaking && merge.action === 'take'
    const action: MergeAction = isBack || isAsked ? 'conflict' : merge.action
    const field = { ...merge, hasGoneBack: isBack, action }
    if (field.action === 'take') return { ...field, decision: decideTake(field) }
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

/** Two objects of one name: a server that refuses them would refuse this at every push, another would have both. */
function isHeldName({ kind, desired, remote }: Both, field: Decided, context: PlanContext): boolean {
  const isName = field.name === 'name' || field.name === 'logonName'
  if (!isName || field.decision !== 'send') return false
  const holder = context.holderOf(kind, desired.canonical.key)
  return holder !== undefined && holder !== tableId(remote.remoteId)
}

function planMerged(both: Both, decided: readonly Decided[], context: PlanContext): ObjectPlan {
  const rights = planRights(both.desired, tableId(both.remote.remoteId), context)
  const update = updateOf(both, decided, context)
  const lacking = update && lackingSecret(both, update, context)
  const agreed = update
    ? agreedBase(both, decided, context)
    : settledBase(both, decided, context, settledValue)
  const takeover = takeoverOf(both, decided, agreed)
  const works = [...(update && !lacking ? [update] : []), ...rights.works]
  const blockedEntries = [
    ...(lacking ? [{ kind: both.kind, key: both.desired.canonical.label, reason: lacking }] : []),
    ...rights.blocked,
  ]
  return planOf(both, {
    works,
    takeover,
    blocked: blockedEntries,
    agreement: takeover || isSameBase(both.base, agreed) ? null : agreed,
    isUnchanged: works.length + blockedEntries.length === 0 && takeover === null,
  })
}

function settledValue(field: Decided): Side {
  return field.decision === 'take' ? field.settledTheirs : field.settledMine
}

/**
 * What both sides hold already, or will after the takeover, while an update is still to come: it may be blocked or
 * fail for long, and until then a field that the server changes once more is not to look like an edit of the store.
 */
function agreedBase(both: Both, decided: readonly Decided[], context: PlanContext): BaseRecord | null {
  if (both.base === null) return null
  return settledBase(both, decided, context, (field) =>
    field.decision === 'send' ? field.base : settledValue(field),
  )
}

function settledBase(
  both: Both,
  decided: readonly Decided[],
  context: PlanContext,
  sideOf: (field: Decided) => Side,
): BaseRecord {
  const { kind, desired, base, remote } = both
  const settled = fieldsFrom(decided.map((field) => [field.name, sideOf(field)] as const))
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

function isSameBase(a: BaseRecord | null, b: BaseRecord | null): boolean {
  if (a === null || b === null) return a === b
  return (
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
  // A server that went back lost the secrets sent since, too, though nobody can see that.
  const isBack = sends.some((field) => field.hasGoneBack)
  return {
    type: 'update',
    object: refOf(both),
    reason: updateReason(both, sends),
    fields: sends.map((field) => {
      const isDecided = field.action === 'conflict'
      return planField(field.name, isDecided ? field.theirs : (field.base ?? field.theirs), field.mine)
    }),
    remoteId: both.remote.remoteId,
    expected: both.remote.canonical.fields,
    former: formerFields(both.base?.fields ?? null, both.remote.canonical.fields),
    desired: desiredAfter(decided),
    settled: settledBase(both, decided, context, settledValue).fields,
    secrets: isBack || carriesAllSecrets(both.kind, sends, context) ? 'all' : new Set(secrets),
    rights: rightsSeen(tableId(both.remote.remoteId), both.base, context),
  }
}

/** A changed logon name forces setting the password again (rci.md section 9), whatever the server keeps. */
function renamesLogon(sends: readonly { readonly name: string }[]): boolean {
  return sends.some((field) => field.name === 'logonName')
}

function needsAllSecrets(sends: readonly { readonly name: string }[], context: PlanContext): boolean {
  return context.onPutWithoutValue !== 'keeps' || renamesLogon(sends)
}

/** Rows of their own are not part of the service's PUT: only those with a new secret are written. */
function carriesAllSecrets(
  kind: Both['kind'],
  sends: readonly { readonly name: string }[],
  context: PlanContext,
): boolean {
  if (kind === 'service' && context.rowsAreSeparate) return false
  return needsAllSecrets(sends, context)
}

function updateReason(both: Both, sends: readonly Decided[]): string {
  if (sends.some((field) => field.action === 'conflict')) return 'a conflict was decided for the store'
  if (sends.some((field) => field.action === 'take')) return 'changed on the server; decided for the store'
  if (both.base) return 'changed in the store'
  return both.kind === 'user'
    ? 'the server has a user of this logon name; its password becomes that of the store'
    : 'secrets not yet sent to this server'
}

/**
 * A PUT replaces the whole object (rci.md section 5). What it does to a secret that it does not carry is unknown,
 * unless the mapping says that the server keeps it; so an object of which the store lacks a secret is not PUT.
 */
function lackingSecret(both: Both, update: UpdateWork, context: PlanContext): string | null {
  // Rows of their own are no part of the PUT: it touches no secret.
  if (both.kind === 'service' && context.rowsAreSeparate) return null
  if (!needsAllSecrets(update.fields, context)) return null
  const [missing] = Object.entries(update.desired)
    .filter(([, value]) => isSecret(value) && value.secret === 'absent')
    .map(([name]) => name)
    .sort(compareTexts)
  if (missing === undefined) return null
  const effect = {
    keeps: 'a changed logon name needs the password to be set again',
    unknown: 'it is not known what the server does to a secret that an update does not carry',
    clears: 'the server clears a secret that an update does not carry',
    rejects: 'the server rejects an update that does not carry all secrets',
  }[context.onPutWithoutValue]
  const what = both.kind === 'user' ? "the user's password" : `the secret "${missing}"`
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

/**
 * One object of a run that is taken back: whether it still is as the run left it, and what it was before. Pure.
 */
import type { RunId, UserRight } from '../../domain/model.ts'
import { naturalKey } from '../../domain/model.ts'
import type { RemoteKind, Unrestorable } from '../../domain/syncModel.ts'
import type { LaterStep, StepRecord } from '../../store/journal.ts'
import type { FormerObject } from '../../store/takeBack.ts'
import type { Triple } from '../plan/match.ts'
import {
  type Fields,
  fieldOf,
  fieldsFrom,
  isSameFields,
  isSameValue,
  isSecret,
  mergeFields,
  type Side,
} from '../plan/merge.ts'
import type { PlanInput } from '../plan/plan.ts'
import { formerFields } from '../plan/planParts.ts'
import { planField, wholeObject } from '../plan/show.ts'
import { tableId } from '../plan/snapshot.ts'
import type { DeleteWork, RevokeWork } from '../plan/work.ts'
import type { DesiredObject } from '../port.ts'

export interface RollbackInput {
  readonly runId: RunId
  /** All steps of the run. */
  readonly steps: readonly StepRecord[]
  /** Steps of later runs, in the order of the runs. */
  readonly later: readonly LaterStep[]
  readonly plan: PlanInput
  /** By `<kind> <objectId>`. */
  readonly triples: ReadonlyMap<string, Triple>
  /** By `<kind> <objectId>`. */
  readonly former: ReadonlyMap<string, FormerObject>
}

/** What a run did to one object. */
export interface RunObject {
  readonly kind: RemoteKind
  /** Empty: the store never had it. */
  readonly objectId: string
  readonly label: string
  /** Its creation, update or deletion. */
  readonly change: StepRecord | null
  readonly right: StepRecord | null
}

export interface Judged {
  readonly kind: RemoteKind
  /** As the ordinary plan knows it; of an object that is new to the store a stand-in. */
  readonly objectId: string
  readonly isNew: boolean
  /** It comes back on the server. */
  readonly isCreated: boolean
  /** Why all of it stays as it is; `null`: it goes back. */
  readonly reason: string | null
  /** The object as the store gets it; `null`: into the trash. */
  readonly target: DesiredObject | null
  readonly removal: DeleteWork | null
  readonly revocation: RevokeWork | null
  readonly cannotRestore: readonly Unrestorable[]
  /** Natural key on the server now. */
  readonly keyNow: string | null
}

const changedOnServer = 'changed on the server since'
const editedInStore = 'edited in the store since; push or undo that first'

/** Steps that were done, object by object, in the order of the run. */
export function runObjects({ steps }: Pick<RollbackInput, 'steps'>): readonly RunObject[] {
  const done = steps.filter((step) => step.state === 'done')
  const groups = Map.groupBy(done, (step) => {
    const kind = step.kind === 'userRight' ? 'user' : step.kind
    return `${kind} ${step.objectId === '' ? step.remoteId : step.objectId}`
  })
  return [...groups.values()].flatMap((group): RunObject[] => {
    const change = group.find((step) => step.kind !== 'userRight') ?? null
    const right = group.find((step) => step.kind === 'userRight') ?? null
    const [first] = group
    if (!first) return []
    const kind = first.kind === 'service' ? 'service' : 'user'
    // The key of a right is the logon name, a colon and the right.
    const label = change?.key ?? first.key.replace(/: [^:]*$/, '')
    return [{ kind, objectId: first.objectId, label, change, right }]
  })
}

export function judgeObject(object: RunObject, input: RollbackInput): Judged {
  const byLater = laterRun(object, input)
  if (byLater !== null) return stays(object, byLater)
  const { refusal } = input.plan.snapshot[object.kind]
  if (refusal) return stays(object, refusal.message)
  const triple = tripleOf(object, input)
  if (triple?.desired && triple.desired.objectId !== object.objectId) return stays(object, editedInStore)
  switch (object.change?.action) {
    case 'create':
      return judgeCreated(object, object.change, triple)
    case 'update':
      return judgeUpdated(object, object.change, triple, input)
    case 'delete':
      return judgeDeleted(object, object.change, triple, input)
    default:
      return judgeGranted(object, triple, input)
  }
}

function stays(object: RunObject, reason: string): Judged {
  return { ...unmoved(object, null), reason }
}

function unmoved({ kind, objectId }: RunObject, keyNow: string | null): Judged {
  const nothing = {
    isNew: false,
    isCreated: false,
    reason: null,
    target: null,
    removal: null,
    revocation: null,
  }
  return { ...nothing, kind, objectId, cannotRestore: [], keyNow }
}

/** By the object of the store, else by the one that was agreed on. */
export function triplesByObject(triples: readonly Triple[]): ReadonlyMap<string, Triple> {
  const entries = (side: 'base' | 'desired') =>
    triples.flatMap((triple): [string, Triple][] => {
      const object = triple[side]
      return object ? [[`${triple.kind} ${object.objectId}`, triple]] : []
    })
  return new Map([...entries('base'), ...entries('desired')])
}

function tripleOf({ kind, objectId }: RunObject, { triples }: RollbackInput): Triple | null {
  return triples.get(`${kind} ${objectId}`) ?? null
}

/** A later run and its own rollback cancel each other out. */
function laterRun({ kind, objectId }: RunObject, { later, runId }: RollbackInput): string | null {
  if (objectId === '') return null
  const open: LaterStep[] = []
  let seen: RunId | null = null
  for (const step of later) {
    const isSame = (step.kind === 'userRight' ? 'user' : step.kind) === kind && step.objectId === objectId
    if (!isSame || step.runId === seen) continue
    seen = step.runId
    const last = open.at(-1)
    if (last && step.rollsBack === last.runId) open.pop()
    else open.push(step)
  }
  const [first] = open
  if (!first) return null
  return first.rollsBack === runId
    ? `taken back already by run ${first.runId}`
    : `changed by the later run ${first.runId}`
}

/** One side moved away from what was agreed on; a secret that it lacks, or does not show, does not count. */
function isMoved(agreed: Fields, mine: Fields, theirs: Fields): boolean {
  return mergeFields(agreed, mine, theirs).some(({ action }) => action !== 'unchanged' && action !== 'agree')
}

function isEdited(desired: DesiredObject, agreed: Fields): boolean {
  return isMoved(agreed, desired.canonical.fields, agreed)
}

/** Both the server and what was agreed on are as the run left them. */
function isAsLeft({ remote, base }: Triple, after: Fields): boolean {
  if (!remote || isMoved(after, after, remote.canonical.fields)) return false
  return base === null || isSameFields(base.fields, after)
}

function judgeCreated(object: RunObject, { after }: StepRecord, triple: Triple | null): Judged {
  const { kind, objectId, label } = object
  const remote = triple?.remote
  if (!triple || !remote || after === null || !isAsLeft(triple, after)) return stays(object, changedOnServer)
  if (triple.desired && isEdited(triple.desired, after)) return stays(object, editedInStore)
  const { key, fields } = remote.canonical
  const removal: DeleteWork = {
    type: 'delete',
    object: { kind, key, label, objectId },
    reason: 'created by the run',
    fields: Object.entries(fields).map(([name, value]) => planField(name, value, undefined)),
    remoteId: remote.remoteId,
    expected: fields,
    former: formerFields(after, fields),
  }
  return { ...unmoved(object, key), removal }
}

function judgeUpdated(
  object: RunObject,
  { before, after }: StepRecord,
  triple: Triple | null,
  input: RollbackInput,
): Judged {
  if (!triple?.remote || before === null || after === null || !isAsLeft(triple, after)) {
    return stays(object, changedOnServer)
  }
  const { desired } = triple
  if (!desired || isEdited(desired, after) || hasOpenRight(desired, triple, object, input)) {
    return stays(object, editedInStore)
  }
  const { fields, cannotRestore } = restoredFields(object, before, after, desired.canonical.fields, input)
  const granted = judgeGranted(object, triple, input)
  const rights = granted.revocation ? [] : desired.rights
  const isOther = !isSameFields(fields, desired.canonical.fields)
  return {
    ...granted,
    reason: isOther || granted.revocation ? null : onlyNamed(cannotRestore),
    target: desiredOf(object.kind, desired.objectId, fields, rights),
    cannotRestore: [...cannotRestore, ...granted.cannotRestore],
  }
}

/** Nothing of the object can go back: it is named as a whole, with the cause. */
function onlyNamed(cannotRestore: readonly Unrestorable[]): string {
  const [first] = cannotRestore
  return first ? `${first.field}: ${first.reason}` : 'it is as it was before'
}

/** A right that the store wants and the server does not have yet. */
function hasOpenRight(
  { rights }: DesiredObject,
  { remote }: Triple,
  { kind }: RunObject,
  { plan }: RollbackInput,
): boolean {
  if (kind !== 'user' || rights.length === 0 || plan.rightsMode === 'manual' || !remote) return false
  const read = plan.snapshot.rights.get(tableId(remote.remoteId))
  return read !== undefined && 'has' in read && !read.has
}

function judgeDeleted(
  object: RunObject,
  { before, remoteId }: StepRecord,
  triple: Triple | null,
  { plan, former }: RollbackInput,
): Judged {
  const { kind, objectId } = object
  if (before === null) return stays(object, 'the journal does not tell what it was')
  if (triple?.desired) return stays(object, editedInStore)
  const target = labelOf(kind, before)
  const isThere = plan.snapshot[kind].objects.some(({ canonical }) => canonical.key === naturalKey(target))
  if (triple?.remote || isThere) return stays(object, changedOnServer)
  const known = former.get(`${kind} ${objectId}`)
  const id = known ? objectId : `new ${remoteId ?? ''}`
  const { fields, cannotRestore } = restoredFields(object, before, null, null, { former })
  return {
    ...unmoved(object, null),
    objectId: id,
    isNew: known === undefined,
    isCreated: true,
    target: desiredOf(kind, id, fields, known?.rights ?? []),
    cannotRestore,
  }
}

function judgeGranted(object: RunObject, triple: Triple | null, { plan }: RollbackInput): Judged {
  const { right, label, objectId } = object
  const remote = triple?.remote
  const desired = triple?.desired ?? null
  if (!right) return unmoved(object, remote?.canonical.key ?? null)
  if (!remote) return stays(object, changedOnServer)
  if (desired && triple?.base && isEdited(desired, triple.base.fields)) return stays(object, editedInStore)
  const verdict: Judged = {
    ...unmoved(object, remote.canonical.key),
    target: desired && { ...desired, rights: [] },
  }
  const read = plan.snapshot.rights.get(tableId(remote.remoteId))
  const reason =
    read === undefined || 'manual' in read
      ? plan.rightsMode === 'manual' || read
        ? rightByHand
        : 'its rights were not read'
      : 'unreadable' in read
        ? read.unreadable
        : read.has
          ? null
          : changedOnServer
  if (reason !== null) {
    const named = { kind: 'userRight', key: label, field: 'use', reason } as const
    return object.change ? { ...verdict, target: desired, cannotRestore: [named] } : { ...verdict, reason }
  }
  const granted: UserRight = 'messagingService'
  const revocation: RevokeWork = {
    type: 'revoke',
    object: { kind: 'user', key: remote.canonical.key, label, objectId },
    reason: 'right granted by the run',
    fields: [{ name: 'use', before: granted, after: null }],
    right: granted,
    remoteId: remote.remoteId,
  }
  return { ...verdict, revocation }
}

const rightByHand =
  'rights are given by hand on this server: take Use on Messaging Service from the user in System Configurator, ' +
  'if it was given there'

/** Steps that no inverse step can be made of: their outcome is not known, or a person was to do them. */
export function leftOpen({ steps }: Pick<RollbackInput, 'steps'>): readonly Unrestorable[] {
  const created = new Set(
    steps
      .filter(({ action, state }) => action === 'create' && state === 'done')
      .map(({ objectId }) => objectId),
  )
  return steps.flatMap(({ kind, action, key, state, remoteId, objectId }): readonly Unrestorable[] => {
    const named = (reason: string) => [{ kind, key, field: wholeObject, reason }]
    if (action === 'manual') return created.has(objectId) ? [] : named(rightByHand)
    if (state === 'unknown') return named('whether this step was done is not known; compare with the server')
    const isPart = state === 'failed' && action === 'create' && kind !== 'userRight' && remoteId !== null
    return isPart ? named('it was created in part; delete it on the server, or push again') : []
  })
}

function labelOf(kind: RemoteKind, fields: Fields): string {
  const name = fieldOf(fields, kind === 'service' ? 'name' : 'logonName')
  return name !== undefined && !isSecret(name) ? name.text : ''
}

function desiredOf(
  kind: RemoteKind,
  objectId: string,
  fields: Fields,
  rights: readonly UserRight[],
): DesiredObject {
  const label = labelOf(kind, fields)
  return { kind, objectId, canonical: { kind, key: naturalKey(label), label, fields }, rights }
}

/**
 * The fields before the run. A secret comes back only if the store's history has it; else it stays what the store
 * and the server have now, and is named. `after` and `mine` are null for an object that is not there.
 */
function restoredFields(
  object: RunObject,
  before: Fields,
  after: Fields | null,
  mine: Fields | null,
  { former }: Pick<RollbackInput, 'former'>,
): { readonly fields: Fields; readonly cannotRestore: readonly Unrestorable[] } {
  const { kind, objectId, label: key } = object
  const cannotRestore: Unrestorable[] = []
  const history = former.get(`${kind} ${objectId}`)
  const secretOf = (name: string, wanted: { readonly secret: string }): Side => {
    const left = after ? fieldOf(after, name) : undefined
    const now = mine ? fieldOf(mine, name) : undefined
    if (now !== undefined && (isSameValue(left, wanted) || isSameValue(now, wanted))) return now
    if (wanted.secret === 'absent' && left === undefined) return wanted
    if (history?.hasSecret(wanted.secret)) return wanted
    const reason =
      wanted.secret === 'absent'
        ? 'it was not set before, and a push cannot empty it'
        : 'neither the store nor its history has the former secret'
    cannotRestore.push({ kind, key, field: name, reason })
    return now ?? { secret: 'absent' }
  }
  const fields = fieldsFrom(
    Object.entries(before).map(
      ([name, value]) => [name, isSecret(value) ? secretOf(name, value) : value] as const,
    ),
  )
  return { fields, cannotRestore }
}

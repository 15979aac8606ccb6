/**
 * The plan that takes a run back. Pure.
 *
 *   steps that were done ── per object: untouched since? ──┬─ no ──> named, left alone
 *                                                          └─ yes ─> the object as it was before
 *   store with these objects in place ── ordinary plan ──> updates, creates, rights
 *                                        + deletes of what the run created, + rights that it granted
 *
 * So store and server end alike, and the next push does not do the same again.
 */
import { stableStringify } from '../../domain/canonical.ts'
import type { Plan, RollbackPlan, Unrestorable } from '../../domain/syncModel.ts'
import { sha256 } from '../../platform/hash.ts'
import { compareTexts } from '../plan/order.ts'
import { buildPlan, numberWorks, type PlanInput } from '../plan/plan.ts'
import { wholeObject } from '../plan/show.ts'
import { remoteKinds } from '../plan/snapshot.ts'
import type { PlannedWork, SyncPlan, Work } from '../plan/work.ts'
import type { DesiredObject } from '../port.ts'
import {
  type Judged,
  judgeObject,
  leftOpen,
  type RollbackInput,
  type RunObject,
  runObjects,
} from './rollbackObject.ts'
import { inRollbackOrder } from './rollbackOrder.ts'

export interface PlannedRollback {
  readonly plan: RollbackPlan
  readonly works: readonly PlannedWork[]
  /** What the store gets; the ids of new objects are made when it does. */
  readonly restored: readonly Judged[]
  /** Folded names of the objects, before and after: what the verification looks at. */
  readonly keys: ReadonlySet<string>
}

type Blocked = Map<RunObject, string>

export function planRollback(input: RollbackInput): PlannedRollback {
  const objects = runObjects(input)
  const judged = new Map(objects.map((object) => [object, judgeObject(object, input)]))
  const blocked: Blocked = new Map()
  // Each round takes out at least one object.
  for (;;) {
    const taken = [...judged].filter(([object, { reason }]) => reason === null && !blocked.has(object))
    const verdicts = taken.map(([, verdict]) => verdict)
    const desired = desiredAfter(input.plan, verdicts)
    const freed = namesFreed(verdicts)
    const result = buildPlan({ ...input.plan, desired, freed, deletes: false, select: null })
    const before = blocked.size
    const holders = Map.groupBy(desired, ({ kind, canonical }) => `${kind} ${canonical.key}`)
    const names = namesLeft(input.plan, freed)
    for (const [object, verdict] of taken) {
      const reason = obstacleTo(verdict, holders, names, result)
      if (reason !== null) blocked.set(object, reason)
    }
    if (blocked.size === before) return assemble(input, judged, blocked, result)
  }
}

/** The store as it is once the objects are back. */
function desiredAfter(plan: PlanInput, taken: readonly Judged[]): readonly DesiredObject[] {
  const changed = new Map(taken.map((verdict) => [`${verdict.kind} ${verdict.objectId}`, verdict.target]))
  const kept = plan.desired.filter(({ kind, objectId }) => !changed.has(`${kind} ${objectId}`))
  return [...kept, ...[...changed.values()].filter((target) => target !== null)]
}

/** Names on the server that the rollback frees, by a delete or by a rename. */
function namesFreed(taken: readonly Judged[]): ReadonlySet<string> {
  return new Set(
    taken
      .filter(({ target, removal, keyNow }) => removal || (target && target.canonical.key !== keyNow))
      .map(({ kind, keyNow }) => `${kind} ${keyNow}`),
  )
}

/** Names on the server that stay taken. */
function namesLeft({ snapshot }: PlanInput, freed: ReadonlySet<string>): ReadonlySet<string> {
  const names = remoteKinds.flatMap((kind) =>
    snapshot[kind].objects.map(({ canonical }) => `${kind} ${canonical.key}`),
  )
  return new Set(names.filter((name) => !freed.has(name)))
}

/** Why an object that is as the run left it can still not go back. */
function obstacleTo(
  { target, objectId, keyNow }: Judged,
  holders: ReadonlyMap<string, readonly DesiredObject[]>,
  names: ReadonlySet<string>,
  result: SyncPlan,
): string | null {
  if (target === null) return null
  const { kind, canonical } = target
  const isTaken = holders.get(`${kind} ${canonical.key}`)?.some((other) => other.objectId !== objectId)
  if (isTaken) return `another object of the store has the name "${canonical.label}" by now`
  if (canonical.key !== keyNow && names.has(`${kind} ${canonical.key}`)) {
    return `another object of the server has the name "${canonical.label}" by now`
  }
  const refusal = result.plan.blocked.find((entry) => entry.kind === kind && entry.key === canonical.label)
  if (refusal) return refusal.reason
  const isOpen =
    result.conflicts.some((conflict) => conflict.kind === kind && conflict.objectId === objectId) ||
    result.takeovers.some(({ object }) => object.kind === kind && object.objectId === objectId)
  return isOpen ? 'changed on the server since' : null
}

function assemble(
  input: RollbackInput,
  judged: ReadonlyMap<RunObject, Judged>,
  blocked: Blocked,
  result: SyncPlan,
): PlannedRollback {
  const restored = [...judged]
    .filter(([object, { reason }]) => reason === null && !blocked.has(object))
    .map(([, verdict]) => verdict)
  const works = numberWorks(
    inRollbackOrder([...inverseWorks(restored, result), ...restored.flatMap(ownWorks)]),
  )
  const cannotRestore = [...judged].flatMap(([object, verdict]): readonly Unrestorable[] => {
    const reason = verdict.reason ?? blocked.get(object)
    return reason === undefined
      ? verdict.cannotRestore
      : [{ kind: object.kind, key: object.label, field: wholeObject, reason }]
  })
  const named = [...cannotRestore, ...leftOpen(input)].sort(
    (a, b) => compareTexts(a.key, b.key) || compareTexts(a.field, b.field),
  )
  return { plan: documentOf(input, result, works, named), works, restored, keys: keysOf(restored) }
}

/** What the ordinary plan does about the objects; of the others nothing is done. */
function inverseWorks(restored: readonly Judged[], result: SyncPlan): readonly Work[] {
  const byId = new Map(restored.map((verdict) => [`${verdict.kind} ${verdict.objectId}`, verdict]))
  return result.works.flatMap(({ step: _step, ...work }): readonly Work[] => {
    const verdict = byId.get(`${work.object.kind} ${work.object.objectId}`)
    if (!verdict) return []
    if (work.type === 'update') return [{ ...work, reason: 'back to what it was before the run' }]
    if (work.type === 'create') return [{ ...work, reason: 'deleted by the run' }]
    // Rights of a user that was there all along are not the rollback's business.
    return verdict.isCreated ? [work] : []
  })
}

function ownWorks({ removal, revocation }: Judged): readonly Work[] {
  return [...(removal ? [removal] : []), ...(revocation ? [revocation] : [])]
}

function keysOf(restored: readonly Judged[]): ReadonlySet<string> {
  return new Set(
    restored.flatMap(({ target, keyNow }) => [
      ...(target ? [target.canonical.key] : []),
      ...(keyNow === null ? [] : [keyNow]),
    ]),
  )
}

function documentOf(
  { runId, plan }: RollbackInput,
  { plan: ordinary }: SyncPlan,
  works: readonly PlannedWork[],
  cannotRestore: readonly Unrestorable[],
): RollbackPlan {
  const steps = works.map((work) => work.step)
  const fingerprint = sha256(stableStringify(['rollback', runId, ordinary.fingerprint, steps, cannotRestore]))
  const nothingElse: Pick<Plan, 'unchanged' | 'takeovers' | 'conflicts' | 'blocked' | 'serverOnly'> = {
    unchanged: 0,
    takeovers: [],
    conflicts: [],
    blocked: [],
    serverOnly: [],
  }
  return { server: plan.serverName, fingerprint, ...nothingElse, steps, rollsBack: runId, cannotRestore }
}

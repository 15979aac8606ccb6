/**
 * The order of a push. Pure.
 *
 *   1 service update ─> 2 service create ─> 3 user update ─> 4 user create ─> 5 user right ─> 6 delete
 *
 * A level is drained before the next begins; within one, steps are independent of each other. Updates come before
 * creates, so that a rename frees the name that a new object takes; renames that wait for each other's names
 * (renames.ts) have levels between. A right needs its user. Deletes come last: by
 * then everything that may replace the deleted service is in place. A rollback brings levels of its own
 * (rollbackOrder.ts).
 */
import { renameDepths } from './renames.ts'
import type { PlannedWork, Work } from './work.ts'

export function levelOf(work: Work): number {
  if (work.level !== undefined) return work.level
  if (work.type === 'delete') return 6
  if (work.type === 'right' || work.type === 'manual' || work.type === 'revoke') return 5
  const isUpdate = work.type === 'update'
  if (work.object.kind === 'service') return isUpdate ? 1 : 2
  return isUpdate ? 3 : 4
}

/** Sorted by level and natural key, whatever the order in which the objects were read. */
export function orderWorks(works: readonly Work[]): readonly Work[] {
  return withRenameLevels(works).sort(
    (a, b) => levelOf(a) - levelOf(b) || compareTexts(a.object.key, b.object.key),
  )
}

/** An update that needs the name of another one comes after it, still before what comes after updates. */
function withRenameLevels(works: readonly Work[]): Work[] {
  const depths = renameDepths(works)
  return works.map((work) => {
    const depth = work.type === 'update' ? (depths.get(work) ?? 0) : 0
    if (depth === 0 || work.level !== undefined) return work
    return { ...work, level: levelOf(work) + depth / (depths.size + 1) }
  })
}

/** Groups of independent steps, in the order of the push. `works` are in order already. */
export function levelsOf(works: readonly PlannedWork[]): readonly (readonly PlannedWork[])[] {
  return [...Map.groupBy(works, levelOf).values()]
}

/** Steps that create an object, by its id in the store: what `dependencyOf` looks into. */
export function creationsOf(works: readonly PlannedWork[]): ReadonlyMap<string, PlannedWork> {
  return new Map(works.flatMap((work) => (work.type === 'create' ? [[work.object.objectId, work]] : [])))
}

/** The step whose failure makes this one pointless: the creation of a right's user. */
export function dependencyOf(
  work: PlannedWork,
  creations: ReadonlyMap<string, PlannedWork>,
): PlannedWork | null {
  if (work.type !== 'right' || work.remoteId !== null) return null
  return creations.get(work.object.objectId) ?? null
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

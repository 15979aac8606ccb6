/**
 * The order of a rollback. Pure.
 *
 *   revoke ─> delete that frees a name ─> update, each after the one that frees its name ─> create ─> right ─> delete
 *
 * In each of them services before users, as in a push.
 *
 * A push that renamed A to C and made a new A is taken back by deleting the new A first. All other deletes come last,
 * as in a push: by then everything that may replace the deleted service is back.
 */
import { holdersOfNames, renameDepths } from '../plan/renames.ts'
import type { Work } from '../plan/work.ts'

export function inRollbackOrder(works: readonly Work[]): readonly Work[] {
  const holderOf = holdersOfNames(works)
  const updates = works.filter((work) => work.type === 'update')
  const freeing = new Set(updates.map(holderOf))
  const depths = renameDepths(works)
  const last = 4 + 2 * Math.max(0, ...depths.values())
  return works.map((work): Work => ({ ...work, level: levelIn(work) }))

  function levelIn(work: Work): number {
    const ofUser = work.object.kind === 'user' ? 1 : 0
    switch (work.type) {
      case 'revoke':
        return 0
      case 'delete':
        return (freeing.has(work) ? 2 : last + 6) + ofUser
      case 'update':
        return 4 + 2 * (depths.get(work) ?? 0) + ofUser
      case 'create':
        return last + 2 + ofUser
      default:
        return last + 4
    }
  }
}

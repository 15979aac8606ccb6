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
import { naturalKey } from '../domain/model.ts'
import { fieldOf, isSecret } from './merge.ts'
import type { UpdateWork, Work } from './work.ts'

/** Natural key that the server's object has before the work. */
function keyBefore(work: Work): string | null {
  if (work.type !== 'update' && work.type !== 'delete') return null
  const name = fieldOf(work.expected, work.object.kind === 'service' ? 'name' : 'logonName')
  return name === undefined || isSecret(name) ? null : naturalKey(name.text)
}

export function inRollbackOrder(works: readonly Work[]): readonly Work[] {
  const holders = new Map(
    works.flatMap((work) => {
      const key = keyBefore(work)
      return key === null ? [] : [[`${work.object.kind} ${key}`, work] as const]
    }),
  )
  /** Who has the name that an update needs. */
  const holderOf = (work: UpdateWork): Work | null => {
    const holder = holders.get(`${work.object.kind} ${work.object.key}`) ?? null
    return holder === work ? null : holder
  }
  const updates = works.filter((work) => work.type === 'update')
  const freeing = new Set(updates.map(holderOf))
  const depths = new Map(updates.map((work) => [work, depthOf(work, holderOf, updates.length)]))
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

/** How many renames have to come before; a ring of names ends at `limit`: the server will refuse one of them. */
function depthOf(work: UpdateWork, holderOf: (work: UpdateWork) => Work | null, limit: number): number {
  let depth = 0
  for (let holder = holderOf(work); holder?.type === 'update' && depth < limit; holder = holderOf(holder)) {
    depth += 1
  }
  return depth
}

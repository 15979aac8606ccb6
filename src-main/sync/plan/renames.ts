/**
 * Renames that need each other's names. Pure.
 *
 *   chain   A becomes B while B becomes C: B has to go first
 *   ring    A becomes B while B becomes A: no order works, for a server refuses a name that is taken
 */
import { naturalKey } from '../../domain/model.ts'
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { Triple } from './match.ts'
import { fieldOf, isSecret } from './merge.ts'
import type { UpdateWork, Work } from './work.ts'

/** Natural key that the server's object has before the work. */
function keyBefore(work: Work): string | null {
  if (work.type !== 'update' && work.type !== 'delete') return null
  const name = fieldOf(work.expected, work.object.kind === 'service' ? 'name' : 'logonName')
  return name === undefined || isSecret(name) ? null : naturalKey(name.text)
}

/** Who has the name that an update needs; null: nobody, or the object itself. */
export function holdersOfNames(works: readonly Work[]): (work: UpdateWork) => Work | null {
  const holders = new Map(
    works.flatMap((work) => {
      const key = keyBefore(work)
      return key === null ? [] : [[`${work.object.kind} ${key}`, work] as const]
    }),
  )
  return (work) => {
    const holder = holders.get(`${work.object.kind} ${work.object.key}`) ?? null
    return holder === work ? null : holder
  }
}

/** How many renames have to come before each update; in a ring, as many as there are updates. */
export function renameDepths(works: readonly Work[]): ReadonlyMap<UpdateWork, number> {
  const holderOf = holdersOfNames(works)
  const updates = works.filter((work) => work.type === 'update')
  return new Map(
    updates.map((work) => {
      let depth = 0
      for (
        let holder = holderOf(work);
        holder?.type === 'update' && depth < updates.length;
        holder = holderOf(holder)
      ) {
        depth += 1
      }
      return [work, depth]
    }),
  )
}

/** Objects of the store, as `<kind> <objectId>`, whose new names go round in a ring. */
export function ringsOfNames(triples: readonly Triple[]): ReadonlySet<string> {
  const next = new Map<string, string>()
  const idOf = (kind: RemoteKind, objectId: string) => `${kind} ${objectId}`
  const holders = new Map(
    triples.flatMap(({ kind, desired, remote }) =>
      desired && remote ? [[`${kind} ${remote.canonical.key}`, idOf(kind, desired.objectId)] as const] : [],
    ),
  )
  for (const { kind, desired, remote } of triples) {
    if (!desired || !remote || desired.canonical.key === remote.canonical.key) continue
    const holder = holders.get(`${kind} ${desired.canonical.key}`)
    if (holder !== undefined) next.set(idOf(kind, desired.objectId), holder)
  }
  return new Set([...next.keys()].filter((id) => isInRing(id, next)))
}

function isInRing(id: string, next: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>()
  for (let at = next.get(id); at !== undefined && !passed.has(at); at = next.get(at)) {
    if (at === id) return true
    passed.add(at)
  }
  return false
}

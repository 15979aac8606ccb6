/**
 * Brings together what the store, the bases and the server have of each object. Pure.
 *
 *   1. by the server's id, through the base        a rename on either side stays one object
 *   2. by natural key                              for objects that were never agreed on, or were made anew
 */
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { RemoteObject } from '../../servers/gateway.ts'
import type { BaseRecord } from '../../store/bases.ts'
import type { DesiredObject } from '../port.ts'
import { tableId } from './snapshot.ts'

/** At least one of the three is there. */
export interface Triple {
  readonly kind: RemoteKind
  readonly desired: DesiredObject | null
  readonly base: BaseRecord | null
  readonly remote: RemoteObject | null
  /** Several objects of the server have this name and none is known: no one may guess which is meant. */
  readonly ambiguous: boolean
}

interface Matching {
  readonly kind: RemoteKind
  /** Remote objects that no object of the store has claimed, by natural key. */
  readonly unclaimed: Map<string, RemoteObject[]>
  readonly baseOfRemote: ReadonlyMap<string, BaseRecord>
}

/** All arguments are of one kind. Order: the store's objects, then the server's own, then bases of neither. */
export function matchObjects(
  kind: RemoteKind,
  desired: readonly DesiredObject[],
  bases: readonly BaseRecord[],
  remotes: readonly RemoteObject[],
): readonly Triple[] {
  const remoteById = new Map(remotes.map((remote) => [tableId(remote.remoteId), remote]))
  const desiredIds = new Set(desired.map((object) => object.objectId))
  const baseOfObject = new Map(bases.map((base) => [base.objectId, base]))
  const claimedById = new Set(
    bases.filter((base) => desiredIds.has(base.objectId)).map((base) => base.remoteId),
  )
  const matching: Matching = {
    kind,
    unclaimed: Map.groupBy(
      remotes.filter((remote) => !claimedById.has(tableId(remote.remoteId))),
      (remote) => remote.canonical.key,
    ),
    baseOfRemote: new Map(bases.map((base) => [base.remoteId, base])),
  }
  const triples = desired.map((object): Triple => {
    const base = baseOfObject.get(object.objectId) ?? null
    const remote = base && remoteById.get(base.remoteId)
    if (remote) return { kind, desired: object, base, remote, ambiguous: false }
    return matchByKey(matching, object, base)
  })
  return [...triples, ...withoutDesired(matching, triples, bases)]
}

function matchByKey(matching: Matching, desired: DesiredObject, base: BaseRecord | null): Triple {
  const { kind, unclaimed, baseOfRemote } = matching
  const candidates = unclaimed.get(desired.canonical.key) ?? []
  const [remote] = candidates
  if (remote === undefined) return { kind, desired, base, remote: null, ambiguous: false }
  if (candidates.length > 1) return { kind, desired, base, remote: null, ambiguous: true }
  unclaimed.delete(desired.canonical.key)
  // Deleted and made anew in the store under the same name: what was agreed on about the server's object holds.
  const ancestor = baseOfRemote.get(tableId(remote.remoteId)) ?? null
  return { kind, desired, base: ancestor, remote, ambiguous: false }
}

function withoutDesired(
  { kind, unclaimed, baseOfRemote }: Matching,
  triples: readonly Triple[],
  bases: readonly BaseRecord[],
): readonly Triple[] {
  const serverOnly = [...unclaimed.values()].flat().map(
    (remote): Triple => ({
      kind,
      desired: null,
      base: baseOfRemote.get(tableId(remote.remoteId)) ?? null,
      remote,
      ambiguous: false,
    }),
  )
  const used = new Set([...triples, ...serverOnly].map((triple) => triple.base))
  const leftOver = bases
    .filter((base) => !used.has(base))
    .map((base): Triple => ({ kind, desired: null, base, remote: null, ambiguous: false }))
  return [...serverOnly, ...leftOver]
}

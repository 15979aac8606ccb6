/** What the plans of single objects share: their context, and the parts that they are made of. Pure. */
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { RemoteObject } from '../../servers/gateway.ts'
import type { ConflictRecord, ConflictSide } from '../../store/conflicts.ts'
import type { DesiredObject } from '../port.ts'
import type { Triple } from './match.ts'
import { type Fields, fieldOf, fieldsFrom, isSecret } from './merge.ts'
import type { ConflictSides } from './show.ts'
import type { Snapshot } from './snapshot.ts'
import type { SentUpdate } from './wentBack.ts'
import type { ObjectPlan } from './work.ts'

/** What a PUT without a secret does to the secret on that server (interfaces.md section 5). */
export type PutWithoutValue = 'unknown' | 'keeps' | 'clears' | 'rejects'

export interface PlanContext {
  readonly snapshot: Snapshot
  readonly onPutWithoutValue: PutWithoutValue
  /** Rows of services are a resource of their own: a PUT of the service touches no secret. */
  readonly rowsAreSeparate: boolean
  readonly rightsMode: 'role' | 'manual'
  readonly deletes: boolean
  /** What only the server changed is a conflict too, and never taken over by itself. */
  readonly asksBeforeTaking: boolean
  /** The decision about a conflict, while its three sides are still what they were. */
  readonly decisionOf: (kind: RemoteKind, objectId: string, sides: ConflictSides) => ConflictSide | null
  /** Updates that were sent to an object that moved on the server, oldest first. */
  readonly sentTo: (kind: RemoteKind, objectId: string) => readonly SentUpdate[]
  /** Object of the server that has a natural key and is not renamed by the store. */
  readonly holderOf: (kind: RemoteKind, key: string) => string | undefined
  /** Object of the store that has a natural key. */
  readonly ownerOf: (kind: RemoteKind, key: string) => string | undefined
  /** Whether its new name goes round in a ring with those of others (renames.ts). */
  readonly isInRing: (kind: RemoteKind, objectId: string) => boolean
}

export type Known = Triple & { readonly desired: DesiredObject }
export type Both = Known & { readonly remote: RemoteObject }

/** The plan of an object for which there is nothing to do or to say. */
export const nothing: Omit<ObjectPlan, 'kind' | 'key'> = Object.freeze({
  works: [],
  takeover: null,
  conflicts: [],
  blocked: [],
  agreement: null,
  forgotten: null,
  serverOnly: null,
  isUnchanged: false,
})

export function refOf({ kind, desired }: Known) {
  return { kind, key: desired.canonical.key, label: desired.canonical.label, objectId: desired.objectId }
}

export function planOf(known: Known, part: Partial<ObjectPlan>): ObjectPlan {
  return { ...nothing, kind: known.kind, key: known.desired.canonical.key, ...part }
}

export function blocked(known: Known, ...reasons: readonly string[]): ObjectPlan {
  const { label } = known.desired.canonical
  return planOf(known, { blocked: reasons.map((reason) => ({ kind: known.kind, key: label, reason })) })
}

export function conflictRecord(
  known: Known,
  remoteId: string,
  sides: ConflictSides,
  resolution: ConflictSide | null,
): ConflictRecord {
  const { objectId, canonical } = known.desired
  return { kind: known.kind, objectId, remoteId, key: canonical.label, ...sides, resolution }
}

/** The server's object with what was agreed on in place of secrets that cannot be seen. */
export function formerFields(base: Fields | null, theirs: Fields): Fields {
  return fieldsFrom(
    Object.entries(theirs).map(([name, value]) => {
      const agreed = base ? fieldOf(base, name) : undefined
      const isHidden = isSecret(value) && value.secret === 'unknown'
      return [name, isHidden && isSecret(agreed) ? agreed : value] as const
    }),
  )
}

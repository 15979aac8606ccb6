/**
 * What a target of promotion shall have (domain/promotion.ts): the promoted objects as the base of their source
 * shows them, that is what store and source agreed on, with the target's values in place. What was edited in the
 * store and not pushed to the source yet does not count.
 */
import { findPatchbayError } from '../../domain/errors.ts'
import { resolveMapping } from '../../domain/mapping.ts'
import {
  naturalKey,
  type Server,
  type ServerId,
  type ServiceId,
  type UserId,
  type UserRight,
} from '../../domain/model.ts'
import {
  type OwnValue,
  type Promotion,
  promote,
  reasonsAgainst,
  type ValueMap,
} from '../../domain/promotion.ts'
import type { RemoteKind } from '../../domain/syncModel.ts'
import { lastAuditSeq } from '../../store/audit.ts'
import { type BaseRecord, findBase, listBases } from '../../store/bases.ts'
import { allServers } from '../../store/servers.ts'
import {
  listPromoted,
  listServerValues,
  listValueMap,
  type ObjectRef,
  secretsOfSource,
} from '../../store/serverValues.ts'
import { getService } from '../../store/services.ts'
import type { Store } from '../../store/store.ts'
import { getUser } from '../../store/users.ts'
import type { DesiredObject } from '../port.ts'

/** One object on its way to the target. */
export interface PromotedObject extends ObjectRef {
  /** Name or logon name on the source; while it is not there, that of the store. */
  readonly label: string
  /** Name or logon name on the target. */
  readonly targetLabel: string
  /** `null`: the source does not have it. */
  readonly promotion: Promotion | null
  readonly rights: readonly UserRight[]
  /** Why it cannot go there; none = it can. */
  readonly reasons: readonly string[]
}

export interface PromotionTarget {
  readonly id: ServerId
  readonly name: string
  readonly promotedFrom: ServerId | null
}

/** What changes only by actions that go on record. */
interface Facts {
  readonly source: Server | null
  readonly promoted: ReadonlyMap<string, ObjectRef>
  readonly map: ValueMap
  readonly values: ReadonlyMap<string, readonly OwnValue[]>
  readonly secrets: ReadonlySet<string>
}

export interface PromotedView {
  /** `null`: it is no longer in the store. */
  source(): Server | null
  isPromoted(ref: ObjectRef): boolean
  valuesOf(ref: ObjectRef): readonly OwnValue[]
  /** Objects promoted to the target; not those that are gone from the store and from the source. */
  list(): readonly PromotedObject[]
  /** One object, promoted or not; `base`: of the source, looked up when left out. */
  object(ref: ObjectRef, base?: BaseRecord | null): PromotedObject
  /** Whether the secret of this fingerprint belongs to the source's side. */
  isShared(fingerprint: string): boolean
}

export const refKey = ({ kind, objectId }: ObjectRef) => `${kind} ${objectId}`

function factsOf(store: Store, target: PromotionTarget): Facts {
  const { db } = store
  const source = allServers(db).find(({ id }) => id === target.promotedFrom) ?? null
  const entries = listValueMap(db, target.id)
  const mapOf = (kind: 'url' | 'id') =>
    new Map(entries.filter((entry) => entry.kind === kind).map((entry) => [entry.source, entry.target]))
  return {
    source,
    promoted: new Map(listPromoted(db, target.id).map((ref) => [refKey(ref), ref])),
    map: { url: mapOf('url'), id: mapOf('id') },
    values: Map.groupBy(listServerValues(store, target.id), refKey),
    secrets: source ? secretsOfSource(store, source.id) : new Set(),
  }
}

/** Names that the store has for an object; `null` when it has it no more. */
export function storeLabel(store: Store, { kind, objectId }: ObjectRef): string | null {
  try {
    return kind === 'service'
      ? getService(store, objectId as ServiceId).name
      : getUser(store, objectId as UserId).logonName
  } catch (error) {
    if (findPatchbayError(error)?.kind.class === 'notFound') return null
    throw error
  }
}

/**
 * Rights as on the source. Where they are given by hand nothing is known of them; there those that the store wants
 * count.
 */
function rightsOf(store: Store, source: Server, base: BaseRecord): readonly UserRight[] {
  if (base.kind !== 'user' || resolveMapping(source.mapping).rights.mode !== 'manual') return base.rights
  return storeLabel(store, base) === null ? base.rights : getUser(store, base.objectId as UserId).use
}

function textOf(promotion: Promotion, kind: RemoteKind, otherwise: string): string {
  const value = promotion.fields[kind === 'service' ? 'name' : 'logonName']
  return value && 'text' in value ? value.text : otherwise
}

export function createPromotedView(store: Store, target: PromotionTarget): PromotedView {
  const { db } = store
  let known: { readonly seq: number; readonly facts: Facts } | null = null
  const facts = (): Facts => {
    const seq = lastAuditSeq(db)
    if (known?.seq !== seq) known = { seq, facts: factsOf(store, target) }
    return known.facts
  }

  function absent(ref: ObjectRef, reason: string): PromotedObject {
    const there = findBase(db, target.id, ref.kind, ref.objectId)
    const label = storeLabel(store, ref) ?? there?.label ?? ref.objectId
    const targetLabel = there?.label ?? label
    return { ...ref, label, targetLabel, promotion: null, rights: [], reasons: [reason] }
  }

  function object(ref: ObjectRef, given?: BaseRecord | null): PromotedObject {
    const { source, map, values, secrets } = facts()
    const { kind, objectId } = ref
    if (!source) return absent({ kind, objectId }, sourceGone(target.name))
    const base = given === undefined ? findBase(db, source.id, kind, objectId) : given
    if (!base) return absent({ kind, objectId }, notOnSource(source.name))
    const promotion = promote({
      kind,
      fields: base.fields,
      values: values.get(refKey(ref)) ?? [],
      map,
      isShared: (secret) => secrets.has(secret),
    })
    return {
      kind,
      objectId,
      label: base.label,
      targetLabel: textOf(promotion, kind, base.label),
      promotion,
      rights: rightsOf(store, source, base),
      reasons: reasonsAgainst(promotion, base.label, target.name),
    }
  }

  return {
    source: () => facts().source,
    isPromoted: (ref) => facts().promoted.has(refKey(ref)),
    valuesOf: (ref) => facts().values.get(refKey(ref)) ?? [],
    isShared: (fingerprint) => facts().secrets.has(fingerprint),
    object,
    list() {
      const { source, promoted } = facts()
      const bases = new Map((source ? listBases(db, source.id) : []).map((base) => [refKey(base), base]))
      return [...promoted.values()]
        .filter((ref) => !source || bases.has(refKey(ref)) || storeLabel(store, ref) !== null)
        .map((ref) => object(ref, bases.get(refKey(ref)) ?? null))
    },
  }
}

function sourceGone(target: string): string {
  return `the server from which server "${target}" is promoted is no longer in the store; choose another one`
}

function notOnSource(source: string): string {
  return `server "${source}" does not have it yet, as far as is agreed; push it there first`
}

function desiredObject({ kind, objectId, targetLabel, promotion, rights, reasons }: PromotedObject) {
  const canonical = {
    kind,
    key: naturalKey(targetLabel),
    label: targetLabel,
    fields: promotion?.fields ?? {},
  }
  const isBlocked = reasons.length > 0
  return {
    kind,
    objectId,
    canonical,
    rights: isBlocked ? [] : rights,
    ...(isBlocked && { blockedBy: reasons }),
  }
}

/** As the sync engine takes it. */
export function desiredOfPromoted(objects: readonly PromotedObject[]): readonly DesiredObject[] {
  const desired: readonly DesiredObject[] = objects.map(desiredObject)
  const named = Map.groupBy(desired, ({ kind, canonical }) => `${kind} ${canonical.key}`)
  return desired.map((object) => {
    const { kind, canonical } = object
    if (named.get(`${kind} ${canonical.key}`)?.length === 1) return object
    const reason = `another promoted object would be named "${canonical.label}" there too; give one another name`
    return { ...object, rights: [], blockedBy: [...(object.blockedBy ?? []), reason] }
  })
}

/**
 * Choosing what is promoted to a server, and entering what it has there (architecture.md section 7). Nothing here
 * asks a server; plan and push of the target carry it out.
 */
import { authenticationIdOf } from '../../domain/canonical.ts'
import { PatchbayError } from '../../domain/errors.ts'
import { type Server, type ServerId, serviceTypeNames } from '../../domain/model.ts'
import { fitsMap, holdsSecret, type MappedKind, type Unmapped } from '../../domain/promotion.ts'
import type { RemoteKind } from '../../domain/syncModel.ts'
import { findBase, listBases } from '../../store/bases.ts'
import type { Transaction } from '../../store/database.ts'
import { getServer } from '../../store/servers.ts'
import {
  choosePromotedTx,
  listValueMap,
  type MapEntry,
  type ObjectRef,
  removeServerValueTx,
  setServerValueTx,
  setValueMapTx,
  type ValueChange,
} from '../../store/serverValues.ts'
import type { Store } from '../../store/store.ts'
import { secretsInHistory } from '../../store/undoStack.ts'
import { mergeFields } from '../plan/merge.ts'
import type { DesiredObject } from '../port.ts'
import { createSyncStore } from '../storeAdapter.ts'
import { createPromotedView, type PromotedView, refKey, storeLabel } from './promotedView.ts'

/** How an object stands on the source: as in the store, not there, or edited in the store since. */
export type SourceState = 'agreedOnSource' | 'notOnSource' | 'changedSince'

export interface PromotionEntry extends ObjectRef {
  /** Name or logon name on the source; while it is not there, that of the store. */
  readonly key: string
  /** Name or logon name on the target. */
  readonly targetKey: string
  readonly isPromoted: boolean
  readonly state: SourceState
  /** What is entered for the target alone. */
  readonly needs: readonly Unmapped[]
  /** What of that has to be entered before it can go to the target. */
  readonly unmapped: readonly Unmapped[]
  /** Fields whose secret was entered, but is one of the store or of the source. */
  readonly shared: readonly string[]
  /** Everything that keeps it from going there, in words; what is unmapped included. */
  readonly reasons: readonly string[]
  /** What was entered for this object on the target; secrets only as states. */
  readonly values: readonly {
    readonly field: string
    readonly text: string | null
    readonly secret: 'absent' | 'set'
  }[]
}

export interface PromotionOverview {
  /** `null`: it is no longer in the store. */
  readonly source: { readonly id: ServerId; readonly name: string } | null
  readonly objects: readonly PromotionEntry[]
  readonly valueMap: readonly MapEntry[]
}

export interface MapChange {
  readonly kind: MappedKind
  readonly source: string
  /** `null`: the entry goes. */
  readonly target: string | null
}

export interface ValueEntry extends ObjectRef {
  readonly field: string
  readonly change: ValueChange
}

/** @throws PROMOTION_SOURCE_MISSING for a server that is not promoted to. */
function targetOf(store: Store, serverId: ServerId): Server {
  const target = getServer(store, serverId)
  if (target.promotedFrom !== null) return target
  throw new PatchbayError(
    'PROMOTION_SOURCE_MISSING',
    `Nothing is promoted to server "${target.name}": it gets the objects of the store. Nothing was changed. Choose ` +
      'the server from which it shall get them.',
    { server: target.name },
  )
}

/** @throws PROMOTION_SOURCE_MISSING also when the source is no longer in the store. */
function viewOf(store: Store, serverId: ServerId): { target: Server; view: PromotedView } {
  const target = targetOf(store, serverId)
  const view = createPromotedView(store, target)
  if (view.source()) return { target, view }
  throw new PatchbayError(
    'PROMOTION_SOURCE_MISSING',
    `The server from which server "${target.name}" is promoted is no longer in the store. Nothing was changed. ` +
      'Choose another source.',
    { server: target.name },
  )
}

function act<Result>(store: Store, work: (tx: Transaction) => Result): Result {
  return store.db.transaction(work, { behavior: 'immediate' })
}

/** All objects of the store and of the source, and those promoted already, by kind and name. */
export function promotionOverview(store: Store, serverId: ServerId): PromotionOverview {
  const target = targetOf(store, serverId)
  const view = createPromotedView(store, target)
  const source = view.source()
  const bases = new Map((source ? listBases(store.db, source.id) : []).map((base) => [refKey(base), base]))
  const stored = new Map(
    createSyncStore(store)
      .listDesired()
      .map((object) => [refKey(object), object]),
  )
  const promoted = view.list().map((object) => [refKey(object), object] as const)
  const refs = new Map<string, ObjectRef>([...stored, ...bases, ...promoted])
  const objects = [...refs].map(([id, ref]): PromotionEntry => {
    const base = bases.get(id) ?? null
    const object = view.object(ref, base)
    return {
      kind: ref.kind,
      objectId: ref.objectId,
      key: object.label,
      targetKey: object.targetLabel,
      isPromoted: view.isPromoted(ref),
      state: stateOf(base?.fields, stored.get(id)),
      needs: object.promotion?.needs ?? [],
      unmapped: object.promotion?.unmapped ?? [],
      shared: object.promotion?.shared ?? [],
      reasons: object.reasons,
      values: view
        .valuesOf(ref)
        .map(({ field, text, secret }) => ({ field, text, secret: secret === null ? 'absent' : 'set' })),
    }
  })
  objects.sort((a, b) => a.kind.localeCompare(b.kind, 'en') || a.key.localeCompare(b.key, 'en'))
  return {
    source: source && { id: source.id, name: source.name },
    objects,
    valueMap: listValueMap(store.db, serverId),
  }
}

/** With the base in the server's place, a merge sends exactly what the store changed since. */
function stateOf(base: DesiredObject['canonical']['fields'] | undefined, stored: DesiredObject | undefined) {
  if (!base) return 'notOnSource'
  if (!stored) return 'changedSince'
  const isSame = mergeFields(base, stored.canonical.fields, base).every(
    ({ action }) => action === 'unchanged',
  )
  return isSame ? 'agreedOnSource' : 'changedSince'
}

function noSuchObject({ kind, objectId }: ObjectRef): PatchbayError {
  return new PatchbayError(
    kind === 'service' ? 'SERVICE_NOT_FOUND' : 'USER_NOT_FOUND',
    'This object is neither in the store nor on the source. Nothing was changed. Refresh the list.',
    { id: objectId },
  )
}

function labelOf(store: Store, view: PromotedView, ref: ObjectRef): string {
  const { label, promotion } = view.object(ref)
  if (promotion || view.isPromoted(ref) || storeLabel(store, ref) !== null) return label
  throw noSuchObject(ref)
}

export interface ChooseResult {
  /** Those for which this is new. */
  readonly changed: readonly { readonly kind: RemoteKind; readonly key: string }[]
  /** What did not happen, in words. */
  readonly message: string
}

/**
 * Puts objects into what is promoted, or takes them out. Nothing is written on any server, and what is taken out
 * stays there as it is.
 * @throws PROMOTION_SOURCE_MISSING, SERVICE_NOT_FOUND, USER_NOT_FOUND
 */
export function choosePromoted(
  store: Store,
  serverId: ServerId,
  refs: readonly ObjectRef[],
  isPromoted: boolean,
): ChooseResult {
  const { target, view } = viewOf(store, serverId)
  const objects = refs.map((ref) => ({ ...ref, key: labelOf(store, view, ref) }))
  const changed = act(store, (tx) => choosePromotedTx(tx, store, target, objects, isPromoted))
  const message = isPromoted
    ? `Nothing was written on server "${target.name}" yet; a push does that.`
    : `Nothing was deleted on server "${target.name}": what is there stays until a push is allowed to delete it.`
  return { changed: changed.map(({ kind, key }) => ({ kind, key })), message }
}

function invalid(message: string, data: Readonly<Record<string, unknown>>): PatchbayError {
  return new PatchbayError('VALIDATION_FAILED', `${message} Nothing was changed.`, data)
}

function checkMapEntry({ kind, source, target }: MapChange): void {
  if (source === '') throw invalid('An entry of the map has no value of the source.', { kind })
  if (target === null) return
  if (fitsMap(kind, target)) return
  const message =
    kind === 'id'
      ? `What stands for ${source} is empty. Enter it as the target has it.`
      : `What stands for ${source} is no complete URL. Enter it as the target has it.`
  throw invalid(message, { kind, source })
}

/** @throws PROMOTION_SOURCE_MISSING, VALIDATION_FAILED for an ID that is empty or a URL that is none. */
export function setValueMap(store: Store, serverId: ServerId, entries: readonly MapChange[]): MapEntry[] {
  return importValues(store, serverId, entries, [])
}

/**
 * Enters map and values together, all or none.
 * @throws as setValueMap; SERVICE_NOT_FOUND, USER_NOT_FOUND; VALIDATION_FAILED for a field that the object does not
 *   have; PROMOTION_SECRET_SHARED for a secret that the store or the source has or had.
 */
export function importValues(
  store: Store,
  serverId: ServerId,
  entries: readonly MapChange[],
  values: readonly ValueEntry[],
): MapEntry[] {
  const { target, view } = viewOf(store, serverId)
  for (const entry of entries) checkMapEntry(entry)
  // A version that was overwritten counts as well: the secret may still be valid on the source.
  const past = values.some(({ change }) => change.secret) ? secretsInHistory(store) : new Set<string>()
  const isShared = (secret: string) => view.isShared(secret) || past.has(secret)
  const keys = values.map((value) => {
    const key = labelOf(store, view, value)
    if (!knownFields(store, view, value).has(value.field)) {
      throw invalid(`"${key}" has no field "${value.field}".`, { key, field: value.field })
    }
    checkValue(store, isShared, target, value, key)
    return key
  })
  act(store, (tx) => {
    setValueMapTx(tx, store, target, entries)
    for (const [index, { change, ...value }] of values.entries()) {
      setServerValueTx(tx, store, { server: target, key: keys[index] ?? '' }, value, change)
    }
  })
  return [...listValueMap(store.db, serverId)]
}

/** @throws as importValues. */
export function setServerValue(store: Store, serverId: ServerId, value: ValueEntry): void {
  importValues(store, serverId, [], [value])
}

/** @throws PROMOTION_SOURCE_MISSING, SERVICE_NOT_FOUND, USER_NOT_FOUND */
export function removeServerValue(
  store: Store,
  serverId: ServerId,
  { kind, objectId, field }: ObjectRef & { readonly field: string },
): { readonly removed: boolean } {
  const { target, view } = viewOf(store, serverId)
  const ref = { kind, objectId }
  const key = labelOf(store, view, ref)
  const scene = { server: target, key }
  return { removed: act(store, (tx) => removeServerValueTx(tx, store, scene, { ...ref, field })) }
}

/** Fields of an object for which a value can be entered: the store's, the source's, and rows of the target alone. */
function knownFields(store: Store, view: PromotedView, ref: ObjectRef): ReadonlySet<string> {
  const source = view.source()
  const base = source && findBase(store.db, source.id, ref.kind, ref.objectId)
  const stored = createSyncStore(store).desiredOf(ref.kind, ref.objectId)
  return new Set([
    ...Object.keys(base?.fields ?? {}),
    ...Object.keys(stored?.canonical.fields ?? {}),
    ...view.valuesOf(ref).map(({ field }) => field),
  ])
}

function checkValue(
  store: Store,
  isShared: (secret: string) => boolean,
  target: Server,
  { field, change }: ValueEntry,
  key: string,
): void {
  const data = { key, field }
  checkText(field, change.text, key)
  const secret = change.secret
  if (!secret || secret.isEmpty) return
  if (!holdsSecret(field)) throw invalid(`The field "${field}" of "${key}" is no secret.`, data)
  if (!isShared(store.sealer.fingerprint(secret))) return
  throw new PatchbayError(
    'PROMOTION_SECRET_SHARED',
    `The secret for "${key}" (${field}) is one that the store or the source of server "${target.name}" has or had. ` +
      `Nothing was changed. Enter the secret that is valid on server "${target.name}".`,
    data,
  )
}

function checkText(field: string, text: string | null | undefined, key: string): void {
  if (text === undefined) return
  const data = { key, field }
  const refuse = (message: string) => {
    throw invalid(message, data)
  }
  const isRow = holdsSecret(field) && field !== 'password'
  if (field === 'password') refuse(`The password of "${key}" is entered as a secret, and nothing beside it.`)
  if (text === null && !isRow) refuse(`Only a row can be left out on a server, not the field "${field}".`)
  if (field === 'type' && !serviceTypeNames.some((known) => known === text)) {
    refuse(`The type of "${key}" is none that is known.`)
  }
  // Of a row of the source an empty text means: by the map. A row of the target alone has no such.
  const mayBeEmpty = authenticationIdOf(field) !== null || !['name', 'logonName'].includes(field)
  if (text?.trim() === '' && (!mayBeEmpty || (isRow && authenticationIdOf(field) === null))) {
    refuse(`The field "${field}" of "${key}" must not be empty.`)
  }
}

/**
 * Makes objects what they were before a run, as one audited, undoable action. Values come from the journal; secrets
 * only from the store's own history, found by their keyed fingerprint: the journal has none.
 */
import {
  authenticationField,
  authenticationIdOf,
  canonicalService,
  canonicalUser,
} from '../domain/canonical.ts'
import { PatchbayError } from '../domain/errors.ts'
import { naturalKey, serviceTypeNames, type UserRight } from '../domain/model.ts'
import type { CanonicalObject, FieldValue, RemoteKind, SecretFingerprint } from '../domain/syncModel.ts'
import { newId } from '../platform/ids.ts'
import { type Action, performTx } from './actions.ts'
import type { Database, Transaction } from './database.ts'
import {
  isSameImage,
  type ObjectChange,
  type ObjectImage,
  type ServiceImage,
  toImageBytes,
  type UserImage,
} from './images.ts'
import { imageOf, putBackTx } from './putBack.ts'
import type { SealedColumn } from './seal.ts'
import type { Store } from './store.ts'
import { told } from './undo.ts'
import { imagesOfObjects } from './undoStack.ts'

type Fields = Readonly<Record<string, FieldValue>>

export interface ObjectName {
  readonly kind: RemoteKind
  readonly objectId: string
}

/** An object as it shall be again. */
export interface TakenBack {
  readonly kind: RemoteKind
  /** `null`: the store never had it, or its history was purged; it gets a new id. */
  readonly objectId: string | null
  /** Canonical fields; a secret is a fingerprint of the history, or `absent`. `null`: into the trash. */
  readonly fields: Fields | null
  readonly rights: readonly UserRight[]
}

/** What the history has of an object. */
export interface FormerObject {
  readonly rights: readonly UserRight[]
  /** Whether the history has the secret of this fingerprint. */
  hasSecret(fingerprint: SecretFingerprint): boolean
}

interface Sealed {
  readonly column: SealedColumn
  readonly rowId: string
  readonly bytes: string
}

function keyOf({ kind, objectId }: ObjectName): string {
  return `${kind} ${objectId}`
}

function sealedOf(image: ObjectImage): readonly Sealed[] {
  const sealed =
    'logonName' in image
      ? [{ column: 'user.password' as const, rowId: image.id, bytes: image.password }]
      : 'authentications' in image
        ? image.authentications.map((row) => ({
            column: 'authentication.secret' as const,
            rowId: row.id,
            bytes: row.secret,
          }))
        : []
  return sealed.flatMap(({ bytes, ...place }) => (bytes === null ? [] : [{ ...place, bytes }]))
}

/** The states of some objects, newest first, and the secrets in them by fingerprint. */
class Past {
  readonly #store: Store
  readonly #images: ReadonlyMap<string, readonly ObjectImage[]>
  readonly #fingerprints = new Map<string, SecretFingerprint>()

  constructor(store: Store, reader: Database | Transaction, objects: readonly ObjectName[]) {
    this.#store = store
    const history = imagesOfObjects(reader, new Set(objects.map(keyOf)))
    this.#images = new Map(
      objects.map((object) => {
        const now = imageOf(store, object.kind, object.objectId)
        return [keyOf(object), [...(now ? [now] : []), ...(history.get(keyOf(object)) ?? [])]]
      }),
    )
  }

  /** Newest first: the object as it is now, where it is there, then its history. */
  images(object: ObjectName): readonly ObjectImage[] {
    return this.#images.get(keyOf(object)) ?? []
  }

  /** Sealed bytes are bound to their row, so that equal bytes are the same secret. */
  fingerprint({ column, rowId, bytes }: Sealed): SecretFingerprint {
    const known = this.#fingerprints.get(bytes)
    if (known !== undefined) return known
    const { sealer } = this.#store
    const made = sealer.fingerprint(sealer.open(column, rowId, Buffer.from(bytes, 'base64')))
    this.#fingerprints.set(bytes, made)
    return made
  }

  find(object: ObjectName, fingerprint: SecretFingerprint): Sealed | null {
    for (const image of this.images(object)) {
      const found = sealedOf(image).find((sealed) => this.fingerprint(sealed) === fingerprint)
      if (found) return found
    }
    return null
  }
}

/** What the history has of each object, by `<kind> <id>`; nothing for one that it does not know. */
export function formerObjects(
  store: Store,
  objects: readonly ObjectName[],
): ReadonlyMap<string, FormerObject> {
  const past = new Past(store, store.db, objects)
  return new Map(
    objects.flatMap((object): [string, FormerObject][] => {
      const [newest] = past.images(object)
      if (!newest) return []
      const rights = 'use' in newest ? newest.use : []
      const hasSecret = (fingerprint: SecretFingerprint) => past.find(object, fingerprint) !== null
      return [[keyOf(object), { rights, hasSecret }]]
    }),
  )
}

/**
 * Puts all objects in place, or none; their ids in the same order. Objects may change names with each other: all of
 * them leave before the first one comes.
 * @throws NAME_TAKEN, LOGON_NAME_TAKEN when an object that is not among them has a name by now.
 */
export function takeBackTx(
  tx: Transaction,
  store: Store,
  action: Action,
  objects: readonly TakenBack[],
): readonly string[] {
  const named = objects.map((object) => ({ ...object, objectId: object.objectId ?? newId() }))
  const past = new Past(store, tx, named)
  const changes = named.map((object) => {
    const before = imageOf(store, object.kind, object.objectId)
    const after = object.fields && restoredImage(store, past, object, object.fields, before)
    return { table: object.kind, before, after } as ObjectChange
  })
  const moving = changes.filter(({ before, after }) => !isSameImage(before, after))
  performTx(tx, store, action, (log) => {
    for (const change of moving) {
      if (change.before) putBackTx(tx, store, { ...change, after: null } as ObjectChange)
    }
    for (const change of moving) {
      const { table, after } = change
      if (after) putBackTx(tx, store, change)
      log.changed({ ...change, after: after && imageOf(store, table, after.id) } as ObjectChange)
      log.tell(told(change))
    }
  })
  return named.map(({ objectId }) => objectId)
}

type Named = TakenBack & ObjectName

/** A state of the history that is exactly this one, else the newest with the fields laid over it. */
function restoredImage(
  store: Store,
  past: Past,
  object: Named,
  fields: Fields,
  now: ObjectImage | null,
): ServiceImage | UserImage {
  const images = past.images(object)
  const exact = images.find((image) => isState(past, image, fields))
  const template = exact ?? now ?? images[0] ?? null
  if (object.kind === 'user') {
    const image = template && 'logonName' in template ? template : null
    const user = exact && image ? image : userOf(store, past, object, fields)
    return { ...user, use: [...object.rights] }
  }
  const image = template && 'authentications' in template ? template : null
  return exact && image ? image : serviceOf(store, past, object, fields, image)
}

function isState(past: Past, image: ObjectImage, fields: Fields): boolean {
  const canonical = canonicalOf(past, image)
  if (!canonical) return false
  const names = Object.keys(fields)
  return (
    names.length === Object.keys(canonical.fields).length &&
    names.every((name) => JSON.stringify(canonical.fields[name]) === JSON.stringify(fields[name]))
  )
}

function canonicalOf(past: Past, image: ObjectImage): CanonicalObject | null {
  const seen = (column: SealedColumn, rowId: string, bytes: string | null) =>
    bytes === null ? 'absent' : past.fingerprint({ column, rowId, bytes })
  if ('logonName' in image) {
    return canonicalUser({ ...image, password: seen('user.password', image.id, image.password) })
  }
  if (!('authentications' in image)) return null
  const authentications = image.authentications.map((row) => ({
    authenticationId: row.authenticationId,
    secret: seen('authentication.secret', row.id, row.secret),
  }))
  return canonicalService({ ...image, authentications })
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  return value && 'text' in value ? value.text : ''
}

/** The secret of a field, sealed for its row: as it was, or anew where it came from another row. */
function secretFor(
  store: Store,
  past: Past,
  object: Named,
  value: FieldValue | undefined,
  place: { readonly column: SealedColumn; readonly rowId: string },
): string | null {
  if (!value || !('secret' in value) || value.secret === 'absent') return null
  const found = past.find(object, value.secret)
  if (!found) {
    throw new PatchbayError('BUG', `A secret of ${object.kind} ${object.objectId} is not in its history.`)
  }
  if (found.column === place.column && found.rowId === place.rowId) return found.bytes
  const { sealer } = store
  const secret = sealer.open(found.column, found.rowId, Buffer.from(found.bytes, 'base64'))
  return toImageBytes(sealer.seal(place.column, place.rowId, secret))
}

const unsaved = { revision: 0, updatedAt: '' }

function userOf(store: Store, past: Past, object: Named, fields: Fields): UserImage {
  const id = object.objectId as UserImage['id']
  const logonName = textOf(fields, 'logonName')
  return {
    ...unsaved,
    id,
    firstName: textOf(fields, 'firstName'),
    lastName: textOf(fields, 'lastName'),
    logonName,
    logonKey: naturalKey(logonName),
    password: secretFor(store, past, object, fields['password'], { column: 'user.password', rowId: id }),
    use: [],
  }
}

function serviceOf(
  store: Store,
  past: Past,
  object: Named,
  fields: Fields,
  template: ServiceImage | null,
): ServiceImage {
  const id = object.objectId as ServiceImage['id']
  const type = serviceTypeNames.find((known) => known === textOf(fields, 'type'))
  if (!type) {
    throw new PatchbayError(
      'BUG',
      `A service of the unknown type "${textOf(fields, 'type')}" was to come back.`,
    )
  }
  const name = textOf(fields, 'name')
  const ids = rowIds(past.images(object), template, fields)
  return {
    ...unsaved,
    id,
    name,
    nameKey: naturalKey(name),
    type,
    serviceConnection: textOf(fields, 'serviceConnection'),
    authenticationUrl: textOf(fields, 'authenticationUrl'),
    authenticationScope: textOf(fields, 'authenticationScope'),
    authentications: [...ids].map(([authenticationId, rowId], position) => {
      const place = { column: 'authentication.secret' as const, rowId }
      const secret = secretFor(store, past, object, fields[authenticationField(authenticationId)], place)
      return { id: rowId, serviceId: id, position, authenticationId, secret }
    }),
  }
}

/** Row ids by authentication ID: rows that are there keep their place, rows that come back their identity. */
function rowIds(
  images: readonly ObjectImage[],
  template: ServiceImage | null,
  fields: Fields,
): ReadonlyMap<string, string> {
  const wanted = new Set(Object.keys(fields).flatMap((field) => authenticationIdOf(field) ?? []))
  const former = new Map<string, string>()
  for (const image of images) {
    if (!('authentications' in image)) continue
    for (const row of image.authentications) {
      if (!former.has(row.authenticationId)) former.set(row.authenticationId, row.id)
    }
  }
  const there = (template?.authentications ?? []).filter((row) => wanted.has(row.authenticationId))
  const ids = new Map(there.map((row) => [row.authenticationId, row.id]))
  const taken = new Set(ids.values())
  for (const authenticationId of wanted) {
    if (ids.has(authenticationId)) continue
    const known = former.get(authenticationId)
    ids.set(authenticationId, known !== undefined && !taken.has(known) ? known : newId())
  }
  return ids
}

/**
 * JSON of a server -> objects of Patchbay, by the mapping. The other direction is in `requestBody.ts`.
 *
 * An object that cannot be understood (no id or name, unknown type, rows that cannot be told apart) is reported as
 * unreadable, never dropped: it would look like a missing one.
 */
import { canonicalService, canonicalUser } from '../../domain/canonical.ts'
import { PatchbayError } from '../../domain/errors.ts'
import type { Mapping } from '../../domain/mapping.ts'
import { type ServiceType, serviceTypeNames } from '../../domain/model.ts'
import { Secret } from '../../domain/secret.ts'
import type { RemoteKind, SecretFingerprint } from '../../domain/syncModel.ts'
import type { Fingerprinter, RemoteObject, UnreadableObject } from '../gateway.ts'
import { remoteIdOf } from '../remoteId.ts'
import { attributeOf, isJsonObject, type JsonObject } from './json.ts'

export type Translated =
  | { readonly object: RemoteObject; readonly unreadable?: undefined }
  | { readonly object?: undefined; readonly unreadable: UnreadableObject }

/** Reason why an object cannot be understood; stays inside this module. */
class Unreadable extends Error {}

/**
 * One object as the server sent it.
 * @param rows rows of the sub-resource; undefined for users, and where rows are embedded in `raw`.
 */
export function toRemoteObject(
  kind: RemoteKind,
  raw: unknown,
  rows: readonly unknown[] | undefined,
  mapping: Mapping,
  fingerprint: Fingerprinter,
): Translated {
  const fields = kind === 'service' ? mapping.messagingServices.fields : mapping.users.fields
  const remoteId = isJsonObject(raw) ? remoteIdOf(attributeOf(raw, fields.id)) : null
  try {
    if (!isJsonObject(raw)) throw new Unreadable('It is no JSON object.')
    if (remoteId === null) throw new Unreadable(`It has no usable id (attribute "${fields.id}").`)
    const object =
      kind === 'service'
        ? toService(remoteId, raw, rows, mapping, fingerprint)
        : toUser(remoteId, raw, mapping, fingerprint)
    return { object }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { unreadable: { remoteId, label: labelOf(kind, raw, mapping), reason: error.message } }
  }
}

/** Name or logon name of a raw object, where it has one. */
export function labelOf(kind: RemoteKind, raw: unknown, mapping: Mapping): string | null {
  if (!isJsonObject(raw)) return null
  const name = kind === 'service' ? mapping.messagingServices.fields.name : mapping.users.fields.logonName
  const value = attributeOf(raw, name)
  const label = typeof value === 'number' ? String(value) : value
  return typeof label === 'string' && label.trim() !== '' ? label : null
}

function toService(
  remoteId: string,
  raw: JsonObject,
  subRows: readonly unknown[] | undefined,
  mapping: Mapping,
  fingerprint: Fingerprinter,
): RemoteObject {
  const { fields } = mapping.messagingServices
  const rows = readRows(subRows ?? embeddedRows(raw, fields.authentications), mapping)
  const unaddressable = subRows && rows.find((row) => row.id === null)
  if (unaddressable) {
    throw new Unreadable(
      `The row "${unaddressable.authenticationId}" of its authentications has no usable id.`,
    )
  }
  const secretName = mapping.messagingServices.authentications.fields.secret
  return {
    kind: 'service',
    remoteId,
    canonical: canonicalService({
      name: requiredText(raw, fields.name),
      type: typeOf(raw, mapping),
      serviceConnection: textOf(raw, fields.serviceConnection),
      authenticationUrl: textOf(raw, fields.authenticationUrl),
      authenticationScope: textOf(raw, fields.authenticationScope),
      authentications: rows.map(({ authenticationId, row }) => ({
        authenticationId,
        secret: secretOf(row, secretName, mapping, fingerprint),
      })),
    }),
    raw,
    rowIds: byAuthenticationId(rows, ({ id }) => id),
    ...(subRows === undefined ? {} : { rawRows: byAuthenticationId(rows, ({ row }) => row) }),
  }
}

function toUser(
  remoteId: string,
  raw: JsonObject,
  mapping: Mapping,
  fingerprint: Fingerprinter,
): RemoteObject {
  const { fields } = mapping.users
  return {
    kind: 'user',
    remoteId,
    canonical: canonicalUser({
      firstName: textOf(raw, fields.firstName),
      lastName: textOf(raw, fields.lastName),
      logonName: requiredText(raw, fields.logonName),
      password: secretOf(raw, fields.password, mapping, fingerprint),
    }),
    raw,
    rowIds: {},
  }
}

interface Row {
  readonly authenticationId: string
  readonly id: string | null
  readonly row: JsonObject
}

function embeddedRows(raw: JsonObject, name: string): readonly unknown[] {
  const rows = attributeOf(raw, name) ?? []
  if (!Array.isArray(rows)) throw new Unreadable(`Its attribute "${name}" is no list.`)
  return rows
}

function readRows(rows: readonly unknown[], mapping: Mapping): readonly Row[] {
  const { fields } = mapping.messagingServices.authentications
  const seen = new Set<string>()
  return rows.map((row, index) => {
    if (!isJsonObject(row)) throw new Unreadable(`Row ${index + 1} of its authentications is no JSON object.`)
    const authenticationId = textOf(row, fields.authenticationId)
    if (authenticationId === '') {
      const name = fields.authenticationId
      throw new Unreadable(`Row ${index + 1} of its authentications has no ID (attribute "${name}").`)
    }
    if (seen.has(authenticationId)) {
      throw new Unreadable(`Two rows of its authentications have the ID "${authenticationId}".`)
    }
    seen.add(authenticationId)
    return { authenticationId, id: remoteIdOf(attributeOf(row, fields.id)), row }
  })
}

/** Keyed by data of the server: without a prototype, so that every ID is a key like any other. */
function byAuthenticationId<Value>(
  rows: readonly Row[],
  pick: (row: Row) => Value | null,
): Readonly<Record<string, Value>> {
  const result: Record<string, Value> = Object.create(null)
  for (const row of rows) {
    const value = pick(row)
    if (value !== null) result[row.authenticationId] = value
  }
  return result
}

/** Text of an attribute; missing and null are the empty text. */
export function textOf(raw: JsonObject, name: string): string {
  const value = attributeOf(raw, name)
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Unreadable(`Its attribute "${name}" is no text.`)
}

function requiredText(raw: JsonObject, name: string): string {
  const text = textOf(raw, name)
  if (text.trim() === '') throw new Unreadable(`It has no attribute "${name}".`)
  return text
}

/**
 * What can be known of a secret. Whatever a server sends in place of one (nothing, null, a mask) tells nothing;
 * only a server that reads secrets back as they are shows the value, or that there is none.
 */
function secretOf(
  raw: JsonObject,
  name: string,
  mapping: Mapping,
  fingerprint: Fingerprinter,
): SecretFingerprint {
  const value = attributeOf(raw, name)
  if (mapping.secret.readback !== 'plain' || value === undefined) return 'unknown'
  if (value === null || value === '') return 'absent'
  return typeof value === 'string' ? fingerprint(new Secret(value)) : 'unknown'
}

function typeOf(raw: JsonObject, mapping: Mapping): ServiceType {
  const name = mapping.messagingServices.fields.type
  const code = textOf(raw, name)
  const type = typesByCode(mapping).get(code)
  if (type) return type
  throw new Unreadable(
    code === ''
      ? `It has no type (attribute "${name}").`
      : `Its type "${code}" is not known; the mapping can name it under messagingServices.types.`,
  )
}

/** The server's code of a type. */
export function typeCode(type: ServiceType, mapping: Mapping): string | number {
  return mapping.messagingServices.types[type] ?? type
}

/**
 * Server's code -> our type name.
 * @throws MAPPING_INVALID when two types have one code, since an object of it could not be told apart.
 */
export function typesByCode(mapping: Mapping): ReadonlyMap<string, ServiceType> {
  const types = new Map<string, ServiceType>()
  for (const type of serviceTypeNames) {
    const code = String(typeCode(type, mapping))
    const other = types.get(code)
    if (other) {
      throw new PatchbayError(
        'MAPPING_INVALID',
        `The mapping gives the types "${other}" and "${type}" the same code "${code}". ` +
          'Give each its own under messagingServices.types.',
        { path: `messagingServices.types.${type}` },
      )
    }
    types.set(code, type)
  }
  return types
}

/**
 * Objects of Patchbay -> JSON for POST and PUT, by the mapping.
 *
 * PUT replaces the whole object on the server: whatever Patchbay does not manage is sent back as it was read, of
 * the object and of each of its rows (rci.md section 5).
 */
import type { Mapping } from '../../domain/mapping.ts'
import { Secret } from '../../domain/secret.ts'
import type { ObjectWrite, RemoteObject, ServiceWrite, UserWrite } from '../gateway.ts'
import { attributeOf, isJsonObject, type JsonObject, withAttributes } from './json.ts'
import { textOf, typeCode } from './translate.ts'

export interface RequestBody {
  readonly body: JsonObject
  /** Secrets inside it, read-back ones too, for masking what the server answers. */
  readonly secrets: readonly Secret[]
}

const nothing: JsonObject = {}

/** Body that creates an object; where rows are a sub-resource, without them. */
export function bodyForCreate(write: ObjectWrite, mapping: Mapping): RequestBody {
  return write.kind === 'service' ? serviceBody(nothing, write, mapping) : userBody(nothing, write, mapping)
}

/** Body that replaces `current`; where rows are a sub-resource, without them. */
export function bodyForUpdate(current: RemoteObject, write: ObjectWrite, mapping: Mapping): RequestBody {
  return write.kind === 'service'
    ? serviceBody(current.raw, write, mapping)
    : userBody(current.raw, write, mapping)
}

/** Body of one row. `current`: the row as the server has it; undefined for a new one. */
export function rowBody(
  current: JsonObject | undefined,
  row: ServiceWrite['authentications'][number],
  mapping: Mapping,
): RequestBody {
  const { fields } = mapping.messagingServices.authentications
  const body = withAttributes(current ?? nothing, [
    text(current ?? nothing, fields.authenticationId, row.authenticationId),
    secret(current ?? nothing, fields.secret, row.secret, mapping),
  ])
  return { body, secrets: secretsIn(body, fields.secret) }
}

function serviceBody(current: JsonObject, write: ServiceWrite, mapping: Mapping): RequestBody {
  const { fields, authentications } = mapping.messagingServices
  const body = withAttributes(current, [
    text(current, fields.name, write.name),
    type(current, write, mapping),
    text(current, fields.serviceConnection, write.serviceConnection),
    text(current, fields.authenticationUrl, write.authenticationUrl),
    text(current, fields.authenticationScope, write.authenticationScope),
  ])
  if (authentications.location === 'subresource') return { body, secrets: [] }
  const rows = embeddedRowBodies(attributeOf(current, fields.authentications), write, mapping)
  return {
    body: withAttributes(body, [[fields.authentications, rows.map((row) => row.body)]]),
    secrets: rows.flatMap((row) => row.secrets),
  }
}

/** Rows that stay keep their place and their unknown attributes; new ones follow. */
function embeddedRowBodies(current: unknown, write: ServiceWrite, mapping: Mapping): readonly RequestBody[] {
  const idName = mapping.messagingServices.authentications.fields.authenticationId
  const wanted = new Map(write.authentications.map((row) => [row.authenticationId, row]))
  const bodies: RequestBody[] = []
  for (const rawRow of Array.isArray(current) ? current.filter(isJsonObject) : []) {
    const row = wanted.get(textOf(rawRow, idName))
    if (!row) continue
    bodies.push(rowBody(rawRow, row, mapping))
    wanted.delete(row.authenticationId)
  }
  for (const row of wanted.values()) bodies.push(rowBody(undefined, row, mapping))
  return bodies
}

function userBody(current: JsonObject, write: UserWrite, mapping: Mapping): RequestBody {
  const { fields } = mapping.users
  const body = withAttributes(current, [
    text(current, fields.firstName, write.firstName),
    text(current, fields.lastName, write.lastName),
    text(current, fields.logonName, write.logonName),
    secret(current, fields.password, write.password, mapping),
  ])
  return { body, secrets: secretsIn(body, fields.password) }
}

type Change = readonly [name: string, value: unknown]

/** An unchanged text goes back as it came (missing, null and empty are one); one that was emptied is null. */
function text(current: JsonObject, name: string, wanted: string): Change {
  if (textOf(current, name) === wanted) return [name, attributeOf(current, name)]
  return [name, wanted === '' ? null : wanted]
}

function type(current: JsonObject, write: ServiceWrite, mapping: Mapping): Change {
  const name = mapping.messagingServices.fields.type
  const code = typeCode(write.type, mapping)
  return [name, textOf(current, name) === String(code) ? attributeOf(current, name) : code]
}

/**
 * A secret that shall be written, else none at all: what was read back (a mask, null) must never become the
 * secret. Only a server that reads secrets back as they are gets the value back that it has.
 */
function secret(current: JsonObject, name: string, wanted: Secret | null, mapping: Mapping): Change {
  if (wanted) return [name, wanted.reveal()]
  return [name, mapping.secret.readback === 'plain' ? attributeOf(current, name) : undefined]
}

function secretsIn(body: JsonObject, name: string): readonly Secret[] {
  const value = attributeOf(body, name)
  return typeof value === 'string' ? [new Secret(value)] : []
}

/**
 * Messaging services and their authentications. The JSON is an assumption ([inf], rci.md section 10): names,
 * codes and the place of the rows come from the mapping.
 */
import { serviceTypeNames } from '../domain/model.ts'
import {
  attribute,
  type Json,
  keyOf,
  newId,
  parseId,
  type RowRecord,
  type ServiceRecord,
  without,
} from './objects.ts'
import { selectList } from './query.ts'
import { type Answer, Refusal } from './refusal.ts'
import {
  allow,
  type Call,
  canSee,
  created,
  idParam,
  listRules,
  optionalText,
  readBack,
  readObject,
  refuseTaken,
  requiredText,
  type World,
  writeSecret,
} from './world.ts'

function isEmbedded(world: World): boolean {
  return world.settings.mapping.messagingServices.authentications.location === 'embedded'
}

/** A row as the server answers it; `secret` replaces the read-back value (for the control door). */
export function encodeRow(world: World, row: RowRecord, secret = readBack(world, row.secret)): Json {
  const { fields } = world.settings.mapping.messagingServices.authentications
  return {
    [fields.id]: row.id,
    ...row.attributes,
    ...(secret === undefined ? {} : { [fields.secret]: secret }),
  }
}

/** A service as the server answers it. */
export function encodeService(world: World, service: ServiceRecord): Json {
  const { fields } = world.settings.mapping.messagingServices
  return {
    [fields.id]: service.id,
    [fields.serviceConnection]: null,
    [fields.authenticationUrl]: null,
    [fields.authenticationScope]: null,
    ...service.attributes,
    ...(isEmbedded(world)
      ? { [fields.authentications]: service.rows.map((row) => encodeRow(world, row)) }
      : {}),
  }
}

function decodeRow(world: World, body: unknown, method: 'POST' | 'PUT', before: RowRecord | null): RowRecord {
  const { fields } = world.settings.mapping.messagingServices.authentications
  const what = 'an authentication'
  const row = readObject(body, Object.values(fields), what)
  requiredText(row, fields.authenticationId, what)
  return {
    id: before?.id ?? newId(),
    attributes: {
      ...(before === null ? world.settings.extraAttributes.authentications : {}),
      ...without(row, [fields.id, fields.secret]),
    },
    secret: writeSecret(world, row, fields.secret, method, before?.secret ?? null),
  }
}

function refuseTwice(world: World, rows: readonly RowRecord[]): void {
  const name = world.settings.mapping.messagingServices.authentications.fields.authenticationId
  const seen = new Set<unknown>()
  for (const { attributes } of rows) {
    const id = attribute(attributes, name)
    if (seen.has(id)) throw new Refusal(409, `The authentication "${String(id)}" is there twice.`)
    seen.add(id)
  }
}

/** The row that an embedded row of a body means: the one of its id, else the unclaimed one of its authentication ID. */
function findMeant(
  world: World,
  given: Json,
  before: readonly RowRecord[],
  claimed: ReadonlySet<string | null>,
) {
  const { fields } = world.settings.mapping.messagingServices.authentications
  const id = givenId(world, given)
  const name = attribute(given, fields.authenticationId)
  return (
    before.find((row) => row.id === id) ??
    before.find(
      (row) => !claimed.has(row.id) && attribute(row.attributes, fields.authenticationId) === name,
    ) ??
    null
  )
}

function givenId(world: World, row: Json): string | null {
  const { fields } = world.settings.mapping.messagingServices.authentications
  return parseId(String(attribute(row, fields.id) ?? ''))
}

/** Embedded rows of a body; those that mean no row of `before` are new. */
function decodeRows(
  world: World,
  body: Json,
  method: 'POST' | 'PUT',
  before: readonly RowRecord[],
): RowRecord[] {
  const { fields, authentications } = world.settings.mapping.messagingServices
  const list = attribute(body, fields.authentications) ?? []
  if (!Array.isArray(list)) {
    throw new Refusal(400, `The attribute "${fields.authentications}" must be a list.`)
  }
  const known = Object.values(authentications.fields)
  const given = list.map((item: unknown) => readObject(item, known, 'an authentication'))
  const claimed = new Set(given.map((row) => givenId(world, row)))
  const rows = given.map((row) => decodeRow(world, row, method, findMeant(world, row, before, claimed)))
  refuseTwice(world, rows)
  if (new Set(rows.map((row) => row.id)).size < rows.length) {
    throw new Refusal(400, 'Two authentications have the same id.')
  }
  return rows
}

/** The type code has to be one of the mapping's, and stays what it was. */
function checkType(world: World, body: Json, before: ServiceRecord | null): void {
  const { fields, types } = world.settings.mapping.messagingServices
  const type = attribute(body, fields.type)
  if (type === undefined || type === null) {
    throw new Refusal(400, `The attribute "${fields.type}" is mandatory for a messaging service.`)
  }
  if (!serviceTypeNames.some((name) => (types[name] ?? name) === type)) {
    throw new Refusal(400, 'The type of the messaging service is not known.')
  }
  if (before !== null && attribute(before.attributes, fields.type) !== type) {
    throw new Refusal(400, 'The type of a messaging service cannot be changed.')
  }
}

/** A service out of the body of a POST (`before` null) or PUT, which replaces everything (rci.md section 5). */
export function decodeService(world: World, body: unknown, before: ServiceRecord | null): ServiceRecord {
  const { fields } = world.settings.mapping.messagingServices
  const what = 'a messaging service'
  const known = isEmbedded(world)
    ? Object.values(fields)
    : Object.values(without(fields, ['authentications']))
  const given = readObject(body, known.map(String), what)
  requiredText(given, fields.name, what)
  for (const name of [fields.serviceConnection, fields.authenticationUrl, fields.authenticationScope]) {
    optionalText(given, name)
  }
  checkType(world, given, before)
  refuseTaken(world.objects.services.values(), fields.name, given, before?.id ?? null, 'A messaging service')
  const method = before === null ? 'POST' : 'PUT'
  return {
    id: before?.id ?? newId(),
    attributes: {
      ...(before === null ? world.settings.extraAttributes.services : {}),
      ...without(given, [fields.id, fields.authentications]),
    },
    rows: isEmbedded(world) ? decodeRows(world, given, method, before?.rows ?? []) : (before?.rows ?? []),
  }
}

function isVisible(call: Call, service: ServiceRecord): boolean {
  const name = attribute(service.attributes, call.world.settings.mapping.messagingServices.fields.name)
  return canSee(call.rights, 'services', String(name ?? ''))
}

function findService(call: Call): ServiceRecord {
  const service = call.world.objects.services.get(idParam(call, 'serviceId', 'Messaging service'))
  if (service === undefined || !isVisible(call, service))
    throw new Refusal(404, 'Messaging service not found.')
  return service
}

export function listServices(call: Call): Answer {
  const { fields } = call.world.settings.mapping.messagingServices
  const visible = [...call.world.objects.services.values()].filter((service) => isVisible(call, service))
  const page = selectList(visible, call, listRules(call.world, fields.id, [fields.name]))
  return { status: 200, body: page.map((service) => encodeService(call.world, service)) }
}

export function readService(call: Call): Answer {
  return { status: 200, body: encodeService(call.world, findService(call)) }
}

export function createService(call: Call): Answer {
  allow(call, 'services.create', 'create messaging services')
  const { world } = call
  const service = decodeService(world, call.body, null)
  world.objects.services.set(service.id, service)
  const { fields, path } = world.settings.mapping.messagingServices
  return created(world, fields.id, service.id, path)
}

export function replaceService(call: Call): Answer {
  const before = findService(call)
  allow(call, 'services.modify', 'modify messaging services')
  call.world.objects.services.set(before.id, decodeService(call.world, call.body, before))
  return { status: call.world.settings.answers.put }
}

export function deleteService(call: Call): Answer {
  const service = findService(call)
  allow(call, 'services.delete', 'delete messaging services')
  call.world.objects.services.delete(service.id)
  return { status: call.world.settings.answers.delete }
}

function findRow(call: Call, service: ServiceRecord): RowRecord {
  const id = idParam(call, 'rowId', 'Authentication')
  const row = service.rows.find((candidate) => candidate.id === id)
  if (row === undefined) throw new Refusal(404, 'Authentication not found.')
  return row
}

export function listRows(call: Call): Answer {
  const { fields } = call.world.settings.mapping.messagingServices.authentications
  const rules = listRules(call.world, fields.id, [])
  const page = selectList(findService(call).rows, call, rules)
  return { status: 200, body: page.map((row) => encodeRow(call.world, row)) }
}

export function readRow(call: Call): Answer {
  return { status: 200, body: encodeRow(call.world, findRow(call, findService(call))) }
}

export function createRow(call: Call): Answer {
  const service = findService(call)
  allow(call, 'services.modify', 'modify messaging services')
  const row = decodeRow(call.world, call.body, 'POST', null)
  refuseTwice(call.world, [...service.rows, row])
  service.rows.push(row)
  const { path, authentications } = call.world.settings.mapping.messagingServices
  return created(
    call.world,
    authentications.fields.id,
    row.id,
    `${path}/${service.id}${authentications.path}`,
  )
}

export function replaceRow(call: Call): Answer {
  const service = findService(call)
  const before = findRow(call, service)
  allow(call, 'services.modify', 'modify messaging services')
  const row = decodeRow(call.world, call.body, 'PUT', before)
  const rows = service.rows.map((other) => (other.id === before.id ? row : other))
  refuseTwice(call.world, rows)
  service.rows = rows
  return { status: call.world.settings.answers.put }
}

export function deleteRow(call: Call): Answer {
  const service = findService(call)
  const row = findRow(call, service)
  allow(call, 'services.modify', 'modify messaging services')
  service.rows = service.rows.filter((other) => other.id !== row.id)
  return { status: call.world.settings.answers.delete }
}

/** A service by id or by name, for the control door and for edits. */
export function lookUpService(world: World, key: string): ServiceRecord | null {
  const byId = world.objects.services.get(parseId(key) ?? '')
  if (byId) return byId
  const { name } = world.settings.mapping.messagingServices.fields
  const wanted = keyOf({ key }, 'key')
  return (
    [...world.objects.services.values()].find((service) => keyOf(service.attributes, name) === wanted) ?? null
  )
}

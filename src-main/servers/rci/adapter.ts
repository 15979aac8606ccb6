/**
 * The Gateway to a Contact Pro server by RCI (rci.md; mapping: interfaces.md section 5).
 */
import { PatchbayError } from '../../domain/errors.ts'
import type { Mapping } from '../../domain/mapping.ts'
import { naturalKey } from '../../domain/model.ts'
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { Fingerprinter, Gateway, ObjectWrite, RemoteObject, ServerAccess } from '../gateway.ts'
import { isSameRemoteId } from '../remoteId.ts'
import { type ClientOptions, createClient, invalidAnswer, objectGone, resourceUnknown } from './client.ts'
import { createdIdOf } from './createdId.ts'
import { readList } from './paging.ts'
import { bodyForCreate, bodyForUpdate } from './requestBody.ts'
import { createRights } from './rights.ts'
import { createRows } from './rows.ts'
import { labelOf, type Translated, toRemoteObject, typesByCode } from './translate.ts'

export interface GatewayOptions extends ClientOptions {
  readonly fingerprint: Fingerprinter
}

/** Fields of a user by which lists can be filtered (rci.md section 7); the logon name is not among them. */
const searchableUserFields = new Set([
  'externalId',
  'chatName',
  'chat',
  'email',
  'crmId',
  'businessObjectsId',
  'presenceId',
])
const pagingParameters = new Set(['offset', 'limit', 'sort'])

/**
 * Opens the door to a server; sends nothing yet. Call `close()` when done.
 * @throws SERVER_CREDENTIALS_MISSING, MAPPING_INVALID, VALIDATION_FAILED.
 */
export function openGateway(access: ServerAccess, options: GatewayOptions): Gateway {
  const { mapping } = access
  typesByCode(mapping)
  const client = createClient(access, options)
  const rights = createRights(access, client)
  const rows = createRows(access, client)
  const pathOf = (kind: RemoteKind, id: string) => `${resource(kind, mapping).path}/${encodeURIComponent(id)}`

  /** Raw objects of a list in readable form; rows of a sub-resource are read for each service. */
  const translateAll = async (kind: RemoteKind, items: readonly unknown[]): Promise<Translated[]> => {
    const read = await rows.readAll(kind, items)
    return items.map((item, index) => toRemoteObject(kind, item, read[index], mapping, options.fingerprint))
  }

  const list: Gateway['list'] = async (kind) => {
    const { complete, items } = await readList(client, access, resource(kind, mapping))
    const translated = await translateAll(kind, items)
    return {
      complete,
      objects: translated.flatMap(({ object }) => object ?? []),
      unreadable: translated.flatMap(({ unreadable }) => unreadable ?? []),
    }
  }

  const find: Gateway['find'] = async (kind, label) => {
    const name = filterFor(kind, label, mapping)
    const filter = name === null ? [] : [[name, label] as const]
    const { path, idAttribute } = resource(kind, mapping)
    const { complete, items } = await readList(client, access, { path, idAttribute, filter })
    const hits = items.filter((item) => naturalKey(labelOf(kind, item, mapping) ?? '') === naturalKey(label))
    const translated = await translateAll(kind, hits)
    const objects = translated.flatMap(({ object }) => object ?? [])
    // "Not there" leads to a second object of that name; it is said only when it is sure.
    const [unreadable] = translated.flatMap((hit) => hit.unreadable ?? [])
    if (unreadable)
      throw invalidAnswer(access, path, `has "${label}", which cannot be read. ${unreadable.reason}`)
    if (objects.length === 0 && !complete) throw readIncomplete(access, path, label)
    return objects
  }

  const create: Gateway['create'] = async (write) => {
    const { path, idAttribute } = resource(write.kind, mapping)
    const answer = await client.send({ method: 'POST', path, ...bodyForCreate(write, mapping) })
    if (!answer) throw resourceUnknown(access, 'POST', path)
    const id = createdIdOf(answer, idAttribute)
    if (write.kind === 'user' || !rows.areSeparate || write.authentications.length === 0) return id
    const remoteId = id ?? (await onlyOne(find, write.name))
    if (remoteId !== null) await rows.create(pathOf('service', remoteId), write).catch(createdBut(remoteId))
    return remoteId
  }

  return {
    list,
    find,
    create,
    async read(kind, remoteId) {
      const path = pathOf(kind, remoteId)
      const answer = await client.getJson(path)
      if (!answer) return null
      const [translated] = await translateAll(kind, [answer.value])
      const object = translated?.object
      if (!object) throw invalidAnswer(access, path, `cannot be read. ${translated?.unreadable.reason ?? ''}`)
      if (!isSameRemoteId(object.remoteId, remoteId)) throw invalidAnswer(access, path, 'has another id')
      return object
    },
    async update(current, write) {
      const path = pathOf(current.kind, current.remoteId)
      const request = bodyForUpdate(current, write, mapping)
      // Where rows are a resource of their own, a change of rows alone is no change of the service.
      const isNeeded = !rows.areSeparate || !isUnchanged(current, write, request.body)
      if (isNeeded && !(await client.send({ method: 'PUT', path, ...request }))) {
        throw objectGone(access, 'PUT', path)
      }
      if (write.kind === 'service' && rows.areSeparate) await rows.update(path, current, write)
    },
    async remove(kind, remoteId) {
      return (await client.send({ method: 'DELETE', path: pathOf(kind, remoteId) })) !== null
    },
    hasRight: rights.has,
    grantRight: rights.grant,
    revokeRight: rights.revoke,
    close: client.close,
  }
}

function resource(
  kind: RemoteKind,
  mapping: Mapping,
): { readonly path: string; readonly idAttribute: string } {
  const { path, fields } = kind === 'service' ? mapping.messagingServices : mapping.users
  return { path, idAttribute: fields.id }
}

/**
 * Query parameter that finds an object by its natural key; null where the full list is needed: how `*` and `?` are
 * escaped is not known, and users have no documented filter by logon name.
 */
function filterFor(kind: RemoteKind, label: string, mapping: Mapping): string | null {
  const isService = kind === 'service'
  const name = isService ? mapping.messagingServices.fields.name : mapping.users.fields.logonName
  const isPossible = isService ? !pagingParameters.has(name) : searchableUserFields.has(name)
  return mapping.filterByName && isPossible && !/[*?]/.test(label) ? name : null
}

function readIncomplete(access: ServerAccess, path: string, label: string): PatchbayError {
  return new PatchbayError(
    'READ_INCOMPLETE',
    `Whether "${label}" is on server "${access.name}" is not known: the list ${path} changed while it was read. ` +
      'Try again when nobody else works on the server.',
    { server: access.name, path },
  )
}

async function onlyOne(find: Gateway['find'], name: string): Promise<string | null> {
  const hits = await find('service', name)
  return hits.length === 1 ? (hits[0]?.remoteId ?? null) : null
}

function isUnchanged(current: RemoteObject, write: ObjectWrite, body: RemoteObject['raw']): boolean {
  return write.kind === 'service' && JSON.stringify(body) === JSON.stringify(current.raw)
}

/** The service is there, a row is not: the id goes with the error, so that nobody creates the service again. */
function createdBut(remoteId: string) {
  return (error: unknown): never => {
    if (!(error instanceof PatchbayError)) throw error
    throw new PatchbayError(
      error.code,
      `The service was created, but not all of its authentications: ${error.message}`,
      { ...error.data, remoteId },
      error,
    )
  }
}

/**
 * Authentications as a sub-resource of a service, `messagingServices/{id}/authentications/{id}` [inf].
 */
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { RemoteObject, ServerAccess, ServiceWrite } from '../gateway.ts'
import { remoteIdOf } from '../remoteId.ts'
import { invalidAnswer, objectGone, type RciClient, resourceUnknown } from './client.ts'
import { attributeOf, isJsonObject, withAttributes } from './json.ts'
import { readList } from './paging.ts'
import { rowBody } from './requestBody.ts'

type RowWrite = ServiceWrite['authentications'][number]

export interface Rows {
  /** Whether the mapping makes rows a resource of their own; otherwise nothing here sends anything. */
  readonly areSeparate: boolean
  /** Rows of each raw object; undefined for users, embedded rows, and objects without an id. */
  readAll(kind: RemoteKind, items: readonly unknown[]): Promise<readonly (readonly unknown[] | undefined)[]>
  /** POST of every row of a new service. */
  create(servicePath: string, write: ServiceWrite): Promise<void>
  /** DELETE of rows that are not wanted any more, PUT of rows with a new secret, POST of new ones. */
  update(servicePath: string, current: RemoteObject, write: ServiceWrite): Promise<void>
}

export function createRows(access: ServerAccess, client: RciClient): Rows {
  const { messagingServices, concurrency } = access.mapping
  const { authentications } = messagingServices
  const areSeparate = authentications.location === 'subresource'
  const rowPath = (servicePath: string, id: string) =>
    `${servicePath}${authentications.path}/${encodeURIComponent(id)}`

  const readRows = async (item: unknown): Promise<readonly unknown[] | undefined> => {
    const id = isJsonObject(item) ? remoteIdOf(attributeOf(item, messagingServices.fields.id)) : null
    if (id === null) return undefined
    const path = `${messagingServices.path}/${encodeURIComponent(id)}${authentications.path}`
    const idAttribute = authentications.fields.id
    const { complete, items } = await readList(client, access, { path, idAttribute })
    // A part of the rows would look like rows that were taken out.
    if (!complete) throw invalidAnswer(access, path, 'does not come to an end')
    return items
  }

  const post = async (servicePath: string, row: RowWrite, carried: Record<string, unknown> | undefined) => {
    const path = `${servicePath}${authentications.path}`
    const sent = await client.send({ method: 'POST', path, ...rowBody(carried, row, access.mapping) })
    if (!sent) throw resourceUnknown(access, 'POST', path)
  }

  const replace = async (servicePath: string, id: string, current: RemoteObject, row: RowWrite) => {
    const path = rowPath(servicePath, id)
    const raw = current.rawRows?.[row.authenticationId]
    if (authentications.put) {
      const carried = raw ?? withAttributes({}, [[authentications.fields.id, id]])
      const sent = await client.send({ method: 'PUT', path, ...rowBody(carried, row, access.mapping) })
      if (!sent) throw objectGone(access, 'PUT', path)
      return
    }
    await client.send({ method: 'DELETE', path })
    await post(servicePath, row, raw && { ...withAttributes(raw, [[authentications.fields.id, undefined]]) })
  }

  return {
    areSeparate,
    async readAll(kind, items) {
      if (kind === 'user' || !areSeparate) return items.map(() => undefined)
      return mapLimited(items, concurrency, readRows)
    },
    async create(servicePath, write) {
      for (const row of write.authentications) await post(servicePath, row, undefined)
    },
    async update(servicePath, current, write) {
      const ids = new Map(Object.entries(current.rowIds))
      const wanted = new Set(write.authentications.map((row) => row.authenticationId))
      // First out, then in: a server may allow a type only one row (messaging-services.md, cardinality).
      for (const [authenticationId, id] of ids) {
        if (!wanted.has(authenticationId))
          await client.send({ method: 'DELETE', path: rowPath(servicePath, id) })
      }
      for (const row of write.authentications) {
        const id = ids.get(row.authenticationId)
        if (id === undefined) await post(servicePath, row, undefined)
        else if (row.secret) await replace(servicePath, id, current, row)
      }
    },
  }
}

/** `work` over all items in their order, at most `limit` at a time; the first failure ends it. */
async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  let failed = false
  const worker = async () => {
    while (next < items.length && !failed) {
      const index = next
      next += 1
      try {
        results[index] = await work(items[index] as Item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}

/**
 * Reads a whole list (rci.md section 7 and "Recommended contract").
 *
 *   page = offset, limit, sort by id     last page: shorter than limit, or without a new id
 *
 * A page that brings known and new ids together shows that the list moved between two pages (or has no stable
 * order), so that objects may have been skipped: the list is then read again, until one reading is clean or two in
 * a row show the same ids.
 */
import type { Mapping } from '../../domain/mapping.ts'
import type { ServerAccess } from '../gateway.ts'
import { remoteIdKey, remoteIdOf } from '../remoteId.ts'
import { invalidAnswer, type RciClient, resourceUnknown } from './client.ts'
import { attributeOf, isJsonObject } from './json.ts'

export interface ListResource {
  readonly path: string
  /** Name of the id attribute: key of the sort and of de-duplication. */
  readonly idAttribute: string
  readonly filter?: readonly (readonly [name: string, value: string])[]
}

export interface RawList {
  /** False when the end of the list could not be made sure. */
  readonly complete: boolean
  /** As sent, each id once; items without an id are kept as they are. */
  readonly items: readonly unknown[]
}

const maxReadings = 3
/** A server that brings new ids for ever is cut here. */
const maxItems = 200_000

interface Reading extends RawList {
  readonly moved: boolean
  readonly ids: ReadonlySet<string>
}

/** @throws SERVER_RESOURCE_UNKNOWN for a 404, SERVER_ANSWER_INVALID when a page is no JSON array. */
export async function readList(
  client: RciClient,
  access: ServerAccess,
  resource: ListResource,
): Promise<RawList> {
  const { paging } = access.mapping
  if (paging.style === 'none') {
    const items = await readPage(client, access, resource, [])
    const { fresh } = newItems(items, resource.idAttribute, new Set())
    return { complete: true, items: fresh }
  }
  let previous: Reading | null = null
  for (let count = 1; count <= maxReadings; count += 1) {
    const reading: Reading = await readPages(client, access, resource, paging.limit)
    const isSettled = !reading.moved || (previous !== null && isSameSet(previous.ids, reading.ids))
    if (isSettled) return { complete: reading.complete, items: reading.items }
    previous = reading
  }
  return { complete: false, items: previous?.items ?? [] }
}

async function readPages(
  client: RciClient,
  access: ServerAccess,
  resource: ListResource,
  limit: Mapping['paging']['limit'],
): Promise<Reading> {
  const items: unknown[] = []
  const ids = new Set<string>()
  let moved = false
  let offset = 0
  const maxPages = Math.ceil(maxItems / limit)
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await readPage(client, access, resource, [
      ['offset', String(offset)],
      ['limit', String(limit)],
      ['sort', resource.idAttribute],
    ])
    const { fresh, freshIds, repeated, nameless } = newItems(page, resource.idAttribute, ids)
    const isShort = page.length < limit
    // A full page without a new id: the server ignores paging and sent everything before. With items that have no
    // id this cannot be told from a list that goes on.
    const isStandstill = freshIds === 0 && !isShort
    if (!isStandstill || offset === 0) items.push(...fresh)
    if (isStandstill) return { complete: nameless === 0, items, moved, ids }
    moved ||= repeated > 0
    if (isShort) return { complete: true, items, moved, ids }
    offset += page.length
  }
  return { complete: false, items, moved, ids }
}

async function readPage(
  client: RciClient,
  access: ServerAccess,
  resource: ListResource,
  paging: readonly (readonly [string, string])[],
): Promise<readonly unknown[]> {
  const answer = await client.getJson(resource.path, [...(resource.filter ?? []), ...paging])
  if (!answer) throw resourceUnknown(access, 'GET', resource.path)
  if (!Array.isArray(answer.value)) throw invalidAnswer(access, resource.path, 'is no JSON array')
  return answer.value
}

/** Splits a page into items not seen before and repeats; adds the new ids to `seen`. */
function newItems(page: readonly unknown[], idAttribute: string, seen: Set<string>) {
  const fresh: unknown[] = []
  const counts = { freshIds: 0, repeated: 0, nameless: 0 }
  for (const item of page) {
    const id = isJsonObject(item) ? remoteIdOf(attributeOf(item, idAttribute)) : null
    if (id === null) {
      counts.nameless += 1
      fresh.push(item)
    } else if (seen.has(remoteIdKey(id))) {
      counts.repeated += 1
    } else {
      seen.add(remoteIdKey(id))
      counts.freshIds += 1
      fresh.push(item)
    }
  }
  return { fresh, ...counts }
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}

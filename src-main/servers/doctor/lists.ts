/**
 * One kind's list as a server gives it: found at its path or a likely other one, one page of objects to learn from, and
 * what the server makes of `offset` and `limit` (rci.md section 7).
 */
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { RciRequest } from '../rci/client.ts'
import { isJsonObject, type JsonObject } from '../rci/json.ts'
import { during, type Examination, propose, tell } from './examination.ts'
import { type LikelyPath, servicePaths, userPaths } from './likelyPlaces.ts'
import type { Read } from './reader.ts'
import { explained } from './refusals.ts'

export const kindWords: Readonly<Record<RemoteKind, string>> = {
  service: 'messaging services',
  user: 'users',
}

export interface Listing {
  readonly objects: readonly JsonObject[]
  /** The page is the whole list, as far as can be told. */
  readonly isWhole: boolean
}

type Query = NonNullable<RciRequest['query']>

/** Whether objects look like those of the kind: what a path with a general name has to prove. */
export type LooksRight = (objects: readonly JsonObject[]) => boolean

const pathSetting: Readonly<Record<RemoteKind, string>> = {
  service: 'messagingServices.path',
  user: 'users.path',
}

function settingsOf(exam: Examination, kind: RemoteKind) {
  return kind === 'service' ? exam.mapping.messagingServices : exam.mapping.users
}

export function pageQuery(exam: Examination, kind: RemoteKind, offset: number, limit: number): Query {
  return [
    ['offset', String(offset)],
    ['limit', String(limit)],
    ['sort', settingsOf(exam, kind).fields.id],
  ]
}

/** One object of the list; all of them where the mapping says that the server does not page. */
export function readFirst(
  exam: Examination,
  kind: RemoteKind,
  path = settingsOf(exam, kind).path,
): Promise<Read> {
  const isPaged = exam.mapping.paging.style === 'offset'
  return exam.reader.list(path, isPaged ? pageQuery(exam, kind, 0, 1) : [])
}

/**
 * Tells whether the kind's list is there, and proposes another path where it is. Null: nothing can be learned.
 * `first`: an answer that is at hand.
 */
export function readListing(
  exam: Examination,
  kind: RemoteKind,
  first: Read | null,
  looksRight: LooksRight,
): Promise<Listing | null> {
  const name = kind === 'service' ? 'services' : 'users'
  return during(name, async () => {
    const mapped = await withoutSort(exam, kind, first ?? (await readFirst(exam, kind)))
    const found = mapped.kind === 'items' ? mapped : await findElsewhere(exam, kind, mapped, looksRight)
    if (found || mapped.kind === 'refused') exam.findings.isReached = true
    if (!found) return null
    const words = kindWords[kind]
    if (found.items.length === 0) {
      const message =
        `The server shows no ${words}. It may have none, or the API user may lack the right to view them: ` +
        'both look the same. Attribute names could not be compared.'
      if (mapped === found) tell(exam.findings, name, 'warn', message)
      return { objects: [], isWhole: true }
    }
    if (mapped === found) tell(exam.findings, name, 'ok', `The server shows ${words}.`)
    return readPage(exam, kind, found.items)
  })
}

/** A server may refuse a sort by an attribute that it does not have; without the sort it may answer. */
async function withoutSort(exam: Examination, kind: RemoteKind, first: Read): Promise<Read> {
  if (first.kind !== 'refused' || first.error.code !== 'SERVER_REJECTED') return first
  const query: Query =
    exam.mapping.paging.style === 'offset'
      ? [
          ['offset', '0'],
          ['limit', '1'],
        ]
      : []
  const again = await exam.reader.list(settingsOf(exam, kind).path, query)
  return again.kind === 'items' ? again : first
}

async function findElsewhere(
  exam: Examination,
  kind: RemoteKind,
  mapped: Exclude<Read, { kind: 'items' }>,
  looksRight: LooksRight,
): Promise<Extract<Read, { kind: 'items' }> | null> {
  const name = kind === 'service' ? 'services' : 'users'
  const { path } = settingsOf(exam, kind)
  const other = kind === 'service' ? exam.mapping.users.path : exam.mapping.messagingServices.path
  if (mapped.kind !== 'refused') {
    const likely = kind === 'service' ? servicePaths : userPaths
    const found = await firstList(
      exam,
      kind,
      likely.filter((place) => place.path !== path && place.path !== other),
      looksRight,
    )
    if (found) {
      const reason = `"${path}" is no list on this server, but "${found.path}" is one of ${kindWords[kind]}.`
      const seen = `${mapped.error.message} ${reason}`
      tell(exam.findings, name, 'failed', `${seen} A change of the path is proposed.`)
      propose(exam, pathSetting[kind], found.path, reason)
      return found.read
    }
  }
  tell(exam.findings, name, 'failed', explained(mapped.error))
  return null
}

async function firstList(
  exam: Examination,
  kind: RemoteKind,
  likely: readonly LikelyPath[],
  looksRight: LooksRight,
): Promise<{ readonly path: string; readonly read: Extract<Read, { kind: 'items' }> } | null> {
  for (const { path, needsProof } of likely) {
    const read = await readFirst(exam, kind, path)
    if (read.kind !== 'items') continue
    if (!needsProof || looksRight(read.items.filter(isJsonObject))) return { path, read }
  }
  return null
}

async function readPage(exam: Examination, kind: RemoteKind, first: readonly unknown[]): Promise<Listing> {
  if (exam.mapping.paging.style === 'none') return readUnpaged(exam, kind, first)
  const page = await readLargePage(exam, kind)
  const items = page ?? first
  const next = items.length === 0 ? [] : await itemsAt(exam, kind, items.length, 1)
  const hasMore = areOthers(next, items)
  const { limit } = exam.mapping.paging
  if (first.length > 1 && next.length > 0 && !hasMore) {
    const reason = `A request for one of the ${kindWords[kind]} got ${first.length}, and "offset" changed nothing.`
    tell(
      exam.findings,
      'paging',
      'warn',
      `${reason} The server likely ignores paging; each list then needs one request.`,
    )
    propose(exam, 'paging.style', 'none', reason)
    return { objects: items.filter(isJsonObject), isWhole: true }
  }
  if (hasMore && items.length < limit) tellCap(exam, kind, items.length)
  return { objects: items.filter(isJsonObject), isWhole: !hasMore }
}

/** A page of the mapped size, or of a smaller one where the server refuses that. */
async function readLargePage(exam: Examination, kind: RemoteKind): Promise<readonly unknown[] | null> {
  const { path } = settingsOf(exam, kind)
  const { limit } = exam.mapping.paging
  for (const size of [limit, 50, 10].filter((candidate) => candidate <= limit)) {
    const read = await withoutSortAt(exam, kind, path, size)
    if (read.kind !== 'items') continue
    if (size < limit) {
      const reason = `The server refuses pages of ${limit} ${kindWords[kind]}, and gives pages of ${size}.`
      tell(exam.findings, 'paging', 'failed', `${reason} Set paging.limit in the mapping to ${size}.`)
      propose(exam, 'paging.limit', size, reason)
    }
    return read.items
  }
  return null
}

async function withoutSortAt(
  exam: Examination,
  kind: RemoteKind,
  path: string,
  limit: number,
): Promise<Read> {
  const query = pageQuery(exam, kind, 0, limit)
  const read = await exam.reader.list(path, query)
  if (read.kind !== 'refused') return read
  return exam.reader.list(
    path,
    query.filter(([name]) => name !== 'sort'),
  )
}

function tellCap(exam: Examination, kind: RemoteKind, size: number): void {
  const reason =
    `The server gives at most ${size} ${kindWords[kind]} in one page although ${exam.mapping.paging.limit} were asked ` +
    'for, so lists would look complete too early.'
  tell(exam.findings, 'paging', 'failed', `${reason} Set paging.limit in the mapping to ${size} or less.`)
  propose(exam, 'paging.limit', size, reason)
}

/** The mapping says that the server does not page: where it does, every list would end too early. */
async function readUnpaged(exam: Examination, kind: RemoteKind, items: readonly unknown[]): Promise<Listing> {
  const next = await itemsAt(exam, kind, items.length, 1)
  const hasMore = areOthers(next, items)
  if (hasMore) {
    const reason = `Without "offset" the list of ${kindWords[kind]} ends after ${items.length}, with it there are more.`
    tell(exam.findings, 'paging', 'failed', `${reason} Set paging.style in the mapping to "offset".`)
    propose(exam, 'paging.style', 'offset', reason)
  }
  return { objects: items.filter(isJsonObject), isWhole: !hasMore }
}

async function itemsAt(
  exam: Examination,
  kind: RemoteKind,
  offset: number,
  limit: number,
): Promise<readonly unknown[]> {
  const read = await exam.reader.list(settingsOf(exam, kind).path, pageQuery(exam, kind, offset, limit))
  return read.kind === 'items' ? read.items : []
}

/** Whether `items` has any that `known` has not. */
function areOthers(items: readonly unknown[], known: readonly unknown[]): boolean {
  const shown = new Set(known.map((item) => JSON.stringify(item)))
  return items.some((item) => !shown.has(JSON.stringify(item)))
}

/** A promotion map file into what a server has of its own: all of it or nothing. */
import { authenticationField } from '../domain/canonical.ts'
import { naturalKey, type ServerId } from '../domain/model.ts'
import type { Store } from '../store/store.ts'
import {
  importValues,
  type PromotionEntry,
  promotionOverview,
  type ValueEntry,
} from '../sync/promotion/promotion.ts'
import { type MapSecret, readPromotionMap } from './promotionMapReader.ts'

export interface PromotionMapCounts {
  readonly urls: number
  readonly ids: number
  readonly secrets: number
}

/**
 * @throws FILE_*, ESTATE_SYNTAX, PROMOTION_MAP_INVALID (also for a name that neither store nor source has),
 *   SECRET_SOURCE_MISSING, PROMOTION_SECRET_SHARED, PROMOTION_SOURCE_MISSING, VALIDATION_FAILED
 */
export async function importPromotionMap(
  store: Store,
  serverId: ServerId,
  file: string,
): Promise<PromotionMapCounts> {
  const document = await readPromotionMap(file)
  const { objects } = promotionOverview(store, serverId)
  const problems: { path: MapSecret['path']; message: string }[] = []
  const values: ValueEntry[] = []
  for (const entry of document.secrets) {
    const object = objects.find((candidate) => isMeant(candidate, entry))
    if (object) values.push(entryOf(object, entry))
    else problems.push({ path: entry.path, message: unknownName(entry) })
  }
  if (problems.length > 0) throw document.refusal(problems)
  const entries = [
    ...document.urls.map(([source, target]) => ({ kind: 'url' as const, source, target })),
    ...document.ids.map(([source, target]) => ({ kind: 'id' as const, source, target })),
  ]
  importValues(store, serverId, entries, values)
  const { urls, ids } = document
  return { urls: urls.length, ids: ids.length, secrets: values.length }
}

function kindOf({ authenticationId }: MapSecret): PromotionEntry['kind'] {
  return authenticationId === null ? 'user' : 'service'
}

function isMeant(object: PromotionEntry, entry: MapSecret): boolean {
  return object.kind === kindOf(entry) && naturalKey(object.key) === naturalKey(entry.key)
}

function entryOf({ kind, objectId }: PromotionEntry, { authenticationId, secret }: MapSecret): ValueEntry {
  const field = authenticationId === null ? 'password' : authenticationField(authenticationId)
  return { kind, objectId, field, change: { secret } }
}

function unknownName(entry: MapSecret): string {
  const what = kindOf(entry) === 'service' ? 'service of this name' : 'user of this logon name'
  return `neither the store nor the source has a ${what}; correct it`
}

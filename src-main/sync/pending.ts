/**
 * What a push would change, by what was last agreed on with each server: asks no server and writes nothing. Where a
 * server moved meanwhile, only a comparison tells.
 */
import type { ServerId } from '../domain/model.ts'
import { lastAuditSeq } from '../store/audit.ts'
import { listServices } from '../store/serviceList.ts'
import type { Store } from '../store/store.ts'
import { listUsers } from '../store/userList.ts'
import type { PendingCounts } from './pendingEstimate.ts'
import { planOffline } from './plan/offline.ts'
import type { SyncServer } from './port.ts'
import { openSyncStore } from './promotion/promotedStore.ts'
import { inputsOf } from './pull.ts'

export interface PendingChanges {
  readonly serverId: ServerId
  /** Services and users that a push would create, change or give a right to; `null`: too many to count unasked. */
  readonly objects: number | null
  /** The same by what they are; `null` as above. */
  readonly counts: PendingCounts | null
}

/** Counting opens every secret once: up to here nobody notices, beyond it every edit would make the screens wait. */
const mostCounted = 2000

interface Counted {
  /** The audit trail when it was counted: every edit, pull, decision and push adds to it. */
  readonly stamp: number
  readonly counts: PendingCounts
}

/** Of open stores; gone with the store at a lock. Numbers only. */
const counts = new WeakMap<Store, Map<string, Counted>>()

function countedIn(store: Store): Map<string, Counted> {
  const known = counts.get(store)
  if (known) return known
  const made = new Map<string, Counted>()
  counts.set(store, made)
  return made
}

function isTooLarge(store: Store): boolean {
  const one = { search: '', offset: 0, limit: 1 }
  return listServices(store, one).total + listUsers(store, one).total > mostCounted
}

function countObjects(store: Store, server: SyncServer): PendingCounts {
  const inputs = inputsOf({ store: openSyncStore(store, server), server }, { deletes: false, select: null })
  const { works } = planOffline(inputs)
  const idOf = ({ object }: (typeof works)[number]) => `${object.kind} ${object.objectId}`
  const added = new Set(works.filter(({ type }) => type === 'create').map(idOf))
  const all = new Set(works.map(idOf))
  const kept = new Set(inputs.desired.map(({ objectId }) => objectId))
  const deleted = inputs.bases.filter(({ objectId }) => !kept.has(objectId)).length
  return { added: added.size, changed: all.size - added.size, deleted }
}

/** @throws SECRET_UNREADABLE */
export function pendingChanges(store: Store, servers: readonly SyncServer[]): readonly PendingChanges[] {
  if (isTooLarge(store)) return servers.map(({ id }) => ({ serverId: id, objects: null, counts: null }))
  const stamp = lastAuditSeq(store.db)
  const counted = countedIn(store)
  return servers.map((server) => {
    const known = counted.get(server.id)
    const counts = known?.stamp === stamp ? known.counts : countObjects(store, server)
    counted.set(server.id, { stamp, counts })
    return { serverId: server.id, objects: counts.added + counts.changed, counts }
  })
}

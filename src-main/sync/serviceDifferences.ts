/** What is different between a service of the store and each server, as the last read saw it. Asks no server. */
import { canonicalService } from '../domain/canonical.ts'
import type { Server, ServerId, ServiceId } from '../domain/model.ts'
import type { CanonicalObject, PlanField } from '../domain/syncModel.ts'
import { findBase } from '../store/bases.ts'
import { findContact } from '../store/contact.ts'
import { listSeen } from '../store/seen.ts'
import { fingerprintedService } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import { type Fields, fieldOf, type MergeAction, mergeField } from './plan/merge.ts'
import { createdFields, planField } from './plan/show.ts'

export type DifferenceState =
  /** The server was never read, and nothing was agreed on. */
  | 'unknown'
  /** It gets another server's objects. */
  | 'promoted'
  /** The server does not have it yet. */
  | 'new'
  /** It was there once, and is not any more. */
  | 'gone'
  | 'changed'
  | 'equal'

/** `side`: whose edit it is. */
export interface DifferingField extends PlanField {
  readonly side: 'store' | 'server' | 'both'
}

export interface ServiceDifference {
  readonly serverId: ServerId
  readonly server: string
  readonly state: DifferenceState
  /** `before`: on the server, `after`: in the store. Secrets as states. */
  readonly fields: readonly DifferingField[]
  /** The last read that came to its end; `null`: none yet. */
  readonly readAt: string | null
}

/** @throws SERVICE_NOT_FOUND */
export function serviceDifferences(
  store: Store,
  servers: readonly Server[],
  id: ServiceId,
): ServiceDifference[] {
  const { service, fingerprints } = fingerprintedService(store.db, store.sealer, id)
  const mine = canonicalService({ ...service, authentications: fingerprints })
  return servers.map((server) => {
    const readAt = findContact(store.db, server.id)?.readAt ?? null
    const common = { serverId: server.id, server: server.name, readAt }
    if (server.promotedFrom !== null) return { ...common, state: 'promoted' as const, fields: [] }
    return { ...common, ...difference(store, server.id, id, mine, readAt !== null) }
  })
}

function difference(
  store: Store,
  serverId: ServerId,
  id: ServiceId,
  mine: CanonicalObject,
  wasRead: boolean,
): Pick<ServiceDifference, 'state' | 'fields'> {
  const base = findBase(store.db, serverId, 'service', id)
  const seen = listSeen(store.db, serverId).filter(({ kind }) => kind === 'service')
  const theirs = base
    ? seen.find(({ remoteId }) => remoteId === base.remoteId)
    : seen.find(({ key }) => key === mine.key)
  if (base && !theirs && wasRead) return { state: 'gone', fields: [] }
  const there = theirs?.fields ?? base?.fields
  if (there === undefined) {
    if (!wasRead) return { state: 'unknown', fields: [] }
    return { state: 'new', fields: createdFields(mine.fields).map((field) => ({ ...field, side: 'store' })) }
  }
  const fields = differing(base?.fields ?? {}, mine.fields, there)
  return { state: fields.length === 0 ? 'equal' : 'changed', fields }
}

const sides: Readonly<Partial<Record<MergeAction, DifferingField['side']>>> = {
  send: 'store',
  take: 'server',
  conflict: 'both',
}

function differing(base: Fields, mine: Fields, theirs: Fields): DifferingField[] {
  const names = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])
  return [...names].flatMap((name) => {
    const merged = mergeField(name, fieldOf(base, name), fieldOf(mine, name), fieldOf(theirs, name))
    const side = sides[merged.action]
    if (side === undefined) return []
    return [{ ...planField(name, merged.settledTheirs, merged.settledMine), side }]
  })
}

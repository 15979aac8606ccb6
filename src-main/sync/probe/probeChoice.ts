/** Which service the test of secrets may be made on: one that can surely be put back afterwards. */
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey } from '../../domain/model.ts'
import { type BaseRecord, listBases } from '../../store/bases.ts'
import { listUnfinishedRuns } from '../../store/journal.ts'
import { areRowsSeparate } from '../connection.ts'
import { isSameFields, isSecret } from '../plan/merge.ts'
import type { DesiredObject, SyncServer, SyncStore } from '../port.ts'

export interface Chosen {
  readonly desired: DesiredObject
  readonly base: BaseRecord
}

/** @throws PROBE_REFUSED */
export function refuse(server: SyncServer, service: string, why: string): never {
  throw new PatchbayError(
    'PROBE_REFUSED',
    `"${service}" cannot be used for the test on server "${server.name}": ${why} Nothing was sent.`,
    { server: server.name, service },
  )
}

/**
 * The service as the store has it, surely the same on the server by the last agreement.
 * @throws PROBE_REFUSED, SERVICE_NOT_FOUND
 */
export function choose(store: SyncStore, server: SyncServer, service: string): Chosen {
  if (areRowsSeparate(server)) {
    refuse(
      server,
      service,
      'its authentications are a resource of their own, and Patchbay never writes one of them without its secret.',
    )
  }
  const key = naturalKey(service)
  const desired = store
    .listDesired()
    .find((object) => object.kind === 'service' && object.canonical.key === key)
  if (!desired) {
    throw new PatchbayError('SERVICE_NOT_FOUND', `There is no service "${service}" in the store.`, {
      service,
    })
  }
  const secrets = Object.values(desired.canonical.fields).filter(isSecret)
  if (secrets.length === 0) refuse(server, service, 'it has no authentication.')
  if (secrets.some(({ secret }) => secret === 'absent' || secret === 'unknown')) {
    refuse(
      server,
      service,
      'the store lacks one of its secrets, so it could not be put back. Enter all of them first.',
    )
  }
  if (listUnfinishedRuns(store.db, server.id).length > 0) {
    refuse(server, service, 'an earlier push was broken off. Push again first.')
  }
  const base = listBases(store.db, server.id).find((record) => record.objectId === desired.objectId)
  if (!base || !isSameFields(base.fields, desired.canonical.fields)) {
    refuse(server, service, 'the store and the server do not agree on it. Push it first.')
  }
  return { desired, base }
}

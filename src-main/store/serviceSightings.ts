/** What a service that is being filled has in common with others of the store. Reads only. */
import { sql } from 'drizzle-orm'
import { naturalKey, type ServiceId, type ServiceType } from '../domain/model.ts'
import { connectionKey, idKey } from '../domain/sharedCredentials.ts'
import type { Store } from './store.ts'

export interface SightingsRequest {
  /** Null: a new service. */
  readonly id: ServiceId | null
  readonly name: string
  readonly type: ServiceType
  readonly serviceConnection: string
  readonly authenticationIds: readonly string[]
}

export interface ServiceSightings {
  readonly isNameTaken: boolean
  /** Name of a service with the same Service Connection where a type has one service for each; null: none. */
  readonly sameConnection: string | null
  /** By place in the request: name of a service that has the same account; null: none. */
  readonly sameIds: readonly (string | null)[]
}

interface OtherRow {
  readonly name: string
  readonly serviceConnection: string
  readonly authenticationId: string | null
}

export function sightingsOfService(store: Store, request: SightingsRequest): ServiceSightings {
  const own = request.id ?? ''
  const named = store.db.all(
    sql`SELECT 1 FROM service WHERE name_key = ${naturalKey(request.name)} AND id <> ${own} LIMIT 1`,
  )
  const others = store.db.all<OtherRow>(sql`
    SELECT service.name AS name, service_connection AS serviceConnection, authentication_id AS authenticationId
    FROM service LEFT JOIN authentication ON authentication.service_id = service.id
    WHERE type = ${request.type} AND service.id <> ${own}
    ORDER BY name_key`)
  const { connections, accounts } = keysOf(request.type, others)
  const nameOf = (found: ReadonlyMap<string, string>, key: string | null) =>
    (key === null ? undefined : found.get(key)) ?? null
  return {
    isNameTaken: named.length > 0,
    sameConnection: nameOf(connections, connectionKey(request)),
    sameIds: request.authenticationIds.map((id) => nameOf(accounts, idKey(request, id))),
  }
}

/** Names by what they have; of several the first. */
function keysOf(type: ServiceType, others: readonly OtherRow[]) {
  const connections = new Map<string, string>()
  const accounts = new Map<string, string>()
  for (const { name, serviceConnection, authenticationId } of others) {
    const other = { type, serviceConnection }
    const connection = connectionKey(other)
    const account = authenticationId === null ? null : idKey(other, authenticationId)
    if (connection !== null && !connections.has(connection)) connections.set(connection, name)
    if (account !== null && !accounts.has(account)) accounts.set(account, name)
  }
  return { connections, accounts }
}

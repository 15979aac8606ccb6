/**
 * What promoted objects have on a server of their own: values in place of the source's. Owner of the tables
 * `promoted`, `server_value` and `value_map`.
 */
import { and, eq } from 'drizzle-orm'
import type { RemoteKind } from '../domain/syncModel.ts'
import { serverValue } from './schema.ts'

export interface ServerValueKey {
  readonly serverId: (typeof serverValue.$inferSelect)['serverId']
  readonly kind: RemoteKind
  readonly objectId: string
  readonly field: string
}

/** Row id to which a sealed value is bound. */
export function serverValueRowId({ serverId, kind, objectId, field }: ServerValueKey): string {
  return JSON.stringify([serverId, kind, objectId, field])
}

export function oneServerValue({ serverId, kind, objectId, field }: ServerValueKey) {
  return and(
    eq(serverValue.serverId, serverId),
    eq(serverValue.kind, kind),
    eq(serverValue.objectId, objectId),
    eq(serverValue.field, field),
  )
}

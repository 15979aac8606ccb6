/** Which logon names are in use, in the store and on servers as their last reads saw them. Reads only. */
import { eq, sql } from 'drizzle-orm'
import { naturalKey, type UserId } from '../domain/model.ts'
import type { Database } from './database.ts'
import { base, seen } from './schema.ts'
import type { Store } from './store.ts'
import { logonKeys } from './users.ts'

/** Folded logon names that a new user may not have: the seed advises against an existing user, wherever it exists. */
export function takenLogonKeys(db: Database): Set<string> {
  const onServers = [seen, base].flatMap((table) =>
    db.selectDistinct({ key: table.key }).from(table).where(eq(table.kind, 'user')).all(),
  )
  return new Set([...logonKeys(db), ...onServers.map(({ key }) => key)])
}

export interface LogonNameSightings {
  /** Another user of the store has it. */
  readonly isInStore: boolean
  /** Names of the servers that have a user of this logon name which is not known as this one. */
  readonly servers: readonly string[]
}

/** Where there is another user with this logon name. `id`: the user that it is asked for; null: a new one. */
export function sightingsOfLogonName(store: Store, logonName: string, id: UserId | null): LogonNameSightings {
  const key = naturalKey(logonName)
  const own = id ?? ''
  const inStore = store.db.all(sql`SELECT 1 FROM user WHERE logon_key = ${key} AND id <> ${own} LIMIT 1`)
  const servers = store.db.all<{ name: string }>(sql`
    SELECT DISTINCT server.name AS name FROM seen JOIN server ON server.id = seen.server_id
    WHERE seen.kind = 'user' AND seen.key = ${key} AND NOT EXISTS (
      SELECT 1 FROM base WHERE base.server_id = seen.server_id AND base.kind = 'user'
        AND base.remote_id = seen.remote_id AND base.object_id = ${own})
    ORDER BY server.name_key`)
  return { isInStore: inStore.length > 0, servers: servers.map(({ name }) => name) }
}

/** Which servers have a user of the store, by the last push or comparison that said so. Asks no server. */
import { sql } from 'drizzle-orm'
import type { ServerId, UserId } from '../domain/model.ts'
import type { Store } from './store.ts'

export interface UserOnServer {
  readonly serverId: ServerId
  readonly server: string
  /** `pushed`: a push wrote it. `agreed`: a comparison found it as it is here. `none`: it is not known to be there. */
  readonly state: 'pushed' | 'agreed' | 'none'
  /** When that was; null for `none`. */
  readonly at: string | null
  /** It was changed in the store since. */
  readonly isOlder: boolean
}

interface Row {
  readonly serverId: ServerId
  readonly server: string
  readonly agreedAt: string | null
  readonly pushedAt: string | null
  readonly updatedAt: string
}

/** By the names of the servers; none of them for a user that is not in the store. */
export function userOnServers(store: Store, id: UserId): readonly UserOnServer[] {
  return store.db
    .all<Row>(sql`
      SELECT server.id AS serverId, server.name AS server, user.updated_at AS updatedAt,
        (SELECT agreed_at FROM base
          WHERE base.server_id = server.id AND kind = 'user' AND object_id = user.id) AS agreedAt,
        (SELECT max(run_step.finished_at) FROM run_step JOIN run ON run.id = run_step.run_id
          WHERE run_step.object_id = user.id AND run_step.kind IN ('user', 'userRight') AND run_step.state = 'done'
            AND run.server_id = server.id AND run.kind = 'push') AS pushedAt
      FROM server CROSS JOIN user WHERE user.id = ${id} ORDER BY server.name_key`)
    .map(({ serverId, server, agreedAt, pushedAt, updatedAt }): UserOnServer => {
      // Without an agreement it was taken back or deleted there since.
      if (agreedAt === null) return { serverId, server, state: 'none', at: null, isOlder: false }
      const state = pushedAt === null ? 'agreed' : 'pushed'
      const isOlder = updatedAt > agreedAt && updatedAt > (pushedAt ?? '')
      return { serverId, server, state, at: pushedAt ?? agreedAt, isOlder }
    })
}

/**
 * An open store: the database, its sealer, and who is working with it. Lives from unlock to lock.
 */
import type { StoreKeys } from '../keyring/keys.ts'
import type { Clock } from '../platform/clock.ts'
import { type Connection, type Database, drizzleOf } from './database.ts'
import { createSealer, type Sealer } from './seal.ts'

export type HostName = 'desktop' | 'loopback' | 'cli'

export interface Store {
  readonly db: Database
  readonly connection: Connection
  readonly sealer: Sealer
  readonly clock: Clock
  /** Written into audit and undo. */
  readonly person: string
  readonly host: HostName
  readonly file: string
  close(): void
}

/** Wraps an open, migrated connection. `STORE_DAMAGED` when the file belongs to another keyring. */
export function createStore(
  connection: Connection,
  options: { keys: StoreKeys; clock: Clock; host: HostName; file: string },
): Store {
  const { keys, clock, host, file } = options
  return {
    db: drizzleOf(connection),
    connection,
    sealer: createSealer(keys),
    clock,
    person: keys.person,
    host,
    file,
    close() {
      connection.close()
    },
  }
}

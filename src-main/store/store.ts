/**
 * An open store: the database, its sealer, and who is working with it. Lives from unlock to lock.
 */
import type { Role } from '../domain/model.ts'
import type { StoreKeys } from '../keyring/keys.ts'
import type { Clock } from '../platform/clock.ts'
import { type Connection, type Database, drizzleOf } from './database.ts'
import { readMeta } from './meta.ts'
import { createSealer, type Sealer } from './seal.ts'

export type HostName = 'desktop' | 'loopback' | 'cli'

export interface Store {
  readonly db: Database
  readonly connection: Connection
  readonly sealer: Sealer
  readonly clock: Clock
  /** Written into audit and undo. */
  readonly person: string
  readonly personId: string
  readonly role: Role
  readonly host: HostName
  readonly file: string
  close(): void
}

/** Wraps an open connection to a store in today's format. */
export function createStore(
  connection: Connection,
  options: { keys: StoreKeys; clock: Clock; host: HostName; file: string },
): Store {
  const { keys, clock, host, file } = options
  const db = drizzleOf(connection)
  const fingerprintKey = readMeta(db, 'fingerprintKey')
  return {
    db,
    connection,
    sealer: createSealer(keys, fingerprintKey === null ? null : Buffer.from(fingerprintKey, 'base64')),
    clock,
    person: keys.person,
    personId: keys.personId,
    role: keys.role,
    host,
    file,
    close() {
      connection.close()
    },
  }
}

/**
 * An open store: the database, its sealer, and who is working with it. Lives from unlock to lock.
 */
import { PatchbayError } from '../domain/errors.ts'
import type { StoreKeys } from '../keyring/keys.ts'
import type { Clock } from '../platform/clock.ts'
import { type Connection, type Database, drizzleOf } from './database.ts'
import { translateDriverError } from './driverError.ts'
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

/** Runs `work` and turns SQLite's foreseeable failures into errors that name cause and cure. */
export function withDriverErrors<Result>(store: Store, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof PatchbayError) throw error
    throw translateDriverError(error, store.file)
  }
}

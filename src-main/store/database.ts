/**
 * The only importer of the SQLite driver: opens the encrypted file and hands out drizzle.
 *
 * Invariants: the raw key goes in before any read, and a read proves it; every connection has the same pragmas;
 * what is opened is a SQLCipher 4 file that any SQLCipher 4 tool can open with the same key.
 */
import { existsSync, statSync } from 'node:fs'
import Driver from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { PatchbayError } from '../domain/errors.ts'
import { makePrivateFile } from '../platform/files.ts'
import { translateDriverError } from './driverError.ts'
import { pageBytes } from './pageCheck.ts'

/** Without the schema: drizzle would build a query object for every table in each transaction, and nothing uses them. */
export type Database = BetterSQLite3Database
/** What runs inside `db.transaction`; functions that need one take it first and end in `Tx`. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
export type Connection = Driver.Database

/** Size of the page cache in KiB: a store of 100,000 users fits. */
const cacheKiB = 64 * 1024

/** Pages (of 4 KiB) that the write-ahead log takes before they go into the file itself: SQLite's own default. */
const checkpointPages = 1000

/** While work goes through the store object by object: it comes to each page once or twice, */
const smallCacheKiB = 8 * 1024
/** and a checkpoint, which holds up whoever commits, shall not come between two requests. */
const rareCheckpointPages = 8192
const busyTimeoutMs = 5000

/** Of the driver, and missing in its types. */
interface Keyed {
  key(raw: Buffer): void
  rekey(raw: Buffer): void
}

const digits = Buffer.from('0123456789abcdef')

/** Hands over `key` in SQLCipher's form of a raw key, `x'<hex>'`, in bytes that are wiped: a string would stay in memory. */
function withRawKey(key: Uint8Array, use: (raw: Buffer) => void): void {
  const raw = Buffer.from(`x'${'0'.repeat(2 * key.length)}'`)
  for (const [at, byte] of key.entries()) {
    raw[2 * at + 2] = digits[byte >> 4] ?? 0
    raw[2 * at + 3] = digits[byte & 15] ?? 0
  }
  try {
    use(raw)
  } finally {
    raw.fill(0)
  }
}

function setKey(connection: Connection, key: Uint8Array): void {
  connection.pragma("cipher='sqlcipher'")
  connection.pragma('legacy=4')
  withRawKey(key, (raw) => (connection as Connection & Keyed).key(raw))
}

function setPragmas(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('trusted_schema = OFF')
  connection.pragma(`cache_size = -${cacheKiB}`)
}

function withoutPages(file: string): PatchbayError {
  return new PatchbayError(
    'STORE_DAMAGED',
    `The store file "${file}" has lost its content. Nothing was changed, and no empty store is made in ` +
      'its place. Put back the file or a backup.',
    { path: file },
  )
}

/**
 * Opens `file` with the raw 256-bit key; `create`: makes it, and refuses one that is there.
 * @throws FILE_EXISTS, STORE_MISSING, STORE_DAMAGED (wrong key or damaged bytes), STORE_NOT_WRITABLE, STORE_BUSY.
 */
export function openConnection(file: string, key: Uint8Array, create: boolean): Connection {
  if (!create && !existsSync(file)) {
    throw new PatchbayError(
      'STORE_MISSING',
      `The store file "${file}" is missing, though its keyring file is there. Put back the file or a backup; ` +
        'no empty store is made in its place.',
      { path: file },
    )
  }
  // SQLite takes a file of no byte or of one for a new database; a store has pages from the start.
  if (!create && statSync(file).size < pageBytes) throw withoutPages(file)
  if (create) makePrivateFile(file)
  let connection: Connection | null = null
  try {
    connection = new Driver(file, { fileMustExist: true, timeout: busyTimeoutMs })
    setKey(connection, key)
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    setPragmas(connection)
    return connection
  } catch (error) {
    connection?.close()
    throw translateDriverError(error)
  }
}

/**
 * Opens a file to look at it: nothing is written, no file appears beside it. For a file that nobody else has open
 * and that has no write-ahead log (a backup). @throws as `openConnection`
 */
export function openReadOnly(file: string, key: Uint8Array): Connection {
  let connection: Connection | null = null
  try {
    connection = new Driver(file, { fileMustExist: true, readonly: true, timeout: busyTimeoutMs })
    setKey(connection, key)
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    connection.pragma('temp_store = MEMORY')
    connection.pragma('trusted_schema = OFF')
    return connection
  } catch (error) {
    connection?.close()
    throw translateDriverError(error)
  }
}

/** Opens the file of processLock.ts: a plain database without content, made when missing. */
export function openLockFile(file: string, waitMs: number): Connection {
  try {
    if (!existsSync(file)) makePrivateFile(file)
  } catch (error) {
    if (!existsSync(file)) throw error
  }
  try {
    return new Driver(file, { timeout: waitMs })
  } catch (error) {
    throw translateDriverError(error)
  }
}

/** Gives the whole file another raw key. Leaves write-ahead logging, which cannot be rekeyed. */
export function rekey(connection: Connection, key: Uint8Array): void {
  connection.pragma('journal_mode = DELETE')
  withRawKey(key, (raw) => (connection as Connection & Keyed).rekey(raw))
}

/**
 * Runs `work`, which goes through many objects one by one, with a small page cache, so that the store is not held in
 * memory as a whole for its sake, and with a long write-ahead log.
 */
export async function withSettingsOfRuns<Result>(db: Database, work: () => Promise<Result>): Promise<Result> {
  setForWork(db, smallCacheKiB, rareCheckpointPages)
  try {
    return await work()
  } finally {
    if (isOpen(db)) setForWork(db, cacheKiB, checkpointPages)
  }
}

function setForWork(db: Database, kiB: number, pages: number): void {
  db.run(sql.raw(`PRAGMA cache_size = -${kiB}`))
  db.get(sql.raw(`PRAGMA wal_autocheckpoint = ${pages}`))
}

/** The store may have been locked meanwhile. */
function isOpen(db: Database): boolean {
  return (db as Database & { readonly $client: Connection }).$client.open
}

export function drizzleOf(connection: Connection): Database {
  return drizzle(connection)
}

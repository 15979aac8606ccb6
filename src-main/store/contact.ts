/**
 * How the last read of each server went. Owner of the table `contact`.
 * Only the schedule of pulls decides by it (sync/schedule.ts); else it is for people.
 */
import { eq, sql } from 'drizzle-orm'
import type { ErrorCode } from '../domain/errors.ts'
import type { ServerId } from '../domain/model.ts'
import type { Database, Transaction } from './database.ts'
import { contact, server } from './schema.ts'
import { statement } from './statements.ts'

export interface ContactError {
  readonly code: ErrorCode
  /** For people; holds no secret. */
  readonly message: string
}

export interface Contact {
  readonly triedAt: string
  /** The last read that came to its end; `null`: none yet. */
  readonly readAt: string | null
  /** Of the last try; `null`: it went well. */
  readonly error: ContactError | null
}

const selectContact = (db: Database) =>
  db
    .select()
    .from(contact)
    .where(eq(contact.serverId, sql.placeholder('serverId')))
    .prepare()

const upsertRead = (db: Database) =>
  db
    .insert(contact)
    .values({
      serverId: sql.placeholder('serverId'),
      triedAt: sql.placeholder('at'),
      readAt: sql.placeholder('at'),
      code: sql.placeholder('code'),
      message: sql.placeholder('message'),
    })
    .onConflictDoUpdate({
      target: contact.serverId,
      set: {
        triedAt: sql`excluded.tried_at`,
        readAt: sql`excluded.read_at`,
        code: sql`excluded.code`,
        message: sql`excluded.message`,
      },
    })
    .prepare()

/** `null` when the server was never asked. */
export function findContact(reader: Database | Transaction, serverId: ServerId): Contact | null {
  const row = statement(reader, selectContact).get({ serverId })
  if (!row) return null
  const { triedAt, readAt, code, message } = row
  // Written by this module only, which takes an ErrorCode.
  const error = code === null ? null : { code: code as ErrorCode, message: message ?? '' }
  return { triedAt, readAt, error }
}

/** A read came to its end. `refusal`: a part of the server that it did not get to see. */
export function noteReadTx(
  tx: Transaction,
  serverId: ServerId,
  at: string,
  refusal: ContactError | null,
): void {
  const { code = null, message = null } = refusal ?? {}
  statement(tx, upsertRead).run({ serverId, at, code, message })
}

/** A try that did not come to its end. Of a server that was removed meanwhile nothing is noted. */
export function noteFailedTx(tx: Transaction, serverId: ServerId, at: string, error: ContactError): void {
  tx.run(sql`
    INSERT INTO ${contact} (server_id, tried_at, code, message)
    SELECT ${server.id}, ${at}, ${error.code}, ${error.message} FROM ${server} WHERE ${server.id} = ${serverId}
    ON CONFLICT (server_id) DO UPDATE SET
      tried_at = excluded.tried_at, code = excluded.code, message = excluded.message`)
}

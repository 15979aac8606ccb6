/**
 * How the last read of each server went. Owner of the table `contact`.
 * Only the schedule of pulls decides by it (sync/schedule.ts); else it is for people.
 */
import { eq, sql } from 'drizzle-orm'
import type { ErrorCode } from '../domain/errors.ts'
import type { ServerId } from '../domain/model.ts'
import type { Database, Transaction } from './database.ts'
import { contact, server } from './schema.ts'

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

/** `null` when the server was never asked. */
export function findContact(reader: Database | Transaction, serverId: ServerId): Contact | null {
  const row = reader.select().from(contact).where(eq(contact.serverId, serverId)).get()
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
  const row = { triedAt: at, readAt: at, code: refusal?.code ?? null, message: refusal?.message ?? null }
  tx.insert(contact)
    .values({ serverId, ...row })
    .onConflictDoUpdate({ target: contact.serverId, set: row })
    .run()
}

/** A try that did not come to its end. Of a server that was removed meanwhile nothing is noted. */
export function noteFailedTx(tx: Transaction, serverId: ServerId, at: string, error: ContactError): void {
  tx.run(sql`
    INSERT INTO ${contact} (server_id, tried_at, code, message)
    SELECT ${server.id}, ${at}, ${error.code}, ${error.message} FROM ${server} WHERE ${server.id} = ${serverId}
    ON CONFLICT (server_id) DO UPDATE SET
      tried_at = excluded.tried_at, code = excluded.code, message = excluded.message`)
}

/** Prepared statements, made once per database: building one costs as much as running it. */
import type { Database, Transaction } from './database.ts'

const prepared = new WeakMap<object, Map<unknown, unknown>>()

/** What a database and all its transactions have in common; drizzle keeps it out of its types. */
function sessionOf(reader: Database | Transaction): object {
  const session: unknown = Reflect.get(reader, 'session')
  return typeof session === 'object' && session !== null ? session : reader
}

/**
 * What `build` prepared for this database; a transaction has the statements of its database. `build` must be a
 * function that is made once, at module level.
 */
export function statement<Statement>(
  reader: Database | Transaction,
  build: (db: Database) => Statement,
): Statement {
  const session = sessionOf(reader)
  let known = prepared.get(session)
  if (!known) {
    known = new Map()
    prepared.set(session, known)
  }
  if (!known.has(build)) known.set(build, build(reader as Database))
  return known.get(build) as Statement
}

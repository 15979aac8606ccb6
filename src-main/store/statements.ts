/** Prepared statements, made once per database: building one costs as much as running it. */
import type { Database } from './database.ts'

const prepared = new WeakMap<Database, Map<unknown, unknown>>()

/** What `build` prepared for this database; `build` must be a function that is made once, at module level. */
export function statement<Statement>(db: Database, build: (db: Database) => Statement): Statement {
  let known = prepared.get(db)
  if (!known) {
    known = new Map()
    prepared.set(db, known)
  }
  if (!known.has(build)) known.set(build, build(db))
  return known.get(build) as Statement
}

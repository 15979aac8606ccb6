/**
 * What has changed in the store since an answer was made of it: for answers that take long to make and are asked for
 * often. Nothing of this is kept: counters and triggers are of this connection alone.
 *
 *   a row is written here     -> a trigger counts it, by its table
 *   another process commits   -> SQLite says so, whatever was written
 */
import { getTableName, is, sql } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'
import * as schema from './schema.ts'
import type { Store } from './store.ts'

/** How people like the screens, and forms that are not saved yet: written all the time, and no answer is made of them. */
const asides: readonly SQLiteTable[] = [schema.preference, schema.draft]

const counted = Object.values(schema)
  .filter((table) => is(table, SQLiteTable))
  .filter((table) => !asides.includes(table))
  .map((table) => getTableName(table))

const watched = new WeakSet<Store>()

function watch(db: Database): void {
  db.run(sql`CREATE TEMP TABLE change (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID`)
  for (const table of counted) {
    db.run(sql`INSERT INTO temp.change VALUES (${table}, 0)`)
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      db.run(
        sql.raw(`CREATE TEMP TRIGGER "change_${table}_${event}" AFTER ${event} ON main."${table}"
          BEGIN UPDATE change SET n = n + 1 WHERE name = '${table}'; END`),
      )
    }
  }
}

/** Another one after every change of the table, or of any table that answers are made of. */
export function versionOf(store: Store, table?: 'service' | 'user'): string {
  const { db } = store
  if (!watched.has(store)) {
    watch(db)
    watched.add(store)
  }
  const { data_version: others } = db.get<{ data_version: number }>(sql`PRAGMA data_version`)
  const rows = table === undefined ? sql`1` : sql`name = ${table}`
  const { own } = db.get<{ own: number }>(sql`SELECT sum(n) AS own FROM temp.change WHERE ${rows}`)
  return `${others} ${own}`
}

/**
 * `build`, asked once for each state of the store. It must depend on nothing else, and its answer hold no secret: it
 * stays in memory until the store is locked.
 */
export function untilChanged<Answer>(build: (store: Store) => Answer): (store: Store) => Answer {
  const known = new WeakMap<Store, { readonly version: string; readonly answer: Answer }>()
  return (store) => {
    const version = versionOf(store)
    const former = known.get(store)
    if (former?.version === version) return former.answer
    const answer = build(store)
    known.set(store, { version, answer })
    return answer
  }
}

/** Answers that hold until anything in the store changes, through this connection or another. */
import { sql } from 'drizzle-orm'
import type { Store } from './store.ts'

/** Moves with every change of a row here, and with every commit of another process. */
function versionOf({ db }: Store): string {
  const { data_version: others } = db.get<{ data_version: number }>(sql`PRAGMA data_version`)
  const { own } = db.get<{ own: number }>(sql`SELECT total_changes() AS own`)
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

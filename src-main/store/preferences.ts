/**
 * How a person likes the screens: columns, filters, theme, last place. Owner of the table `preference`. Kept in the
 * store, since names of services and users may be among it. No edit of the store: neither audited nor undone.
 */
import { and, eq } from 'drizzle-orm'
import { PatchbayError } from '../domain/errors.ts'
import { preference } from './schema.ts'
import type { Store } from './store.ts'

/** Characters of a preference as JSON. */
export const preferenceLimit = 20_000

/** JSON values of the person who unlocked the store, by name. */
export function listPreferences(store: Store): Readonly<Record<string, unknown>> {
  const rows = store.db.select().from(preference).where(eq(preference.person, store.personId)).all()
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}

/** `value`: any JSON value; null takes the preference away. @throws VALIDATION_FAILED when it is too large */
export function setPreference(store: Store, name: string, value: unknown): void {
  const { personId: person } = store
  if (value === null || value === undefined) {
    store.db
      .delete(preference)
      .where(and(eq(preference.person, person), eq(preference.name, name)))
      .run()
    return
  }
  const row = { person, name, value: JSON.stringify(value) }
  if (row.value.length > preferenceLimit) {
    throw new PatchbayError(
      'VALIDATION_FAILED',
      `The preference "${name}" has ${row.value.length} characters; one may have ${preferenceLimit}. It was not kept.`,
      { name, limit: preferenceLimit },
    )
  }
  store.db
    .insert(preference)
    .values(row)
    .onConflictDoUpdate({ target: [preference.person, preference.name], set: row })
    .run()
}

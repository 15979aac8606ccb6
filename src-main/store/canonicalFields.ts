import type { FieldValue } from '../domain/syncModel.ts'

/**
 * Canonical fields as a column takes them: drizzle asks each value for its constructor and fails on an object
 * without a prototype (drizzle-orm entity.ts, `is`). A field named `__proto__` stays a field: spreading defines it.
 */
export function storedFields(fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return { ...fields }
}

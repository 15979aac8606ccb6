/** Facts about the store itself, by name. Owner of the table `meta`. */
import { eq } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import { meta } from './schema.ts'

export type MetaKey = 'fingerprintKey' | 'auditKey' | 'idleMinutes'

export function readMeta(reader: Database | Transaction, key: MetaKey): string | null {
  return reader.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get()?.value ?? null
}

export function writeMetaTx(tx: Transaction, key: MetaKey, value: string): void {
  tx.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run()
}

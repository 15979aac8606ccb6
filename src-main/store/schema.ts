/**
 * Tables of the store. Singular snake_case; one module of this folder owns each table and is its only writer.
 *
 * Sealed columns hold AES-256-GCM ciphertext bound to table, column and row (seal.ts), never clear text.
 * Natural keys are folded by `naturalKey` and unique. Times are ISO 8601 UTC and never decide anything.
 */
export * from './schema/estate.ts'
export * from './schema/keeping.ts'
export * from './schema/runs.ts'
export * from './schema/sync.ts'

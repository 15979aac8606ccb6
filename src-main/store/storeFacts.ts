/** What can be counted of a store in any format: to compare before with after, and a copy with its source. */
import { PatchbayError } from '../domain/errors.ts'
import type { Connection } from './database.ts'

export interface StoreFacts {
  /** Rows of each table, but for SQLite's own and the ledger of migrations. */
  readonly rows: ReadonlyMap<string, number>
  /** Number of migrations that made its format. */
  readonly format: number
  /** Number of the last audit record, 0 when there is none: moves with every action. */
  readonly auditSeq: number
}

/** Hashes of the migrations that were applied, in order; none for an empty file. */
export function ledgerOf(connection: Connection): readonly string[] {
  const exists = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get()
  if (!exists) return []
  return connection
    .prepare<[], { hash: string }>('SELECT hash FROM __drizzle_migrations ORDER BY rowid')
    .all()
    .map((row) => row.hash)
}

export function countRows(connection: Connection): Map<string, number> {
  const tables = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name <> '__drizzle_migrations'`,
    )
    .all()
  return new Map(
    tables.map(({ name }) => {
      const row = connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()
      return [name, row?.n ?? 0]
    }),
  )
}

export function readFacts(connection: Connection): StoreFacts {
  const rows = countRows(connection)
  const last = rows.has('audit')
    ? connection.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM audit').get()
    : undefined
  return { rows, format: ledgerOf(connection).length, auditSeq: last?.seq ?? 0 }
}

/** What SQLite says against the content: damaged structure, rows without their parent; null when nothing. */
export function contentFault(connection: Connection): string | null {
  const integrity = connection.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') return `integrity check: ${String(integrity)}`
  const orphans = connection.pragma('foreign_key_check')
  return Array.isArray(orphans) && orphans.length === 0 ? null : 'rows without their parent'
}

/** The first table of `before` that has another number of rows in `after`; null when all are equal. */
export function rowFault(before: StoreFacts['rows'], after: StoreFacts['rows']): string | null {
  for (const [table, rows] of before) {
    const now = after.get(table)
    if (now !== rows) return `table ${table}: ${rows} rows became ${now ?? 'none, the table is missing'}`
  }
  return null
}

/** @throws STORE_DAMAGED */
export function proveContent(connection: Connection, file: string): void {
  const fault = contentFault(connection)
  if (fault === null) return
  throw new PatchbayError(
    'STORE_DAMAGED',
    `The store in "${file}" is damaged (${fault}). Restore a backup: "patchbay backup list" shows what there is.`,
    { path: file },
  )
}

/**
 * Substring search over the folded `search` column of services and users.
 *
 * Words of three letters and more go through the trigram index; shorter ones cannot. Where a search matches much
 * of a table, walking it in order and testing each row ends sooner than sorting all matches.
 */
import { type SQL, sql } from 'drizzle-orm'
import { naturalKey } from '../domain/model.ts'
import type { Database } from './database.ts'

export interface PageRequest {
  readonly search: string
  readonly offset: number
  /** 1 to 1000 rows. */
  readonly limit: number
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** All matches, not only those on this page. */
  readonly total: number
}

const shortestIndexed = 3
/** More matches than this are found sooner by walking the table in order than by sorting the index's answer. */
const manyMatches = 2000

/** Searched tables, and the column that orders their lists. */
const orderedBy = { service: 'name_key', user: 'logon_key' } as const
type Searched = keyof typeof orderedBy

/** The folded text of an object: its fields, one a line, so that a search never matches across two. */
export function searchText(fields: readonly string[]): string {
  return naturalKey(fields.join('\n'))
}

/** What is looked for, word by word. */
export function wordsOf(search: string): string[] {
  return naturalKey(search).split(/\s+/u).filter(Boolean)
}

/** Both sides are folded, so that plain bytes decide. */
function containsAll(words: readonly string[]): SQL {
  return sql.join(
    words.map((word) => sql`instr(search, ${word}) > 0`),
    sql` AND `,
  )
}

function indexQuery(words: readonly string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
}

function count(db: Database, from: SQL): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${from}`)?.n ?? 0
}

interface Matches {
  /** Condition on the searched table alone. */
  readonly condition: SQL
  readonly total: number
}

function findMatches(db: Database, table: Searched, search: string): Matches {
  const source = sql.identifier(table)
  const words = wordsOf(search)
  if (words.length === 0) return { condition: sql`1`, total: count(db, sql`${source}`) }
  const contains = containsAll(words)
  const indexed = words.filter((word) => [...word].length >= shortestIndexed)
  if (indexed.length === 0) return { condition: contains, total: count(db, sql`${source} WHERE ${contains}`) }
  const index = sql.identifier(`${table}_search`)
  const match = sql`${index} WHERE ${index} MATCH ${indexQuery(indexed)}`
  const matched = count(db, match)
  const condition =
    matched > manyMatches ? contains : sql`rowid IN (SELECT rowid FROM ${match}) AND ${contains}`
  if (indexed.length === words.length) return { condition, total: matched }
  return { condition, total: count(db, sql`${source} WHERE ${condition}`) }
}

/**
 * The row ids of one page of matches in the order of the list, as a condition for the query that reads the rows,
 * and the number of all matches. `also`: a further condition on the searched table.
 */
export function searchPage(
  db: Database,
  table: Searched,
  { search, offset, limit }: PageRequest,
  also?: SQL,
): { readonly onPage: SQL; readonly order: SQL; readonly total: number } {
  const source = sql.identifier(table)
  const found = findMatches(db, table, search)
  const condition = also ? sql`${found.condition} AND ${also}` : found.condition
  const total = also ? count(db, sql`${source} WHERE ${condition}`) : found.total
  const order = sql.identifier(orderedBy[table])
  // Never more than there are: a walk would go on to the end of the table for rows that do not come.
  const wanted = Math.max(0, Math.min(limit, total - offset))
  return {
    onPage: sql`rowid IN (SELECT rowid FROM ${source} WHERE ${condition} ORDER BY ${order} LIMIT ${wanted} OFFSET ${offset})`,
    order: sql`${order}`,
    total,
  }
}

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
/** More matches than this are found by walking in order. */
const manyMatches = 2000

type Searched = 'service' | 'user'

/** The folded text of an object: its fields, one a line, so that a search never matches across two. */
export function searchText(fields: readonly string[]): string {
  return naturalKey(fields.join('\n'))
}

function wordsOf(search: string): string[] {
  return naturalKey(search).split(/\s+/u).filter(Boolean)
}

function likeCondition(words: readonly string[]): SQL {
  const tests = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
    return sql`search LIKE ${pattern} ESCAPE '\\'`
  })
  return sql.join(tests, sql` AND `)
}

function matchCondition(table: Searched, words: readonly string[]): SQL | null {
  const indexed = words.filter((word) => [...word].length >= shortestIndexed)
  if (indexed.length === 0) return null
  const query = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  const index = sql.identifier(`${table}_search`)
  return sql`rowid IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ${query})`
}

function count(db: Database, table: Searched, condition: SQL): number {
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${sql.identifier(table)} WHERE ${condition}`,
  )
  return row?.n ?? 0
}

/**
 * The condition that selects the matches of `search`, and how many there are.
 * The condition uses the plain column names of the table, so the query must read that table alone.
 */
export function searchCondition(
  db: Database,
  table: Searched,
  search: string,
): { condition: SQL; total: number } {
  const words = wordsOf(search)
  if (words.length === 0) return { condition: sql`1`, total: count(db, table, sql`1`) }
  const like = likeCondition(words)
  const match = matchCondition(table, words)
  if (match === null) return { condition: like, total: count(db, table, like) }
  const exact = words.every((word) => [...word].length >= shortestIndexed) ? match : sql`${match} AND ${like}`
  const total = count(db, table, exact)
  return { condition: total > manyMatches ? like : exact, total }
}

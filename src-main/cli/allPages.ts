import type { Page } from '../store/search.ts'

const pageSize = 1000

/** All rows of a list that comes in pages. */
export async function allPages<Row>(
  read: (page: { offset: number; limit: number }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = await read({ offset: rows.length, limit: pageSize })
    for (const row of page.rows) rows.push(row)
    if (page.rows.length < pageSize) return rows
  }
}

/**
 * Text as spreadsheets put it on the clipboard: rows by line ends, cells by tabs, a cell with a tab, a line end or a
 * quotation mark in quotation marks. Pure; what it holds may be secrets, so nothing here quotes a cell.
 */

/** Cells row by row; rows of empty cells are left out. `line`: number in the text, from 1. */
export interface SpreadsheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

export function spreadsheetRows(text: string): SpreadsheetRow[] {
  return cellsOf(text)
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

/** One cell, or part of one that is not quoted, and what ends it. */
const plainCell = /[^\t\r\n]*/y
const quotedCell = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const [cell, next] = cellAt(text, at)
    rows.at(-1)?.push(cell)
    if (next >= text.length) return rows
    const isNewRow = text[next] !== '\t'
    if (isNewRow) rows.push([])
    at = next + (text.startsWith('\r\n', next) ? 2 : 1)
  }
}

/** The cell that begins at `at`, and where it ends. A quotation mark that is never closed is text. */
function cellAt(text: string, at: number): [cell: string, next: number] {
  quotedCell.lastIndex = at
  const quoted = quotedCell.exec(text)
  if (quoted) return [(quoted[1] ?? '').replaceAll('""', '"'), quotedCell.lastIndex]
  plainCell.lastIndex = at
  const plain = plainCell.exec(text)?.[0] ?? ''
  return [plain, at + plain.length]
}

/** A column that is looked for, by the words that its heading may be. */
export interface WantedColumn<Name extends string> {
  readonly name: Name
  readonly headings: readonly RegExp[]
}

export interface TableLine<Name extends string> {
  readonly line: number
  readonly values: Readonly<Record<Name, string>>
  /** Cells beyond the wanted columns are filled. */
  readonly hasMore: boolean
}

export interface SpreadsheetTable<Name extends string> {
  readonly hasHeader: boolean
  readonly lines: readonly TableLine<Name>[]
}

/**
 * Rows as values of the wanted columns: by the headings where the first row has at least two of them (or is nothing
 * but one), else in the order of `wanted`.
 */
export function spreadsheetTable<Name extends string>(
  text: string,
  wanted: readonly WantedColumn<Name>[],
): SpreadsheetTable<Name> {
  const rows = spreadsheetRows(text)
  const header = rows[0] ? headerOf(rows[0].cells, wanted) : null
  const places = header ?? new Map(wanted.map(({ name }, index) => [name, index]))
  const lines = (header ? rows.slice(1) : rows).map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(
      wanted.map(({ name }) => [name, cells[places.get(name) ?? -1] ?? '']),
    ) as Record<Name, string>,
    hasMore: !header && cells.slice(wanted.length).some((cell) => cell.trim() !== ''),
  }))
  return { hasHeader: header !== null, lines }
}

function headerOf<Name extends string>(
  cells: readonly string[],
  wanted: readonly WantedColumn<Name>[],
): ReadonlyMap<Name, number> | null {
  const found = new Map<Name, number>()
  for (const { name, headings } of wanted) {
    const place = cells.findIndex((cell) => headings.some((heading) => heading.test(cell.trim())))
    if (place >= 0) found.set(name, place)
  }
  const filled = cells.filter((cell) => cell.trim() !== '').length
  return found.size >= Math.min(2, filled) && found.size > 0 ? found : null
}

/** Headings of a column of secrets, as spreadsheets and guides have them. */
export const secretHeadings: readonly RegExp[] = [
  /^(password|secret|token|pass ?word|passphrase|kennwort|passwort|geheimnis)\b/i,
  /^(page )?access token$/i,
  /^api token$/i,
  /^(access )?key secret$/i,
  /^client secret$/i,
  /^auth token$/i,
  /^password ?\/ ?secret$/i,
]

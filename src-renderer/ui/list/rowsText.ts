/** Rows of a list as text: tab-separated for the clipboard, comma-separated for a file. */

type Cells = readonly (readonly string[])[]

/** A tab or line break within a cell would move what follows it. */
export function tabSeparated(rows: Cells): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** A spreadsheet takes such a cell as a formula. */
const formula = /^[=+\-@\t\r]/

/** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function commaSeparated(rows: Cells): string {
  const cellOf = (cell: string) => `"${(formula.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`
  return `\ufeff${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`
}

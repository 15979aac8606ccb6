/** Takes selected rows out of Patchbay as the screen shows them: to the clipboard, or as a CSV file. */
import { mostRowsAtOnce } from '../../../src-main/domain/lists.ts'
import { t, tCount } from '../../i18n/t.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { downloadText } from '../downloadText.ts'
import { postMessage } from '../messages.ts'
import { type Column, cellText } from '../VirtualTable.tsx'
import { commaSeparated, tabSeparated } from './rowsText.ts'
import type { SelectedIds } from './useRowSelection.ts'

interface RowsOutOptions<Row> {
  readonly selected: SelectedIds
  /** The visible ones. */
  readonly columns: readonly Column<Row>[]
  /** At most `mostRowsAtOnce` ids. */
  readonly readRows: (ids: readonly string[]) => Promise<readonly Row[]>
  /** Like `patchbay-users`. */
  readonly fileName: string
}

/** All rows of a selection, read in parts. */
export async function readAllRows<Row>(
  selected: SelectedIds,
  readRows: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const ids = [...selected]
  const rows: Row[] = []
  for (let at = 0; at < ids.length; at += mostRowsAtOnce) {
    rows.push(...(await readRows(ids.slice(at, at + mostRowsAtOnce))))
  }
  return rows
}

export function useRowsOut<Row>({ selected, columns, readRows, fileName }: RowsOutOptions<Row>) {
  const cells = async () => {
    const rows = await readAllRows(selected, readRows)
    const texts = rows.map((row) => columns.map((column) => cellText(column, row)))
    return [columns.map(({ header }) => header), ...texts]
  }
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      postMessage('error', toRpcError(error).message)
    }
  }
  return {
    copyRows: () =>
      attempt(async () => {
        const table = await cells()
        try {
          await navigator.clipboard.writeText(tabSeparated(table))
        } catch {
          postMessage('error', t('lists.copied.failed'))
          return
        }
        postMessage('success', tCount(table.length - 1, 'lists.copied.one', 'lists.copied.other'))
      }),
    exportCsv: () =>
      attempt(async () => {
        const table = await cells()
        downloadText(`${fileName}.csv`, commaSeparated(table))
        postMessage('success', tCount(table.length - 1, 'lists.csv.done.one', 'lists.csv.done.other'))
      }),
  }
}

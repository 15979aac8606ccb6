/**
 * A list of any length: only the rows in view are in the page.
 * A row opens by its link, a double click, or Enter while the row has the focus (messaging-services.md section 4);
 * it is selected by its box, or Space while the row has the focus; with Shift, all rows since the one before it.
 * Ctrl+A selects all that match, Esc none.
 *
 * UI5's own selection is not used: its "select all" takes only the rows in view.
 */
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { Table, type TableDomRef } from '@ui5/webcomponents-react/Table'
import { TableHeaderCell } from '@ui5/webcomponents-react/TableHeaderCell'
import { TableHeaderRow } from '@ui5/webcomponents-react/TableHeaderRow'
import { TableVirtualizer } from '@ui5/webcomponents-react/TableVirtualizer'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Sort } from '../../src-main/domain/lists.ts'
import { numberText } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { ColumnHeader } from './list/ColumnHeader.tsx'
import { dropRestOfDoubleClick } from './list/dropRestOfDoubleClick.ts'
import { ListRow, type RowHandlers } from './list/ListRow.tsx'
import { usePressedRow } from './list/usePressedRow.ts'
import { type RowSelection, useRowSelection } from './list/useRowSelection.ts'
import { rowHeight, useTableLayout } from './list/useTableLayout.ts'
import type { ListWindow } from './useListWindow.ts'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** CSS length; left out: the column takes its share of the rest. */
  readonly width?: string
  readonly minWidth?: string
  readonly isSortable?: boolean
  readonly cell: (row: Row) => ReactNode
  /** For the clipboard, files and hints; needed where the cell is more than a text. */
  readonly text?: (row: Row) => string
  /** What a list that is sorted on the page goes by, where the order of the texts is another one. */
  readonly sortText?: (row: Row) => string
}

/** A cell as plain text. */
export function cellText<Row>({ cell, text }: Column<Row>, row: Row): string {
  if (text) return text(row)
  const content = cell(row)
  return typeof content === 'string' ? content : ''
}

interface VirtualTableProps<Row extends { readonly id: string }> {
  readonly label: string
  readonly list: ListWindow<Row>
  /** The first one is shown as the link that opens the row; its text names the row. */
  readonly columns: readonly Column<Row>[]
  /** Left out where nothing is done with selected rows. */
  readonly selection?: RowSelection
  readonly sort?: Sort<string> | null
  /** A column's header was chosen; left out: the order is fixed. */
  readonly onSort?: (column: string) => void
  readonly onOpen: (row: Row) => void
}

const noSelection: RowSelection = {
  selected: new Set(),
  onSelect: () => {},
  readIds: () => Promise.resolve([]),
}

const selectionWidth = '4rem'
/** Rows above and below the view, so that scrolling does not show gaps at once. */
const extraRows = 4

export function VirtualTable<Row extends { readonly id: string }>(props: VirtualTableProps<Row>) {
  const { label, list, columns, selection, sort = null, onSort, onOpen } = props
  const { selected } = selection ?? noSelection
  const { range, rowAt } = list
  // Before the first answer rows are made for it, out of sight: making them takes longer than the answer.
  const total = list.total ?? range.last
  const table = useRef<TableDomRef>(null)
  const rem = useTableLayout(table, total, list.listKey)
  // Another search may have ended the list above the view: there are rows as long as there are any, for UI5's keys need one.
  const first = Math.max(0, Math.min(range.first, total - (range.last - range.first)))
  const indices = Array.from({ length: Math.min(range.last, total) - first }, (_, at) => first + at)
  const rows = useRowSelection(selection ?? noSelection, list.listKey)
  /** UI5's boxes do not tell which keys were held. */
  const isShift = useRef(false)
  const { isMeant, notePress, noteKey } = usePressedRow()
  const open = (row: Row) => {
    dropRestOfDoubleClick()
    onOpen(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement)) return
    const { localName, dataset } = event.target
    if (selection && onSelectionKey(event)) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    if (localName === 'ui5-table-header-cell' && dataset['sort'] !== undefined) {
      event.preventDefault()
      onSort?.(dataset['sort'])
    }
    if (localName !== 'ui5-table-row') return
    const index = indices.find((at) => rowAt(at)?.id === dataset['row'])
    const row = index === undefined ? undefined : rowAt(index)
    if (index === undefined || row === undefined) return
    event.preventDefault()
    if (event.key === 'Enter') open(row)
    else if (selection) rows.pick(index, row.id, event.shiftKey)
  }
  const onSelectionKey = (event: KeyboardEvent): boolean => {
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) rows.pickAll()
    else if (event.key === 'Escape' && selected.size > 0) rows.clear()
    else return false
    event.preventDefault()
    return true
  }
  const newest: RowHandlers<Row> = {
    open: (row) => isMeant(row.id) && open(row),
    pick: (index, id) => {
      const isTaken = isMeant(id)
      if (isTaken) rows.pick(index, id, isShift.current)
      return isTaken
    },
  }
  const last = useRef(newest)
  useEffect(() => {
    last.current = newest
  })
  /** Always the same, so that a row that did not change is not drawn again. */
  const [handlers] = useState<RowHandlers<Row>>(() => ({
    open: (row) => last.current.open(row),
    pick: (index, id) => last.current.pick(index, id),
  }))
  return (
    <Table
      ref={table}
      className={list.total === null ? 'virtualTable virtualTableAhead' : 'virtualTable'}
      accessibleName={label}
      aria-busy={list.isRefreshing}
      overflowMode="Scroll"
      onKeyDown={onKeyDown}
      onKeyDownCapture={(event) => {
        isShift.current = event.shiftKey
        noteKey()
      }}
      onMouseDownCapture={notePress}
      onClickCapture={(event) => {
        isShift.current = event.shiftKey
      }}
      headerRow={
        <TableHeaderRow sticky>
          {selection && (
            <TableHeaderCell width={selectionWidth}>
              <span className="visuallyHidden">{t('list.selection')}</span>
              <CheckBox
                accessibleName={t('lists.selectAll', { total: numberText(total) })}
                checked={selected.size > 0}
                indeterminate={selected.size > 0 && selected.size < total}
                onChange={() => (selected.size > 0 ? rows.clear() : rows.pickAll())}
              />
            </TableHeaderCell>
          )}
          {columns.map((column) => (
            <ColumnHeader key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </TableHeaderRow>
      }
      features={
        total > 0 && (
          <TableVirtualizer
            rowCount={total}
            rowHeight={Math.round(rowHeight * rem)}
            extraRows={extraRows}
            onRangeChange={(event) => list.onRangeChange(event.detail)}
          />
        )
      }
    >
      {/* By position: rows that another search puts in place of others are the same elements with other texts. */}
      {indices.map((index) => {
        const row = rowAt(index)
        return (
          <ListRow
            key={index}
            index={index}
            row={row}
            columns={columns}
            isSelected={selection && (row ? selected.has(row.id) : false)}
            handlers={handlers}
          />
        )
      })}
    </Table>
  )
}

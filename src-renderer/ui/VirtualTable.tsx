/**
 * A list of any length: only the rows in view are in the page.
 * A row opens by its link, a double click, or Enter while the row has the focus (messaging-services.md section 4);
 * it is selected by its box, or Space while the row has the focus.
 *
 * UI5's own selection is not used: its "select all" takes only the rows in view.
 */
import '@ui5/webcomponents-icons/dist/clear-all.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { Link } from '@ui5/webcomponents-react/Link'
import { Table, type TableDomRef } from '@ui5/webcomponents-react/Table'
import { TableCell } from '@ui5/webcomponents-react/TableCell'
import { TableHeaderCell } from '@ui5/webcomponents-react/TableHeaderCell'
import { TableHeaderRow } from '@ui5/webcomponents-react/TableHeaderRow'
import { TableRow } from '@ui5/webcomponents-react/TableRow'
import { TableVirtualizer } from '@ui5/webcomponents-react/TableVirtualizer'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../i18n/t.ts'
import type { ListWindow } from './useListWindow.ts'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** CSS length; left out: the column takes its share of the rest. */
  readonly width?: string
  readonly minWidth?: string
  readonly cell: (row: Row) => ReactNode
}

interface VirtualTableProps<Row extends { readonly id: string }> {
  readonly label: string
  readonly list: ListWindow<Row>
  /** The first one is shown as the link that opens the row; its text names the row. */
  readonly columns: readonly Column<Row>[]
  /** Left out, with `onSelect`, where nothing is done with selected rows. */
  readonly selected?: ReadonlyMap<string, Row>
  readonly onSelect?: (selected: ReadonlyMap<string, Row>) => void
  readonly onOpen: (row: Row) => void
  /** The list stays on the screen when a row is opened, such as below a dialog. */
  readonly staysOpen?: boolean
}

const noSelection: ReadonlyMap<string, never> = new Map<string, never>()

/** In rem: rows grow with the text. */
const rowHeight = 2.75
const selectionWidth = '4rem'
/** Rows above and below the view, so that scrolling does not show gaps at once. */
const extraRows = 8

function pixelsPerRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}

export function VirtualTable<Row extends { readonly id: string }>(props: VirtualTableProps<Row>) {
  const { label, list, columns, selected = noSelection, onSelect, onOpen, staysOpen = false } = props
  const { range, rowAt } = list
  const total = list.total ?? 0
  const table = useRef<TableDomRef>(null)
  const rem = useTableLayout(table, total, list.listKey)
  const indices = Array.from(
    { length: Math.max(0, Math.min(range.last, total) - range.first) },
    (_, at) => range.first + at,
  )
  const loaded = indices.flatMap((index) => rowAt(index) ?? [])
  const toggle = (row: Row) => onSelect?.(toggled(selected, row))
  const opened = useRef<string | null>(null)
  /** A double click on the link is two clicks and a double click, but one way to go back. */
  const open = (row: Row) => {
    if (opened.current === row.id && !staysOpen) return
    opened.current = row.id
    onOpen(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.localName !== 'ui5-table-row') return
    const key = event.target.dataset.row
    const row = loaded.find(({ id }) => id === key)
    if (row === undefined || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    if (event.key === 'Enter') open(row)
    else toggle(row)
  }
  return (
    <Table
      ref={table}
      className="virtualTable"
      accessibleName={label}
      overflowMode="Scroll"
      onKeyDown={onKeyDown}
      headerRow={
        <TableHeaderRow sticky>
          {onSelect && (
            <TableHeaderCell width={selectionWidth}>
              <span className="visuallyHidden">{t('list.selection')}</span>
              {selected.size > 0 && (
                <Button
                  icon="clear-all"
                  design="Transparent"
                  tooltip={t('list.clearSelection')}
                  onClick={() => onSelect(new Map())}
                />
              )}
            </TableHeaderCell>
          )}
          {columns.map((column) => (
            <TableHeaderCell
              key={column.key}
              {...(column.width && { width: column.width })}
              {...(column.minWidth && { minWidth: column.minWidth })}
            >
              {column.header}
            </TableHeaderCell>
          ))}
        </TableHeaderRow>
      }
      features={
        <TableVirtualizer
          rowCount={total}
          rowHeight={Math.round(rowHeight * rem)}
          extraRows={extraRows}
          onRangeChange={(event) =>
            list.onRangeChange({ first: event.detail.first, last: event.detail.last })
          }
        />
      }
    >
      {indices.map((index) => {
        const row = rowAt(index)
        return (
          <TableRow
            key={row?.id ?? `position-${index}`}
            rowKey={row?.id ?? `position-${index}`}
            data-row={row?.id}
            position={index}
            className="virtualRow"
            onDoubleClick={() => row && open(row)}
          >
            {onSelect && (
              <TableCell>
                {row && (
                  <CheckBox
                    accessibleName={t('list.select', { name: nameOf(row) })}
                    checked={selected.has(row.id)}
                    onChange={() => toggle(row)}
                  />
                )}
              </TableCell>
            )}
            {columns.map((column, at) => (
              <TableCell key={column.key}>
                {row ? cellOf(row, column, at) : at === 0 && t('list.loadingRow')}
              </TableCell>
            ))}
          </TableRow>
        )
      })}
    </Table>
  )

  function nameOf(row: Row): string {
    const name = columns[0]?.cell(row)
    return typeof name === 'string' ? name : row.id
  }

  function cellOf(row: Row, column: Column<Row>, at: number): ReactNode {
    const content = column.cell(row)
    const full = typeof content === 'string' ? content : undefined
    if (at === 0) {
      return (
        <Link className="cellText" title={full} onClick={() => open(row)}>
          {content}
        </Link>
      )
    }
    return (
      <span className="cellText" title={full}>
        {content}
      </span>
    )
  }
}

function toggled<Row extends { readonly id: string }>(
  selected: ReadonlyMap<string, Row>,
  row: Row,
): ReadonlyMap<string, Row> {
  const next = new Map(selected)
  if (!next.delete(row.id)) next.set(row.id, row)
  return next
}

/**
 * UI5's virtualizer looks at its range only when it is scrolled: another number of rows, another search and another
 * size of the window are told to it here. @returns pixels of 1 rem
 */
function useTableLayout(
  table: { readonly current: TableDomRef | null },
  total: number,
  listKey: string,
): number {
  const [rem, setRem] = useState(pixelsPerRem)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useEffect(() => {
    const virtualizer = table.current?.querySelector<HTMLElement & { reset?: () => void }>(
      'ui5-table-virtualizer',
    )
    const frame = requestAnimationFrame(() => virtualizer?.reset?.())
    return () => cancelAnimationFrame(frame)
  }, [table, total, listKey, rem])
  useEffect(() => {
    const element = table.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setRem(pixelsPerRem())
      element.getDomRef?.()?.dispatchEvent(new Event('scroll'))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [table])
  return rem
}

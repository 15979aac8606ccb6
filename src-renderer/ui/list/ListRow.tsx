/** One row of a list: its box, the link that opens it, its other cells. Drawn again only when it changed. */
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { Link } from '@ui5/webcomponents-react/Link'
import { TableCell } from '@ui5/webcomponents-react/TableCell'
import { TableRow } from '@ui5/webcomponents-react/TableRow'
import { memo } from 'react'
import { t } from '../../i18n/t.ts'
import { type Column, cellText } from '../VirtualTable.tsx'

export interface RowHandlers<Row> {
  readonly open: (row: Row) => void
  /** @returns whether it was taken: else the box is to show what it showed before */
  readonly pick: (index: number, id: string) => boolean
}

interface ListRowProps<Row> {
  readonly index: number
  /** Undefined while it is on its way. */
  readonly row: Row | undefined
  readonly columns: readonly Column<Row>[]
  /** Undefined: rows of this list are not selected. */
  readonly isSelected: boolean | undefined
  readonly handlers: RowHandlers<Row>
}

function PlainListRow<Row extends { readonly id: string }>(props: ListRowProps<Row>) {
  const { index, row, columns, isSelected, handlers } = props
  return (
    <TableRow
      data-row={row?.id}
      position={index}
      className="virtualRow"
      onDoubleClick={() => row && handlers.open(row)}
    >
      {isSelected !== undefined && (
        <TableCell>
          <CheckBox
            accessibleName={row ? t('list.select', { name: nameOf(row, columns) }) : t('list.loadingRow')}
            disabled={!row}
            checked={isSelected}
            onChange={(event) => {
              if (!row || !handlers.pick(index, row.id)) event.preventDefault()
            }}
          />
        </TableCell>
      )}
      {columns.map((column, at) => (
        <TableCell key={column.key}>
          {at === 0 ? (
            <OpeningCell row={row} column={column} onOpen={handlers.open} />
          ) : (
            row && <span {...cellOf(row, column)} />
          )}
        </TableCell>
      ))}
    </TableRow>
  )
}

export const ListRow = memo(PlainListRow) as typeof PlainListRow

function nameOf<Row extends { readonly id: string }>(row: Row, [first]: readonly Column<Row>[]): string {
  return (first && cellText(first, row)) || row.id
}

function cellOf<Row>(row: Row, column: Column<Row>) {
  return { className: 'cellText', title: cellText(column, row), children: column.cell(row) }
}

interface OpeningCellProps<Row> {
  readonly row: Row | undefined
  readonly column: Column<Row>
  readonly onOpen: (row: Row) => void
}

function OpeningCell<Row>({ row, column, onOpen }: OpeningCellProps<Row>) {
  if (row) return <Link {...cellOf(row, column)} onClick={() => onOpen(row)} />
  return (
    <Link className="cellText" disabled>
      {t('list.loadingRow')}
    </Link>
  )
}

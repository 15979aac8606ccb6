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
  readonly pick: (index: number, id: string) => void
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
          {row && (
            <CheckBox
              accessibleName={t('list.select', { name: nameOf(row, columns) })}
              checked={isSelected}
              onChange={() => handlers.pick(index, row.id)}
            />
          )}
        </TableCell>
      )}
      {columns.map((column, at) => (
        <TableCell key={column.key}>
          {row ? (
            <CellText row={row} column={column} {...(at === 0 && { onOpen: handlers.open })} />
          ) : (
            at === 0 && t('list.loadingRow')
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

interface CellTextProps<Row> {
  readonly row: Row
  readonly column: Column<Row>
  /** Makes it the link that opens the row. */
  readonly onOpen?: (row: Row) => void
}

function CellText<Row>({ row, column, onOpen }: CellTextProps<Row>) {
  const content = column.cell(row)
  const full = cellText(column, row)
  if (onOpen) {
    return (
      <Link className="cellText" title={full} onClick={() => onOpen(row)}>
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

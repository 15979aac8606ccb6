/** The header of a column; where the list can be sorted by it, it is a button and says the order. */
import { TableHeaderCell } from '@ui5/webcomponents-react/TableHeaderCell'
import type { Sort } from '../../../src-main/domain/lists.ts'
import { t } from '../../i18n/t.ts'

interface ColumnHeaderProps {
  readonly column: {
    readonly key: string
    readonly header: string
    readonly width?: string
    readonly minWidth?: string
    readonly isSortable?: boolean
  }
  readonly sort: Sort<string> | null
  readonly onSort?: ((column: string) => void) | undefined
}

export function ColumnHeader({ column, sort, onSort }: ColumnHeaderProps) {
  const { key, header, width, minWidth, isSortable = false } = column
  const isSorted = sort?.by === key
  const order = !isSorted ? 'None' : sort.descending ? 'Descending' : 'Ascending'
  return (
    <TableHeaderCell
      {...(width && { width })}
      {...(minWidth && { minWidth })}
      sortIndicator={order}
      data-sort={onSort && isSortable ? key : undefined}
    >
      {onSort && isSortable ? (
        <button
          type="button"
          className="sortButton"
          title={t(order === 'Ascending' ? 'lists.sort.descending' : 'lists.sort.ascending', {
            column: header,
          })}
          onClick={() => onSort(key)}
        >
          {header}
        </button>
      ) : (
        header
      )}
    </TableHeaderCell>
  )
}

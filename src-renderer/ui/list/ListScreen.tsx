/** A list as all of them are: search, filters, buttons, what is done with the selected rows, the table, its count. */
import type { ReactNode } from 'react'
import { t } from '../../i18n/t.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { NoRows } from '../NoRows.tsx'
import { SearchListPage } from '../SearchListPage.tsx'
import type { ListWindow } from '../useListWindow.ts'
import { type Column, VirtualTable } from '../VirtualTable.tsx'
import { type ListFilter, ListFilters } from './ListFilters.tsx'
import { ListMenu, type ListMenuItem } from './ListMenu.tsx'
import { selectionItems } from './selectionItems.ts'
import type { ListChoice } from './useListChoice.ts'
import type { RowSelection } from './useRowSelection.ts'
import { useRowsOut } from './useRowsOut.ts'
import { useShownColumns } from './useShownColumns.ts'

interface ListScreenProps<Row extends { readonly id: string }> {
  readonly title: string
  readonly subtitle?: string
  /** What is searched, like `users`. */
  readonly what: string
  readonly searchHint: string
  readonly choice: ListChoice
  readonly filters: readonly ListFilter[]
  readonly list: ListWindow<Row>
  /** All there are; the person chooses among them. */
  readonly columns: readonly Column<Row>[]
  readonly selection: RowSelection
  /** Selected rows, to be copied and exported. */
  readonly readRows: (ids: readonly string[]) => Promise<readonly Row[]>
  /** Like `patchbay-users`. */
  readonly fileName: string
  /** Left out where there is none, or the role may not. */
  readonly exportEstate?: (() => void) | undefined
  /** What else the menu does with the selection. */
  readonly furtherItems?: readonly ListMenuItem[] | undefined
  readonly buttons?: ReactNode
  readonly countText: (total: number) => string
  /** Where there is nothing at all, whatever the search. */
  readonly nothing: { readonly title: string; readonly text: string; readonly way?: ReactNode }
  /** Beside that of the list itself. */
  readonly error?: RpcError | null
  readonly above?: ReactNode
  readonly below?: ReactNode
  readonly dialogs?: ReactNode
  readonly onOpen: (row: Row) => void
}

export function ListScreen<Row extends { readonly id: string }>(props: ListScreenProps<Row>) {
  const { title, choice, list, columns, selection, readRows, fileName, nothing, furtherItems } = props
  const { selected } = selection
  const { total } = list
  const shown = useShownColumns(columns, choice.view)
  const out = useRowsOut({ selected, columns: shown, readRows, fileName })
  const items = selectionItems({ selection, total: total ?? 0, ...out, exportEstate: props.exportEstate })
  return (
    <SearchListPage
      title={title}
      subtitle={props.subtitle}
      searchLabel={t('list.searchIn', { what: props.what })}
      searchHint={props.searchHint}
      search={choice.search}
      onSearch={choice.onSearch}
      filters={<ListFilters filters={props.filters} choice={choice} />}
      actions={
        <>
          {props.buttons}
          <ListMenu
            columns={columns}
            choice={choice}
            groups={furtherItems ? [...items, furtherItems] : items}
          />
        </>
      }
      count={total === null ? '' : props.countText(total)}
      selectedCount={selected.size}
      total={total}
      error={list.error ?? props.error ?? null}
      empty={
        total === 0 && (
          <NoRows
            isFiltered={choice.isFiltered}
            onClear={choice.clear}
            title={nothing.title}
            text={nothing.text}
          >
            {nothing.way}
          </NoRows>
        )
      }
      above={props.above}
      below={props.below}
      dialogs={props.dialogs}
    >
      <VirtualTable
        label={title}
        list={list}
        columns={shown}
        selection={selection}
        sort={choice.view.sort}
        onSort={choice.onSort}
        onOpen={props.onOpen}
      />
    </SearchListPage>
  )
}

/** A short list that comes at once: searched, sorted and selected here. */
import { useState } from 'react'
import type { Sort } from '../../../src-main/domain/lists.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import type { ListWindow } from '../useListWindow.ts'
import { type Column, cellText } from '../VirtualTable.tsx'
import { useListRange } from './useListRange.ts'
import type { RowSelection, SelectedIds } from './useRowSelection.ts'

interface LocalListOptions<Row> {
  /** Undefined until they are there; filtered already. */
  readonly rows: readonly Row[] | undefined
  readonly error: RpcError | null
  readonly search: string
  /** What is searched. */
  readonly textOf: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  /** Left out: in the order of `rows`. */
  readonly sort?: Sort<string> | null
}

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function sorted<Row>(rows: readonly Row[], { columns, sort }: LocalListOptions<Row>): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.by)
  if (column === undefined) return rows
  const inOrder = rows.toSorted((a, b) => natural.compare(cellText(column, a), cellText(column, b)))
  return sort?.descending ? inOrder.toReversed() : inOrder
}

export function useLocalList<Row extends { readonly id: string }>(options: LocalListOptions<Row>) {
  const { error, search, textOf, sort } = options
  const [range, onRangeChange] = useListRange()
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const wanted = search.trim().toLowerCase()
  const matching = options.rows?.filter((row) => textOf(row).toLowerCase().includes(wanted))
  const rows = matching && sorted(matching, options)
  const list: ListWindow<Row> = {
    total: rows?.length ?? null,
    rowAt: (index) => rows?.[index],
    range,
    onRangeChange,
    isRefreshing: false,
    error,
    listKey: JSON.stringify([wanted, sort]),
  }
  const selection: RowSelection = {
    selected,
    onSelect,
    readIds: ({ offset, limit } = { offset: 0, limit: Number.POSITIVE_INFINITY }) =>
      Promise.resolve((rows ?? []).slice(offset, offset + limit).map(({ id }) => id)),
  }
  const selectedRows = (options.rows ?? []).filter(({ id }) => selected.has(id))
  return { list, selection, selectedRows, selectNone: () => onSelect(new Set()) }
}

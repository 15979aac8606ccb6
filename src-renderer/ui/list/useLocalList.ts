/** A short list that comes at once: searched, sorted and selected here. */
import { useState } from 'react'
import type { Sort } from '../../../src-main/domain/lists.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import type { ListWindow } from '../useListWindow.ts'
import { type Column, cellText } from '../VirtualTable.tsx'
import { useListRange } from './useListRange.ts'
import type { RowSelection, SelectedIds } from './useRowSelection.ts'

interface LocalListOptions<Row> {
  /** Undefined until they are there. */
  readonly rows: readonly Row[] | undefined
  /** Those that the filters let through; like a search, they leave selected rows selected. Left out: all. */
  readonly keeps?: (row: Row) => boolean
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
  const keyOf = column.sortText ?? ((row: Row) => cellText(column, row))
  const direction = sort?.descending ? -1 : 1
  return rows.toSorted((a, b) => direction * natural.compare(keyOf(a), keyOf(b)))
}

export function useLocalList<Row extends { readonly id: string }>(options: LocalListOptions<Row>) {
  const { error, search, textOf, keeps = () => true, sort } = options
  const [range, onRangeChange] = useListRange()
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const wanted = search.trim().toLowerCase()
  const matching = options.rows?.filter((row) => keeps(row) && textOf(row).toLowerCase().includes(wanted))
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
  return {
    list,
    selection,
    selectedRows,
    selectNone: () => onSelect(new Set()),
    readRows: (ids: readonly string[]) => {
      const wantedIds = new Set(ids)
      return Promise.resolve(selectedRows.filter(({ id }) => wantedIds.has(id)))
    },
  }
}

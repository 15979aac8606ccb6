/** How a person looks at a list: order of rows, filters, columns. Kept for the person; the search text never is. */
import type { Sort } from '../../../src-main/domain/lists.ts'

export interface ColumnView {
  readonly key: string
  readonly isShown: boolean
  /** In rem; null: as the list has it. */
  readonly width: number | null
}

export interface ListView {
  readonly sort: Sort<string> | null
  readonly filters: Readonly<Record<string, string>>
  /** Order, too; null: as the list has them. */
  readonly columns: readonly ColumnView[] | null
}

export const plainView: ListView = Object.freeze({ sort: null, filters: {}, columns: null })

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Widths outside of these could not be used, nor undone by eye. */
export const columnWidths = Object.freeze([6, 9, 12, 16, 22, 30] as const)

function readColumn(value: unknown): ColumnView[] {
  const { key, isShown, width } = recordOf(value)
  if (typeof key !== 'string') return []
  return [{ key, isShown: isShown !== false, width: columnWidths.find((known) => known === width) ?? null }]
}

/** What was kept may be of an older Patchbay: what is not understood is left out. */
export function readListView(kept: unknown): ListView {
  const { sort, filters, columns } = recordOf(kept)
  const { by, descending } = recordOf(sort)
  const texts = Object.entries(recordOf(filters)).filter((entry) => typeof entry[1] === 'string')
  return {
    sort: typeof by === 'string' ? { by, descending: descending === true } : null,
    filters: Object.fromEntries(texts) as Record<string, string>,
    columns: Array.isArray(columns) ? columns.flatMap(readColumn) : null,
  }
}

/** The same for a list whose usual order is that of a column, and shown there. */
export function readListViewBy(usual: Sort<string>): (kept: unknown) => ListView {
  return (kept) => {
    const view = readListView(kept)
    return { ...view, sort: view.sort ?? usual }
  }
}

/** The order of rows, where the list still has such a column. */
export function sortOf<By extends string>(view: ListView, known: readonly By[]): Sort<By> | undefined {
  const by = known.find((column) => column === view.sort?.by)
  return by === undefined ? undefined : { by, descending: view.sort?.descending ?? false }
}

/** A column header was chosen: ascending, then descending, and again. */
export function sortedBy(view: ListView, by: string): ListView {
  const isTurned = view.sort?.by === by && !view.sort.descending
  return { ...view, sort: { by, descending: isTurned } }
}

/** Every column once, in the person's order; the first one names the row and stays where it is. */
export function allColumns(known: readonly { readonly key: string }[], view: ListView): ColumnView[] {
  const standard = known.map(({ key }): ColumnView => ({ key, isShown: true, width: null }))
  const [first] = standard
  if (first === undefined || view.columns === null) return standard
  const chosen = view.columns.filter(({ key }) => known.some((column) => column.key === key))
  const kept = chosen.find(({ key }) => key === first.key) ?? first
  const others = [...chosen, ...standard.filter(({ key }) => !chosen.some((column) => column.key === key))]
  return [{ ...kept, isShown: true }, ...others.filter(({ key }) => key !== first.key)]
}

/** The columns on the screen, with the person's widths. */
export function shownColumns<Column extends { readonly key: string; readonly width?: string }>(
  known: readonly Column[],
  view: ListView,
): Column[] {
  return allColumns(known, view).flatMap(({ key, isShown, width }) => {
    const column = known.find((candidate) => candidate.key === key)
    if (column === undefined || !isShown) return []
    return [width === null ? column : { ...column, width: `${width}rem` }]
  })
}

import { useMemo } from 'react'
import { type ListView, plainView, shownColumns } from './listView.ts'

/** The columns on the screen; the same array as long as they are the same. */
export function useShownColumns<Column extends { readonly key: string; readonly width?: string }>(
  known: readonly Column[],
  view: ListView,
): readonly Column[] {
  const chosen = JSON.stringify(view.columns)
  return useMemo(
    () => shownColumns(known, { ...plainView, columns: JSON.parse(chosen) as ListView['columns'] }),
    [known, chosen],
  )
}

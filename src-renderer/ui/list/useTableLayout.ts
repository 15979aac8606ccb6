/** The size of a table's rows, which grow with the text, and what its virtualizer has to be told. */
import type { TableDomRef } from '@ui5/webcomponents-react/Table'
import { useEffect, useState } from 'react'
import { pixelsPerRem } from '../pixelsPerRem.ts'

/** In rem. */
export const rowHeight = 2.75

/**
 * UI5's virtualizer looks at its range only when it is scrolled: another number of rows, another search and another
 * size of the window are told to it here. @returns pixels of 1 rem
 */
export function useTableLayout(
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

/** Which rows of a list are drawn. */
import { useState } from 'react'
import { pixelsPerRem } from '../pixelsPerRem.ts'
import { rowHeight } from './useTableLayout.ts'

export interface ListRange {
  readonly first: number
  /** Behind the last one. */
  readonly last: number
}

const most = 40

/** What the window has room for: the table tells the real one only when it has been laid out, a frame too late. */
function firstRange(): ListRange {
  return { first: 0, last: Math.min(most, Math.ceil(window.innerHeight / (rowHeight * pixelsPerRem()))) }
}

export function useListRange(): readonly [ListRange, (range: ListRange) => void] {
  const [range, setRange] = useState(firstRange)
  const onRangeChange = ({ first, last }: ListRange) =>
    setRange((former) => (former.first === first && former.last === last ? former : { first, last }))
  return [range, onRangeChange]
}

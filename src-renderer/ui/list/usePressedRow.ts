/**
 * Which row the mouse went down on. Rows that another answer puts in place of others are the same elements: a click that
 * falls together with it must not mean a row that the person did not see there.
 */
import { type PointerEvent, useState } from 'react'

interface Press {
  readonly row: string | undefined
  readonly at: number
}

/** What is chosen without the mouse long after a press has nothing to do with it. */
const recentMs = 1000

export function usePressedRow() {
  /** The last two; none behind a key. */
  const [presses] = useState<Press[]>([])
  return {
    /** Whether the last `times` presses were on this row; true as well where no mouse is at work. */
    isMeant: (id: string, times: 1 | 2 = 1) => {
      const recent = presses.filter(({ at }) => performance.now() - at < recentMs)
      return recent.slice(-times).every(({ row }) => row === id)
    },
    notePress: ({ target }: PointerEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      presses.splice(0, presses.length - 1)
      presses.push({ row: row?.dataset['row'], at: performance.now() })
    },
    noteKey: () => {
      presses.length = 0
    },
  }
}

/**
 * Which row the mouse went down on. Rows that another answer puts in place of others are the same elements: a click that
 * falls together with it must not mean a row that the person did not see there.
 */
import { type MouseEvent, useState } from 'react'

interface Press {
  readonly row: string | undefined
  readonly at: number
}

/** What is chosen without the mouse long after a press has nothing to do with it. */
const recentMs = 1000

export function usePressedRow() {
  /** The last one, with those before it that are parts of the same double click; none behind a key. */
  const [presses] = useState<Press[]>([])
  return {
    isMeant: (id: string) => {
      const recent = presses.filter(({ at }) => performance.now() - at < recentMs)
      return recent.every(({ row }) => row === id)
    },
    notePress: ({ target, detail }: MouseEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      if (detail < 2) presses.length = 0
      presses.push({ row: row?.dataset['row'], at: performance.now() })
    },
    noteKey: () => {
      presses.length = 0
    },
  }
}

/**
 * Which row the mouse went down on. Rows that another answer puts in place of others are the same elements: a click that
 * falls together with it must not mean a row that the person did not see there.
 */
import { type PointerEvent, useState } from 'react'
import { doubleClickMs } from './dropRestOfDoubleClick.ts'

interface Press {
  readonly row: string | undefined
  readonly at: number
  readonly x: number
  readonly y: number
}

/** What is chosen without the mouse long after a press has nothing to do with it. */
const recentMs = 1000
/** Pixels between the two presses of a double click. */
const nearby = 8

function isSecond(press: Press, former: Press): boolean {
  const isNear = Math.abs(press.x - former.x) <= nearby && Math.abs(press.y - former.y) <= nearby
  return isNear && press.at - former.at < doubleClickMs
}

export function usePressedRow() {
  /** The last one, with the one before it where both are a double click; none behind a key. */
  const [presses] = useState<Press[]>([])
  return {
    isMeant: (id: string) => {
      const recent = presses.filter(({ at }) => performance.now() - at < recentMs)
      return recent.every(({ row }) => row === id)
    },
    notePress: ({ target, clientX, clientY }: PointerEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      const press = { row: row?.dataset['row'], at: performance.now(), x: clientX, y: clientY }
      const former = presses.at(-1)
      presses.splice(0, presses.length, ...(former && isSecond(press, former) ? [former] : []), press)
    },
    noteKey: () => {
      presses.length = 0
    },
  }
}

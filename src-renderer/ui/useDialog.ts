/**
 * Which of a screen's dialogs is asked for, and about what. A dialog stays mounted while it closes, so that UI5 gives
 * the focus back; each opening is a new one (`key`), so that nothing of the last one is left in it.
 */
import { useState } from 'react'

export interface Dialogs<Asked> {
  /** The last that was asked for; null before the first. */
  readonly asked: Asked | null
  readonly isOpen: boolean
  readonly key: number
  readonly ask: (asked: Asked) => void
  readonly close: () => void
}

export function useDialog<Asked>(): Dialogs<Asked> {
  const [state, setState] = useState<{ asked: Asked | null; isOpen: boolean; key: number }>({
    asked: null,
    isOpen: false,
    key: 0,
  })
  return {
    ...state,
    ask: (asked) => setState(({ key }) => ({ asked, isOpen: true, key: key + 1 })),
    close: () => setState((before) => ({ ...before, isOpen: false })),
  }
}

/** Whether a dialog is to be made: not before it is opened first, for most never are. */
export function useWasOpened(isOpen: boolean): boolean {
  const [wasOpened, setOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setOpened(true)
  return wasOpened || isOpen
}

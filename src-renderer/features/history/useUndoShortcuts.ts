/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (Cmd on macOS) outside of input fields: inside, the browser undoes the typing. */
import { useEffect, useRef } from 'react'
import type { Verb } from './useUndoRedo.ts'

export function useUndoShortcuts(run: (verb: Verb) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const verb = verbOf(event)
      // A question that stands open comes first.
      if (verb === null || isTyping(event) || document.querySelector('ui5-dialog[open]') !== null) return
      event.preventDefault()
      if (!event.repeat) latest.current(verb)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function verbOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Verb | null {
  if (altKey || !(ctrlKey || metaKey)) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redo' : null
}

/** Inputs that take no text. */
const ticks = new Set(['checkbox', 'radio', 'button'])

/** UI5 has the real input in a shadow tree: the event's own target there is the component. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  if (target instanceof HTMLInputElement) return !ticks.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

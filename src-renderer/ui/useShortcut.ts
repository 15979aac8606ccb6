/** Runs something at a shortcut of the table while the component is on the screen. */
import { useEffect, useRef } from 'react'
import { t } from '../i18n/t.ts'
import { isFieldFirst, isShortcut, type ShortcutName, shownKeys } from './shortcuts.ts'

/** `run` may be left out for now: the keys do nothing of ours then. */
export function useShortcut(name: ShortcutName, run: (() => void) | null): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (latest.current === null || event.defaultPrevented || !isShortcut(name, event)) return
      if (isFieldFirst(name) && isTyping(event)) return
      event.preventDefault()
      // A question that stands open comes first.
      if (!event.repeat && document.querySelector('ui5-dialog[open]') === null) latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [name])
}

/** Inputs that take no text. */
const ticks = new Set(['checkbox', 'radio', 'button'])

/** UI5 has the real input in a shadow tree: the event's own target there is the component. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  if (target instanceof HTMLInputElement) return !ticks.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** Like `Ctrl+K`, to stand beside a menu entry. */
export function shortcutText(name: ShortcutName): string {
  return shownKeys(name, isMac, t)[0]?.join('+') ?? ''
}

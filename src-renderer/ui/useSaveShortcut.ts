/** Ctrl+S (Cmd+S on macOS) saves the screen's form instead of the page. */
import { useEffect, useRef } from 'react'

export function useSaveShortcut(save: () => void): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      // A question that stands open comes first.
      if (!event.repeat && document.querySelector('ui5-dialog[open]') === null) latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

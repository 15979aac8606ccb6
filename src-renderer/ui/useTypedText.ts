/**
 * Text that is typed here and kept elsewhere, such as in the address, from where it comes back late: what comes
 * back of one's own typing must not replace what was typed since.
 */
import { useEffect, useRef, useState } from 'react'

/** Long enough to type on, too short to have left the field. */
const pauseMs = 300

interface Late {
  /** Kept when the typing pauses, or the field is left: for what is costly to keep at every letter. */
  readonly isLate?: boolean
}

/** @returns the text; what to do with one that was typed; and how to show one that is kept already */
export function useTypedText(
  kept: string,
  keep: (text: string) => void,
  { isLate = false }: Late = {},
): [text: string, type: (text: string) => void, show: (text: string) => void] {
  const [text, setText] = useState(kept)
  const underway = useRef<string[]>([])
  useEffect(() => {
    const at = underway.current.indexOf(kept)
    underway.current = at === -1 ? [] : underway.current.slice(at + 1)
    // Changed by someone else, such as by a button that clears it.
    if (at === -1) setText(kept)
  }, [kept])
  const keepNow = (typed: string) => {
    underway.current.push(typed)
    keep(typed)
  }
  const late = useLate(keepNow)
  const type = (typed: string) => {
    setText(typed)
    if (isLate) late.call(typed)
    else keepNow(typed)
  }
  const show = (shown: string) => {
    late.forget()
    setText(shown)
  }
  return [text, type, show]
}

/** Calls the newest `work` once, with the last text, when typing pauses or the focus moves, which comes before any click. */
function useLate(work: (text: string) => void) {
  const newest = useRef(work)
  const [late] = useState(() => makeLate((text) => newest.current(text)))
  useEffect(() => {
    newest.current = work
  })
  useEffect(() => late.forget, [late])
  return late
}

function makeLate(work: (text: string) => void) {
  let waiting: { readonly text: string; readonly place: string; readonly timer: number } | null = null
  const forget = () => {
    window.clearTimeout(waiting?.timer)
    window.removeEventListener('focusout', run)
    waiting = null
  }
  const run = () => {
    const late = waiting
    forget()
    // Whoever went elsewhere meanwhile would be brought back by it.
    if (late?.place === window.location.href) work(late.text)
  }
  const call = (text: string) => {
    forget()
    waiting = { text, place: window.location.href, timer: window.setTimeout(run, pauseMs) }
    window.addEventListener('focusout', run)
  }
  return { call, forget }
}

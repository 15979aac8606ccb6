/**
 * Text that is typed here and kept elsewhere, such as in the address, from where it comes back late: what comes
 * back of one's own typing must not replace what was typed since.
 */
import { useEffect, useRef, useState } from 'react'

export function useTypedText(kept: string, keep: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(kept)
  const underway = useRef<string[]>([])
  useEffect(() => {
    const at = underway.current.indexOf(kept)
    underway.current = at === -1 ? [] : underway.current.slice(at + 1)
    // Changed by someone else, such as by a button that clears it.
    if (at === -1) setText(kept)
  }, [kept])
  const type = (typed: string) => {
    underway.current.push(typed)
    setText(typed)
    keep(typed)
  }
  return [text, type]
}

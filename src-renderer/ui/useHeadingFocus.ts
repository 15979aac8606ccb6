/** Tells a reader of the screen where a navigation led: the new screen's heading takes the focus. */
import { type RefObject, useEffect, useRef } from 'react'

let hasShownScreen = false

/** On the first screen after loading the page the focus stays at the top, before the skip link. */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hasShownScreen) heading.current?.focus({ preventScroll: true })
    hasShownScreen = true
  }, [])
  return heading
}

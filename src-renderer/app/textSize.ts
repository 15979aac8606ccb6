/** How much fits on the screen. Personalize > text size: 100 to 200 percent of the browser's own, kept for the next start. */
import { useSyncExternalStore } from 'react'
import { pixelsPerRem } from '../ui/pixelsPerRem.ts'
import { keepInBrowser, keptInBrowser } from './keptInBrowser.ts'

/** Below this width, in rem, the navigation is a menu of the header. */
const narrow = 56

const steps: readonly number[] = [100, 125, 150, 200]
const storageKey = 'patchbay.textSize'

function stored(): number {
  const kept = Number(keptInBrowser(storageKey))
  return steps.includes(kept) ? kept : 100
}

function apply(percent: number): void {
  document.documentElement.style.fontSize = percent === 100 ? '' : `${percent}%`
  // Tables measure their rows in pixels: they follow a resize.
  window.dispatchEvent(new Event('resize'))
}

export function changeTextSize(change: 'larger' | 'smaller' | 'normal'): void {
  const at = steps.indexOf(stored())
  const next = { larger: steps[at + 1], smaller: steps[at - 1], normal: 100 }[change] ?? stored()
  keepInBrowser(storageKey, String(next))
  apply(next)
}

/** At the start of the page. */
export function restoreTextSize(): void {
  if (stored() !== 100) apply(stored())
}

function look(): boolean {
  return window.innerWidth / pixelsPerRem() < narrow
}

/** Looking makes the browser lay out the page: once for each size. Null: not looked yet. */
let isNarrow: boolean | null = null
window.addEventListener('resize', () => {
  isNarrow = null
})

function lookOnce(): boolean {
  isNarrow ??= look()
  return isNarrow
}

function subscribeToSize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** Whether the window is narrow for its text, by its own size, the browser's zoom or the chosen text size. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribeToSize, lookOnce)
}

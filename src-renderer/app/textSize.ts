/** Personalize > text size: 100 to 200 percent of the browser's own, kept for the next start. */
const steps: readonly number[] = [100, 125, 150, 200]
const storageKey = 'patchbay.textSize'

function stored(): number {
  const kept = Number(localStorage.getItem(storageKey))
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
  localStorage.setItem(storageKey, String(next))
  apply(next)
}

/** At the start of the page. */
export function restoreTextSize(): void {
  if (stored() !== 100) apply(stored())
}

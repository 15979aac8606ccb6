/** As long as systems let the second click of a double click take. */
const doubleClickMs = 500

const events = ['mousedown', 'mouseup', 'click', 'dblclick'] as const

/**
 * What is opened by its link is open at the first click of a double click: the second one would fall on whatever stands
 * in that place by then.
 */
export function dropRestOfDoubleClick(): void {
  const drop = (event: MouseEvent) => {
    // UI5 tells of its own clicks by events that count nothing.
    if (!event.isTrusted) return
    // A first click is no rest of anything.
    if (event.detail < 2) return end()
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const end = () => {
    for (const name of events) window.removeEventListener(name, drop, { capture: true })
    clearTimeout(timer)
  }
  const timer = setTimeout(end, doubleClickMs)
  for (const name of events) window.addEventListener(name, drop, { capture: true })
}

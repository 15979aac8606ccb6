/** Puts the focus into the input of a finding's field (`data-field`), or the first one inside that path. */
export function focusField(field: string): void {
  const exact = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const within = document.querySelector<HTMLElement>(`[data-field^="${CSS.escape(field)}"]`)
  const target = exact ?? within
  const folded = target?.closest<HTMLElement & { collapsed: boolean }>('ui5-panel[collapsed]')
  if (folded) folded.collapsed = false
  if (target && !isInSight(target)) target.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}

/** For a field that comes onto the page with the next rendering. */
export function focusFieldSoon(field: string): void {
  setTimeout(() => focusField(field))
}

/** A page that moves under a person's hands is hard to follow: what can be seen stays where it is. */
function isInSight(target: HTMLElement): boolean {
  const { top, bottom } = target.getBoundingClientRect()
  const area = target.closest('.workArea')?.getBoundingClientRect()
  if (area === undefined) return false
  const footer = document.querySelector('.objectFooter')?.getBoundingClientRect()
  return top >= area.top && bottom <= Math.min(area.bottom, footer?.top ?? area.bottom)
}

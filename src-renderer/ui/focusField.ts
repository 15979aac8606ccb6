/** Puts the focus into the input of a finding's field (`data-field`), or the first one inside that path. */
export function focusField(field: string): void {
  const exact = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const within = document.querySelector<HTMLElement>(`[data-field^="${CSS.escape(field)}"]`)
  const target = exact ?? within
  const folded = target?.closest<HTMLElement & { collapsed: boolean }>('ui5-panel[collapsed]')
  if (folded) folded.collapsed = false
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}

/** For a field that comes onto the page with the next rendering. */
export function focusFieldSoon(field: string): void {
  setTimeout(() => focusField(field))
}

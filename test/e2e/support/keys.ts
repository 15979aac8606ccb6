/** The keyboard alone: what has the focus, and the way to it. */
import type { Page } from '@playwright/test'

/** What a person would call the element with the focus: its name, else its text. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement
    let name = ''
    // UI5 components keep the focus in their shadow root; what they are called may stand at any level.
    while (element !== null) {
      const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
      const tree = element.getRootNode() as Document | ShadowRoot
      const labels = ids.map((id) => tree.getElementById(id)?.textContent ?? '').join(' ')
      const own = element.getAttribute('aria-label') ?? (labels || (element.textContent ?? ''))
      if (own.trim() !== '') name = own.trim()
      element = element.shadowRoot?.activeElement ?? null
    }
    return name
  })
}

/** `data-field` of the element with the focus. */
export function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? null)
}

/** Presses Tab until the element of this name has the focus; fails where the keyboard does not lead to it. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key)
    const focused = await focusedName(page)
    seen.push(focused.slice(0, 40))
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
  }
  throw new Error(`${key} does not lead to "${name}", but to: ${[...new Set(seen)].join(' | ')}`)
}

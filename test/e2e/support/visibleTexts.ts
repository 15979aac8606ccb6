/** What a page says: every visible text, those inside of components too, and every label that is heard only. */
import type { Page } from '@playwright/test'

const spoken = ['aria-label', 'title', 'placeholder', 'tooltip', 'accessible-name']

export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const found = new Set<string>()
    const note = (text: string | null) => {
      const said = text?.trim()
      if (said) found.add(said)
    }
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        if (!node.checkVisibility() || node.localName === 'style' || node.localName === 'script') return
        for (const name of names) note(node.getAttribute(name))
        if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) walk(child)
      } else note(node.nodeValue)
      for (const child of node.childNodes) walk(child)
    }
    walk(document.body)
    return [...found]
  }, spoken)
}

/**
 * A look at a screen: no accessibility violation, and a picture. Pictures go to test-results; with UPDATE_SCREENS=1
 * to docs/screens, where the documents show them.
 */
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './host.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')
export const screens = path.join(
  root,
  process.env['UPDATE_SCREENS'] === '1' ? 'docs/screens' : 'test-results/screens',
)

/** `rules`: which of axe's rules; left out: all. */
export async function look(page: Page, name: string, rules: 'all' | 'colours' = 'all'): Promise<void> {
  await page.mouse.move(0, 0)
  // Legacy: without the page of its own that frames of other origins need, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (rules === 'colours') axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  expect(
    violations.map(
      ({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    ),
  ).toEqual([])
  await page.screenshot({ path: path.join(screens, `${name}.png`), animations: 'disabled' })
}

/** Language, theme and text size are there at the next start of the loopback host, which has another port. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, startHost, test } from './support/host.ts'
import { look } from './support/look.ts'
import { createStore, passphrase } from './support/steps.ts'

async function choose(page: Page, menu: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: /^Personal/ }).click()
  await page.getByRole('menuitem', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: entry }).click()
}

async function expectLook(page: Page): Promise<void> {
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'de')
  await expect(html).toHaveCSS('font-size', '24px')
  await expect(html).toHaveCSS('color-scheme', 'dark')
}

test('German, dark and 150 % are still so after a start on another port, before unlocking too', async ({
  page,
}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-e2e-'))
  try {
    const first = await startHost(folder)
    await createStore(page, first)
    for (const _step of [125, 150]) {
      await page.getByRole('button', { name: 'Personalize' }).click()
      await page.getByRole('menuitem', { name: 'Larger text' }).click()
    }
    await choose(page, 'Theme', 'Dark')
    await choose(page, 'Language', 'Deutsch')
    await expectLook(page)
    await page.goto('about:blank')
    await first.stop()

    const second = await startHost(folder)
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
    await page.goto(second.url)
    await expect(page.getByRole('button', { name: 'Entsperren', exact: true })).toBeVisible()
    await expectLook(page)
    await look(page, 'unlock-kept-look')
    // Nothing of the store, and nothing that opens the session, can be read by a script.
    const kept = await page.evaluate(() => document.cookie.split('; ').toSorted())
    expect(kept.filter((pair) => !pair.startsWith('patchbay.person='))).toEqual([
      'patchbay.language=de',
      'patchbay.textSize=150',
      'patchbay.theme=dark',
    ])
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
    await page.getByRole('button', { name: 'Entsperren', exact: true }).click()
    await expect(page.getByRole('contentinfo')).toBeVisible()
    await expectLook(page)
    await second.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What takes its time says so and can be ended; and what of Personalize the command palette can do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/host.ts'
import { focusedName } from './support/keys.ts'
import { look } from './support/look.ts'
import { startPractice } from './support/practice.ts'
import { addServer } from './support/practiceServer.ts'
import { lookLarge } from './support/security.ts'
import { chooseType, createStore, goTo, statusBar } from './support/steps.ts'

/** By keyboard: Ctrl+K, the words, Enter. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('textbox', { name: /^(Screen, action|Bild, Aktion|.*Aktion)/ })
  await expect(field).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
}

test('a server that does not answer: reading and comparing show it and can be cancelled', async ({
  page,
  host,
}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-e2e-config-'))
  const config = path.join(folder, 'practice.json')
  writeFileSync(config, JSON.stringify({ faults: [{ match: {}, fault: { kind: 'timeoutBefore' } }] }))
  const practice = await startPractice(config)
  try {
    await createStore(page, host)
    await addServer(page, practice)

    // From the palette, on whatever screen; the person goes on meanwhile.
    await command(page, 'read server')
    const ofPalette = page.getByRole('button', { name: 'Cancel: Server "Test server" is being read …' })
    await expect(ofPalette).toBeVisible()
    await goTo(page, 'Messaging Services')
    await expect(ofPalette).toBeVisible()
    await look(page, 'working-palette')
    await lookLarge(page, 'working-palette')
    await ofPalette.focus()
    await page.keyboard.press('Enter')
    await expect(statusBar(page)).toContainText('Reading server "Test server" was cancelled.')
    await expect(ofPalette).toHaveCount(0)

    // Of the push screen; the button that began it has the focus again.
    await goTo(page, 'Push')
    const compare = page.getByRole('button', { name: 'Compare', exact: true })
    await compare.focus()
    await page.keyboard.press('Enter')
    const ofCompare = page.getByRole('button', { name: 'Cancel: Reading the server' })
    await expect(ofCompare).toBeVisible()
    const line = page.getByRole('progressbar', { name: 'Working …' })
    await expect(line).toBeVisible()
    await look(page, 'working-compare')
    await ofCompare.focus()
    await page.keyboard.press('Enter')
    await expect(ofCompare).toHaveCount(0)
    await expect.poll(() => focusedName(page)).toBe('Compare')
    await expect(page.locator('.errorStrip ui5-message-strip')).toHaveCount(0)

    await expect(line).toHaveCount(0)

    // Of the server's own screen.
    await goTo(page, 'Servers')
    await page.getByText('Test server', { exact: true }).first().dblclick()
    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByRole('button', { name: 'Cancel: Asking the server' }).click()
    await expect(page.getByRole('button', { name: 'Test connection' })).toBeEnabled()
  } finally {
    practice.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('theme, text size and language by the palette; unsaved changes are asked about', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const html = page.locator('html')
  await command(page, 'theme dark')
  await expect(html).toHaveCSS('color-scheme', 'dark')
  await page.getByRole('button', { name: 'Personalize' }).click()
  await page.getByRole('menuitem', { name: 'Theme' }).click()
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem', { name: 'Larger text' })).toBeHidden()
  await command(page, 'larger text')
  await expect(html).toHaveCSS('font-size', '20px')

  await chooseType(page, 'facebook')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Draft')
  await command(page, 'deutsch')
  await expect(page.getByText('They are lost when the language changes now.')).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(html).toHaveAttribute('lang', 'en')
  await command(page, 'deutsch')
  await page.getByRole('button', { name: 'Discard and change' }).click()
  await expect(html).toHaveAttribute('lang', 'de')
  // The page has started anew, down to the field that it gives the focus to.
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await command(page, 'english')
  await expect(html).toHaveAttribute('lang', 'en')
})

/** A store, a service and its incoming user made and pushed by keyboard alone. */
import type { Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { focusedName, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { passphrase } from './support/steps.ts'

function twilio(): TypeEntry {
  const entry = entries.find(({ type }) => type === 'twilio')
  if (!entry) throw new Error('no entry of type twilio')
  return entry
}

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

async function createStoreByKeys(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Create the store' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused()
  await page.keyboard.type(passphrase)
  await typeInto(page, 'Repeat the passphrase', passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Write down the recovery key' })).toBeVisible()
  await tabTo(page, /I have written it down/)
  await page.keyboard.press('Space')
  await pressButton(page, 'Continue')
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  // The first of the first steps.
  await pressButton(page, 'Add a service')
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
}

async function addServiceByKeys(page: Page, entry: TypeEntry): Promise<void> {
  await pressButton(page, 'Add New')
  const radio = page.getByRole('radio', { name: entry.type, exact: true })
  await expect(radio).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search the types' })).toBeFocused()
  // The cloud has the type no more: cloud, FP21, FP20.
  await expect(radio).toBeDisabled()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(radio).toBeEnabled()
  await page.keyboard.press('Shift+Tab')
  // facebook, sap365, twilio
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(radio).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type(entry.name)
  const [[id = '', secret = ''] = []] = entry.rows
  await typeInto(page, 'Service Connection', entry.connection)
  await typeInto(page, 'Authentication ID, row 1', id)
  await typeInto(page, 'Password / Secret, row 1', secret)
  await page.keyboard.press('Control+s')
  const heading = page.getByRole('heading', { name: entry.name, level: 1 })
  await expect(heading).toBeVisible()
  await expect(heading).toBeFocused()
}

test('a service with its incoming user reaches the server by keyboard alone', async ({ page, host }) => {
  const entry = twilio()
  await page.goto(host.url)
  await createStoreByKeys(page)
  await addServiceByKeys(page, entry)
  await look(page, 'keyboard-service')

  await pressButton(page, 'Create incoming user')
  await expect(page.getByRole('textbox', { name: 'Logon Name' })).not.toHaveValue('')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText(/User ".+" was saved/)

  await tabTo(page, 'File')
  await page.keyboard.press('Enter')
  // The menu takes the focus a moment after it is shown.
  await expect.poll(() => focusedName(page)).toContain('Lock')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focusedName(page)).toContain('Start the practice server')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()

  await pressButton(page, 'Compare and push')
  await pressButton(page, 'Compare')
  await expect(page.getByRole('button', { name: 'Push 3 steps to Practice server …' })).toBeVisible()
  await pressButton(page, 'Push 3 steps to Practice server …')
  const dialog = page.getByRole('dialog', { name: 'Push to Practice server?' })
  await expect(dialog).toBeVisible()
  // It starts on Cancel: a second Enter pressed in haste writes nothing.
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await pressButton(page, 'Push 3 steps to Practice server …')
  await expect(dialog).toBeVisible()
  await pressButton(page, 'Push 3 steps to Practice server')
  await expect(page.getByText('Store and server agree', { exact: false }).first()).toBeVisible()
})

/** Unsaved changes are never lost silently: every way out of a form asks, and a lock keeps the form. */
import type { Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { heapStrings } from './support/session.ts'
import {
  chooseType,
  createStore,
  fillService,
  goTo,
  openService,
  passphrase,
  save,
  statusBar,
} from './support/steps.ts'

const [entry] = entries
if (!entry) throw new Error('no entries')
const changed = `${entry.name}, changed`

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true })

async function expectAskedAndStay(page: Page): Promise<void> {
  await expect(page.getByRole('alertdialog', { name: 'Unsaved changes' })).toBeVisible()
  await page.getByRole('button', { name: 'Stay', exact: true }).click()
  await expect(page.getByRole('alertdialog', { name: 'Unsaved changes' })).toBeHidden()
  await expect(nameField(page)).toHaveValue(changed)
}

async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
}

test('every way out of a changed form asks first', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await openService(page, entry.name)
  await nameField(page).fill(changed)
  await expect(statusBar(page)).toContainText(`Unsaved changes: service "${entry.name}"`)

  await page.getByRole('treeitem', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('alertdialog', { name: 'Unsaved changes' })).toBeVisible()
  await look(page, 'unsaved-question')
  await expectAskedAndStay(page)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expectAskedAndStay(page)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expectAskedAndStay(page)
  // The service was opened by a double click; one step back must be enough to leave it.
  await page.evaluate(() => window.history.back())
  await expectAskedAndStay(page)

  const asked = page.waitForEvent('dialog')
  void page.reload().catch(() => {})
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(nameField(page)).toHaveValue(changed)

  await page.getByRole('treeitem', { name: 'Users', exact: true }).click()
  await page.getByRole('button', { name: 'Discard and leave' }).click()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await goTo(page, 'Messaging Services')
  await expect(page.getByText(entry.name, { exact: true })).toBeVisible()
  await expect(page.getByText(changed, { exact: true })).toHaveCount(0)
})

test('a form with unsaved changes is there again after locking and unlocking', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  const secret = entry.rows[0]?.[1] ?? ''
  expect(await heapStrings(page)).toContain(secret)
  await lock(page)
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
  await expect(nameField(page)).toHaveCount(0)
  await expect.poll(async () => (await heapStrings(page)).includes(secret)).toBe(false)

  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(nameField(page)).toHaveValue(entry.name)
  await expect(page.getByRole('textbox', { name: 'Authentication ID, row 2' })).toHaveValue(
    entry.rows[1]?.[0] ?? '',
  )
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await expect(statusBar(page)).toContainText('No unsaved changes')
})

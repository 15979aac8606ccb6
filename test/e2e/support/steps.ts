/** What a person does on the screens, named as they would say it. */
import type { Locator, Page } from '@playwright/test'
import { expect, type Host } from './host.ts'

export const passphrase = 'correct horse battery staple'

/** Opens the address, makes a store, and goes on from the recovery key. Ends on the list of services. */
export async function createStore(page: Page, host: Host): Promise<string> {
  await page.goto(host.url)
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Create the store' }).click()
  const recoveryKey = (await page.getByRole('status', { name: 'Recovery key' }).textContent()) ?? ''
  expect(recoveryKey.trim()).toMatch(/^([0-9A-Z]{4}-){13}[0-9A-Z]{4}$/)
  await page.getByRole('checkbox', { name: 'I have written it down' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
  return recoveryKey.trim()
}

/** Opens a screen by the navigation tree. */
export async function goTo(page: Page, item: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Navigation' })
    .getByRole('treeitem', { name: item, exact: true })
    .last()
    .click()
  await expect(page.getByRole('heading', { name: item, level: 1 })).toBeVisible()
}

export interface ServiceEntry {
  /** Label of the type in the type dialog. */
  readonly type: string
  readonly name: string
  readonly connection: string
  readonly rows: readonly (readonly [id: string, secret: string])[]
}

/** Add New > type > OK; ends on the empty form. */
export async function chooseType(page: Page, type: string): Promise<void> {
  await page.getByRole('button', { name: 'Add New' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Choose the type of the service' })
  await dialog.getByRole('option', { name: new RegExp(`^${type} `) }).click()
  await dialog.getByRole('button', { name: 'OK' }).click()
  await expect(page.getByRole('heading', { name: 'New messaging service' })).toBeVisible()
}

export async function fillService(page: Page, entry: ServiceEntry): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(entry.name)
  await page.getByRole('textbox', { name: 'Service Connection' }).fill(entry.connection)
  for (const [index, [id, secret]] of entry.rows.entries()) {
    const idField = page.getByRole('textbox', { name: `Authentication ID, row ${index + 1}` })
    if (!(await idField.isVisible())) await page.getByRole('button', { name: 'Add', exact: true }).click()
    await idField.fill(id)
    await page.getByRole('textbox', { name: `Password / Secret, row ${index + 1}` }).fill(secret)
  }
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}

/** The text of the status bar's message. */
export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo')
}

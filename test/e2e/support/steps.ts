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
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await goTo(page, 'Messaging Services')
  return recoveryKey.trim()
}

/** On an English page. */
export async function speakGerman(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Personalize', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
}

/** On a German page. */
export async function speakEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Personalisieren', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sprache' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

/** Opens a screen by the navigation tree. */
export async function goTo(page: Page, item: string): Promise<void> {
  await page.getByRole('treeitem', { name: item, exact: true }).last().click()
  await expect(page.getByRole('heading', { name: item, level: 1 })).toBeVisible()
}

export interface ServiceEntry {
  /** Label of the type in the type dialog. */
  readonly type: string
  readonly name: string
  readonly connection: string
  readonly rows: readonly (readonly [id: string, secret: string])[]
}

/** In the open type dialog. */
export async function chooseRelease(page: Page, release: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Release' }).click()
  await page.getByRole('option', { name: release, exact: true }).click()
}

/** Add New > type > OK; ends on the empty form. */
export async function chooseType(page: Page, type: string): Promise<void> {
  await page.getByRole('button', { name: 'Add New' }).first().click()
  // The content of a UI5 dialog is slotted: it is no descendant of what carries the role.
  await expect(page.getByRole('dialog', { name: 'Choose the type of the service' })).toBeVisible()
  const radio = page.getByRole('radio', { name: type, exact: true })
  // What the newest release has no more is for servers of an older one.
  if (await radio.isDisabled()) await chooseRelease(page, 'FP20')
  await radio.click()
  await page.getByRole('button', { name: 'OK', exact: true }).click()
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

/** Saves a new object and waits until its own page is there: going on before would be called back by it. */
export async function saveNew(page: Page): Promise<void> {
  await save(page)
  await expect(page).not.toHaveURL(/\/new(\?|$)/)
}

/** The text of the status bar's message. */
export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo')
}

/** Starts the practice server from the list of servers; ends on its entry. */
export async function startPracticeServer(page: Page): Promise<void> {
  await goTo(page, 'Servers')
  await page
    .getByRole('region', { name: /Practice server/ })
    .getByRole('button', { name: 'Start' })
    .click()
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
}

/** On a list: waits until its rows are those of the store as it is now. */
export async function currentRows(page: Page): Promise<void> {
  await expect(page.locator('ui5-table.virtualTable')).toHaveAttribute('aria-busy', 'false')
}

/** Opens a service by a double-click on its row. */
export async function openService(page: Page, name: string): Promise<void> {
  await goTo(page, 'Messaging Services')
  await currentRows(page)
  await page.getByText(name, { exact: true }).first().dblclick()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** From an open service: the user as proposed, saved. Returns its logon name. */
export async function createIncomingUser(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create incoming user' }).click()
  const field = page.getByRole('textbox', { name: 'Logon Name' })
  await expect(field).not.toHaveValue('')
  const logonName = await field.inputValue()
  await save(page)
  await expect(page.getByRole('heading', { name: logonName, level: 1 })).toBeVisible()
  return logonName
}

/** Reads the server and shows the plan; nothing is written. */
export async function compare(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Compare/ }).click()
}

export interface Counts {
  readonly services: number
  readonly users: number
}

/** What the comparison says that it found to create. */
export async function expectToCreate(page: Page, { services, users }: Counts): Promise<void> {
  const found = page.getByRole('list', { name: 'What the comparison found' })
  await expect(found).toContainText(`${services} messaging service${services === 1 ? '' : 's'} to create`)
  if (users > 0) {
    await expect(found).toContainText(`${users} user${users === 1 ? '' : 's'} to create`)
    await expect(found).toContainText(`${users} right${users === 1 ? '' : 's'} to grant`)
  }
}

/** Confirms the reviewed plan and waits for its result. */
export async function pushAll(page: Page, steps: number): Promise<void> {
  const words = `Push ${steps} step${steps === 1 ? '' : 's'} to Practice server`
  await page.getByRole('button', { name: `${words} …`, exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Push to Practice server?' })).toBeVisible()
  await page.getByRole('button', { name: words, exact: true }).click()
  await expect(page.getByText('Store and server agree', { exact: false }).first()).toBeVisible({
    timeout: 30_000,
  })
}

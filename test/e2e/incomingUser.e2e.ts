/** The incoming user of a service: proposed, made, its logon handed over on a sheet; what paper has and has not. */
import type { Locator, Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, type Host, test } from './support/host.ts'
import { tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { lock, lookLarge, openDialog, unlock } from './support/security.ts'
import {
  chooseType,
  compare,
  createStore,
  currentRows,
  fillService,
  goTo,
  openService,
  passphrase,
  pushAll,
  save,
  startPracticeServer,
  statusBar,
} from './support/steps.ts'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((candidate) => candidate.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

/** Ends on the saved service. */
async function addService(page: Page, type: string): Promise<string> {
  const entry = entryOf(type)
  await goTo(page, 'Messaging Services')
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  return entry.name
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

const shownPassword = (page: Page) => page.getByRole('status', { name: /^Password of hook\./ })
const screenOnly = (page: Page): Locator[] => [
  page.getByRole('banner'),
  page.getByRole('navigation'),
  page.getByRole('contentinfo'),
  page.getByRole('button', { name: 'Print' }),
]

async function expectOnPaper(
  page: Page,
  present: readonly Locator[],
  absent: readonly Locator[],
): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  for (const there of present) await expect(there).toBeVisible()
  for (const gone of [...absent, ...screenOnly(page)]) await expect(gone).toBeHidden()
}

async function startWithClipboard(page: Page, host: Host): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install()
  await createStore(page, host)
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('from the service to the printed sheet by keyboard alone', async ({ page, host }) => {
  await startWithClipboard(page, host)
  await addService(page, 'twilio')

  await press(page, 'Create incoming user')
  await expect(page.getByRole('heading', { name: 'Create incoming user', level: 1 })).toBeVisible()
  const summary = page
    .locator('ui5-panel')
    .filter({ has: page.getByRole('heading', { name: 'What will be created' }) })
  await expect(summary).toContainText('Use on Messaging Service, and nothing else')
  await expect(summary).toContainText('Generated: 24 characters')
  await expect(page.getByText('no server in the store has it on', { exact: false })).toBeVisible()
  const logonName = await page.getByRole('textbox', { name: 'Logon Name' }).inputValue()
  const generated = await page.getByRole('textbox', { name: 'Generated password' }).inputValue()
  expect(generated).toMatch(/^[A-Za-z2-9]{24}$/)
  await expect(summary).toContainText(logonName)
  await look(page, 'incoming-user-new')
  await lookLarge(page, 'incoming-user-new')
  await page.keyboard.press('Control+s')

  const heading = page.getByRole('heading', { name: logonName, level: 1 })
  await expect(heading).toBeVisible()
  await expect(shownPassword(page)).toBeHidden()
  await look(page, 'handover')
  await press(page, `Show Password of ${logonName}`)
  await expect(openDialog(page).getByRole('textbox', { name: 'Passphrase' })).toBeFocused()
  await look(page, 'handover-passphrase')
  await page.keyboard.type('not the passphrase')
  await page.keyboard.press('Enter')
  await expect(openDialog(page).getByRole('alert')).toBeVisible()
  await expect(shownPassword(page)).toBeHidden()
  await expect(openDialog(page).getByRole('textbox', { name: 'Passphrase' })).toBeFocused()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await expect(shownPassword(page)).toHaveText(generated)
  expect(page.url()).not.toContain(generated)
  await look(page, 'handover-shown')
  await lookLarge(page, 'handover-shown')

  await press(page, `Copy Password of ${logonName}`)
  await expect(openDialog(page).getByRole('textbox', { name: 'Your passphrase' })).toBeFocused()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('Copied. The clipboard is cleared')
  expect(await clipboard(page)).toBe(generated)

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  // Backwards: past the end of the page the focus leaves the window, which hides the password.
  await tabTo(page, 'Print', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('body[data-printed]')).toBeAttached()
  const warning = page.getByText('This paper holds a secret in clear', { exact: false })
  const line = page.getByText(/^Patchbay · .+ · .+/)
  const address = page.getByText('Address as taken from the server:')
  await expect(warning).toBeHidden()
  // For whom the paper is not: what is still to be done here.
  const notes = page.getByRole('heading', { name: 'Before the first message' })
  await expect(notes).toBeVisible()
  await expectOnPaper(page, [heading, line, address, warning, shownPassword(page)], [notes])
  await page.screenshot({ path: 'test-results/screens/handover-paper.png', fullPage: true })
  await page.emulateMedia({ media: null })

  await page.clock.fastForward(61_000)
  await expect(shownPassword(page)).toBeHidden()
  await expect.poll(() => clipboard(page)).toBe('')
  await expectOnPaper(
    page,
    [heading, page.getByText('Hidden', { exact: true })],
    [warning, shownPassword(page)],
  )
  await page.emulateMedia({ media: null })

  await goTo(page, 'Audit')
  const records = page.getByRole('row', { name: /Password shown or copied/ })
  await expect(records).toHaveCount(2)
  for (const record of await records.all()) await expect(record).toContainText(logonName)
})

test('what was copied meanwhile stays on the clipboard, and a lock takes the password off', async ({
  page,
  host,
}) => {
  await startWithClipboard(page, host)
  await addService(page, 'wavy')
  await page.getByRole('button', { name: 'Create incoming user' }).click()
  await save(page)
  const show = async () => {
    await page.getByRole('button', { name: /^Show Password of/ }).click()
    await openDialog(page).getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
    await openDialog(page).getByRole('button', { name: 'Show', exact: true }).click()
    await expect(shownPassword(page)).toBeVisible()
    await page.getByRole('button', { name: /^Copy Password of/ }).click()
    await openDialog(page).getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
    await openDialog(page).getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(openDialog(page)).toBeHidden()
    await expect.poll(() => clipboard(page)).toMatch(/^[A-Za-z2-9]{24}$/)
  }
  await show()
  await page.evaluate(() => navigator.clipboard.writeText('meanwhile'))
  await page.clock.fastForward(61_000)
  await expect(shownPassword(page)).toBeHidden()
  expect(await clipboard(page)).toBe('meanwhile')

  await show()
  expect(await clipboard(page)).toMatch(/^[A-Za-z2-9]{24}$/)
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
  await expect(shownPassword(page)).toBeHidden()
  await expect.poll(() => clipboard(page)).toBe('')
})

test('the proposed user is there again after a lock, with the password that was generated', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await addService(page, 'twilio')
  await page.getByRole('button', { name: 'Create incoming user' }).click()
  const generated = page.getByRole('textbox', { name: 'Generated password' })
  const lastName = page.getByRole('textbox', { name: 'Last Name' })
  await lastName.fill('Twilio Europe')
  const password = await generated.inputValue()
  expect(password).toMatch(/^[A-Za-z2-9]{24}$/)
  await lock(page)
  await expect(generated).toHaveCount(0)
  await unlock(page, passphrase)
  await expect(lastName).toHaveValue('Twilio Europe')
  await expect(generated).toHaveValue(password)
  await expect(page.getByText('Restored what was typed before the lock', { exact: false })).toBeVisible()
})

test('a type without incoming authentication gets no user, and a webhook row is pointed to', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await addService(page, 'facebook')
  const openIncoming = async () => {
    const id = /services\/([^?]+)/.exec(page.url())?.[1]
    await page.evaluate((service) => {
      location.hash = `#/users/incoming?service=${service}`
    }, id)
    await expect(page.getByRole('heading', { name: 'Create incoming user', level: 1 })).toBeVisible()
  }
  await openIncoming()
  await expect(page.getByText('does not log on at Contact Pro', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  await look(page, 'incoming-none')
  const conversation = await addService(page, 'sinchconversation')
  await openIncoming()
  await expect(page.getByText('are proved by the row "webhook"', { exact: false })).toBeVisible()
  await expect(page.getByText('The row is there.')).toBeVisible()
  await look(page, 'incoming-webhook')
  await page.getByRole('button', { name: 'Open the service' }).click()
  await expect(page.getByRole('heading', { name: conversation, level: 1 })).toBeVisible()
})

test('a user that only a server has is not proposed, and warned of', async ({ page, host }) => {
  await createStore(page, host)
  const service = await addService(page, 'twilio')
  await page.getByRole('button', { name: 'Create incoming user' }).click()
  const field = page.getByRole('textbox', { name: 'Logon Name' })
  await expect(field).not.toHaveValue('')
  const logonName = await field.inputValue()
  await save(page)
  await expect(page.getByRole('heading', { name: logonName, level: 1 })).toBeVisible()
  await startPracticeServer(page)
  await page.getByRole('button', { name: 'Compare and push' }).click()
  await compare(page)
  await pushAll(page, 3)
  await goTo(page, 'Users')
  await currentRows(page)
  await page.getByText(logonName, { exact: true }).first().dblclick()
  await page.getByRole('button', { name: 'Hand over …' }).click()
  await expect(page.getByText(/^Pushed to Practice server, .+\.$/)).toBeVisible()
  const onSheet = page.getByRole('textbox', { name: 'Address for this sheet' })
  await onSheet.fill('https://contact.example.com/sms')
  await look(page, 'handover-pushed')
  await expectOnPaper(
    page,
    [page.getByText('https://contact.example.com/sms', { exact: true })],
    [page.getByText('Address as taken from the server:'), onSheet],
  )
  await page.emulateMedia({ media: null })
  await goTo(page, 'Users')
  await page.getByRole('checkbox', { name: `Select ${logonName}` }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await openDialog(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible()

  await openService(page, service)
  await page.getByRole('button', { name: 'Create incoming user' }).click()
  await expect(field).toHaveValue(`${logonName}.2`)
  await expect(
    page.getByText('Use Local Http Authentication is on for Practice server', { exact: false }),
  ).toBeVisible()
  await field.fill(logonName)
  const warning = page.getByText(`A user with this logon name exists on Practice server.`, { exact: false })
  await expect(warning.first()).toBeVisible()
  await look(page, 'incoming-known')
  await field.fill(`${logonName}.2`)
  await expect(warning).toHaveCount(0)
})

test('a new user has the one right, its names are checked, and a service leads to a proposal', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const service = await addService(page, 'twilio')
  await goTo(page, 'Users')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await expect(page.getByRole('textbox', { name: 'First Name' })).toBeFocused()
  await expect(page.getByRole('checkbox', { name: 'Use on Messaging Service' })).toBeChecked()
  await expect(
    page.getByText('Letters, digits, dots, hyphens and underscores', { exact: false }).first(),
  ).toBeVisible()
  await look(page, 'user-new')
  await lookLarge(page, 'user-new')
  // Nothing was typed: there is nothing to cancel.
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Create incoming user for a service …' }).click()
  await expect(page.getByRole('dialog', { name: 'Create incoming user' })).toBeVisible()
  await page.keyboard.type(service)
  await expect(page.getByRole('listitem').filter({ hasText: service })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Logon Name' })).not.toHaveValue('')
  await expect(page.getByText(`For the service "${service}"`, { exact: false })).toBeVisible()
})

test('lists and forms print without their frame, collapsed blocks opened', async ({ page, host }) => {
  await createStore(page, host)
  const service = await addService(page, 'twilio')
  await page.getByRole('button', { name: 'Basics' }).click()
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(name).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(name).toBeVisible()
  await page.screenshot({ path: 'test-results/screens/service-paper.png', fullPage: true })
  await page.emulateMedia({ media: null })
  await goTo(page, 'Messaging Services')
  const heading = page.getByRole('heading', { name: 'Messaging Services', level: 1 })
  const row = page.getByText(service, { exact: true })
  await expectOnPaper(page, [heading, row], [page.getByRole('button', { name: 'Add New' })])
  await page.screenshot({ path: 'test-results/screens/services-paper.png', fullPage: true })
})

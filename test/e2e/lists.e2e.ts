/** Lists at work: order, filters, columns, selection, and what is done with many rows at once. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/host.ts'
import { tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { lookLarge, openDialog } from './support/security.ts'
import { callPast } from './support/session.ts'
import { createStore, currentRows, goTo, statusBar } from './support/steps.ts'

const users = Array.from({ length: 60 }, (_, at) => ({
  firstName: 'Hook',
  lastName: `Line ${at + 1}`,
  logonName: `hook.${String(60 - at).padStart(2, '0')}`,
  ...(at % 2 === 0 && { password: 'a-long-sample-password' }),
  use: at % 3 === 0 ? ['messagingService'] : [],
}))

async function withUsers(page: Page): Promise<void> {
  for (const draft of users) {
    expect(await callPast(page, 'user.save', { id: null, draft })).toContain('"result"')
  }
  await goTo(page, 'Users')
  await expect(shownBelow(page, '60 users')).toBeVisible()
}

/** The rows on the page, from the top. */
function rowNames(page: Page): Promise<string[]> {
  return page.locator('ui5-table-row ui5-link').allTextContents()
}

function header(page: Page, name: string): Locator {
  return page.getByRole('columnheader', { name })
}

async function chooseFilter(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function chooseMore(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** The line below the list: how many there are, and how many are selected. */
function shownBelow(page: Page, text: string): Locator {
  return page.getByRole('status').getByText(text, { exact: true })
}

test('order and filters are kept for the person; the search is not', async ({ page, host }) => {
  await createStore(page, host)
  await withUsers(page)
  await expect.poll(async () => (await rowNames(page))[0]).toBe('hook.01')
  // Into the table, up to its headers, and along them: as UI5 leads.
  await tabTo(page, /^hook\.01/)
  await page.keyboard.press('ArrowUp')
  for (let cells = 0; cells < 4; cells += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(header(page, 'Last Name')).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(async () => (await rowNames(page)).slice(0, 3)).toEqual(['hook.60', 'hook.59', 'hook.58'])
  await page.keyboard.press('Enter')
  await expect(header(page, 'Last Name')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(async () => (await rowNames(page))[0]).toBe('hook.01')

  await chooseFilter(page, 'Password', 'Without password')
  await expect(shownBelow(page, '30 users')).toBeVisible()
  await chooseFilter(page, 'Use on Messaging Service', 'With the right Use')
  await expect(shownBelow(page, '10 users')).toBeVisible()
  await look(page, 'lists-users-filtered')

  await page.getByRole('searchbox').fill('hook.0')
  await expect(shownBelow(page, '2 users')).toBeVisible()
  await goTo(page, 'Messaging Services')
  await goTo(page, 'Users')
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await expect(shownBelow(page, '10 users')).toBeVisible()
  await expect(header(page, 'Last Name')).toHaveAttribute('aria-sort', 'descending')
  expect(await callPast(page, 'preference.list')).not.toContain('hook.0')

  await page.getByRole('searchbox').fill('nobody')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(shownBelow(page, '60 users')).toBeVisible()
})

test('typing fast loses no letter, at the end and in the middle, and the rows follow the whole text', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await withUsers(page)
  const box = page.getByRole('searchbox')
  await box.click()
  await page.keyboard.type('hook line 1 with more than any user has')
  await expect(box).toHaveValue('hook line 1 with more than any user has')
  await expect(page.getByText('Nothing matches the search')).toBeVisible()
  for (const _letter of ' with more than any user has') await page.keyboard.press('Backspace')
  await expect(box).toHaveValue('hook line 1')
  await page.keyboard.press('Home')
  await page.keyboard.type('.hook..')
  for (const _dot of '..') await page.keyboard.press('Backspace')
  await page.keyboard.type(' ')
  await expect(box).toHaveValue('.hook hook line 1')
  for (const _letter of '.hook ') await page.keyboard.press('Backspace')
  await page.keyboard.press('End')
  await page.keyboard.type('2')
  await expect(box).toHaveValue('hook line 12')
  await expect.poll(() => rowNames(page)).toEqual(['hook.12', 'hook.49'])
  await expect(page).toHaveURL(/search=hook\+line\+12$/)
})

test('columns are hidden, moved and sized by keyboard, kept, and reset', async ({ page, host }) => {
  await createStore(page, host)
  await withUsers(page)
  await chooseMore(page, 'Columns …')
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Logon Name' })).toBeDisabled()
  const lines = () =>
    page
      .locator('ui5-checkbox.columnName')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('text')).slice(-2))
  // A dialog takes the focus a moment after it is there.
  await expect(page.locator('ui5-dialog[open] :focus').first()).toBeVisible()
  await tabTo(page, 'Move Changed up')
  await page.keyboard.press('Enter')
  await expect.poll(lines).toEqual(['Changed', 'Messaging Service'])
  await tabTo(page, 'First Name')
  await page.keyboard.press('Space')
  await page.getByRole('combobox', { name: 'Width of Last Name' }).click()
  await page.getByRole('option', { name: 'Very wide' }).click()
  await look(page, 'lists-columns')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeHidden()
  const headers = ['Logon Name', 'Last Name', 'Password', 'Changed', 'Messaging Service']
  const shown = () => page.locator('ui5-table-header-cell .sortButton').allTextContents()
  await expect.poll(shown).toEqual(headers)

  await goTo(page, 'Messaging Services')
  await goTo(page, 'Users')
  await expect.poll(shown).toEqual(headers)
  await chooseMore(page, 'Columns …')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.poll(shown).toContain('First Name')
})

test('rows are selected as a range, all at once and by keyboard, and changed in one action', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await withUsers(page)
  await page.getByRole('checkbox', { name: 'Select hook.02' }).click()
  await page.getByRole('checkbox', { name: 'Select hook.05' }).click({ modifiers: ['Shift'] })
  await expect(shownBelow(page, '4 of 60 selected')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Select hook.04' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Select hook.06' })).not.toBeChecked()
  // A click beside the link gives the focus to the row.
  await page.getByText('Line 55', { exact: true }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await expect(shownBelow(page, '6 of 60 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').getByText('selected')).toBeHidden()
  await page.keyboard.press('Control+a')
  await expect(shownBelow(page, '60 of 60 selected')).toBeVisible()
  await look(page, 'lists-users-selected')
  await lookLarge(page, 'lists-users-selected')

  await chooseMore(page, 'Take the right Use away …')
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(dialog.filter({ visible: true })).toHaveAccessibleName(
    'Take the right Use on Messaging Service from 60 users?',
  )
  await page.getByRole('button', { name: 'Take away', exact: true }).click()
  await expect(statusBar(page)).toContainText('20 users were changed.')
  await chooseFilter(page, 'Use on Messaging Service', 'With the right Use')
  await expect(page.getByText('Nothing matches the search')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.keyboard.press('Control+z')
  await chooseFilter(page, 'Use on Messaging Service', 'With the right Use')
  await expect(shownBelow(page, '20 users')).toBeVisible()

  await page.getByRole('checkbox', { name: 'Select hook.03' }).focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('hook.03 (Hook Line 58)')).toBeVisible()
  await look(page, 'lists-users-delete')
  await openDialog(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(statusBar(page)).toContainText(/hook\.\d+, hook\.\d+ and \d+ more users were deleted\./)
})

test('rows leave as a table for the clipboard, as CSV without formulas, and as an estate file without secrets', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const password = 'a-long-sample-password'
  const draft = { firstName: '=1+1', lastName: 'Hook', logonName: 'hook.twilio', password, use: [] }
  await callPast(page, 'user.save', { id: null, draft })
  await callPast(page, 'user.save', { id: null, draft: { ...draft, logonName: 'hook.other' } })
  await goTo(page, 'Users')
  await page.getByRole('checkbox', { name: 'Select hook.twilio' }).click()
  const saved = async (item: string) => {
    const download = page.waitForEvent('download')
    await chooseMore(page, item)
    return readFileSync(await (await download).path(), 'utf8')
  }
  const csv = await saved('Export rows as CSV')
  expect(csv.split('\r\n')[0]).toContain('"Logon Name","First Name"')
  expect(csv.split('\r\n')[1]).toContain(`"hook.twilio","'=1+1","Hook"`)
  const estate = await saved('Export as estate file, without secrets')
  expect(estate).toContain('logonName: "hook.twilio"')
  for (const text of [csv, estate]) {
    expect(text).not.toContain('hook.other')
    expect(text).not.toContain(password)
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await chooseMore(page, 'Copy rows to the clipboard')
  await expect(statusBar(page)).toContainText('1 row was copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[1]).toMatch(/^hook\.twilio\t=1\+1\tHook\t/)
})

test('a text of Service Connection is replaced in many services after a preview, and undone as one', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  for (const number of [1, 2, 3]) {
    const draft = {
      name: `Hub Social 365 ${number}`,
      type: 'social365',
      serviceConnection: 'https://eu.social365.example.com/api',
      authentications: [{ authenticationId: `example@${number}`, secret: 'example hub password' }],
    }
    await callPast(page, 'service.save', { id: null, draft })
  }
  await page.reload()
  await expect(shownBelow(page, '3 services')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all 3' }).click()
  await expect(shownBelow(page, '3 of 3 selected')).toBeVisible()
  await chooseMore(page, 'Replace text in Service Connection …')
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.type('//eu.')
  await tabTo(page, 'Replace with')
  await page.keyboard.type('//us.')
  const preview = page.getByRole('table', { name: 'What would change' })
  await expect(preview.getByText('https://us.social365.example.com/api')).toHaveCount(3)
  await expect(page.getByText('3 services would change.')).toBeVisible()
  await look(page, 'lists-replace')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('The text was replaced in 3 services.')
  await expect(page.getByText('https://us.social365.example.com/api')).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('https://eu.social365.example.com/api')).toHaveCount(3)
  await chooseFilter(page, 'State', 'Missing a secret')
  await expect(page.getByText('Nothing matches the search')).toBeVisible()
})

test('readiness comes after the rows, says what is missing where, follows changes, and leaves with the rows', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const account = `AC${'0'.repeat(32)}`
  const twilio = {
    type: 'twilio',
    serviceConnection: `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages.json`,
  }
  const row = { authenticationId: account, secret: '0123456789abcdef'.repeat(2) }
  const drafts = [
    { ...twilio, name: 'Sales Twilio', authentications: [{ authenticationId: account }] },
    { ...twilio, name: 'Support Twilio', authentications: [row] },
  ]
  for (const draft of drafts) await callPast(page, 'service.save', { id: null, draft })
  const prerequisites = ['chatServer', 'chainMatcher', 'smsServer', 'restfulCmi']
  for (const [name, localHttpAuth] of [
    ['Production', true],
    ['Test', false],
  ]) {
    const url = 'https://sc.example.com'
    const draft = { name, url, authMode: 'basic', release: 'fp20', localHttpAuth, prerequisites }
    expect(await callPast(page, 'server.save', { id: null, draft })).toContain('"result"')
  }
  const user = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: ['messagingService'] }
  const draft = { ...user, password: 'a-long-sample-password' }
  await callPast(page, 'user.save', { id: null, draft })

  let asked = 0
  let answer = () => {}
  const held = new Promise<void>((done) => {
    answer = done
  })
  await page.route('**/rpc/*service.standings*', async (route) => {
    asked += 1
    await held
    await route.continue()
  })
  await page.reload()
  const cell = (service: string, text: string) =>
    page.getByRole('row', { name: service }).getByText(text, { exact: true })
  await expect(page.getByRole('link', { name: 'Support Twilio' })).toBeVisible()
  await expect.poll(() => asked).toBe(1)
  await expect(cell('Support Twilio', 'Ready')).toHaveCount(0)
  answer()
  await expect(cell('Support Twilio', 'Ready')).toBeVisible()
  await expect(cell('Sales Twilio', 'Something is missing')).toBeVisible()
  const hint = `Something is missing: The secret of ${account} is missing.`
  await expect(
    page.getByRole('row', { name: 'Sales Twilio' }).getByTitle(hint, { exact: true }),
  ).toBeVisible()
  await look(page, 'lists-readiness')
  await lookLarge(page, 'lists-readiness')

  // Without the user nobody delivers to the server that asks for one.
  await page.keyboard.press('Control+z')
  await expect(cell('Support Twilio', 'Outgoing only')).toBeVisible()
  const missing = page
    .getByRole('row', { name: 'Support Twilio' })
    .getByTitle(/^Outgoing only: Production: No user /)
  await expect(missing).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all 2' }).click()
  const download = page.waitForEvent('download')
  await chooseMore(page, 'Export rows as CSV')
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv).toContain('"Readiness"')
  expect(csv).toContain('"Outgoing only: Production: No user')

  await chooseMore(page, 'Columns …')
  await page.getByRole('checkbox', { name: 'Readiness', exact: true }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(header(page, 'Readiness')).toHaveCount(0)
  const before = asked
  await page.getByRole('searchbox').fill('sales')
  await expect(shownBelow(page, '1 service')).toBeVisible()
  expect(asked).toBe(before)
})

test('a double click on the link of a row opens it, and falls on nothing behind it', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await withUsers(page)
  const heard: string[] = []
  await page.exposeFunction('hear', (name: string) => heard.push(name))
  await page.evaluate(() => {
    const { hear } = window as unknown as { hear: (name: string) => void }
    for (const name of ['click', 'dblclick']) {
      document.addEventListener(name, ({ isTrusted }) => isTrusted && hear(name), { capture: true })
    }
  })
  await page.getByRole('link', { name: 'hook.01' }).dblclick()
  await expect(page.getByRole('heading', { name: 'hook.01', level: 1 })).toBeVisible()
  expect(heard).toEqual(['click'])
  await goTo(page, 'Users')
  await page.getByRole('row', { name: 'hook.02' }).getByText('Line 59').dblclick()
  await expect(page.getByRole('heading', { name: 'hook.02', level: 1 })).toBeVisible()
})

/** Users with rows of before on the page, and the way to let those of now replace them. */
async function withLateRows(page: Page): Promise<{ readonly first: Locator; readonly letGo: () => void }> {
  await withUsers(page)
  await goTo(page, 'Messaging Services')
  const draft = { firstName: 'Hook', lastName: 'First', logonName: 'a.first', use: [] }
  expect(await callPast(page, 'user.save', { id: null, draft })).toContain('"result"')
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>()
  await page.route('**/rpc/user.list*', async (route) => {
    await isLetGo
    await route.continue()
  })
  await goTo(page, 'Users')
  const first = page.locator('ui5-table-row ui5-link').first()
  await expect(first).toHaveText('hook.01')
  return { first, letGo }
}

test('a click that falls together with another answer opens nothing', async ({ page, host }) => {
  await createStore(page, host)
  const { first, letGo } = await withLateRows(page)
  await first.hover()
  await page.mouse.down()
  letGo()
  await expect(first).toHaveText('a.first')
  await page.mouse.up()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await currentRows(page)
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/#\/users$/)
  // Whoever looks again gets what stands there.
  await first.click()
  await expect(page.getByRole('heading', { name: 'a.first', level: 1 })).toBeVisible()
})

test('a click that falls together with another answer selects nothing', async ({ page, host }) => {
  await createStore(page, host)
  const { first, letGo } = await withLateRows(page)
  await page.getByRole('checkbox', { name: 'Select hook.01' }).hover()
  await page.mouse.down()
  letGo()
  await expect(first).toHaveText('a.first')
  await page.mouse.up()
  const box = page.getByRole('checkbox', { name: 'Select a.first' })
  await expect(box).not.toBeChecked()
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled()
  await box.click()
  await expect(box).toBeChecked()
  await expect(shownBelow(page, '1 of 61 selected')).toBeVisible()
})

test('servers are sorted and filtered as the long lists are', async ({ page, host }) => {
  await createStore(page, host)
  for (const [name, release] of [
    ['Test 10', 'cloud'],
    ['Test 9', 'fp20'],
  ]) {
    const draft = { name, url: 'https://sc.example.com', authMode: 'basic', release }
    expect(await callPast(page, 'server.save', { id: null, draft })).toContain('"result"')
  }
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect.poll(() => rowNames(page)).toEqual(['Test 9', 'Test 10'])
  await chooseFilter(page, 'Release', 'FP20')
  await expect.poll(() => rowNames(page)).toEqual(['Test 9'])
  await look(page, 'lists-servers')
  await page.getByRole('checkbox', { name: 'Select Test 9' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await openDialog(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(statusBar(page)).toContainText('Test 9 was deleted from the store.')
})

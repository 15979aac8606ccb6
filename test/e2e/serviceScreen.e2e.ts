/** The service screen: choosing a type, pasting rows, showing a secret, readiness and differences. */
import type { Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { lookLarge, openDialog } from './support/security.ts'
import { heapStrings } from './support/session.ts'
import {
  chooseRelease,
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  openService,
  passphrase,
  pushAll,
  save,
  saveNew,
  startPracticeServer,
  statusBar,
} from './support/steps.ts'

const [facebook] = entries
if (!facebook) throw new Error('no entry')
const token = (last: string) => `EAA${'example'.repeat(10)}${last}`

/** Onto the clipboard as a spreadsheet puts it, and from there by Ctrl+V. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('Control+v')
}

async function typeDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Choose the type of the service' })).toBeVisible()
}

test('a type is found while typing, in the release that was chosen, which is kept', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await typeDialog(page)
  const radio = (name: string) => page.getByRole('radio', { name, exact: true })
  const search = page.getByRole('searchbox', { name: 'Search the types' })
  await expect(search).toBeFocused()
  await expect(radio('facebook')).toBeChecked()
  await expect(radio('twilio')).toBeDisabled()
  await expect(openDialog(page)).toContainText('No longer supported in cloud')
  await look(page, 'type-dialog')
  await lookLarge(page, 'type-dialog-large', search)

  await page.keyboard.press('ArrowDown')
  await expect(radio('c4semail')).toBeChecked()
  await page.keyboard.type('service plan')
  await expect(page.getByRole('radio')).toHaveCount(1)
  await expect(radio('sinchsms')).toBeChecked()
  await search.fill('nothing like it')
  await expect(openDialog(page)).toContainText('No type matches the search.')
  await expect(page.getByRole('button', { name: 'OK', exact: true })).toBeDisabled()

  await search.fill('')
  await chooseRelease(page, 'FP19')
  await expect(radio('twilio')).toBeEnabled()
  await expect(radio('Microsoft Teams')).toBeDisabled()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.reload()
  await typeDialog(page)
  await expect(page.getByRole('combobox', { name: 'Release' })).toContainText('FP19')
  await search.fill('twilio')
  await search.press('Enter')
  await expect(page.getByRole('heading', { name: 'New messaging service' })).toBeVisible()
  await page.goBack()
  await typeDialog(page)
  await openDialog(page).getByText('wavy', { exact: true }).dblclick()
  await expect(page.getByRole('heading', { name: 'New messaging service' })).toBeVisible()
})

test('rows are pasted from a spreadsheet: looked at, counted, masked', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, 'facebook')
  await fillService(page, facebook)
  await page.getByRole('textbox', { name: 'Authentication ID, row 1' }).focus()
  const [known = ''] = facebook.rows[0] ?? []
  const lines = [
    ['Page ID', 'Page access token'],
    [known, token('9')],
    ['104829561234570', token('3')],
    ['104829561234570', token('3')],
    ['104829561234571', token('4')],
    ['104829561234571', token('5')],
    ['my page', 'short'],
  ]
  await paste(page, lines.map((cells) => cells.join('\t')).join('\r\n'))
  const dialog = openDialog(page)
  await expect(dialog).toContainText('2 to add, 1 to replace, 0 unchanged. The first line is a heading.')
  await expect(dialog).toContainText('Line 4 repeats line 3 (104829561234570)')
  await expect(dialog).toContainText('Lines 5 and 6 have different secrets for 104829561234571')
  await expect(dialog).toContainText('A Page ID usually has 5 to 20 digits')
  await expect(page.locator('body')).not.toContainText(token('3'))
  await look(page, 'paste-rows')
  await lookLarge(page, 'paste-rows-large', dialog.getByRole('button', { name: 'Take 3 rows' }))
  await dialog.getByRole('button', { name: 'Take 3 rows' }).click()
  await expect(statusBar(page)).toContainText('2 added, 1 replaced, 0 unchanged.')
  await expect(page.getByRole('textbox', { name: 'Authentication ID, row 4' })).toHaveValue('my page')
  await expect(page.getByRole('textbox', { name: 'Password / Secret, row 1' })).toHaveValue(token('9'))

  // The same by the button, with the keyboard alone; Escape takes nothing.
  await page.getByRole('button', { name: 'Paste rows' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Press Ctrl+V here' })).toBeFocused()
  await paste(page, `104829561234572\t${token('6')}`)
  await expect(dialog).toContainText('1 to add')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Authentication ID, row 5' })).toHaveCount(0)

  // A single value goes into the field as ever.
  await page.getByRole('textbox', { name: 'Authentication ID, row 4' }).fill('')
  await paste(page, '104829561234573')
  await expect(page.getByRole('textbox', { name: 'Authentication ID, row 4' })).toHaveValue('104829561234573')
})

test('a stored secret is shown and copied after the passphrase, hides again, and is on record', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, 'facebook')
  await fillService(page, facebook)
  await save(page)
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()
  const [, secret = ''] = facebook.rows[0] ?? []
  const shown = page.getByRole('status', { name: 'Password / Secret, row 1, shown' })
  const leave = () => page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await page.getByRole('button', { name: 'Show Password / Secret, row 1' }).click()
  const dialog = openDialog(page)
  const field = dialog.getByRole('textbox', { name: 'Your passphrase' })
  await field.fill('a guess')
  await field.press('Enter')
  await expect(dialog).toContainText('The passphrase does not open this store')
  await expect(shown).toHaveCount(0)
  await field.fill(passphrase)
  await field.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(shown).toHaveText(secret)
  await look(page, 'secret-shown')
  await page.keyboard.press('Escape')
  await expect(shown).toHaveCount(0)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install()
  await page.getByRole('button', { name: 'Copy Password / Secret, row 1' }).click()
  await field.fill(passphrase)
  await field.press('Enter')
  await expect(statusBar(page)).toContainText('Copied. The clipboard is cleared')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  await page.clock.fastForward(61_000)
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('')

  await page.getByRole('button', { name: 'Show Password / Secret, row 1' }).click()
  await field.fill(passphrase)
  await field.press('Enter')
  await expect(shown).toHaveText(secret)
  await page.clock.fastForward(55_000)
  await expect(shown).toHaveText(secret)
  await page.clock.fastForward(6_000)
  await expect(shown).toHaveCount(0)

  await page.getByRole('button', { name: 'Show Password / Secret, row 1' }).click()
  await field.fill(passphrase)
  await field.press('Enter')
  await expect(shown).toHaveText(secret)
  expect(await heapStrings(page)).toContain(secret)
  // The dialog for printing takes the focus as well.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await leave()
  await expect(shown).toHaveText(secret)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await leave()
  await expect(shown).toHaveCount(0)
  // Hidden is gone: from the page, the cache of answers and what the components keep.
  await expect.poll(async () => (await heapStrings(page)).includes(secret)).toBe(false)

  // With its row it goes as well, also when the row comes back.
  await page.getByRole('button', { name: 'Show Password / Secret, row 1' }).click()
  await field.fill(passphrase)
  await field.press('Enter')
  await expect(shown).toHaveText(secret)
  await page.getByRole('button', { name: 'Replace Password / Secret, row 1' }).click()
  await expect(shown).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo the change of Password / Secret, row 1' }).click()
  await expect(page.getByRole('button', { name: 'Show Password / Secret, row 1' })).toBeVisible()
  await expect(shown).toHaveCount(0)
  await goTo(page, 'Audit')
  await expect(page.getByText('Secret of a service shown or copied').first()).toBeVisible()
})

test('the secret token of a webhook is generated and can be copied; others are not', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, 'sinchconversation')
  await expect(page.getByRole('button', { name: 'Generate Secret, row 1' })).toHaveCount(0)
  const field = page.getByRole('textbox', { name: /, row 2$/ }).last()
  await page.getByRole('button', { name: /^Generate .+, row 2$/ }).click()
  await expect(field).toHaveValue(/^[A-Za-z2-9]{24}$/)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: /^Copy .+, row 2 as entered$/ }).click()
  await expect(statusBar(page)).toContainText('Copied. The clipboard is cleared')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue())
  await look(page, 'service-help')
})

test('readiness leads to its cures, and differences follow a push and an edit', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, 'facebook')
  await fillService(page, facebook)
  await saveNew(page)
  await startPracticeServer(page)
  await openService(page, facebook.name)
  const differences = page.getByRole('region', { name: 'Practice server' })
  await expect(differences).toContainText('Not known yet')
  await differences.getByRole('button', { name: 'Compare and push: Practice server' }).click()
  await compare(page)
  await pushAll(page, 1)
  await openService(page, facebook.name)
  await expect(differences).toContainText('Equal')
  await page.getByRole('textbox', { name: 'Service Connection' }).fill(`${facebook.connection}?v=2`)
  await save(page)
  await expect(differences).toContainText('1 field differs.')
  await expect(differences.getByRole('row', { name: /Service Connection/ })).toContainText('in the store')
  await look(page, 'service-readiness')
  await lookLarge(page, 'service-readiness-large', differences)
})

test('packages of an on-premise server are listed, and lead to the server', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('On premise')
  await page.getByRole('textbox', { name: 'URL' }).fill('https://rci.example.com/rest')
  await page.getByRole('combobox', { name: 'Release' }).click()
  await page.getByRole('option', { name: 'FP20', exact: true }).click()
  await save(page)
  await expect(page.getByRole('heading', { name: 'On premise', level: 1 })).toBeVisible()
  await goTo(page, 'Messaging Services')
  await chooseType(page, 'twilio')
  const twilio = entries.find(({ type }) => type === 'twilio')
  if (!twilio) throw new Error('no entry of type twilio')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(twilio.name)
  await page.getByRole('textbox', { name: 'Service Connection' }).fill(twilio.connection)
  await page.getByRole('textbox', { name: 'Authentication ID, row 1' }).fill(twilio.rows[0]?.[0] ?? '')
  await save(page)
  const packages = page.getByRole('list', { name: 'Packages on On premise' })
  await expect(packages).toContainText('SMS Server: not ticked')
  await page.getByRole('button', { name: 'Go to the credentials' }).click()
  await expect(page.getByRole('textbox', { name: 'Authentication ID, row 1' })).toBeFocused()
  await packages.scrollIntoViewIfNeeded()
  await look(page, 'service-prerequisites')
  await page.getByRole('button', { name: 'Open the server' }).click()
  await expect(page.getByRole('heading', { name: 'On premise', level: 1 })).toBeVisible()
})

const conversation = entries.find(({ type }) => type === 'sinchconversation')
if (!conversation) throw new Error('no entry of type sinchconversation')
const key = '01234567-89ab-4cde-8f01-23456789abcd'
const longIds = [`${key}@01TESTAPP000000000000000CD`, `${key}@01TESTAPP000000000000000CE`]
const idField = (page: Page, row: number) =>
  page.getByRole('textbox', { name: `Authentication ID, row ${row}` })

/** Whether the field shows all that is in it. */
const isWhole = (page: Page, row: number) =>
  idField(page, row).evaluate((input) => input.scrollWidth <= input.clientWidth)

test('IDs are told apart by their ends; a removed row comes back with what was typed', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, 'sinchconversation')
  const rows = longIds.map((id, index) => [id, `example access key secret ${index}`] as const)
  await fillService(page, { ...conversation, rows: [...rows, ['webhook', 'example webhook secret token']] })
  expect(await isWhole(page, 1)).toBe(true)
  // Fields that do not apply are no stop on the way to the first ID.
  await page.getByRole('textbox', { name: 'Service Connection' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(idField(page, 1)).toBeFocused()

  await page.getByRole('button', { name: 'Remove row 2' }).focus()
  await page.keyboard.press('Enter')
  const undo = page.getByRole('button', { name: `Undo: put the row ${longIds[1]} back` })
  await expect(undo).toBeFocused()
  await expect(page.getByText(`Row ${longIds[1]} removed, not saved yet.`)).toBeVisible()
  await look(page, 'service-row-removed')
  await page.keyboard.press('Enter')
  await expect(idField(page, 2)).toHaveValue(longIds[1] ?? '')
  await expect(page.getByRole('textbox', { name: 'Password / Secret, row 2' })).toHaveValue(
    rows[1]?.[1] ?? '',
  )

  await page.getByRole('button', { name: 'Remove row 1' }).click()
  await save(page)
  await expect(page.getByRole('heading', { name: conversation.name, level: 1 })).toBeVisible()
  await expect(page.getByText('removed, not saved yet', { exact: false })).toHaveCount(0)
  await expect(idField(page, 1)).toHaveValue(longIds[1] ?? '')
  await lookLarge(page, 'service-rows', page.locator('.authenticationTable'))
  await page.setViewportSize({ width: 700, height: 800 })
  expect(await isWhole(page, 1)).toBe(true)
})

test('a taken name and shared credentials are told while typing; the count leads to the worst', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const rows = [[longIds[0] ?? '', 'example access key secret']] as const
  for (const round of [1, 2]) {
    if (round === 2) await goTo(page, 'Messaging Services')
    await chooseType(page, 'sinchconversation')
    await fillService(page, { ...conversation, rows })
    if (round === 1) {
      await save(page)
      await expect(page.getByRole('heading', { name: conversation.name, level: 1 })).toBeVisible()
    }
  }
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  const near = page.locator('.formField').filter({ has: name })
  await expect(near).toContainText('Another service in the store has this name')
  const assumed = page.getByText(`The service "${conversation.name}" has`, { exact: false })
  await expect(assumed.first()).toBeAttached()
  await save(page)
  await expect(statusBar(page)).toContainText('Nothing was saved')
  await idField(page, 1).focus()
  await page.getByRole('button', { name: /^1 error, \d warnings: go to the first$/ }).click()
  await expect(name).toBeFocused()
  await look(page, 'service-name-taken')
  await name.fill('Conversations Europe 2')
  await expect(near).not.toContainText('Another service')
  await save(page)
  await expect(page.getByRole('heading', { name: 'Conversations Europe 2', level: 1 })).toBeVisible()
  await goTo(page, 'Findings')
  await expect(page.getByRole('row', { name: /Service Connection.*assumed/ })).toBeVisible()
})

test('a webhook needs no user, and its token goes onto a sheet', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, 'sinchconversation')
  await fillService(page, conversation)
  await save(page)
  await expect(page.getByText('Needs no user: requests are authenticated by the webhook row.')).toBeVisible()
  await page.getByRole('button', { name: 'Hand over the secret token …' }).click()
  await page.getByRole('button', { name: /^Show Secret token of/ }).click()
  await openDialog(page).getByRole('textbox', { name: 'Your passphrase' }).fill(passphrase)
  await page.keyboard.press('Enter')
  const token = page.getByRole('status', { name: /^Secret token of .+, shown$/ })
  await expect(token).toHaveText(conversation.rows[1]?.[1] ?? '')
  await look(page, 'webhook-sheet')
  await lookLarge(page, 'webhook-sheet')
  await page.keyboard.press('Escape')
  await expect(token).toHaveCount(0)
})

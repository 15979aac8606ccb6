/** Undo and redo, older versions, and the trash on the screens. */
import type { Locator, Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { focusedName, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { lookLarge } from './support/security.ts'
import { choosePerson } from './support/session.ts'
import {
  chooseType,
  createStore,
  fillService,
  goTo,
  passphrase,
  save,
  saveNew,
  startPracticeServer,
  statusBar,
} from './support/steps.ts'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((each) => each.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

const facebook = entryOf('facebook')
const twilio = entryOf('twilio')
const both = `Delete service ${facebook.name}, ${twilio.name}`

async function addService(page: Page, entry: TypeEntry): Promise<void> {
  await goTo(page, 'Messaging Services')
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function select(page: Page, ...names: string[]): Promise<void> {
  const boxes = names.map((name) => page.getByRole('checkbox', { name: `Select ${name}` }))
  // A list that is still the one of before would put another row under the click.
  for (const box of boxes) await expect(box).toBeVisible()
  for (const box of boxes) await box.click()
}

async function deleteServices(page: Page, ...names: string[]): Promise<void> {
  await goTo(page, 'Messaging Services')
  await select(page, ...names)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete', exact: true }).click()
  for (const name of names) await expect(rowOf(page, name)).toHaveCount(0)
}

/** Asks the router itself, past the screens. */
async function ask<Answer>(page: Page, procedure: string, input: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/rpc/${path}`, { method: 'POST', headers, body: body ?? '' })
      return response.json()
    },
    [procedure, JSON.stringify(input)],
  )
  if (answer.error) throw new Error(`${procedure}: ${answer.error.message}`)
  return answer.result.data
}

interface StoredService {
  readonly id: string
  readonly authentications: readonly { readonly authenticationId: string; readonly secret: string }[]
}

/** Marks of the service's secrets as the store has them. */
async function marksOf(page: Page, name: string): Promise<string[]> {
  const { authentications } = await ask<StoredService>(page, 'service.getByName', { name })
  return authentications.map(({ secret }) => secret)
}

const undo = (page: Page) => page.getByRole('button', { name: /^Undo: / })
const redo = (page: Page) => page.getByRole('button', { name: /^Redo: / })
const historyBlock = (page: Page) => page.getByRole('form', { name: 'History' })
const versions = (page: Page) => page.getByRole('list', { name: 'Versions' }).locator('> li')

async function openHistory(page: Page): Promise<void> {
  await historyBlock(page).getByRole('button', { name: 'History' }).click()
  await expect(versions(page).first()).toBeVisible()
}

async function restoreVersion(page: Page, version: Locator): Promise<void> {
  await version.getByRole('button', { name: /^Restore this version: / }).click()
  await expect(page.locator('ui5-dialog[open]').getByRole('table')).toBeVisible()
}

test('two deleted services come back by keyboard, after a reload, and from the trash', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await expect(undo(page)).toBeDisabled()
  await expect(redo(page)).toBeDisabled()
  await addService(page, facebook)
  await addService(page, twilio)
  await deleteServices(page, facebook.name, twilio.name)
  await expect(statusBar(page)).toContainText(`${facebook.name} and ${twilio.name} were deleted.`)
  await expect(page.getByRole('button', { name: new RegExp(`^Undo: ${both} \\(.+, .+\\)$`) })).toBeEnabled()

  await page.keyboard.press('Control+z')
  await expect(statusBar(page)).toContainText(`Undone: ${both}`)
  await expect(rowOf(page, facebook.name)).toBeVisible()
  await expect(rowOf(page, twilio.name)).toBeVisible()
  expect(await marksOf(page, facebook.name)).toEqual(['set', 'set'])
  await look(page, 'undone')

  await page.keyboard.press('Control+Shift+Z')
  await expect(statusBar(page)).toContainText(`Redone: ${both}`)
  await expect(rowOf(page, facebook.name)).toHaveCount(0)
  await expect(redo(page)).toBeDisabled()
  await page.keyboard.press('Control+y')
  await expect(statusBar(page)).toContainText('There is nothing to redo')

  await page.reload()
  await page.getByRole('button', { name: new RegExp(`^Undo: ${both} `) }).click()
  await expect(rowOf(page, twilio.name)).toBeVisible()
  await redo(page).click()
  await expect(rowOf(page, twilio.name)).toHaveCount(0)

  await goTo(page, 'Trash')
  await expect(page.getByText('2 deleted objects', { exact: true })).toBeVisible()
  await look(page, 'trash')
  // What comes back while its screen in the trash is open is shown where it is now.
  await rowOf(page, facebook.name).getByRole('link').click()
  await expect(versions(page)).toHaveCount(2)
  await undo(page).click()
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(facebook.connection)
  await redo(page).click()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
  await goTo(page, 'Trash')
  await select(page, facebook.name, twilio.name)
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(statusBar(page)).toContainText('2 objects were restored from the trash.')
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  await look(page, 'trash-empty')
  await goTo(page, 'Messaging Services')
  await expect(rowOf(page, facebook.name)).toBeVisible()
  expect(await marksOf(page, twilio.name)).toEqual(['set'])
})

test('a version with an older secret is restored, and undone versions are marked', async ({ page, host }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await createStore(page, host)
  await addService(page, facebook)
  const [[id = ''] = []] = facebook.rows
  await page.getByRole('button', { name: 'Replace Password / Secret, row 1' }).click()
  await page.getByRole('textbox', { name: 'Password / Secret, row 1' }).fill(`EAA${'another'.repeat(10)}`)
  await save(page)
  await expect(statusBar(page)).toContainText('No unsaved changes')
  await page
    .getByRole('textbox', { name: 'Service Connection' })
    .fill('https://graph.facebook.com/v21.0/me/messages')
  await page.getByRole('button', { name: 'Clear secret: Password / Secret, row 1' }).click()
  await save(page)
  await expect(statusBar(page)).toContainText('No unsaved changes')
  expect(await marksOf(page, facebook.name)).toEqual(['absent', 'set'])

  expect(asked.some((path) => path.includes('history.list'))).toBe(false)
  await openHistory(page)
  await expect(versions(page)).toHaveCount(3)
  const secret = (at: number) =>
    versions(page)
      .nth(at)
      .getByRole('row', { name: `Secret of ${id}` })
  await expect(secret(0)).toContainText('not set')
  await expect(secret(1)).toContainText('changed')
  await expect(versions(page).nth(0)).toContainText('As it is now')
  await expect(versions(page).nth(0).getByRole('button')).toHaveCount(0)
  await look(page, 'history')

  await restoreVersion(page, versions(page).nth(2))
  await expect(page.locator('ui5-dialog[open]').getByRole('row', { name: `Secret of ${id}` })).toContainText(
    'not set',
  )
  await expect(page.locator('ui5-dialog[open]')).toContainText(facebook.connection)
  await look(page, 'history-question')
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(statusBar(page)).toContainText(`Service "${facebook.name}" was restored as of`)
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(facebook.connection)
  expect(await marksOf(page, facebook.name)).toEqual(['set', 'set'])
  await expect(versions(page)).toHaveCount(4)

  await undo(page).click()
  await expect(versions(page).nth(0)).toContainText('Undone')
  await expect(versions(page).nth(1)).toContainText('As it is now')
  expect(await marksOf(page, facebook.name)).toEqual(['absent', 'set'])
  await look(page, 'history-undone')
})

test('undo does not overwrite typing, other edits, or names that are taken', async ({ page, host }) => {
  await createStore(page, host)
  await addService(page, twilio)
  await addService(page, facebook)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Second name')
  await save(page)
  await expect(page.getByRole('heading', { name: 'Second name', level: 1 })).toBeVisible()

  // In a field the shortcut belongs to the browser.
  await name.press('End')
  await page.keyboard.type('!')
  await page.keyboard.press('Control+z')
  await expect(name).toHaveValue('Second name')
  await expect(undo(page)).toHaveAccessibleName(/^Undo: Save service Second name/)

  // While a form has unsaved changes undo waits. Another window's undo leaves them alone, and save asks.
  await name.fill('My name')
  await expect(undo(page)).toBeDisabled()
  await expect(undo(page)).toHaveAccessibleName('Undo: save or cancel the form first')
  await ask(page, 'history.undo', {})
  await expect(name).toHaveValue('My name')
  await save(page)
  await expect(
    page.getByText('This was changed elsewhere since it was opened here.', { exact: false }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Discard my entries and show what is stored' }).click()
  await expect(name).toHaveValue(facebook.name)

  // Another window did something that this one has not shown yet.
  await expect(undo(page)).toHaveAccessibleName(/^Undo: Save service Support Facebook/)
  const { id } = await ask<StoredService>(page, 'service.getByName', { name: twilio.name })
  await ask(page, 'service.remove', { ids: [id] })
  await undo(page).click()
  await expect(statusBar(page)).toContainText('Something else was done in the store meanwhile')
  await expect(undo(page)).toHaveAccessibleName(new RegExp(`^Undo: Delete service ${twilio.name}`))

  // Undoing what made the object that is shown leads to the list.
  await undo(page).click()
  await expect(statusBar(page)).toContainText(`Undone: Delete service ${twilio.name}`)
  await undo(page).click()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
  await expect(rowOf(page, facebook.name)).toHaveCount(0)
  await expect(rowOf(page, twilio.name)).toBeVisible()

  await addService(page, facebook)
  await goTo(page, 'Trash')
  await select(page, facebook.name)
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Rename that one, then repeat.')
  await look(page, 'trash-name-taken')
})

test('undo waits for a form that is being filled, and asks before it takes a server away', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await startPracticeServer(page)
  await goTo(page, 'Messaging Services')
  await chooseType(page, twilio.type)
  await expect(undo(page)).toBeDisabled()
  await expect(redo(page)).toHaveAccessibleName('Redo: save or cancel the form first')
  await page.getByRole('button', { name: 'Messages', exact: false }).focus()
  await page.keyboard.press('Control+z')
  await expect(statusBar(page)).toContainText('Save or cancel the form first')
  await look(page, 'undo-waits')
  await page.getByRole('button', { name: 'Close', exact: true }).click()

  const question = page.getByRole('alertdialog', { name: 'Take server "Practice server" out of the store?' })
  await undo(page).click()
  await expect(question).toBeVisible()
  await look(page, 'undo-server')
  await page.keyboard.press('Escape')
  await goTo(page, 'Servers')
  await expect(rowOf(page, 'Practice server')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(rowOf(page, 'Practice server')).toHaveCount(0)

  await redo(page).click()
  await expect(page.getByRole('dialog', { name: 'Bring server "Practice server" back?' })).toBeVisible()
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await expect(rowOf(page, 'Practice server')).toBeVisible()
})

test('the trash is sorted, filtered and copied as the other lists are', async ({ page, host }) => {
  await createStore(page, host)
  const logonName = 'hook.a'
  const draft = {
    firstName: 'Hook',
    lastName: 'Twilio',
    logonName,
    password: 'a-long-sample-password',
    use: [],
  }
  const { id } = await ask<{ id: string }>(page, 'user.save', { id: null, draft })
  await addService(page, facebook)
  await addService(page, twilio)
  await deleteServices(page, twilio.name)
  await ask(page, 'user.remove', { ids: [id] })
  await deleteServices(page, facebook.name)

  await goTo(page, 'Trash')
  const names = () => page.locator('ui5-table-row ui5-link').allTextContents()
  await expect.poll(names).toEqual([facebook.name, logonName, twilio.name])
  const header = (name: string) => page.getByRole('columnheader', { name })
  await expect(header('Deleted')).toHaveAttribute('aria-sort', 'descending')
  await header('Deleted').getByRole('button').click()
  await expect.poll(names).toEqual([twilio.name, logonName, facebook.name])
  await header('Name').getByRole('button').click()
  await expect.poll(names).toEqual([logonName, twilio.name, facebook.name])

  await select(page, logonName)
  await page.getByRole('combobox', { name: 'Kind', exact: true }).click()
  await page.getByRole('option', { name: 'Services only', exact: true }).click()
  await expect.poll(names).toEqual([twilio.name, facebook.name])
  await select(page, facebook.name)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy rows to the clipboard' }).click()
  await expect(statusBar(page)).toContainText('2 rows were copied')
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(copied[0]).toBe('Name\tKind\tDeleted\tBy')
  expect(copied.slice(1).map((line) => line.split('\t').slice(0, 2))).toEqual([
    [facebook.name, 'Service'],
    [logonName, 'User'],
  ])
  await look(page, 'trash-filtered')
  await lookLarge(page, 'trash-filtered')

  // What a filter hides stays selected, as below the list it says.
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(statusBar(page)).toContainText('2 objects were restored from the trash.')
  await expect.poll(names).toEqual([twilio.name])
  await goTo(page, 'Users')
  await expect(rowOf(page, logonName)).toBeVisible()
  await goTo(page, 'Trash')
  await expect(header('Name')).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'Empty trash' }).click()
  await page.getByRole('button', { name: 'Forget for good' }).click()
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
})

test('the trash is emptied after a question, and an auditor only looks', async ({ page, host }) => {
  await createStore(page, host)
  await addService(page, facebook)
  await addService(page, twilio)
  await startPracticeServer(page)
  await openHistory(page)
  await expect(versions(page)).toHaveCount(1)
  await look(page, 'history-server')
  await deleteServices(page, facebook.name, twilio.name)
  await ask(page, 'person.add', { name: 'Reader', role: 'auditor', passphrase: `${passphrase} again` })

  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await choosePerson(page, 'Reader')
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(`${passphrase} again`)
  await page.keyboard.press('Enter')
  await goTo(page, 'Trash')
  await expect(page.getByText('2 deleted objects', { exact: true })).toBeVisible()
  await expect(undo(page)).toBeDisabled()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Empty trash' })).toHaveCount(0)
  await rowOf(page, facebook.name).getByRole('link').click()
  await expect(versions(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^Restore/ })).toHaveCount(0)
  await look(page, 'trash-auditor')

  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await choosePerson(page, 'Administrator')
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.keyboard.press('Enter')
  await goTo(page, 'Trash')
  await page.getByRole('button', { name: 'Empty trash' }).click()
  await expect(page.getByRole('alertdialog', { name: 'Forget 2 deleted objects for good?' })).toBeVisible()
  await look(page, 'trash-question')
  await page.getByRole('button', { name: 'Forget for good' }).click()
  await expect(statusBar(page)).toContainText('The trash was emptied: 2 objects were forgotten.')
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
})

test('by keyboard alone: delete, undo, restore a version, restore from the trash', async ({ page, host }) => {
  await createStore(page, host)
  await addService(page, facebook)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Second name')
  await saveNew(page)
  await goTo(page, 'Messaging Services')
  const press = async (name: string | RegExp, key = 'Enter') => {
    await tabTo(page, name)
    await page.keyboard.press(key)
  }

  await press(/^Second name/, 'Space')
  await press('Delete')
  await expect(page.getByRole('alertdialog', { name: 'Delete 1 service?' })).toBeVisible()
  await press('Delete')
  await expect(rowOf(page, 'Second name')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(rowOf(page, 'Second name')).toBeVisible()

  await press(/^Second name/)
  await expect(page.getByRole('heading', { name: 'Second name', level: 1 })).toBeFocused()
  await press('History', 'Space')
  await expect(versions(page)).toHaveCount(3)
  await press(/^Restore this version: Save service Support Facebook/)
  await expect(page.locator('ui5-dialog[open]').getByRole('table')).toBeVisible()
  await expect.poll(() => focusedName(page)).toBe('Restore')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()
  await expect(versions(page)).toHaveCount(4)

  await press(/^Undo: Restore service Support Facebook/)
  await expect(page.getByRole('heading', { name: 'Second name', level: 1 })).toBeVisible()

  await goTo(page, 'Messaging Services')
  await press(/^Second name/, 'Space')
  await press('Delete')
  await expect(page.getByRole('alertdialog', { name: 'Delete 1 service?' })).toBeVisible()
  await press('Delete')
  await expect(rowOf(page, 'Second name')).toHaveCount(0)
  await press(/^Messages/)
  await press('Messaging Services', 'End')
  await expect.poll(() => focusedName(page)).toBe('Audit')
  for (const _above of ['People and Keys', 'Security', 'Backups', 'Trash'])
    await page.keyboard.press('ArrowUp')
  await expect.poll(() => focusedName(page)).toBe('Trash')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeFocused()
  await press(/^Second name/, 'Space')
  await press('Restore')
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  expect(await marksOf(page, 'Second name')).toEqual(['set', 'set'])
})

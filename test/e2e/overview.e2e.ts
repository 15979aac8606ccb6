/** The first look: numbers before and after a push, the way from each to what is behind it, and the findings. */
import type { Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { focusedField, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import {
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  passphrase,
  pushAll,
  save,
  startPracticeServer,
} from './support/steps.ts'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((each) => each.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

function withoutSecret(entry: TypeEntry): TypeEntry {
  return { ...entry, rows: entry.rows.map(([id]) => [id, ''] as const) }
}

const tile = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first()

async function addService(page: Page, entry: TypeEntry): Promise<void> {
  await goTo(page, 'Messaging Services')
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
}

test('after the store is made the overview says what to do first', async ({ page, host }) => {
  await page.goto(host.url)
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Create the store' }).click()
  await page.getByRole('checkbox', { name: 'I have written it down' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  const steps = tile(page, 'First steps').getByRole('listitem')
  await expect(steps).toHaveCount(3)
  await expect(page.getByRole('img', { name: 'To do' })).toHaveCount(3)
  await expect(page.getByText('No findings: nothing in the store is doubtful.')).toBeVisible()
  await look(page, 'overview-empty')
  await tabTo(page, 'Start the practice server')
  await page.keyboard.press('Enter')
  await expect(tile(page, 'First steps').getByRole('img', { name: 'Done' })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Start the practice server' })).toBeHidden()
})

test('numbers before and after a push, and the way from them', async ({ page, host }) => {
  await createStore(page, host)
  await addService(page, entryOf('facebook'))
  await addService(page, withoutSecret(entryOf('twilio')))
  await startPracticeServer(page)
  await goTo(page, 'Overview')
  await expect(
    page.getByRole('img', { name: /^2 services by readiness: .*Something is missing: [12]/ }),
  ).toBeVisible()
  const servers = tile(page, 'Servers')
  await expect(servers.getByRole('link', { name: 'Practice server: 2 to push' })).toBeVisible()
  await expect(servers.getByText('2 new, 0 changed')).toBeVisible()
  await expect(tile(page, 'Last runs')).toContainText('Nothing was pushed yet.')
  await expect(tile(page, 'Oldest secrets')).toContainText('today')
  await look(page, 'overview')

  // By keyboard to the server's push, and from the finished push back to the numbers.
  await tabTo(page, 'Practice server: 2 to push')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Push', level: 1 })).toBeVisible()
  await compare(page)
  await pushAll(page, 2)
  await goTo(page, 'Overview')
  await expect(servers.getByRole('link', { name: 'Practice server: Nothing to push' })).toBeVisible()
  await expect(servers.getByRole('link', { name: 'Practice server: No drift seen' })).toBeVisible()
  await expect(tile(page, 'First steps')).toBeHidden()
  const runs = page.getByRole('list', { name: 'The last runs, the oldest on the left' })
  await expect(runs.getByRole('listitem')).toHaveCount(1)
  await tile(page, 'Oldest secrets').scrollIntoViewIfNeeded()
  await look(page, 'overview-pushed')
  await runs
    .getByRole('listitem')
    .getByRole('link', { name: /store and server agree, 2 of 2 steps done/ })
    .click()
  await expect(page.getByRole('heading', { name: /Practice server/, level: 1 })).toBeVisible()
  await goTo(page, 'Overview')

  await tile(page, 'Messaging services').getByRole('link', { name: 'Something is missing' }).click()
  await expect(page.getByRole('heading', { name: 'Services that miss something', level: 1 })).toBeVisible()
  await expect(page.getByText(/^The secret of AC.* is missing\./)).toBeVisible()
  await look(page, 'overview-services')
  await page.getByText(entryOf('twilio').name, { exact: true }).click()
  await expect(page.getByRole('heading', { name: entryOf('twilio').name, level: 1 })).toBeVisible()
  await goTo(page, 'Overview')
  await tile(page, 'Oldest secrets').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: entryOf('facebook').name, level: 1 })).toBeVisible()
})

test('at 200 % text the overview is one column and still without violations', async ({ page, host }) => {
  await createStore(page, host)
  await addService(page, entryOf('facebook'))
  await startPracticeServer(page)
  for (let steps = 0; steps < 3; steps += 1) {
    await page.getByRole('button', { name: 'Personalize' }).click()
    await page.getByRole('menuitem', { name: 'Larger text' }).click()
  }
  await page.reload()
  await page.goto(new URL('/#/overview', host.url).href)
  const left = async (name: string) => (await tile(page, name).boundingBox())?.x
  await expect(tile(page, 'Findings')).toBeVisible()
  const first = await left('Messaging services')
  for (const name of ['First steps', 'Servers', 'Last runs', 'Oldest secrets', 'Findings'])
    expect(await left(name)).toBe(first)
  await look(page, 'overview-large-text')
})

test('findings: from the overview to the field of the object', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'Findings')
  await expect(page.getByRole('heading', { name: 'No findings' })).toBeVisible()
  await addService(page, { ...entryOf('facebook'), rows: [['104829561234567', '']] })
  await goTo(page, 'Users')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'First Name' }).fill('Hook')
  await page.getByRole('textbox', { name: 'Last Name' }).fill('Facebook')
  await page.getByRole('textbox', { name: 'Logon Name' }).fill('hook.facebook')
  await save(page)
  await expect(page.getByRole('heading', { name: 'hook.facebook', level: 1 })).toBeVisible()
  await goTo(page, 'Overview')
  await tile(page, 'Findings').getByRole('link', { name: 'Warnings' }).click()
  await expect(page.getByRole('heading', { name: 'Findings', level: 1 })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '2 findings' })).toBeVisible()
  await look(page, 'findings')

  const search = page.getByRole('searchbox', { name: 'Search findings' })
  await search.fill('hook.facebook')
  await expect(page.getByRole('status').filter({ hasText: '1 finding' })).toBeVisible()
  await search.fill('nothing like this')
  await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Services only', exact: true }).click()
  await expect(page.getByText('hook.facebook', { exact: true })).toHaveCount(0)
  await tabTo(page, new RegExp(`^${entryOf('facebook').name}`))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: entryOf('facebook').name, level: 1 })).toBeVisible()
  await expect.poll(() => focusedField(page)).toBe('authentications[0].secret')
})

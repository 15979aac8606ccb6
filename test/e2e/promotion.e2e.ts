/** From test to production: what production has of its own is asked for by name, and a secret of test is refused. */
import type { Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect } from './support/host.ts'
import { focusedName } from './support/keys.ts'
import { look } from './support/look.ts'
import { startPractice } from './support/practice.ts'
import { addServer, test as base } from './support/practiceServer.ts'
import { lookLarge } from './support/security.ts'
import { everythingOn } from './support/session.ts'
import { chooseType, compare, createStore, fillService, goTo, save, saveNew } from './support/steps.ts'

const test = base.extend<{ production: Awaited<ReturnType<typeof startPractice>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  production: async ({}, use) => {
    const production = await startPractice()
    await use(production)
    production.stop()
  },
})

const url = 'https://production.example.com/send'
const [firstSecret, secondSecret] = ['example production secret 1', 'example production secret 2']
const taken = 'https://changed.example.com/send'

const entry = entries.find(({ type }) => type === 'facebook')
if (!entry) throw new Error('no entry of type facebook')
const [[firstId = '', testSecret = ''] = [], [secondId = ''] = []] = entry.rows

async function pushAs(page: Page, server: string): Promise<void> {
  await page.getByRole('button', { name: /^Push .* …$/ }).click()
  await page.getByRole('button', { name: new RegExp(`^Push .* to ${server}$`) }).click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()
}

function secretField(page: Page, id: string) {
  return page.getByRole('textbox', { name: `Secret of ${id} of ${entry?.name} on Production` })
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('objects of test reach production with its own URL, IDs and secrets', async ({
  page,
  host,
  practice,
  production,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await saveNew(page)
  await goTo(page, 'Promotion')
  await expect(page.getByRole('heading', { name: 'Promotion needs two servers' })).toBeVisible()
  await addServer(page, practice)
  await addServer(page, production, 'Production')
  await goTo(page, 'Push')
  await choose(page, 'Server', 'Test server')
  await compare(page)
  await pushAs(page, 'Test server')

  await goTo(page, 'Promotion')
  await choose(page, 'Promote to', 'Production')
  await look(page, 'promotion-source')
  await page.getByRole('button', { name: 'Promote from "Test server" to "Production"' }).click()
  await page.getByRole('checkbox', { name: `Promote ${entry.name}` }).click()
  await expect(page.getByText('5 values are missing.', { exact: false })).toBeVisible()
  await look(page, 'promotion-missing')

  await page.getByRole('button', { name: 'Compare and push' }).click()
  await compare(page)
  for (const missing of [`no value for the URL ${entry.connection}`, `no secret for "${entry.name}"`]) {
    await expect(page.getByRole('cell', { name: missing }).first()).toBeVisible()
  }
  await expect(page.getByRole('button', { name: /^Push .* …$/ })).toBeHidden()
  await page.getByRole('button', { name: 'Promotion', exact: true }).click()

  await page.getByRole('button', { name: `URL ${entry.connection}: go to the field`, exact: false }).click()
  await page.keyboard.type('no URL')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This is no complete URL.', { exact: false }).first()).toBeVisible()
  await page.getByRole('textbox', { name: `On Production, in place of ${entry.connection}` }).fill(url)
  await page.getByRole('textbox', { name: `On Production, in place of ${firstId}` }).fill('998877665544332')
  await page.getByRole('button', { name: `Same on both: ${secondId}` }).click()
  await secretField(page, firstId).fill(testSecret)
  await secretField(page, secondId).fill(secondSecret)
  await page.getByRole('treeitem', { name: 'Push', exact: true }).click()
  await expect(
    page.getByText('There are unsaved changes in the values for "Production"', { exact: false }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('There are unsaved changes in', { exact: false })).toBeHidden()
  await page.keyboard.press('Control+s')
  await expect(
    page.getByText('is one that the store or the source of server', { exact: false }).first(),
  ).toBeVisible()
  await expect(page.getByText('1 value is missing.', { exact: false })).toBeVisible()
  await look(page, 'promotion-refused')
  await secretField(page, firstId).fill(firstSecret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('No value is missing', { exact: false })).toBeVisible()
  const shown = await everythingOn(page)
  for (const secret of [testSecret, firstSecret, secondSecret]) expect(shown).not.toContain(secret)
  await look(page, 'promotion')

  await page.getByRole('button', { name: 'Compare and push' }).click()
  await compare(page)
  await pushAs(page, 'Production')
  const there = await production.service()
  expect(there).toMatchObject({ name: entry.name, serviceConnection: url })
  const text = JSON.stringify(there)
  for (const id of ['998877665544332', secondId]) expect(text).toContain(id)
  for (const own of [firstId, testSecret]) expect(text).not.toContain(own)
  expect(await practice.service()).toMatchObject({ serviceConnection: entry.connection })

  await production.change({ serviceConnection: taken })
  await page.getByRole('button', { name: 'Compare again' }).click()
  await expect(page.getByText('Mine (promoted)')).toBeVisible()
  await look(page, 'promotion-conflict')
})

test('a row that production does not have, and a value that is taken back', async ({
  page,
  host,
  practice,
  production,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await addServer(page, practice)
  await addServer(page, production, 'Production')
  await goTo(page, 'Push')
  await choose(page, 'Server', 'Test server')
  await compare(page)
  await pushAs(page, 'Test server')
  await goTo(page, 'Promotion')
  await choose(page, 'Promote to', 'Test server')
  await page.getByRole('button', { name: 'Promote from "Production" to "Test server"' }).click()
  await choose(page, 'Promote to', 'Production')
  await page.getByRole('button', { name: 'Promote from "Test server" to "Production"' }).click()
  await expect(page.getByText('a server is either a source or a target', { exact: false })).toBeVisible()
  await choose(page, 'Promote to', 'Test server')
  await page.getByRole('button', { name: 'Change …' }).click()
  await choose(page, 'Source', 'None: it gets the objects of the store')
  await page.getByRole('button', { name: 'End promotion to "Test server"' }).click()
  await choose(page, 'Promote to', 'Production')
  await page.getByRole('button', { name: 'Promote from "Test server" to "Production"' }).click()

  await page.getByRole('searchbox', { name: 'Search by name' }).fill('nothing like it')
  await expect(page.getByRole('checkbox', { name: `Promote ${entry.name}` })).toBeHidden()
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('face')
  await page.getByRole('button', { name: 'Promote all shown (1)' }).click()
  await page.getByRole('button', { name: `Exceptions for ${entry.name}` }).click()
  await page.getByRole('checkbox', { name: `${secondId} is not on Production` }).click()
  await page.getByRole('textbox', { name: `ID on Production for ${firstId}` }).fill('own-id')
  await look(page, 'promotion-exceptions')
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(`Not on "Production": ${secondId}`)).toBeVisible()
  await expect(page.getByText('2 values are missing.', { exact: false })).toBeVisible()
  await secretField(page, firstId).fill(firstSecret)
  await page.getByRole('button', { name: `Same on both: ${entry.connection}` }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('No value is missing', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Compare and push' }).click()
  await compare(page)
  await pushAs(page, 'Production')
  const text = JSON.stringify(await production.service())
  expect(text).toContain('own-id')
  expect(text).not.toContain(firstId)
  expect(text).not.toContain(secondId)

  await goTo(page, 'Overview')
  const oldest = page.getByRole('region', { name: 'Oldest secrets', exact: true })
  await look(page, 'overview-own-secret')
  await lookLarge(page, 'overview-own-secret', oldest)
  await oldest.getByRole('link', { name: `${firstId} on Production of ${entry.name}` }).click()
  await expect(page.getByRole('heading', { name: 'Promotion', level: 1 })).toBeVisible()
  await expect
    .poll(() => focusedName(page))
    .toBe(`Replace Secret of ${firstId} of ${entry.name} on Production`)

  await page.getByRole('button', { name: `Exceptions for ${entry.name}` }).click()
  await page.getByRole('checkbox', { name: `Forget: Secret of ${secondId}` }).click()
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('2 values are missing.', { exact: false })).toBeVisible()
})

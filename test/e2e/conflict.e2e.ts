/** Fields changed on both sides are shown one by one, decided together and one by one; then the server agrees. */
import type { Locator, Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect } from './support/host.ts'
import { focusedName } from './support/keys.ts'
import { look } from './support/look.ts'
import { addServer, test } from './support/practiceServer.ts'
import {
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  openService,
  save,
  saveNew,
} from './support/steps.ts'

function facebook(): TypeEntry {
  const entry = entries.find(({ type }) => type === 'facebook')
  if (!entry) throw new Error('no entry of type facebook')
  return entry
}

async function push(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Push|Take over).* …$/ }).click()
  await page.getByRole('button', { name: /^(Push .* to|Take over from) Test server$/ }).click()
  await expect(
    page.getByText('Done. A second comparison found nothing left to do', { exact: false }),
  ).toBeVisible()
}

function fieldEntry(page: Page, field: string): Locator {
  return page
    .getByRole('list', { name: 'Conflicts' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: field, exact: true, level: 4 }) })
    .last()
}

test('a conflict is shown per field, decided on the screen, and then both sides agree', async ({
  page,
  host,
  practice,
}) => {
  const entry = facebook()
  const mine = 'https://graph.facebook.com/v20.0/me/messages'
  const theirs = 'https://graph.facebook.com/v21.0/me/messages'
  const secret = `EAA${'example'.repeat(10)}3`
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await saveNew(page)
  await addServer(page, practice)
  await goTo(page, 'Push')
  await compare(page)
  await push(page)

  // Both sides change the name, the connection and the second row, each in its own way.
  const { authentications } = await practice.service()
  if (!Array.isArray(authentications)) throw new Error('the server keeps rows elsewhere')
  await practice.change({
    name: 'Theirs',
    serviceConnection: theirs,
    authentications: authentications.slice(0, 1),
  })
  await openService(page, entry.name)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
  await page.getByRole('textbox', { name: 'Service Connection' }).fill(mine)
  await page.getByRole('button', { name: 'Replace Secret, row 2' }).click()
  await page.getByRole('textbox', { name: 'Secret, row 2' }).fill(secret)
  await save(page)
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()

  await goTo(page, 'Push')
  await compare(page)
  await expect(page.getByText('3 conflicts to decide')).toBeVisible()
  const connection = fieldEntry(page, 'Service Connection')
  await expect(connection).toContainText(entry.connection)
  await expect(connection).toContainText(mine)
  await expect(connection).toContainText(theirs)
  await expect(page.getByRole('button', { name: /^Push \d/ })).toHaveCount(0)
  const row = fieldEntry(page, `Secret of ${entry.rows[1]?.[0]}`)
  await expect(row).toContainText(
    'Take theirs: the next push removes this row and its secret from the store.',
  )
  await row.scrollIntoViewIfNeeded()
  await look(page, 'conflicts')

  // One side for all of them is asked for with their number and what is lost; afterwards one is changed.
  await page.getByRole('button', { name: 'Take theirs for all 3 conflicts shown …' }).click()
  await expect(page.getByText('1 secret of the store is emptied or removed', { exact: false })).toBeVisible()
  await look(page, 'conflicts-all')
  await page.keyboard.press('Escape')
  await expect(page.getByText('3 conflicts are left.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine for all 3 conflicts shown …' }).click()
  await expect(page.getByRole('dialog', { name: 'Keep mine for 3 conflicts?' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine for all 3 conflicts shown', exact: true }).click()
  await expect(page.getByText('All conflicts are decided.')).toBeVisible()
  await expect.poll(() => focusedName(page)).toContain('All conflicts are decided.')
  await page.getByRole('button', { name: /^Take theirs: .*, Name$/ }).click()
  await expect(fieldEntry(page, 'Name')).toContainText("the store's value is replaced at the next push.")
  await look(page, 'conflicts-decided')
  await page.getByRole('button', { name: 'Compare again' }).last().click()
  await expect(page.getByText('3 conflicts to decide')).toHaveCount(0)
  await push(page)

  const pushed = await practice.service()
  expect(pushed).toMatchObject({ name: 'Theirs', serviceConnection: mine })
  expect(pushed['authentications']).toHaveLength(2)
  await openService(page, 'Theirs')
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(mine)
})

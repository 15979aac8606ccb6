/** Fields changed on both sides are shown one by one and decided on the screen; then the server agrees. */
import type { Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect } from './support/host.ts'
import { look } from './support/look.ts'
import { addServer, test } from './support/practiceServer.ts'
import { chooseType, compare, createStore, fillService, goTo, openService, save } from './support/steps.ts'

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

test('a conflict is shown per field, decided on the screen, and then both sides agree', async ({
  page,
  host,
  practice,
}) => {
  const entry = facebook()
  const mine = 'https://graph.facebook.com/v20.0/me/messages'
  const theirs = 'https://graph.facebook.com/v21.0/me/messages'
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await addServer(page, practice)
  await goTo(page, 'Push')
  await compare(page)
  await push(page)

  // Both sides change the name and the connection, each in its own way.
  await practice.change({ name: 'Theirs', serviceConnection: theirs })
  await openService(page, entry.name)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
  await page.getByRole('textbox', { name: 'Service Connection' }).fill(mine)
  await save(page)
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()

  await goTo(page, 'Push')
  await compare(page)
  await expect(page.getByText('2 conflicts to decide')).toBeVisible()
  const connection = page.getByRole('listitem').filter({ has: page.getByText(/: Service Connection$/) })
  await expect(connection).toContainText(entry.connection)
  await expect(connection).toContainText(mine)
  await expect(connection).toContainText(theirs)
  await expect(page.getByRole('button', { name: /^Push \d/ })).toHaveCount(0)
  await look(page, 'conflicts')
  await page.getByRole('button', { name: /^Keep mine: .*, Service Connection$/ }).click()
  await expect(page.getByText('1 conflict is left.')).toBeVisible()
  await page.getByRole('button', { name: /^Take theirs: .*, Name$/ }).click()
  await expect(page.getByText('All conflicts are decided.')).toBeVisible()
  await look(page, 'conflicts-decided')
  await page.getByRole('button', { name: 'Compare again' }).last().click()
  await expect(page.getByText('2 conflicts to decide')).toHaveCount(0)
  await push(page)

  expect(await practice.service()).toMatchObject({ name: 'Theirs', serviceConnection: mine })
  await openService(page, 'Theirs')
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(mine)
})

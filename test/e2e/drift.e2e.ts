/** What others changed on a server is shown, counted in the navigation, and settled object by object. */
import { entries } from './support/entries.ts'
import { expect } from './support/host.ts'
import { look } from './support/look.ts'
import { addServer, test } from './support/practiceServer.ts'
import { chooseType, compare, createStore, fillService, goTo, openService, save } from './support/steps.ts'

const theirs = 'https://graph.facebook.com/v21.0/me/messages'
const later = 'https://graph.facebook.com/v22.0/me/messages'

test('drift is seen by a pull, adopted, and the next one overwritten', async ({ page, host, practice }) => {
  const entry = entries.find(({ type }) => type === 'facebook')
  if (!entry) throw new Error('no entry of type facebook')
  await createStore(page, host)
  await goTo(page, 'Drift')
  await expect(page.getByText('Add the Contact Pro server first.')).toBeVisible()
  await chooseTypeFromList()
  await addServer(page, practice)
  await goTo(page, 'Push')
  await compare(page)
  await page.getByRole('button', { name: /^Push .* …$/ }).click()
  await page.getByRole('button', { name: /^Push .* to Test server$/ }).click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()
  await practice.change({ serviceConnection: theirs })
  await goTo(page, 'Drift')
  await expect(page.getByText('No drift: the server is as it was agreed.')).toBeVisible()
  await page.getByRole('button', { name: 'Pull now' }).click()
  await expect(page.getByText('1 object moved on the server.')).toBeVisible()
  await expect(page.getByRole('cell', { name: theirs })).toBeVisible()
  await expect(page.getByRole('treeitem', { name: 'Drift (1)' })).toBeVisible()
  await look(page, 'drift')
  await page.getByRole('button', { name: `Adopt into the store: ${entry.name}` }).click()
  await expect(page.getByText('No drift: the server is as it was agreed.')).toBeVisible()
  await expect(page.getByRole('treeitem', { name: 'Drift', exact: true })).toBeVisible()
  await openService(page, entry.name)
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(theirs)
  await practice.change({ serviceConnection: later })
  await page.getByRole('treeitem', { name: /^Drift/ }).click()
  await page.getByRole('button', { name: 'Pull now' }).click()
  await page.getByRole('button', { name: `Overwrite at the next push: ${entry.name}` }).click()
  await expect(page.getByText('Decided: the store wins at the next push')).toBeVisible()
  await page.getByRole('button', { name: 'Compare and push' }).click()
  await compare(page)
  await page.getByRole('button', { name: /^Push .* …$/ }).click()
  await page.getByRole('button', { name: /^Push .* to Test server$/ }).click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()
  expect((await practice.service())['serviceConnection']).toBe(theirs)

  async function chooseTypeFromList(): Promise<void> {
    if (!entry) return
    await goTo(page, 'Messaging Services')
    await chooseType(page, entry.type)
    await fillService(page, entry)
    await save(page)
  }
})

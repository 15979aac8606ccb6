/** What a push may break is asked for once more: each delete by its name, and changes outside the change windows. */
import { expect } from './support/host.ts'
import { look } from './support/look.ts'
import { addServer, test } from './support/practiceServer.ts'
import { compare, createStore, goTo, save, statusBar } from './support/steps.ts'

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const old = { name: 'Old Wavy', type: 'wavy', serviceConnection: 'https://wavy.example.com' }

test('deletes are ticked one by one, and a change outside the windows as well', async ({
  page,
  host,
  practice,
}) => {
  await practice.add(old)
  await practice.add({ ...old, name: 'Older Wavy' })
  await createStore(page, host)
  await addServer(page, practice)
  await page.getByRole('button', { name: 'Add change window' }).click()
  // Only the day after tomorrow is left: never now, whatever the zone.
  const keep = days[(new Date().getUTCDay() + 3) % 7]
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']) {
    const box = page.getByRole('checkbox', { name: day })
    if ((await box.isChecked()) !== (day === keep)) await box.click()
  }
  await save(page)
  await expect(statusBar(page)).toContainText('Server "Test server" was saved.')
  await goTo(page, 'Push')
  await compare(page)
  await expect(page.getByText('2 objects only on the server')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Push .* …$/ })).toBeHidden()
  await page.getByRole('checkbox', { name: 'Also delete services that only the server has' }).click()
  await compare(page)
  await page.getByRole('button', { name: /^Push 2 steps .* …$/ }).click()
  const confirm = page.getByRole('button', { name: 'Push 2 steps to Test server', exact: true })
  await expect(confirm).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Delete Old Wavy' }).click()
  await page.getByRole('checkbox', { name: 'Delete Older Wavy' }).click()
  await expect(confirm).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Change existing objects now all the same' }).click()
  await look(page, 'push-deletes')
  await page.getByRole('checkbox', { name: 'Delete Older Wavy' }).click()
  await expect(confirm).toBeDisabled()
  expect(await practice.names()).toEqual(['Old Wavy', 'Older Wavy'])
  await page.getByRole('checkbox', { name: 'Delete Older Wavy' }).click()
  await confirm.click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()
  expect(await practice.names()).toEqual([])
})

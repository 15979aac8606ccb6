/** A push never hides what is wrong with what it sends, nor shows an old result for new changes. */
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { callPast } from './support/session.ts'
import {
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  saveNew,
  startPracticeServer,
} from './support/steps.ts'

const [entry] = entries
if (!entry) throw new Error('no entries')

test('a service that cannot work is named in the plan and in the question; its result goes when it was seen', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await goTo(page, 'Messaging Services')
  await chooseType(page, entry.type)
  await fillService(page, { ...entry, rows: entry.rows.map(([id]) => [id, ''] as const) })
  await saveNew(page)
  await startPracticeServer(page)
  await goTo(page, 'Push')
  await compare(page)
  const row = page.getByRole('row', { name: /Password, row 1 Warning: The row has no secret/ })
  await expect(row).toContainText(entry.name)
  await look(page, 'push-findings')
  await page.getByRole('button', { name: 'Push 1 step to Practice server …', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Push to Practice server?' })).toBeVisible()
  await expect(page.getByText(/^1 object is sent although/)).toContainText(entry.name)
  await look(page, 'push-findings-question')
  await page.getByRole('button', { name: 'Push 1 step to Practice server', exact: true }).click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()

  const user = { firstName: 'Hook', lastName: 'Line', logonName: 'hook.line', use: ['messagingService'] }
  expect(await callPast(page, 'user.save', { id: null, draft: user })).not.toContain('"error"')
  await page.reload()
  await expect(page.getByText('Done. A second comparison')).toBeVisible()
  await expect(page.getByText('Since then 1 object waits for a push.')).toBeVisible()
  await goTo(page, 'Users')
  await goTo(page, 'Push')
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toBeVisible()
  await expect(page.getByText('Done. A second comparison')).toBeHidden()
})

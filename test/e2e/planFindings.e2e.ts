/** A push never hides what is wrong with what it sends, nor shows an old result for new changes. */
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import {
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  openService,
  save,
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
  await save(page)
  await startPracticeServer(page)
  await goTo(page, 'Push')
  await compare(page)
  const findings = page.getByRole('form', { name: 'Wrong or missing' })
  await expect(
    findings.getByRole('row', { name: new RegExp(`${entry.name}.*Warning`) }).first(),
  ).toBeVisible()
  await look(page, 'push-findings')
  await page.getByRole('button', { name: /^Push 1 step to/ }).click()
  const question = page.getByRole('dialog')
  await expect(question.getByText(/^1 object is sent although/)).toContainText(entry.name)
  await look(page, 'push-findings-question')
  await question.getByRole('button', { name: /^Push 1 step to/ }).click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()

  await openService(page, entry.name)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`${entry.name} 2`)
  await save(page)
  await goTo(page, 'Push')
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toBeVisible()
  await expect(page.getByText('Done. A second comparison')).toBeHidden()
  // The way back leads to the result all the same: it says what it does not know of.
  await page.goBack()
  await page.goBack()
  await page.goBack()
  await expect(page.getByText('Done. A second comparison')).toBeVisible()
  await expect(page.getByText('Since then 1 object waits for a push.')).toBeVisible()
})

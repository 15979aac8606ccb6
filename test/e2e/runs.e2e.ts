/** The journal on the screen: runs and their steps, as files, and a run taken back on the server and in the store. */
import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect } from './support/host.ts'
import { focusedName, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import type { Practice } from './support/practice.ts'
import { addServer, test } from './support/practiceServer.ts'
import { addPerson, lock, lookLarge, unlock } from './support/security.ts'
import {
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  openService,
  save,
  speakEnglish,
  speakGerman,
  statusBar,
} from './support/steps.ts'

const later = 'https://graph.facebook.com/v21.0/me/messages'
const agreed = 'Done. A second comparison found nothing left to do'
const auditor = { name: 'Audit Desk', role: 'Auditor', passphrase: 'granite lantern orbit meadow' } as const

function facebook() {
  const entry = entries.find(({ type }) => type === 'facebook')
  if (!entry) throw new Error('no entry of type facebook')
  return entry
}

async function push(page: Page): Promise<void> {
  await goTo(page, 'Push')
  await compare(page)
  await page.getByRole('button', { name: /^Push .* …$/ }).click()
  await page.getByRole('button', { name: /^Push .* to Test server$/ }).click()
  await expect(page.getByText(agreed)).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
}

/** One run that created the service, and one that changed its connection. */
async function pushTwice(page: Page, practice: Practice): Promise<void> {
  const entry = facebook()
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(statusBar(page)).toContainText(`"${entry.name}" was saved`)
  await addServer(page, practice)
  await push(page)
  await openService(page, entry.name)
  await page.getByRole('textbox', { name: 'Service Connection' }).fill(later)
  await save(page)
  await expect(statusBar(page)).toContainText(`"${entry.name}" was saved`)
  await push(page)
}

async function handed(page: Page, button: string): Promise<{ download: Download; text: string }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await coming
  return { download, text: readFileSync(await download.path(), 'utf8') }
}

test('a run is read, handed over as files, and taken back', async ({ page, host, practice }) => {
  const entry = facebook()
  const secrets = entry.rows.map(([, secret]) => secret)
  await createStore(page, host)
  await goTo(page, 'Runs')
  await expect(page.getByText('Add the Contact Pro server first.')).toBeVisible()
  await goTo(page, 'Messaging Services')
  await pushTwice(page, practice)
  await expect(page.getByRole('button', { name: 'All runs (2) of Test server' })).toBeVisible()
  await look(page, 'push-latest-runs')
  await page.getByRole('button', { name: 'All runs (2) of Test server' }).click()
  await expect(page.getByRole('heading', { name: 'Runs', level: 1 })).toBeFocused()
  await expect(page.getByText('2 runs', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('row', { name: /Test server Push Store and server agreed 1 done Administrator/ }),
  ).toHaveCount(2)
  await look(page, 'runs')
  await lookLarge(page, 'runs')

  await page.getByRole('row', { name: /Push/ }).first().getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Push to Test server', level: 1 })).toBeFocused()
  await page.getByRole('button', { name: `1 field of ${entry.name}` }).click()
  await expect(
    page.getByRole('row', { name: `Service Connection ${entry.connection} ${later}`, exact: true }),
  ).toBeVisible()
  await look(page, 'run')
  await lookLarge(page, 'run')
  await lookLarge(page, 'run-steps', page.getByRole('columnheader', { name: 'Outcome' }))

  const json = await handed(page, 'Export JSON')
  expect(json.download.suggestedFilename()).toMatch(/^patchbay-run-\d{4}-\d\d-\d\dT\d{6}\.json$/)
  expect(JSON.parse(json.text)).toMatchObject({
    patchbayRun: 1,
    kind: 'push',
    serverName: 'Test server',
    converged: true,
    steps: [{ key: entry.name, action: 'update', outcome: 'done', attempts: 1 }],
  })
  const report = await handed(page, 'Printable report')
  expect(report.download.suggestedFilename()).toMatch(/^patchbay-run-\d{4}-\d\d-\d\dT\d{6}\.html$/)
  expect(report.text).toContain(`Update service ${entry.name}`)
  expect(report.text).toContain(later)
  expect(report.text).not.toMatch(/<script/i)
  for (const secret of secrets) {
    expect(json.text).not.toContain(secret)
    expect(report.text).not.toContain(secret)
  }
  await speakGerman(page)
  const german = await handed(page, 'Druckbarer Bericht')
  expect(german.text).toContain('<html lang="de">')
  expect(german.text).toContain(`Ändern: Service ${entry.name}`)
  expect(german.text).toContain('im Speicher geändert')
  expect(german.text).not.toMatch(/changed in the store|Update service/)
  await speakEnglish(page)

  await page.getByRole('button', { name: 'Roll back …', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Plan of the rollback' })).toBeFocused()
  await page.getByRole('button', { name: `1 field of ${entry.name}` }).click()
  await expect(
    page.getByRole('row', { name: `Service Connection ${later} ${entry.connection}`, exact: true }),
  ).toBeVisible()
  await look(page, 'rollback-plan')
  await lookLarge(page, 'rollback-plan')
  await page.getByRole('button', { name: 'Roll back 1 step on Test server …' }).click()
  await expect(page.getByRole('dialog', { name: 'Roll back on Test server?' })).toBeVisible()
  await look(page, 'rollback-question')
  expect((await practice.service())['serviceConnection']).toBe(later)
  await page.getByRole('button', { name: 'Roll back 1 step on Test server', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Rollback on Test server', level: 1 })).toBeFocused()
  await expect(page.getByText(agreed)).toBeVisible()
  await look(page, 'rollback-done')
  expect((await practice.service())['serviceConnection']).toBe(entry.connection)

  await page.getByRole('button', { name: 'Open the run of this rollback' }).click()
  await expect(page.getByRole('heading', { name: 'Rollback on Test server', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: /by Administrator$/ }).click()
  await expect(page.getByRole('heading', { name: 'Push to Test server', level: 1 })).toBeVisible()
  await expect(page.getByText('Taken back by')).toBeVisible()
  await openService(page, entry.name)
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(entry.connection)
})

test('a rollback deletes only what was ticked, and says what it cannot restore', async ({
  page,
  host,
  practice,
}) => {
  const entry = facebook()
  await createStore(page, host)
  await pushTwice(page, practice)
  await practice.change({ serviceConnection: 'https://graph.facebook.com/v22.0/me/messages' })
  await goTo(page, 'Runs')
  const open = async (place: 'first' | 'last') =>
    page
      .getByRole('row', { name: /Administrator/ })
      [place]()
      .getByRole('link')
      .click()
  await open('first')
  await page.getByRole('button', { name: 'Roll back …', exact: true }).click()
  await expect(page.getByRole('alert').getByText('changed on the server since')).toBeVisible()
  await expect(
    page.getByRole('row', {
      name: `Service ${entry.name} Whole object changed on the server since`,
      exact: true,
    }),
  ).toBeVisible()
  await look(page, 'rollback-impossible')
  await practice.change({ serviceConnection: later })

  // The later run first: it stands in the way of the one before it.
  await page.getByRole('button', { name: 'Roll back …', exact: true }).click()
  await page.getByRole('button', { name: 'Roll back 1 step on Test server …' }).click()
  await page.getByRole('button', { name: 'Roll back 1 step on Test server', exact: true }).click()
  await expect(page.getByText(agreed)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the run' }).click()
  await expect(page.getByText('Taken back by')).toBeVisible()

  // By keyboard: the run that created the service, found in the list, and its delete ticked.
  await page.getByRole('button', { name: 'All runs of this server' }).click()
  await open('last')
  await tabTo(page, 'Roll back …')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Plan of the rollback' })).toBeFocused()
  await tabTo(page, 'Roll back 1 step on Test server …')
  await page.keyboard.press('Enter')
  const confirm = page.getByRole('button', { name: 'Roll back 1 step on Test server', exact: true })
  await expect(confirm).toBeDisabled()
  await expect.poll(() => focusedName(page)).toContain('Cancel')
  await page.getByRole('checkbox', { name: `Delete ${entry.name}` }).press('Space')
  await expect(confirm).toBeEnabled()
  await look(page, 'rollback-deletes')
  await tabTo(page, 'Roll back 1 step on Test server')
  await page.keyboard.press('Enter')
  await expect(page.getByText(agreed)).toBeVisible()
  expect(await practice.names()).toEqual([])
  await goTo(page, 'Trash')
  await expect(page.getByText(entry.name).first()).toBeVisible()
})

test('an auditor reads runs, exports them, and takes nothing back', async ({ page, host, practice }) => {
  await createStore(page, host)
  await pushTwice(page, practice)
  await goTo(page, 'People and Keys')
  await addPerson(page, auditor)
  await lock(page)
  await unlock(page, auditor.passphrase, auditor.name)
  await goTo(page, 'Runs')
  await page
    .getByRole('row', { name: /Administrator/ })
    .first()
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { name: 'Push to Test server', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Roll back …', exact: true })).toHaveCount(0)
  const { text } = await handed(page, 'Export JSON')
  expect(JSON.parse(text)).toMatchObject({ patchbayRun: 1, person: 'Administrator' })
  await look(page, 'run-auditor')
})

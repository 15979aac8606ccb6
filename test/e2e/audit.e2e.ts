/** The audit trail on the screen: searched, opened, verified, exported for the verifier; a changed record is named. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { lock, lookLarge, openDialog, tamper, unlock } from './support/security.ts'
import { chooseType, createStore, fillService, goTo, passphrase, save, statusBar } from './support/steps.ts'

const verifier = path.resolve(import.meta.dirname, '..', '..', 'docs', 'verify-audit.mjs')

function facebook(): TypeEntry {
  const entry = entries.find(({ type }) => type === 'facebook')
  if (!entry) throw new Error('no entry of type facebook')
  return entry
}

async function addService(page: Page): Promise<TypeEntry> {
  const entry = facebook()
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  return entry
}

test('records are found, and a change is shown field by field without its secret', async ({ page, host }) => {
  await createStore(page, host)
  const entry = await addService(page)
  const [[id = '', secret = ''] = []] = entry.rows
  await page
    .getByRole('textbox', { name: 'Service Connection' })
    .fill('https://graph.facebook.com/v20.0/me/messages')
  await page.getByRole('button', { name: 'Replace Password / Secret, row 1' }).click()
  await page.getByRole('textbox', { name: 'Password / Secret, row 1' }).fill(`${secret}new`)
  await save(page)
  await expect(statusBar(page)).toContainText('was saved')

  await goTo(page, 'Audit')
  await expect(page.getByText('3 records')).toBeVisible()
  await look(page, 'audit')
  await lookLarge(page, 'audit')
  const search = page.getByRole('searchbox', { name: 'Search the audit trail' })
  await search.fill('service.save')
  await expect(page.getByText('2 records')).toBeVisible()
  await page.getByRole('combobox', { name: 'About', exact: true }).click()
  await page.getByRole('option', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible()
  await look(page, 'audit-no-match')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page.getByText('3 records')).toBeVisible()

  // Newest first.
  const first = page.getByRole('row').filter({ hasText: 'Service saved' }).first()
  await first.dblclick()
  await expect(page.getByRole('dialog', { name: 'Record 3: Service saved' })).toBeVisible()
  const dialog = openDialog(page)
  const connection = dialog.getByRole('row', { name: /^Service Connection/ })
  await expect(connection).toContainText(entry.connection)
  await expect(connection).toContainText('v20.0')
  await expect(dialog.getByRole('row', { name: `Secret of ${id} Set Changed` })).toBeVisible()
  await expect(dialog.getByRole('row', { name: /^Name/ })).toHaveCount(0)
  expect(await page.content()).not.toContain(secret)
  await look(page, 'audit-record')
  await lookLarge(page, 'audit-record')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  // The same record opens again.
  await first.getByRole('link').click()
  await expect(page.getByRole('dialog', { name: 'Record 3: Service saved' })).toBeVisible()
})

test('an intact trail is exported, and the verifier agrees', async ({ page, host }) => {
  await createStore(page, host)
  await addService(page)
  await goTo(page, 'Audit')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(page.getByText('The audit trail is intact: 3 records', { exact: false })).toBeVisible()
  await look(page, 'audit-intact')
  const shown = (await page.locator('.fingerprint code').textContent()) ?? ''
  expect(shown).toMatch(/^[0-9a-f]{64}$/)

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export signed' }).click()
  const download = await coming
  await expect(page.getByRole('dialog', { name: 'The export was handed over as a download' })).toBeVisible()
  await look(page, 'audit-exported')
  await lookLarge(page, 'audit-exported')
  expect(download.suggestedFilename()).toMatch(/^patchbay-audit-\d{4}-\d\d-\d\d\.jsonl$/)
  const file = await download.path()
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(6)
  const said = execFileSync(process.execPath, [verifier, file, shown]).toString()
  expect(said).toContain('intact, signed with the expected key')
})

test('a record that was changed past Patchbay is named by number', async ({ page, host }) => {
  const recoveryKey = await createStore(page, host)
  await addService(page)
  await lock(page)
  tamper(host, recoveryKey, 2)
  await unlock(page, passphrase)
  await goTo(page, 'Audit')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(page.getByText('First bad record: 2.', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('Record 2 was changed: its content does not fit its hash.')).toBeVisible()
  await expect(page.getByText('Change nothing.', { exact: false })).toBeVisible()
  await look(page, 'audit-broken')
  await lookLarge(page, 'audit-broken')

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export signed' }).click()
  await coming
  await expect(openDialog(page).getByText('Record 2 was changed', { exact: false })).toBeVisible()
})

test('a record is found and read by keyboard alone', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'Audit')
  await tabTo(page, /^Search the audit trail/)
  await page.keyboard.type('deleted')
  await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('store created')
  await expect(page.getByText('1 record')).toBeVisible()
  await tabTo(page, /Store created/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Record 1: Store created' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(openDialog(page)).toHaveCount(0)
})

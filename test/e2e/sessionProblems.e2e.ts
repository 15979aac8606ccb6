/** A store that cannot be opened: cause and cure on the screen, and the way back through a backup. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './support/host.ts'
import { look, screens } from './support/look.ts'
import { callPast, enterPassphrase, expectLocked, lockByHand } from './support/session.ts'
import { createStore, goTo, passphrase, startPracticeServer } from './support/steps.ts'

test('a missing keyring file: told with cause and cure, nothing made anew, open again when it is back', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await lockByHand(page)
  const keyring = path.join(host.folder, 'keyring.json')
  renameSync(keyring, `${keyring}.away`)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The keyring file is missing' })).toBeVisible()
  await look(page, 'keyring-missing')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toContain('KEYRING_MISSING')
  expect(report).toContain(host.folder)
  await page.getByRole('button', { name: 'Restore a backup' }).click()
  await expect(page.getByText('There is no backup in the data directory', { exact: false })).toBeVisible()
  // It looks once more by itself: not before that is answered may the file be back.
  const looked = page.waitForResponse((answer) => answer.url().includes('session.status'))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await looked
  expect(existsSync(keyring)).toBe(false)
  renameSync(`${keyring}.away`, keyring)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectLocked(page)
})

test('a damaged store: unlocking tells it, and a backup is restored through the screen', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await startPracticeServer(page)
  await callPast(page, 'backup.create')
  await lockByHand(page)
  const store = path.join(host.folder, 'store.db')
  const bytes = readFileSync(store)
  bytes.fill(7, 4096, 8192)
  writeFileSync(store, bytes)
  await enterPassphrase(page, passphrase)
  await expect(page.getByRole('heading', { name: 'The store is damaged' })).toBeVisible()
  await look(page, 'store-damaged')
  await page.getByRole('button', { name: 'Restore a backup' }).click()
  await expect(page.getByRole('radio').first()).toBeChecked()
  await look(page, 'restore-choose')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('These files go into a new folder', { exact: false })).toBeVisible()
  await look(page, 'restore-confirm')
  const field = page.getByRole('textbox', { name: 'Passphrase of an administrator' })
  await field.fill('not the passphrase')
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.locator('ui5-message-strip[design="Negative"]')).toBeVisible()
  expect(readFileSync(store).equals(bytes)).toBe(true)
  await field.fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The backup was restored' })).toBeVisible()
  await look(page, 'restore-done')
  await page.getByRole('button', { name: 'Go on' }).click()
  await enterPassphrase(page, passphrase)
  await goTo(page, 'Servers')
  await expect(page.getByText('Practice server', { exact: true }).first()).toBeVisible()
})

test('on paper there is the recovery sheet alone', async ({ page, host }) => {
  await page.goto(host.url)
  await page.getByRole('textbox', { name: 'Name of the first administrator' }).fill('First Shift')
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Create the store' }).click()
  const shown = await page.getByRole('status', { name: 'Recovery key' }).textContent()
  await look(page, 'recovery-key')
  await page.emulateMedia({ media: 'print' })
  const sheet = page.getByRole('article')
  await expect(sheet).toBeVisible()
  expect((await sheet.getByRole('listitem').allTextContents()).join('-')).toBe(shown?.trim())
  await expect(sheet).toContainText(host.folder)
  await expect(page.getByRole('button', { name: 'Continue' })).toBeHidden()
  await page.screenshot({ path: path.join(screens, 'recovery-sheet.png') })
  await page.emulateMedia({ media: 'screen' })
  await expect(sheet).toBeHidden()
  await page.getByRole('checkbox', { name: 'I have written it down' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('First Shift (Administrator)')
})

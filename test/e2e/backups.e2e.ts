/** Backups on the screen: made, verified, and gone back to; the files before are put aside. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { lookLarge, openDialog, unlock } from './support/security.ts'
import { chooseType, createStore, fillService, goTo, passphrase, save, statusBar } from './support/steps.ts'

function facebook(): TypeEntry {
  const entry = entries.find(({ type }) => type === 'facebook')
  if (!entry) throw new Error('no entry of type facebook')
  return entry
}

test('a backup brings the old state back, and the state before it is put aside', async ({ page, host }) => {
  const entry = facebook()
  await createStore(page, host)
  await goTo(page, 'Backups')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(statusBar(page)).toContainText(/Backup \S+-manual was made and proved\./)
  const row = page.getByRole('row', { name: /-manual/ })
  await expect(row).toContainText('0 services, 0 users, 0 servers')
  await expect(row).toContainText('Proved')
  await row.getByRole('button', { name: /^Verify / }).click()
  await expect(row).toContainText('Verified now')
  await look(page, 'backups')
  await lookLarge(page, 'backups')

  await goTo(page, 'Messaging Services')
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()

  await goTo(page, 'Backups')
  await row.getByRole('button', { name: /^Restore / }).click()
  const dialog = openDialog(page)
  await expect(dialog.getByText(path.join(host.folder, 'store.db'))).toBeVisible()
  await expect(dialog.getByText('The keyring stays', { exact: false })).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(dialog.getByText('Enter it to go on.').first()).toBeVisible()
  await look(page, 'backup-restore')
  await lookLarge(page, 'backup-restore')
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill(`${passphrase}.`)
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(dialog.locator('ui5-message-strip[design="Negative"]')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  // By Enter in the field, as by its button.
  await dialog.getByRole('textbox', { name: 'Passphrase' }).press('Enter')

  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
  await unlock(page, passphrase)
  await expect(statusBar(page)).toContainText('was restored: 0 services, 0 users, 0 servers.')
  await goTo(page, 'Messaging Services')
  await expect(page.getByRole('heading', { name: 'No messaging services yet' })).toBeVisible()
  await goTo(page, 'Backups')
  await expect(page.getByRole('row', { name: /Put aside by a restore/ })).toContainText(
    'As it was, not checked',
  )
})

test('a backup from before an exchange of keys asks for what opened it then', async ({ page, host }) => {
  const recoveryKey = await createStore(page, host)
  await goTo(page, 'People and Keys')
  await page.getByRole('button', { name: 'Exchange the keys …' }).click()
  await openDialog(page).getByRole('button', { name: 'Exchange the keys' }).click()
  await expect(statusBar(page)).toContainText('Both keys were exchanged.')
  await goTo(page, 'Backups')
  const row = page.getByRole('row', { name: /Before the keys were exchanged/ })
  await row.getByRole('button', { name: /^Verify / }).click()
  const dialog = openDialog(page)
  await expect(
    dialog.getByText('The keys were exchanged since this backup was made.', { exact: false }),
  ).toBeVisible()
  await look(page, 'backup-verify-keys')
  await dialog.getByRole('button', { name: 'Use a recovery key' }).click()
  await dialog.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey)
  await dialog.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(row).toContainText('Verified now')

  await row.getByRole('button', { name: /^Restore / }).click()
  await expect(dialog.getByText('The store, and the keyring too', { exact: false })).toBeVisible()
  await look(page, 'backup-restore-keyring')
})

test('a damaged backup says so and restores nothing', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'Backups')
  await expect(page.getByText('No backups yet.', { exact: false })).toBeVisible()
  await look(page, 'backups-empty')
  await page.getByRole('button', { name: 'Back up now' }).click()
  const row = page.getByRole('row', { name: /-manual/ })
  await expect(row).toBeVisible()
  const [name = ''] = readdirSync(path.join(host.folder, 'backups')).filter((item) =>
    item.endsWith('-manual'),
  )
  const file = path.join(host.folder, 'backups', name, 'store.db')
  expect(existsSync(file)).toBe(true)
  writeFileSync(file, Buffer.alloc(4096, 7))
  await row.getByRole('button', { name: /^Verify / }).click()
  await expect(row).toContainText('Damaged')
  await expect(page.getByText('cannot be used', { exact: false }).first()).toBeVisible()
  await look(page, 'backup-damaged')
  await row.getByRole('button', { name: /^Restore / }).click()
  const dialog = openDialog(page)
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  // The store was locked for the try, and is as it was.
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
  await unlock(page, passphrase)
  await expect(statusBar(page)).toContainText('was not restored')
})

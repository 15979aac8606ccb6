/** A wrong passphrase says so and changes nothing on disk; the right one and the recovery key open the store. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type Host, test } from './support/host.ts'
import { look } from './support/look.ts'
import { createStore, passphrase } from './support/steps.ts'

const files = ['store.db', 'keyring.json']

/** Which files there are, and what stands in those of the store. */
function onDisk(host: Host): { names: string[]; digests: string[] } {
  return {
    // The count of wrong passphrases is no part of the store.
    names: readdirSync(host.folder)
      .filter((name) => name !== 'attempts.json')
      .sort(),
    digests: files.map((name) =>
      createHash('sha256')
        .update(readFileSync(path.join(host.folder, name)))
        .digest('hex'),
    ),
  }
}

async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
}

async function enter(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).fill(text)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
}

test('only the passphrase and the recovery key open the store', async ({ page, host }) => {
  const recoveryKey = await createStore(page, host)
  await lock(page)
  const before = onDisk(host)

  await enter(page, 'Passphrase', `${passphrase}.`)
  await expect(page.getByText('The passphrase does not open this store. Nothing was changed.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeFocused()
  await expect(page.locator('main.workArea')).toBeHidden()
  await look(page, 'wrong-passphrase')
  expect(onDisk(host)).toEqual(before)

  await page.getByRole('button', { name: 'Use the recovery key' }).click()
  const last = recoveryKey.at(-1) === '0' ? '1' : '0'
  await enter(page, 'Recovery key', `${recoveryKey.slice(0, -1)}${last}`)
  await expect(page.locator('ui5-message-strip[design="Negative"]')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
  expect(onDisk(host)).toEqual(before)

  await enter(page, 'Recovery key', recoveryKey.toLowerCase().replaceAll('-', ' '))
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()

  await lock(page)
  await enter(page, 'Passphrase', passphrase)
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
})

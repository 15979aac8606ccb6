/** Hub accounts of social365, entered and pasted: one service for each landscape, all as one action. */
import type { Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { focusedField, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { lock, lookLarge, unlock } from './support/security.ts'
import { heapStrings } from './support/session.ts'
import {
  chooseRelease,
  chooseType,
  createStore,
  fillService,
  goTo,
  passphrase,
  save,
  statusBar,
} from './support/steps.ts'

const eu = 'https://eu.social365.example.com/api'
const us = 'https://us.social365.example.com/api'

async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('Control+v')
}

/** From the list of services; ends on the first field. */
async function openLandscapes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await chooseRelease(page, 'FP20')
  await page.getByRole('radio', { name: 'social365', exact: true }).click()
  await page.getByRole('button', { name: 'Several hub accounts …' }).click()
  await expect(page.getByRole('heading', { name: 'Hub accounts by landscape', level: 1 })).toBeVisible()
  await expect.poll(() => focusedField(page)).toBe('accounts[0].account')
}

test('pasted accounts go to the service of their landscape, others get one; one undo takes all back', async ({
  page,
  host,
}) => {
  const hub = entries.find(({ type }) => type === 'social365')
  if (!hub) throw new Error('no entry of type social365')
  await createStore(page, host)
  await chooseType(page, 'social365')
  await fillService(page, hub)
  await save(page)
  await expect(page.getByRole('heading', { name: hub.name, level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Several hub accounts …' }).click()
  await expect.poll(() => focusedField(page)).toBe('accounts[0].account')
  const lines = [
    ['Account', 'Password', 'Landscape URL'],
    ['example-user@100001', 'password replaced', `${eu.replace('eu.', 'EU.')}/`],
    ['example-user@100003', 'password new', eu],
    ['example-user@200001', 'password a', us],
    ['example-user@200001', 'password b', us],
  ]
  await paste(page, lines.map((cells) => cells.join('\t')).join('\n'))
  await expect(statusBar(page)).toContainText('4 hub accounts were pasted.')
  await expect(page.getByText('Row 3 has another password for example-user@200001').first()).toBeVisible()
  const saveButton = page.getByRole('button', { name: /^Save \d services?$/ })
  await expect(saveButton).toBeDisabled()
  await look(page, 'landscapes-conflict')
  await page.getByRole('button', { name: 'Remove row 4' }).click()
  await expect(page.getByRole('row', { name: new RegExp(hub.name) })).toContainText(
    'example-user@100001: password replaced',
  )
  await expect(page.getByRole('row', { name: new RegExp(hub.name) })).toContainText(
    'example-user@100003: added',
  )
  await expect(page.getByRole('row', { name: new RegExp(hub.name) })).toContainText('1 other account stays')
  await page.getByRole('textbox', { name: `Name of the service for ${us}` }).fill('Hub America')
  await look(page, 'landscapes')
  await lookLarge(page, 'landscapes-large', saveButton)
  await saveButton.click()
  await expect(statusBar(page)).toContainText('2 services were saved with their hub accounts.')
  await expect(page.getByText('Hub America', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('Hub America', { exact: true })).toHaveCount(0)
  await expect(page.getByText(hub.name, { exact: true }).first()).toBeVisible()
})

test('an account is entered by keyboard alone; leaving asks first', async ({ page, host }) => {
  await createStore(page, host)
  await openLandscapes(page)
  await page.keyboard.type('example-user')
  await expect(page.getByText('An account has the form username@account ID.').first()).toBeVisible()
  await page.keyboard.type('@100001')
  await page.keyboard.press('Tab')
  await page.keyboard.type('a password')
  await page.keyboard.press('Tab')
  await page.keyboard.type(eu)
  await expect(page.getByText('New service')).toBeVisible()
  await page.getByRole('treeitem', { name: 'Users', exact: true }).last().click()
  await expect(page.getByRole('alertdialog', { name: 'Unsaved changes' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Hub accounts by landscape', level: 1 })).toBeVisible()
  await page.getByRole('textbox', { name: 'Landscape URL, row 1' }).focus()
  await tabTo(page, 'Save 1 service')
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('1 service was saved with its hub accounts.')
  await goTo(page, 'Messaging Services')
  await expect(page.getByText('Social 365 eu.social365.example.com').first()).toBeVisible()
})

test('what was typed is there again after a lock, the passwords too; discarded or saved it is gone', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await openLandscapes(page)
  const password = 'a password of the hub, typed'
  const field = (column: string, row = 1) => page.getByRole('textbox', { name: `${column}, row ${row}` })
  const serviceName = page.getByRole('textbox', { name: `Name of the service for ${eu}` })
  const restored = page.getByText('Restored what was typed before the lock', { exact: false })
  await field('Account').fill('example-user@100001')
  await field('Password').fill(password)
  await field('Landscape URL').fill(eu)
  await serviceName.fill('Hub Europe')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await field('Account', 2).fill('example-user@100002')
  await lock(page)
  await expect.poll(async () => (await heapStrings(page)).includes(password)).toBe(false)

  await unlock(page, passphrase)
  await expect(page.getByRole('heading', { name: 'Hub accounts by landscape', level: 1 })).toBeVisible()
  await expect(restored).toBeVisible()
  await expect(field('Account')).toHaveValue('example-user@100001')
  await expect(field('Password')).toHaveValue(password)
  await expect(field('Landscape URL')).toHaveValue(eu)
  await expect(serviceName).toHaveValue('Hub Europe')
  await expect(field('Account', 2)).toHaveValue('example-user@100002')
  await expect(statusBar(page)).toContainText('Unsaved changes: the hub accounts')
  await look(page, 'landscapes-restored')
  await lookLarge(page, 'landscapes-restored')

  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(restored).toHaveCount(0)
  await expect(field('Account')).toHaveValue('')
  await expect(field('Account', 2)).toHaveCount(0)
  await lock(page)
  await unlock(page, passphrase)
  await expect(field('Account')).toHaveValue('')
  await expect(restored).toHaveCount(0)

  await field('Account').fill('example-user@100001')
  await field('Password').fill(password)
  await field('Landscape URL').fill(eu)
  await lock(page)
  await unlock(page, passphrase)
  await expect(restored).toBeVisible()
  await page.getByRole('button', { name: 'Save 1 service' }).click()
  await expect(statusBar(page)).toContainText('1 service was saved with its hub accounts.')
  await expect(statusBar(page)).toContainText('No unsaved changes')
  await openLandscapes(page)
  await expect(restored).toHaveCount(0)
  await expect(field('Account')).toHaveValue('')
})

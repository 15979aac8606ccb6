/** A server whose attributes have other names: the test proposes, a person applies, and the comparison works. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { test as base, expect } from './support/host.ts'
import { look } from './support/look.ts'
import { type Practice, startPractice } from './support/practice.ts'
import { lookLarge, openDialog } from './support/security.ts'
import { chooseType, compare, createStore, fillService, goTo, save, statusBar } from './support/steps.ts'

const entry = {
  type: 'facebook',
  name: 'Support Facebook',
  connection: 'https://graph.facebook.com/v19.0/me/messages',
  rows: [['104829561234567', `EAA${'example'.repeat(10)}1`]],
} as const

const config = {
  mapping: {
    messagingServices: {
      fields: { name: 'title', serviceConnection: 'url' },
      types: { facebook: 'FACEBOOK' },
    },
    secret: { readback: 'masked', mask: '********', onPutWithoutValue: 'clears' },
    filterByName: false,
  },
  services: [
    {
      title: 'Sales Facebook',
      type: 'FACEBOOK',
      url: entry.connection,
      authentications: [{ authenticationId: '204829561234567', password: 'theirs' }],
    },
  ],
}

const test = base.extend<{ practice: Practice }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  practice: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-e2e-config-'))
    const file = path.join(folder, 'practice.json')
    writeFileSync(file, JSON.stringify(config))
    const practice = await startPractice(file)
    await use(practice)
    practice.stop()
    rmSync(folder, { recursive: true })
  },
})

async function addServer(page: Page, { url, user, password }: Practice): Promise<void> {
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Test server')
  await page.getByRole('textbox', { name: 'URL' }).fill(url)
  await page.getByRole('combobox', { name: 'Authentication mode' }).click()
  await page.getByRole('option', { name: 'User and password', exact: true }).click()
  await page.getByRole('textbox', { name: 'API user' }).fill(user)
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await save(page)
  await expect(page.getByRole('heading', { name: 'Test server', level: 1 })).toBeVisible()
}

async function show(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, level: 3 }).scrollIntoViewIfNeeded()
}

test('proposals are shown with their reasons, applied, and the comparison works; then the test of secrets', async ({
  page,
  host,
  practice,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await addServer(page, practice)

  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('The server cannot be used like this.')).toBeVisible()
  const proposals = page.getByRole('region', { name: 'Proposed changes' })
  await expect(proposals.getByRole('row')).toHaveCount(1 + 6)
  const title = proposals.getByRole('row', { name: /messagingServices\.fields\.name/ })
  await expect(title).toContainText('title')
  await show(page, 'Proposed changes')
  await look(page, 'doctor')
  await lookLarge(page, 'doctor', proposals)

  // One is left out, and is proposed again by the test that follows.
  await proposals.getByRole('checkbox', { name: 'Apply filterByName' }).click()
  await proposals.getByRole('button', { name: 'Apply to mapping' }).click()
  await expect(statusBar(page)).toContainText('5 changes were applied to the mapping.')
  await expect(proposals.getByRole('row')).toHaveCount(1 + 1)
  await proposals.getByRole('button', { name: 'Apply to mapping' }).click()
  await expect(page.getByText('The server answers and can be used.')).toBeVisible()
  await expect(proposals).toHaveCount(0)

  await goTo(page, 'Push')
  await compare(page)
  await expect(page.getByRole('list', { name: 'What the comparison found' })).toContainText(
    '1 messaging service to create',
  )
  await expect(page.getByText('Sales Facebook').first()).toBeVisible()
  await page.getByRole('button', { name: /^Push .* …$/ }).click()
  await page.getByRole('button', { name: /^Push .* to Test server$/ }).click()
  await expect(
    page.getByText('Done. A second comparison found nothing left to do', { exact: false }),
  ).toBeVisible()

  await goTo(page, 'Servers')
  await page.getByText('Test server', { exact: true }).first().dblclick()
  const mapping = page.getByRole('textbox', { name: 'Part of the mapping that differs' })
  await expect(mapping).toHaveValue(/"name": "title"/)
  await page.getByRole('button', { name: 'Test with a service …' }).click()
  const dialog = openDialog(page)
  await expect(dialog.getByText('It is written without its secrets, and read.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Test', exact: true })).toBeDisabled()
  await dialog.getByRole('combobox', { name: 'Test service' }).click()
  await page.getByRole('option', { name: entry.name, exact: true }).click()
  await look(page, 'probe')
  await lookLarge(page, 'probe')
  await dialog.getByRole('button', { name: `Test with "${entry.name}"` }).click()
  await expect(page.getByText('A PUT without secrets clears them', { exact: false })).toBeVisible()
  await show(page, 'What becomes of secrets in a PUT')
  await look(page, 'probe-result')
  await page.getByRole('button', { name: 'Apply to mapping' }).click()
  await expect(mapping).toHaveValue(/"onPutWithoutValue": "clears"/)
  await goTo(page, 'Push')
  await compare(page)
  await expect(page.getByText('Sales Facebook').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Push \d/ })).toHaveCount(0)
})

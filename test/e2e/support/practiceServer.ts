/** Tests with a practice server of their own, entered as a person would. */
import type { Page } from '@playwright/test'
import { test as base, expect } from './host.ts'
import { type Practice, startPractice } from './practice.ts'
import { goTo, save } from './steps.ts'

export const test = base.extend<{ practice: Practice }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  practice: async ({}, use) => {
    const practice = await startPractice()
    await use(practice)
    practice.stop()
  },
})

/** Ends on the entry of the server. */
export async function addServer(
  page: Page,
  { url, user, password }: Practice,
  name = 'Test server',
): Promise<void> {
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('textbox', { name: 'URL' }).fill(url)
  await page.getByRole('combobox', { name: 'Authentication mode' }).click()
  await page.getByRole('option', { name: 'User and password', exact: true }).click()
  await page.getByRole('textbox', { name: 'API user' }).fill(user)
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await save(page)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Language and theme: chosen in Personalize, kept for the next start, and good on every screen. */
import { expect, test } from './support/host.ts'
import { createStore } from './support/steps.ts'

test('German is chosen by menu', async ({ page, host }) => {
  await createStore(page, host)
  await page.getByRole('button', { name: 'Personalize' }).click()
  await page.getByRole('menuitem', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.screenshot({ path: 'test-results/screens/theme-dark.png' })
  await page.getByRole('button', { name: 'Personalize' }).click()
  await page.getByRole('menuitem', { name: 'Language' }).click()
  await page.screenshot({ path: 'test-results/screens/menu-language.png' })
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: 'Messaging-Services', level: 1 })).toBeVisible()
  await page.screenshot({ path: 'test-results/screens/german.png' })
})

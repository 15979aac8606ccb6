/** Findings beside a field: they come and go while somebody types, and nothing on the page moves for them. */
import type { Locator, Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { lookLarge } from './support/security.ts'
import { chooseType, createStore, goTo, save } from './support/steps.ts'

const conversations = entries.find(({ type }) => type === 'sinchconversation')
const [[appId = ''] = []] = conversations?.rows ?? []

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Where everything that can be used stands in the form, however far that is scrolled. */
async function places(page: Page): Promise<readonly string[]> {
  return page
    .locator('ui5-input, ui5-textarea, ui5-select, ui5-button, ui5-checkbox')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.closest('.objectBody .fieldGrid, .objectBody .formTable, .blockActions'))
        .map((element) => {
          const { x, y, width } = element.getBoundingClientRect()
          const top = element.closest('.objectBody')?.getBoundingClientRect().top ?? 0
          return `${element.getAttribute('data-field') ?? element.textContent} ${x} ${y - top} ${width}`
        }),
    )
}

/** The text that stands in the way of nothing, nor anything in its own. */
async function isOnTop(text: Locator): Promise<boolean> {
  return text.evaluate((element) => {
    const { left, bottom } = element.getBoundingClientRect()
    const top = document.elementFromPoint(left + 4, bottom - 4)
    return top !== null && element.contains(top)
  })
}

const heightOf = (text: Locator) => text.evaluate((element) => element.getBoundingClientRect().height)

test('a finding appears, grows and goes while nothing moves; it is whole where the focus is', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, 'sinchconversation')
  const connection = field(page, 'Service Connection')
  await field(page, 'Name').fill('Support Chat')
  const id = field(page, 'Authentication ID, row 1')
  await id.fill(appId)
  await connection.fill(conversations?.connection ?? '')
  const finding = page.locator('.formField', { has: connection }).locator('.finding')
  await expect(finding).toHaveCount(0)
  const before = await places(page)

  await connection.fill('http://example.com/{here}')
  await expect(finding.first()).toBeVisible()
  expect(await places(page)).toEqual(before)
  // With the focus in the field: every word, above what is below it.
  await expect(finding.last()).toContainText(/Enter|Use|Replace|Compare|Put/)
  expect(await isOnTop(finding.last())).toBe(true)
  await look(page, 'field-findings-focus')
  await expect(connection).toHaveAccessibleDescription(/https/)

  // Elsewhere: the beginning of the worst, and how many more there are, with its sign and its word.
  await field(page, 'Name').focus()
  await expect(finding.first()).toContainText(/^(Error|Warning): /)
  await expect(finding.first().locator('ui5-icon')).toBeVisible()
  expect(await heightOf(finding.first())).toBeLessThan(24)
  await expect(finding.nth(1)).toBeHidden()
  expect(await places(page)).toEqual(before)
  await look(page, 'field-findings')

  await id.fill('01TESTAPP@key')
  await expect(page.locator('td', { has: id }).locator('.finding').first()).toBeVisible()
  expect(await places(page)).toEqual(before)
  await look(page, 'field-findings-row')
  await id.fill(appId)
  await connection.focus()
  await lookLarge(page, 'field-findings', connection)

  await page.emulateMedia({ media: 'print' })
  await field(page, 'Name').focus()
  await expect(finding.nth(1)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await connection.fill(conversations?.connection ?? '')
  await expect(finding).toHaveCount(0)
  expect(await places(page)).toEqual(before)
})

test('the same for a user and for a server', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'Users')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  const logon = field(page, 'Logon Name')
  await logon.fill('hook.twilio')
  await field(page, 'Last Name').fill('Twilio')
  await field(page, 'First Name').fill('Hook')
  const before = await places(page)
  await logon.fill('hook twilio: á')
  await expect(page.locator('.formField', { has: logon }).locator('.finding').first()).toBeVisible()
  expect(await places(page)).toEqual(before)
  await save(page)
  await expect(page.getByRole('alert').first()).toBeAttached()
  expect(await places(page)).toEqual(before)
  await look(page, 'field-findings-user')

  await page.goBack()
  await page.getByRole('button', { name: 'Discard and leave' }).click()
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  const url = field(page, 'URL')
  await url.fill('https://example.com/RI/rci')
  const server = await places(page)
  await url.fill('http://user:word@example.com/RI/rci?x')
  await expect(page.locator('.formField', { has: url }).locator('.finding').first()).toBeVisible()
  expect(await places(page)).toEqual(server)
  await look(page, 'field-findings-server')
})

/** Language and theme: chosen in Personalize, kept for the next start, and good on every screen. */
import type { Page } from '@playwright/test'
import { de } from '../../src-renderer/i18n/de/index.ts'
import { en } from '../../src-renderer/i18n/en/index.ts'
import { entries } from './support/entries.ts'
import { expect } from './support/host.ts'
import { look } from './support/look.ts'
import type { Practice } from './support/practice.ts'
import { addServer, test } from './support/practiceServer.ts'
import {
  chooseType,
  compare,
  createIncomingUser,
  createStore,
  fillService,
  goTo,
  openService,
  save,
  saveNew,
} from './support/steps.ts'
import { visibleTexts } from './support/visibleTexts.ts'

const [facebook, twilio, mail] = ['facebook', 'twilio', 'c4semail'].map((wanted) => {
  const found = entries.find(({ type }) => type === wanted)
  if (!found) throw new Error(`no entry of type ${wanted}`)
  return found
}) as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]]

const themes = ['Dark', 'High contrast black', 'High contrast white', 'Light'] as const

async function choose(page: Page, menu: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: /^Personal/ }).click()
  await page.getByRole('menuitem', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: entry }).click()
}

/** Something on every screen. Answers the addresses of all screens, by name. */
async function fillStore(
  page: Page,
  practice: Practice,
): Promise<ReadonlyMap<string, { readonly address: string; readonly heading: string }>> {
  const screens = new Map<string, { address: string; heading: string }>()
  const note = async (name: string) => {
    const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    screens.set(name, { address: new URL(page.url()).hash, heading })
  }
  for (const entry of [mail, facebook, twilio]) {
    await goTo(page, 'Messaging Services')
    await chooseType(page, entry.type)
    await fillService(page, entry)
    await save(page)
    await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
    if (entry === mail) await note('gone')
  }
  await note('service')
  await createIncomingUser(page)
  await note('user')
  await addServer(page, practice)
  await note('server')
  await goTo(page, 'Messaging Services')
  await note('services')
  await page.getByRole('checkbox', { name: `Select ${mail.name}` }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(mail.name, { exact: true })).toBeHidden()
  await goTo(page, 'Push')
  await compare(page)
  await page.getByRole('button', { name: /^Push .* …$/ }).click()
  await page.getByRole('button', { name: /^Push .* to Test server$/ }).click()
  await expect(page.getByText('Done. A second comparison found nothing left to do')).toBeVisible()
  await note('push')
  await practice.changeOf(facebook.name, {
    serviceConnection: 'https://graph.facebook.com/v21.0/me/messages',
  })
  await goTo(page, 'Drift')
  await page.getByRole('button', { name: 'Pull now' }).click()
  await expect(page.getByText('1 object moved on the server.')).toBeVisible()
  await note('drift')
  await openService(page, facebook.name)
  const connection = page.getByRole('textbox', { name: 'Service Connection' })
  await connection.fill('https://graph.facebook.com/v22.0/me/messages')
  await saveNew(page)
  await goTo(page, 'Runs')
  await note('runs')
  await page.getByRole('row', { name: /Push/ }).first().getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Push to Test server', level: 1 })).toBeVisible()
  await note('run')
  for (const [name, item] of Object.entries({
    overview: 'Overview',
    findings: 'Findings',
    users: 'Users',
    servers: 'Servers',
    promotion: 'Promotion',
    trash: 'Trash',
    people: 'People and Keys',
    audit: 'Audit',
    backups: 'Backups',
  })) {
    await goTo(page, item)
    await note(name)
  }
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/was made and proved/).first()).toBeVisible()
  screens.delete('gone')
  return screens
}

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, address)
}

test('every screen is readable in every theme', async ({ page, host, practice }) => {
  test.setTimeout(600_000)
  await createStore(page, host)
  const screens = await fillStore(page, practice)
  for (const theme of themes) {
    await choose(page, 'Theme', theme)
    const scheme = /Dark|black/.test(theme) ? 'dark' : 'light'
    await expect(page.locator('html')).toHaveCSS('color-scheme', scheme)
    for (const [name, { address, heading }] of screens) {
      await open(page, address)
      await expect(
        page.getByRole('heading', { name: heading.replace(/ \(\d+\)$/, ''), level: 1 }),
      ).toBeVisible()
      await expect(page.locator('ui5-busy-indicator[active]')).toHaveCount(0)
      if (name === 'push') {
        await compare(page)
        await expect(page.getByRole('list', { name: 'What the comparison found' })).toBeVisible()
      }
      // What a screen is made of is the same in every theme: only its colours are looked at again.
      const rules = theme === 'Light' ? 'all' : 'colours'
      await look(page, `theme-${name}-${theme.toLowerCase().replaceAll(' ', '-')}`, rules)
    }
  }
})

test('a theme is kept, and follows the system where none is chosen', async ({ page, host }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await createStore(page, host)
  const background = () =>
    page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--sapBackgroundColor').trim(),
    )
  const dark = await background()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
  await expect.poll(background).not.toBe(dark)
  const light = await background()
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
  await expect.poll(background).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  await expect.poll(background).toBe(light)
  await choose(page, 'Theme', 'Dark')
  await expect.poll(background).toBe(dark)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
  expect(await background()).toBe(dark)
})

/** English texts that German words differently, as forms for whole texts of the page. */
function formsOf(texts: Readonly<Record<string, string>>): RegExp[] {
  return Object.values(texts).map((text) => {
    const literal = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return new RegExp(`^${literal.replace(/\{\w+\}/g, '.+')}$`, 's')
  })
}

const keys = Object.keys(en) as (keyof typeof en)[]
const different = keys.filter((key) => en[key] !== de[key])
const english = formsOf(Object.fromEntries(different.map((key) => [key, en[key]])))
const german = formsOf(de)

test('German is chosen, kept, and spoken on every screen', async ({ page, host, practice }) => {
  test.setTimeout(400_000)
  await createStore(page, host)
  const screens = await fillStore(page, practice)
  await choose(page, 'Language', 'Deutsch')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  for (const [name, { address }] of screens) {
    await open(page, address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('ui5-busy-indicator[active]')).toHaveCount(0)
    const texts = await visibleTexts(page)
    const left = texts.filter(
      (text) => english.some((form) => form.test(text)) && !german.some((form) => form.test(text)),
    )
    expect(left, name).toEqual([])
    await look(page, `german-${name}`)
  }
  await page.getByRole('treeitem', { name: 'Messaging-Services', exact: true }).click()
  const row = page.getByRole('row', { name: twilio.name })
  await expect(row.getByText(/^\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}$/)).toBeVisible()

  await page.getByRole('button', { name: 'Neu anlegen' }).first().click()
  await page.getByRole('button', { name: 'OK', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Entwurf')
  await choose(page, 'Sprache', 'English')
  await expect(page.getByText('Sie gehen verloren, wenn die Sprache jetzt wechselt.')).toBeVisible()
  await page.getByRole('button', { name: 'Verwerfen und wechseln' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

/** What a new user meets around the screens: the first window, the words, one line of status, in both languages. */
import type { Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { expectLocked } from './support/session.ts'
import { chooseType, createStore, fillService, goTo, passphrase, save, statusBar } from './support/steps.ts'

const entry = entries.find(({ type }) => type === 'twilio')
if (!entry) throw new Error('no entry of type twilio')

/** Height of the status bar's line in rem; 2.25 is one line. */
async function barHeight(page: Page): Promise<number> {
  const box = await page.locator('.statusLine').boundingBox()
  const rem = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  )
  return (box?.height ?? 0) / rem
}

const languageOf = (page: Page) => page.getByRole('combobox', { name: /^(Language|Sprache)/ })

async function chooseLanguage(page: Page, name: string): Promise<void> {
  await languageOf(page).click()
  await page.getByRole('option', { name, exact: true }).click()
}

/** Kept for the next start of the page, as Personalize does it. */
async function keep(page: Page, name: 'language' | 'textSize', value: string): Promise<void> {
  await page.evaluate((pair) => {
    // biome-ignore lint/suspicious/noDocumentCookie: as the page itself keeps it
    document.cookie = `patchbay.${pair}; Path=/; SameSite=Strict`
  }, `${name}=${value}`)
}

test('the first window: a language, a practice server that can be taken back, all that is wrong at once', async ({
  page,
  host,
}) => {
  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  await page.goto(host.url)
  await chooseLanguage(page, 'Deutsch')
  await expect(page.getByRole('heading', { name: 'Speicher anlegen' })).toBeVisible()
  await look(page, 'frame-create-de')
  await chooseLanguage(page, 'English')
  await expect(page.getByRole('heading', { name: 'Create the store' })).toBeVisible()

  const practice = page.getByRole('checkbox', { name: 'Also start a practice server' })
  await practice.click()
  await expect(practice).toBeChecked()
  await practice.click()
  await expect(practice).not.toBeChecked()
  await practice.click()
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('short')
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill('other')
  await page.getByRole('button', { name: 'Create the store' }).click()
  await expect(
    page.getByText('The passphrase has fewer than 8 characters', { exact: false }).first(),
  ).toBeVisible()
  await expect(page.getByText('The two passphrases differ', { exact: false }).first()).toBeVisible()
  await look(page, 'frame-create')

  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Create the store' }).click()
  const key = page.getByRole('status', { name: 'Recovery key' })
  await expect(key).toBeVisible()
  const halves = await key.locator('.keyHalf').allTextContents()
  expect(halves.map((half) => half.split('-').length)).toEqual([7, 7])
  await look(page, 'frame-recovery-key')
  await page.getByRole('checkbox', { name: 'I have written it down' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByRole('region', { name: 'First steps', exact: true })).toBeVisible()
  await expect(
    statusBar(page).getByRole('link', { name: 'Practice server: Not contacted yet' }),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await look(page, 'frame-overview')
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: /^Lock/ })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Open the practice server' }).click()
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Stop the practice server' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Start the practice server' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  // An address that is entered by hand is no business of a guard that guards nothing.
  await page.evaluate(() => {
    window.location.hash = '#/servers'
  })
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()
  expect(warnings.filter((text) => text.includes('blocker'))).toEqual([])
})

test('help explains the words, and the practice server asks before it forgets', async ({ page, host }) => {
  await createStore(page, host)
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Words' }).click()
  const words = page.locator('ui5-dialog[open]').getByRole('table')
  await expect(words.getByRole('row', { name: /^Drift What somebody changed/ })).toBeVisible()
  await look(page, 'frame-words')
  await page.keyboard.press('Escape')

  await goTo(page, 'Users')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'First Name' }).fill('Hook')
  await page.getByRole('textbox', { name: 'Last Name' }).fill('Twilio')
  await page.getByRole('textbox', { name: 'Logon Name' }).fill('hook.twilio')
  await save(page)
  await expect(page.getByRole('heading', { name: 'hook.twilio', level: 1 })).toBeVisible()
  await goTo(page, 'Servers')
  const card = page.getByRole('region', { name: /Practice server/ })
  await card.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
  const serverId = page.url().split('/').at(-1)
  const pushed = await page.evaluate(async (id) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/rpc/sync.push', {
      method: 'POST',
      headers,
      body: JSON.stringify({ serverId: id }),
    })
    return answer.json()
  }, serverId)
  expect(pushed).toMatchObject({ result: { data: { done: 2 } } })
  await goTo(page, 'Servers')
  await card.getByRole('button', { name: 'Stop' }).click()
  const question = page.getByRole('alertdialog', { name: 'Stop the practice server?' })
  await expect(question).toBeVisible()
  await look(page, 'frame-practice-stop')
  await page.keyboard.press('Escape')
  await expect(card).toContainText('Running')
  await expect(question).toBeHidden()

  const palette = page.locator('.palette')
  const offered = async () => {
    await page.keyboard.press('Control+k')
    await palette.getByRole('textbox').fill('practice server')
    return palette.getByRole('listitem')
  }
  await goTo(page, 'Users')
  await expect((await offered()).filter({ hasText: 'Start the practice server' })).toHaveCount(0)
  await look(page, 'frame-practice-palette')
  await page.keyboard.press('Escape')
  await (await offered()).filter({ hasText: 'Stop the practice server' }).click()
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()
  await expect(question).toBeVisible()
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Stop' }).click()
  await expect(card).toContainText('Stopped')
  await page.reload()
  await expect(card).toContainText('Stopped')
  await (await offered()).filter({ hasText: 'Start the practice server' }).click()
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
  await goTo(page, 'Users')
  await (await offered()).filter({ hasText: 'Open the practice server' }).click()
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
})

test('the status bar keeps to one line, its messages close with Escape and survive another language', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(statusBar(page)).toContainText(`Service "${entry.name}" was saved.`)
  await keep(page, 'language', 'de')
  await goTo(page, 'Servers')
  await page
    .getByRole('region', { name: /Practice server/ })
    .getByRole('button', { name: 'Start' })
    .click()
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('Practice server of the whole department')
  await expect(statusBar(page)).toContainText('Unsaved changes: server')
  expect(await barHeight(page)).toBeCloseTo(2.25)
  await look(page, 'frame-status')
  const last = page.getByRole('treeitem', { name: 'Audit', exact: true })
  await expect(last).toBeInViewport({ ratio: 1 })
  expect((await last.boundingBox())?.height).toBeGreaterThanOrEqual(24)

  // On paper nothing folds.
  await page.emulateMedia({ media: 'print' })
  const arrow = page.locator('ui5-panel .ui5-panel-header-button-root').first()
  await expect(arrow).toBeHidden()
  await page.emulateMedia({ media: null })
  await expect(arrow).toBeVisible()

  // A lock keeps the form, and says so where it is asked to be opened again.
  await page.getByRole('button', { name: /^Lock the store/ }).click()
  await expect(page.getByRole('heading', { name: 'Speicher entsperren' })).toBeVisible()
  await expect(page.locator('ui5-message-strip', { hasText: 'What was typed is kept.' })).toBeVisible()
  await look(page, 'frame-kept-de')
  await chooseLanguage(page, 'English')
  await expectLocked(page)
  await keep(page, 'language', 'de')
  await page.reload()
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Practice server', level: 1 })).toBeVisible()
  expect(await barHeight(page)).toBeCloseTo(2.25)
  await look(page, 'frame-status-de')
  await page.getByRole('button', { name: 'Abbrechen', exact: true }).click()
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Verwerfen und verlassen' }).click()
  await page.getByRole('button', { name: 'Neu anlegen' }).first().click()
  await page.getByRole('button', { name: 'Sichern', exact: true }).click()
  const messages = statusBar(page).getByRole('button', { name: /^Meldungen/ })
  await expect(statusBar(page).getByRole('status')).toContainText('Nichts wurde gesichert')
  await messages.click()
  await expect(page.getByRole('region', { name: 'Meldungen' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Meldungen' })).toBeHidden()
  await page.getByRole('button', { name: 'Schließen', exact: true }).click()
  await page.getByRole('button', { name: 'Personalisieren', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sprache' }).hover()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()
  await expect(statusBar(page).getByRole('status')).toContainText('Nichts wurde gesichert')
  await keep(page, 'textSize', '200')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()
  expect(await barHeight(page)).toBeCloseTo(2.25)
  await look(page, 'frame-servers-200')
})

test('the address of the terminal opens again where it was opened, and says why it does not elsewhere', async ({
  page,
  host,
  browser,
}) => {
  await createStore(page, host)
  await page.goto('about:blank')
  await page.goto(host.url)
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  expect(new URL(page.url()).search).toBe('')

  const context = await browser.newContext({ locale: 'de-DE' })
  const elsewhere = await context.newPage()
  await elsewhere.goto(host.url)
  await expect(elsewhere.getByRole('heading', { name: 'Patchbay öffnet sich hier nicht' })).toBeVisible()
  await expect(elsewhere.locator('body')).toHaveCSS('max-width', '544px')
  await look(elsewhere, 'frame-refused-de')
  await elsewhere.getByRole('link', { name: 'Patchbay öffnen' }).click()
  await expect(elsewhere.getByText('keine Sitzung', { exact: false })).toBeVisible()
  expect(await context.cookies()).toEqual([])
  await context.close()
})

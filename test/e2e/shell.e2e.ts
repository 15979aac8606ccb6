/** The frame of all screens: command palette, shortcuts, status bar, messages, the last place. */
import type { Locator, Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { focusedName } from './support/keys.ts'
import { look } from './support/look.ts'
import { lookLarge, unlock } from './support/security.ts'
import { expectLocked } from './support/session.ts'
import {
  chooseType,
  compare,
  createStore,
  fillService,
  goTo,
  openService,
  passphrase,
  pushAll,
  save,
  startPracticeServer,
  statusBar,
} from './support/steps.ts'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((each) => each.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

const facebook = entryOf('facebook')

/** What the command palette found. */
function entriesOf(page: Page): Locator {
  return page.locator('.palette').getByRole('listitem')
}

test('the command palette by keyboard alone', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, 'facebook')
  await fillService(page, facebook)
  await save(page)
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()

  const field = page.getByRole('textbox', { name: 'Screen, action, service, user or server' })
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await look(page, 'shell-palette')
  await page.keyboard.type('audit')
  await page.keyboard.press('Enter')
  const audit = page.getByRole('heading', { name: 'Audit', level: 1 })
  await expect(audit).toBeVisible()
  await expect(audit).toBeFocused()

  // An object, by the arrow keys, and typing on from the list.
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('support')
  const found = page.getByRole('listitem', { name: `${facebook.name} facebook` })
  await expect(found).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focusedName(page)).toContain(facebook.name)
  await page.keyboard.press('Backspace')
  await expect(field).toHaveValue('suppor')
  await expect(field).toBeFocused()
  await expect(found).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await expect(found).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()

  // Recent choices come first.
  await page.keyboard.press('Control+k')
  await expect(entriesOf(page).first()).toContainText(facebook.name)
  await expect(entriesOf(page).nth(1)).toContainText('Audit')
  await lookLarge(page, 'shell-palette')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('incoming')
  await page.keyboard.press('Enter')
  const service = page.getByRole('textbox', { name: 'Service that the incoming user is for' })
  await expect(service).toBeFocused()
  await expect(entriesOf(page).first()).toContainText(facebook.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/users\/incoming\?service=/)
})

test('the status bar tells what is on record, before and after a push', async ({ page, host }) => {
  await createStore(page, host)
  const bar = statusBar(page)
  await expect(bar.getByRole('link', { name: 'No server yet' })).toBeVisible()
  await chooseType(page, 'facebook')
  await fillService(page, facebook)
  await save(page)
  await expect(bar).toContainText(`Service "${facebook.name}" was saved.`)
  await startPracticeServer(page)
  const fact = (text: string | RegExp) => bar.getByRole('link', { name: text })
  await expect(fact('Practice server: Not contacted yet')).toBeVisible()
  await expect(fact('Practice server: Never pushed')).toBeVisible()
  await expect(fact('Practice server: Drift not known')).toBeVisible()
  await expect(fact('Practice server: 1 pending')).toBeVisible()
  await look(page, 'shell-status-pending')
  await lookLarge(page, 'shell-status-pending')

  await fact('Practice server: 1 pending').click()
  await expect(page.getByRole('heading', { name: 'Push', level: 1 })).toBeVisible()
  await compare(page)
  await expect(fact(/^Practice server: Reached \d\d:\d\d$/)).toBeVisible()
  await pushAll(page, 1)
  await expect(bar.getByRole('status')).toContainText('Pushed to Practice server: 1 change')
  await expect(fact('Practice server: Nothing pending')).toBeVisible()
  await expect(fact('Practice server: No drift')).toBeVisible()
  await fact(/^Practice server: Pushed \d\d:\d\d$/).click()
  await expect(page.getByRole('heading', { name: 'Push to Practice server', level: 1 })).toBeVisible()

  // What was pushed and is deleted here stays on the server.
  await goTo(page, 'Messaging Services')
  await page.getByRole('checkbox', { name: `Select ${facebook.name}` }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(fact('Practice server: 1 only on the server')).toBeVisible()
  await goTo(page, 'Overview')
  await expect(page.getByText('1 only on the server (deleted here)', { exact: false })).toBeVisible()

  // A second server: one line for both, and a list of each.
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Elsewhere')
  await page.getByRole('textbox', { name: 'URL' }).fill('https://cloud.example.com')
  await save(page)
  const summary = bar.getByRole('button', { name: '1 of 2 servers reached' })
  await expect(summary).toBeVisible()
  await expect(bar.getByRole('button', { name: 'Drift not known' })).toBeVisible()
  await summary.click()
  await expect(page.getByRole('link', { name: 'Elsewhere: Not contacted yet' })).toBeVisible()
  await look(page, 'shell-status-servers')
  await page.getByRole('link', { name: 'Practice server: No drift' }).click()
  await expect(page.getByRole('heading', { name: 'Drift', level: 1 })).toBeVisible()
})

test('messages: how many are new, one kind of them, and the way to what they are about', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, 'facebook')
  await save(page)
  const bar = statusBar(page)
  await expect(bar.getByRole('button', { name: 'Messages (1 new)' })).toBeVisible()
  await fillService(page, facebook)
  await save(page)
  await bar.getByRole('button', { name: 'Messages (2 new)' }).click()
  await expect(bar.getByRole('button', { name: 'Messages', exact: true })).toBeVisible()
  const area = page.getByRole('region', { name: 'Messages' })
  await expect(area.getByRole('listitem')).toHaveCount(2)
  await area.getByRole('option', { name: 'Errors (1)' }).click()
  await expect(area.getByRole('listitem')).toHaveCount(1)
  await expect(area.getByRole('listitem')).toContainText('Nothing was saved')
  await area.getByRole('option', { name: 'All (2)' }).click()
  await look(page, 'shell-messages')
  await lookLarge(page, 'shell-messages')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await area.getByRole('button', { name: 'Copy the message' }).first().click()
  await expect(area.getByRole('status')).toHaveText('The message was copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `Service "${facebook.name}" was saved.`,
  )
  await goTo(page, 'Users')
  await area
    .getByRole('link', { name: `Show what it is about: Service "${facebook.name}" was saved.` })
    .click()
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()
})

test('shortcuts, and their overview', async ({ page, host }) => {
  await createStore(page, host)
  await page.keyboard.press('?')
  const overview = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(overview).toBeVisible()
  await expect(page.getByText('Save and Close', { exact: true })).toBeVisible()
  await look(page, 'shell-shortcuts')
  await lookLarge(page, 'shell-shortcuts')
  await page.keyboard.press('Escape')
  await expect(overview).toBeHidden()

  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: 'Search users' })
  await expect(search).toBeFocused()
  // In a field keys write.
  await page.keyboard.type('a?/')
  await expect(search).toHaveValue('a?/')
  await expect(overview).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()

  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('dialog', { name: 'Choose the type of the service' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await page.keyboard.press('Alt+n')
  await page.getByRole('textbox', { name: 'First Name' }).fill('Hook')
  await page.getByRole('textbox', { name: 'Last Name' }).fill('Twilio')
  await page.getByRole('textbox', { name: 'Logon Name' }).fill('hook.twilio')
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await expect(statusBar(page)).toContainText('User "hook.twilio" was saved')
  await page.keyboard.press('Control+Shift+L')
  await expectLocked(page)
})

test('the place, the folded groups and blocks of the person are there after the next unlocking', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, 'facebook')
  await fillService(page, facebook)
  await save(page)
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()
  const kept = (part: string) =>
    page.waitForResponse((response) => {
      const sent = response.request().postData() ?? ''
      return response.url().includes('preference.set') && sent.includes(part)
    })
  const connection = page.getByRole('textbox', { name: 'Service Connection' })
  const blockKept = kept('Basics')
  await page.getByRole('button', { name: 'Basics' }).click()
  await expect(connection).toBeHidden()
  await blockKept
  const group = page.getByRole('treeitem', { name: 'Security', exact: true })
  const groupKept = kept('nav.folded')
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await groupKept
  const placeKept = kept('"/users"')
  await goTo(page, 'Users')
  await placeKept
  const secondKept = kept('"/services/')
  await openService(page, facebook.name)
  await expect(connection).toBeHidden()
  await secondKept

  await page.getByRole('button', { name: /^Lock the store/ }).click()
  await expectLocked(page)
  await page.goto(new URL('/', host.url).href)
  await unlock(page, passphrase)
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()
  await expect(connection).toBeHidden()
  await expect(group).toHaveAttribute('aria-expanded', 'false')

  // An address that was asked for comes first.
  await page.getByRole('button', { name: /^Lock the store/ }).click()
  await expectLocked(page)
  await page.goto('about:blank')
  await page.goto(new URL('/#/audit', host.url).href)
  await unlock(page, passphrase)
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible()
})

/** The lock and the ways through it: people, wrong passphrases, other channels, forms that survive, roles. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { callPast, choosePerson, enterPassphrase, everythingOn, lockByHand } from './support/session.ts'
import {
  chooseType,
  createStore,
  fillService,
  openService,
  passphrase,
  save,
  statusBar,
} from './support/steps.ts'

const [entry] = entries
if (!entry) throw new Error('no entries')
const colleague = 'blue lantern over the harbour'
const planted = 'planted-secret-6174'

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true })
const secretField = (page: Page) => page.getByRole('textbox', { name: 'Password / Secret, row 1' })

async function addColleague(page: Page, role: string): Promise<void> {
  expect(
    await callPast(page, 'person.add', { name: 'Second Shift', role, passphrase: colleague }),
  ).not.toContain('"error"')
}

test('two people: each unlocks with the own passphrase, and the choice is remembered', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await expect(statusBar(page)).toContainText('Store open · Administrator')
  await addColleague(page, 'support')
  await lockByHand(page)
  await look(page, 'unlock-two-people')
  await choosePerson(page, 'Second Shift')
  await enterPassphrase(page, passphrase)
  await expect(page.getByText('The passphrase does not open this store', { exact: false })).toBeVisible()
  await enterPassphrase(page, colleague)
  await expect(statusBar(page)).toContainText('Second Shift (Support)')
  await lockByHand(page)
  await expect(page.getByRole('combobox', { name: 'Person' })).toContainText('Second Shift')
  await enterPassphrase(page, colleague)
  await expect(statusBar(page)).toContainText('Second Shift (Support)')
})

test('after wrong passphrases the next try waits, and the recovery key opens at once', async ({
  page,
  host,
}) => {
  const recoveryKey = await createStore(page, host)
  await lockByHand(page)
  // Four wrong ones, long ago; after the fifth the wait would be over before it can be looked at.
  const count = (failures: number) =>
    writeFileSync(
      path.join(host.folder, 'attempts.json'),
      JSON.stringify({ failures, lastAt: '2026-01-01T00:00:00.000Z' }),
    )
  count(4)
  await enterPassphrase(page, 'not the passphrase')
  await expect(page.getByRole('timer')).toContainText('the next try has to wait')
  await expect(page.getByRole('timer')).toBeHidden()
  count(9)
  await enterPassphrase(page, 'not the passphrase')
  await expect(page.getByRole('timer')).toContainText('30 s left')
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeDisabled()
  await look(page, 'unlock-countdown')
  await page.getByRole('button', { name: 'Use the recovery key' }).click()
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
  await expect(statusBar(page)).toContainText('Recovery key (Administrator)')
})

test('a lock from elsewhere takes everything off the page at once; the form comes back from its draft', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await nameField(page).fill('planted-name-6174')
  await page.getByRole('button', { name: 'Replace Password / Secret, row 1' }).click()
  await secretField(page).fill(planted)
  const other = await page.context().newPage()
  await other.goto(new URL('/', host.url).href)
  await expect(other.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await expect.poll(() => callPast(other, 'draft.list')).toContain('service:')

  await callPast(other, 'session.lock')
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible({ timeout: 1000 })
  for (const text of [planted, 'planted-name-6174', entry.name, entry.connection])
    expect(await everythingOn(page)).not.toContain(text)
  for (const procedure of ['session.status', 'draft.list', 'service.list', 'practice.status', 'backup.list'])
    expect(await callPast(other, procedure)).not.toContain('planted')
  await other.close()

  await enterPassphrase(page, passphrase)
  await expect(nameField(page)).toHaveValue('planted-name-6174')
  await expect(secretField(page)).toHaveValue(planted)
  await expect(page.getByText('Restored what was typed before the lock', { exact: false })).toBeVisible()
  await look(page, 'restored-draft')
  await save(page)
  await expect(page.getByRole('heading', { name: 'planted-name-6174', level: 1 })).toBeVisible()
  await expect(page.getByText('Restored what was typed', { exact: false })).toBeHidden()
  await expect.poll(() => callPast(page, 'draft.list')).toContain('"drafts":[]')
})

test('a page that was opened anew after a lock leads to the form that was being filled', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await nameField(page).fill('Half typed')
  await lockByHand(page)
  await page.goto('about:blank')
  await page.goto(new URL('/', host.url).href)
  await enterPassphrase(page, passphrase)
  await expect(nameField(page)).toHaveValue('Half typed')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('button', { name: 'Discard and leave' }).click()
  await expect(page.getByRole('heading', { name: 'Messaging Services', level: 1 })).toBeVisible()
  await expect.poll(() => callPast(page, 'draft.list')).toContain('"drafts":[]')
})

test('a draft of what was changed meanwhile meets the question about both, and goes when it is discarded', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  const id = page.url().split('/').at(-1)
  await nameField(page).fill('Mine')
  await lockByHand(page)
  // Somebody else comes in first and saves the same service.
  await callPast(page, 'session.unlock', { passphrase })
  await expect(nameField(page)).toHaveValue('Mine')
  const draft = { name: 'Theirs', type: 'facebook', serviceConnection: entry.connection, authentications: [] }
  expect(await callPast(page, 'service.save', { id, draft })).toContain('Theirs')
  await lockByHand(page)
  await enterPassphrase(page, passphrase)
  await expect(nameField(page)).toHaveValue('Mine')
  await save(page)
  await expect(page.getByText('This was changed elsewhere', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(nameField(page)).toHaveValue('Theirs')
  await expect(statusBar(page)).toContainText('No unsaved changes')
  await expect.poll(() => callPast(page, 'draft.list')).toContain('"drafts":[]')
})

test("this computer's keyring: each state has its sentence, and the passphrase stays offered", async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const sentences = {
    ready: null,
    weak: 'protects nothing',
    unavailable: 'cannot be used now',
    backendChanged: 'this session uses another one',
    undecryptable: 'no longer has the key',
  }
  let asked = 0
  // A machine that runs tests has no keyring with such a history: its answer stands in for it.
  let state = 'ready'
  await page.route(/session\.systemKeyring/, async (route) => {
    asked += 1
    const slots = [{ id: '1', person: { id: '1', name: 'Administrator' }, backend: 'secret-service', state }]
    // Other calls may travel in the same batch: theirs stay as they are.
    const response = await route.fetch()
    const answers = (await response.json()) as unknown[]
    const procedures = new URL(route.request().url()).pathname.replace('/rpc/', '').split(',')
    answers[procedures.indexOf('session.systemKeyring')] = { result: { data: { backend: null, slots } } }
    return route.fulfill({ response, json: answers })
  })
  await lockByHand(page)
  await expect(page.getByRole('button', { name: "Use this computer's keyring" })).toBeVisible()
  await enterPassphrase(page, 'not the passphrase')
  await expect(page.getByText('The passphrase does not open this store', { exact: false })).toBeVisible()
  expect(asked).toBe(1)
  for (const [next, sentence] of Object.entries(sentences)) {
    state = next
    await page.reload()
    const offer = page.getByRole('region', { name: "This computer's keyring" })
    await expect(offer).toBeVisible()
    if (sentence !== null) await expect(offer).toContainText(sentence)
    await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Use the recovery key' })).toBeVisible()
    if (next === 'unavailable') await look(page, 'unlock-keyring')
  }
})

test('an auditor sees objects and is offered no change', async ({ page, host }) => {
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await addColleague(page, 'auditor')
  await lockByHand(page)
  await choosePerson(page, 'Second Shift')
  await enterPassphrase(page, colleague)
  await expect(statusBar(page)).toContainText('Second Shift (Auditor)')
  await expect(nameField(page)).toHaveValue(entry.name)
  await expect(nameField(page)).toHaveAttribute('readonly')
  await expect(page.getByText('For reading only', { exact: false })).toBeVisible()
  for (const name of ['Save', 'Save and Close', 'Add', 'Delete'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await look(page, 'auditor-service')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(page.getByText(entry.name, { exact: true })).toBeVisible()
  for (const name of ['Add New', 'Copy', 'Delete'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await openService(page, entry.name)
  await page.keyboard.press('Control+s')
  await expect(statusBar(page)).toContainText('No messages')
})

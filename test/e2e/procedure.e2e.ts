/** The seed's procedure, step by step, as docs/procedure.md tells it; makes the pictures for that page. */
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import {
  chooseType,
  compare,
  createIncomingUser,
  fillService,
  goTo,
  openService,
  passphrase,
  pushAll,
  save,
  startPracticeServer,
} from './support/steps.ts'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((candidate) => candidate.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

test('the procedure from the first screen to a server that agrees', async ({ page, host }) => {
  await page.goto(host.url)
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase)
  await look(page, 'create-store')
  await page.getByRole('button', { name: 'Create the store' }).click()
  await expect(page.getByRole('heading', { name: 'Write down the recovery key' })).toBeVisible()
  await look(page, 'recovery-key')
  await page.getByRole('checkbox', { name: 'I have written it down' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await goTo(page, 'Messaging Services')
  await expect(page.getByRole('heading', { name: 'No messaging services yet' })).toBeVisible()
  await look(page, 'services-empty')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await expect(page.getByRole('radio', { name: 'sinchsms', exact: true })).toBeVisible()
  await look(page, 'type-dialog')
  await page.keyboard.press('Escape')

  const conversation = entryOf('sinchconversation')
  await chooseType(page, conversation.type)
  const [[id = ''] = []] = conversation.rows
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(conversation.name)
  await page
    .getByRole('textbox', { name: 'Service Connection' })
    .fill('https://eu.conversation.api.sinch.com/v1')
  await page.getByRole('textbox', { name: 'Authentication ID, row 1' }).fill(id.toLowerCase())
  await expect(
    page.getByText('The App ID must be in capital letters.', { exact: false }).first(),
  ).toBeVisible()
  await look(page, 'findings-while-typing')
  await fillService(page, conversation)
  await save(page)
  await expect(page.getByRole('heading', { name: conversation.name, level: 1 })).toBeVisible()
  await look(page, 'service-sinchconversation')

  for (const entry of entries.filter((candidate) => candidate !== conversation)) {
    await goTo(page, 'Messaging Services')
    await chooseType(page, entry.type)
    await fillService(page, entry)
    await save(page)
    await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  }
  await goTo(page, 'Messaging Services')
  await expect(page.getByText('10 services')).toBeVisible()
  await look(page, 'services')

  await goTo(page, 'Servers')
  await look(page, 'servers-empty')
  await startPracticeServer(page)
  for (const name of ['Chat Server', 'Chain Matcher', 'SMS Server']) {
    await page.getByRole('checkbox', { name, exact: true }).click()
  }
  await page.getByRole('checkbox', { name: 'Restful Contact Management Interface (CMI)' }).click()
  await save(page)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('The settings are complete.')).toBeVisible()
  await look(page, 'server')

  await openService(page, entryOf('twilio').name)
  await page.getByRole('button', { name: 'Create incoming user' }).scrollIntoViewIfNeeded()
  await look(page, 'readiness')
  await page.getByRole('button', { name: 'Create incoming user' }).click()
  await expect(page.getByRole('textbox', { name: 'Logon Name' })).not.toHaveValue('')
  await look(page, 'incoming-user')
  await save(page)
  for (const entry of entries.filter(({ needsUser, type }) => needsUser && type !== 'twilio')) {
    await openService(page, entry.name)
    await createIncomingUser(page)
  }
  const users = entries.filter(({ needsUser }) => needsUser).length
  await goTo(page, 'Users')
  await expect(page.getByText(`${users} users`)).toBeVisible()
  await look(page, 'users')

  await goTo(page, 'Push')
  await compare(page)
  await expect(page.getByRole('button', { name: /^Push \d+ steps/ })).toBeVisible()
  await look(page, 'plan')
  const steps = entries.length + 2 * users
  await pushAll(page, steps)
  await look(page, 'push-result')
  await compare(page)
  await expect(page.getByText('Store and server agree', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Push \d/ })).toHaveCount(0)
  await look(page, 'second-plan-empty')
})

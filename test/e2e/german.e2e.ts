/** What the main process words, on a German page: refusals of every layer, without a word of English left. */
import type { Page } from '@playwright/test'
import { sentences } from '../../src-renderer/i18n/de/sentences/index.ts'
import { entries } from './support/entries.ts'
import { expect } from './support/host.ts'
import { look } from './support/look.ts'
import { addServer, test } from './support/practiceServer.ts'
import { chooseType, createStore, fillService, goTo, save, speakGerman } from './support/steps.ts'
import { visibleTexts } from './support/visibleTexts.ts'

const facebook = entries.find(({ type }) => type === 'facebook')
const conversation = entries.find(({ type }) => type === 'sinchconversation')

/** English sentences of several words, wherever they stand in a text. */
const english = sentences
  .map(([text]) => text)
  .filter(
    (text) =>
      text
        .replace(/\{\d\}/g, '')
        .trim()
        .split(' ').length > 3,
  )
  .map((text) => new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '.+'), 's'))

async function expectNoEnglish(page: Page): Promise<void> {
  const texts = await visibleTexts(page)
  const left = texts.filter(
    (text) =>
      / the | cannot | with a | is not |Nothing /.test(text) || english.some((form) => form.test(text)),
  )
  expect(left).toEqual([])
}

async function neu(page: Page, type: string): Promise<void> {
  await goTo(page, 'Messaging-Services')
  await page.getByRole('button', { name: 'Neu anlegen' }).first().click()
  await page.getByRole('radio', { name: type, exact: true }).click()
  await page.getByRole('button', { name: 'OK', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).click()
}

test('refusals of the store, of a plan and of a server are told in German', async ({
  page,
  host,
  practice,
}) => {
  if (!facebook || !conversation) throw new Error('an entry is missing')
  await createStore(page, host)
  await chooseType(page, facebook.type)
  await fillService(page, facebook)
  await save(page)
  await expect(page.getByRole('heading', { name: facebook.name, level: 1 })).toBeVisible()
  await practice.add({ name: facebook.name, type: 'wavy', serviceConnection: 'https://wavy.example.com' })
  await addServer(page, practice)
  await addServer(page, { ...practice, url: 'http://127.0.0.1:9/RI/rci' }, 'Away')
  await speakGerman(page)

  await test.step('a server that is not reached', async () => {
    await page.getByRole('button', { name: 'Verbindung testen' }).click()
    const told = page.getByText(
      /^Server „Away“ \(127\.0\.0\.1:9\) ist nicht erreichbar für GET \S+: die Verbindung wurde abgelehnt \(ECONNREFUSED\)\. /,
    )
    await expect(told.first()).toContainText('Die URL und das Netz prüfen, und ob der Server läuft.')
    await expect(told.first()).toContainText('Die übrigen Prüfungen wurden ausgelassen.')
    await expectNoEnglish(page)
    await look(page, 'german-not-reached')
  })

  await test.step('a finding with its row, a name that is taken', async () => {
    await neu(page, 'sinchconversation')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(facebook.name)
    const id = '00000000-0000-4000-8000-000000000002@01TESTAPP0000000000000000Z'
    await page.getByRole('textbox', { name: 'Service Connection' }).fill(conversation.connection)
    await page.getByRole('textbox', { name: 'Authentifizierungs-ID, Zeile 1' }).fill(id)
    const second = page.getByRole('textbox', { name: 'Authentifizierungs-ID, Zeile 2' })
    await second.fill(id.replace('0002@', '0009@'))
    await second.press('Tab')
    const twice = 'Die App steht schon in Zeile 1, mit einer anderen ID. Je App eine Zeile behalten.'
    await expect(page.getByText(twice).first()).toBeVisible()
    await second.fill('webhook')
    await page.getByRole('button', { name: 'Sichern', exact: true }).click()
    const taken = /Ein anderer Service im Speicher hat diesen Namen/
    await expect(page.locator('.formField').filter({ hasText: taken })).toBeVisible()
    await expectNoEnglish(page)
    await look(page, 'german-name-taken')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(conversation.name)
    await page.getByRole('button', { name: 'Sichern', exact: true }).click()
    await expect(page.getByRole('heading', { name: conversation.name, level: 1 })).toBeVisible()
  })

  await test.step('an object that a plan blocks', async () => {
    await page.getByRole('treeitem', { name: 'Push', exact: true }).last().click()
    await page.getByRole('combobox', { name: 'Server' }).click()
    await page.getByRole('option', { name: 'Test server' }).click()
    await page.getByRole('button', { name: /^Vergleichen/ }).click()
    const fixed = 'der Typ ist auf dem Server ein anderer und steht nach dem Anlegen fest'
    await expect(page.getByText(fixed).first()).toBeVisible()
    await expectNoEnglish(page)
    await look(page, 'german-blocked')
  })
})

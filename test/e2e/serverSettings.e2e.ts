/** Settings of a server that go beyond its address: secure connection, client certificate, change windows. */
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from './support/host.ts'
import { look } from './support/look.ts'
import { createStore, goTo, save, statusBar } from './support/steps.ts'

const pin = 'AB'.repeat(32).match(/../g)?.join(':') ?? ''

test('secure connection, change windows and schedule are kept; bad values are told beside their fields', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('prod')
  await page.getByRole('textbox', { name: 'URL' }).fill('https://contactpro.example.com/RI/rci')
  await page.getByRole('button', { name: 'Secure connection' }).click()
  await page.getByRole('textbox', { name: 'Pinned certificates' }).fill('AB:CD')
  await page.getByRole('button', { name: 'Add change window' }).click()
  await page.getByRole('checkbox', { name: 'Fri' }).click()
  await page.getByRole('textbox', { name: 'Time zone' }).fill('Middle/Earth')
  await page.getByRole('textbox', { name: 'Pull every … minutes' }).fill('1')
  await expect(page.getByText('no SHA-256 fingerprint').first()).toBeVisible()
  await expect(page.getByText('"Middle/Earth" is no time zone').first()).toBeVisible()
  await expect(page.getByText('must be 5 to 1440 minutes').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Pinned certificates' }).fill(pin)
  await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Berlin')
  await page.getByRole('textbox', { name: 'Pull every … minutes' }).fill('30')
  await look(page, 'server-settings')
  await save(page)
  await expect(statusBar(page)).toContainText('Server "prod" was saved.')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Pinned certificates' })).toHaveValue(pin)
  await expect(page.getByRole('textbox', { name: 'Time zone' })).toHaveValue('Europe/Berlin')
  await expect(page.getByRole('checkbox', { name: 'Fri' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Mon' })).toBeChecked()
  await expect(page.getByText('It ends on the next day.').first()).toBeVisible()
})

test('a private key comes from a file, and never back', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'Servers')
  await page.getByRole('button', { name: 'Add New' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('prod')
  await page.getByRole('textbox', { name: 'URL' }).fill('https://contactpro.example.com/RI/rci')
  await page.getByRole('combobox', { name: 'Authentication mode' }).click()
  await page.getByRole('option', { name: 'Client certificate' }).click()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const passphrase = 'a key of its own'
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'From file: Private key' }).click()
  const file = { name: 'client.key', mimeType: 'text/plain', buffer: Buffer.from(encrypted.toString()) }
  await (await chooser).setFiles(file)
  await expect(page.getByText('Taken from client.key; saved with the form.')).toBeVisible()
  await save(page)
  await expect(page.getByText('its passphrase is missing or wrong').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Passphrase of the key' }).fill(passphrase)
  await look(page, 'server-client-certificate')
  await save(page)
  await expect(statusBar(page)).toContainText('Server "prod" was saved.')
  await page.reload()
  await expect(page.getByText('Client certificate is not set.').first()).toBeVisible()
  expect(await page.content()).not.toContain('PRIVATE KEY')
  await expect(page.getByRole('textbox', { name: 'Passphrase of the key' })).toBeHidden()
})

/** What is wrong is not saved, and the way to the field is shown; what looks like markup is shown as text. */
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { focusedField } from './support/keys.ts'
import { look } from './support/look.ts'
import { chooseType, createStore, fillService, goTo, save, statusBar } from './support/steps.ts'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((candidate) => candidate.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

test('block findings refuse saving and lead to the first field, one after the other', async ({
  page,
  host,
}) => {
  const entry = entryOf('sinchconversation')
  const [[id = ''] = []] = entry.rows
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  const connection = page.getByRole('textbox', { name: 'Service Connection' })
  const firstId = page.getByRole('textbox', { name: 'Authentication ID, row 1' })
  await name.fill('')
  await connection.fill('eu.conversation.api.sinch.com')
  await firstId.fill(id.toLowerCase())

  await save(page)
  await expect(statusBar(page)).toContainText(
    'Nothing was saved of the new service: 3 errors must be corrected first.',
  )
  expect(await focusedField(page)).toBe('name')
  await look(page, 'refused')
  await name.fill(entry.name)
  await save(page)
  expect(await focusedField(page)).toBe('serviceConnection')
  await connection.fill(entry.connection)
  await save(page)
  expect(await focusedField(page)).toBe('authentications[0].authenticationId')
  await expect(page.getByRole('heading', { name: 'New messaging service' })).toBeVisible()
  await firstId.fill(id)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  await goTo(page, 'Messaging Services')
  await expect(page.getByText('1 service', { exact: true })).toBeVisible()
})

test('a name that another service has is refused at the name', async ({ page, host }) => {
  const entry = entryOf('facebook')
  await createStore(page, host)
  for (const name of [entry.name, entry.name.toUpperCase()]) {
    await chooseType(page, entry.type)
    await fillService(page, { ...entry, name })
    await save(page)
    if (name !== entry.name) break
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await goTo(page, 'Messaging Services')
  }
  await expect(page.getByText(/Another service in the store has this name/).first()).toBeVisible()
  expect(await focusedField(page)).toBe('name')
})

test('hostile text is shown as text and moves nothing out of its place', async ({ page, host }) => {
  const entry = entryOf('facebook')
  const hostile = `<img src=x onerror="document.title='run'"> '"&amp; אבג 😀 ${'x'.repeat(300)}`
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, { ...entry, name: hostile })
  await save(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile)
  await expect(statusBar(page)).toContainText(hostile)
  await look(page, 'hostile-name')

  const message = await statusBar(page).getByRole('status').boundingBox()
  const words = await statusBar(page).getByText(hostile, { exact: false }).last().boundingBox()
  if (!message || !words) throw new Error('the status bar is not there')
  expect(words.x + words.width).toBeLessThanOrEqual(message.x + message.width)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)

  await goTo(page, 'Messaging Services')
  await expect(page.getByText(hostile, { exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: /^Select <img/ }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.locator('ui5-dialog[open]')).toContainText(hostile)
  await look(page, 'hostile-delete')
  expect(await page.title()).not.toBe('run')
  expect(await page.locator('img').count()).toBe(0)
})

test('a saved secret is nowhere on the page, in its address or in what it stores', async ({ page, host }) => {
  const entry = entryOf('facebook')
  const secrets = entry.rows.map(([, secret]) => secret)
  await createStore(page, host)
  await chooseType(page, entry.type)
  await fillService(page, entry)
  await save(page)
  await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  const readable = await page.evaluate(() => {
    const found: string[] = [location.href, JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const visit = (node: Node) => {
      if (node instanceof Text) found.push(node.data)
      if (node instanceof Element) {
        for (const attribute of node.attributes) found.push(attribute.value)
        const { value } = node as { value?: unknown }
        if (typeof value === 'string') found.push(value)
        if (node.shadowRoot) visit(node.shadowRoot)
      }
      for (const child of node.childNodes) visit(child)
    }
    visit(document)
    return found.join('\n')
  })
  expect(readable).toContain(entry.name)
  for (const secret of secrets) expect(readable).not.toContain(secret)
})

/** Runs, audit and findings as lists: order, filters, columns, selection, what is taken out of them, and long ones. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, type Host, test } from './support/host.ts'
import { tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { lookLarge } from './support/security.ts'
import { callPast } from './support/session.ts'
import { createStore, goTo, passphrase, speakGerman, statusBar } from './support/steps.ts'

/** The rows on the page, from the top. */
function rowNames(page: Page): Promise<string[]> {
  return page.locator('ui5-table-row ui5-link').allTextContents()
}

function header(page: Page, name: string): Locator {
  return page.getByRole('columnheader', { name })
}

async function chooseFilter(page: Page, name: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

async function chooseMore(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function exported(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download')
  await chooseMore(page, 'Export rows as CSV')
  return readFileSync(await (await download).path(), 'utf8').split('\r\n')
}

function shownBelow(page: Page, text: string): Locator {
  return page.getByRole('status').getByText(text, { exact: true })
}

async function saveUsers(page: Page, logonNames: readonly string[]): Promise<void> {
  for (const logonName of logonNames) {
    const draft = { firstName: 'Hook', lastName: 'Line', logonName, use: [] }
    expect(await callPast(page, 'user.save', { id: null, draft })).toContain('"result"')
  }
}

function fill(host: Host, records: number, runs: number): void {
  const script = path.join(import.meta.dirname, 'support', 'fillRecords.ts')
  execFileSync(process.execPath, [script, host.folder, String(records), String(runs)], { input: passphrase })
}

/** Saves a server and answers its id. */
async function saveServer(page: Page): Promise<string> {
  const draft = { name: 'Test server', url: 'https://sc.example.com', authMode: 'basic', release: 'cloud' }
  const saved = await callPast(page, 'server.save', { id: null, draft })
  return /"id":"([^"]+)"/.exec(saved)?.[1] ?? ''
}

test('audit: order and filters are kept, actions are searched as they are shown, rows are taken out', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await saveUsers(page, ['hook.10', 'hook.9', '=hook'])
  await goTo(page, 'Audit')
  await expect(shownBelow(page, '4 records')).toBeVisible()
  await expect(header(page, 'Number')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => rowNames(page)).toEqual(['4', '3', '2', '1'])

  await page.getByRole('searchbox').fill('user saved hook.')
  await expect(shownBelow(page, '2 records')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Object', exact: true }).click()
  await expect(header(page, 'Object')).toHaveAttribute('aria-sort', 'ascending')
  await chooseFilter(page, 'About', 'Users')
  await expect(shownBelow(page, '3 records')).toBeVisible()
  await expect.poll(() => rowNames(page)).toEqual(['4', '3', '2'])
  await chooseFilter(page, 'Person', 'Administrator')
  await chooseFilter(page, 'Since', 'Last 24 hours')
  await expect(shownBelow(page, '3 records')).toBeVisible()
  await look(page, 'audit-filtered')
  await lookLarge(page, 'audit-filtered')

  await goTo(page, 'Users')
  await goTo(page, 'Audit')
  await expect(header(page, 'Object')).toHaveAttribute('aria-sort', 'ascending')
  await expect(shownBelow(page, '3 records')).toBeVisible()
  await chooseFilter(page, 'About', 'Import, export')
  await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(shownBelow(page, '4 records')).toBeVisible()

  await page.getByRole('checkbox', { name: 'Select 4', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select 2', exact: true }).click()
  await expect(shownBelow(page, '2 of 4 selected')).toBeVisible()
  const [titles, first, second] = await exported(page)
  expect(titles).toContain('"Number","When","Who","Action","Object","Where"')
  expect(first).toMatch(/^"4",.*"Administrator","User saved","'=hook","Browser"$/)
  expect(second).toMatch(/^"2",.*"hook\.10","Browser"$/)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await chooseMore(page, 'Copy rows to the clipboard')
  await expect(statusBar(page)).toContainText('2 rows were copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[2]).toMatch(/^2\t.*\tUser saved\thook\.10\tBrowser$/)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Columns …' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /Delete/ })).toHaveCount(0)
})

test('audit: a column is hidden by keyboard and stays hidden; rows are selected and opened by keyboard', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await saveUsers(page, ['hook.1', 'hook.2'])
  await goTo(page, 'Audit')
  await expect(shownBelow(page, '3 records')).toBeVisible()
  await tabTo(page, 'More')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: /^Select all/ })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible()
  await tabTo(page, 'Where')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(header(page, 'Where')).toHaveCount(0)
  await goTo(page, 'Users')
  await goTo(page, 'Audit')
  await expect(header(page, 'Object')).toBeVisible()
  await expect(header(page, 'Where')).toHaveCount(0)
  await tabTo(page, /User saved/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await expect(shownBelow(page, '2 of 3 selected')).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(shownBelow(page, '3 of 3 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').getByText('selected')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Record 2: User saved' })).toBeVisible()
})

test('findings: order, filters with their numbers, selection and CSV', async ({ page, host }) => {
  await createStore(page, host)
  await saveUsers(page, ['hook.10', 'hook.9'])
  await goTo(page, 'Findings')
  await expect(shownBelow(page, '4 findings')).toBeVisible()
  await expect(header(page, 'Level')).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'Object', exact: true }).click()
  await expect.poll(() => rowNames(page)).toEqual(['hook.9', 'hook.9', 'hook.10', 'hook.10'])
  await chooseFilter(page, 'Level', 'Warnings (2)')
  await expect(shownBelow(page, '2 findings')).toBeVisible()
  await page.getByRole('searchbox').fill('warning password')
  await expect(shownBelow(page, '2 findings')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('checkbox', { name: /^Select all/ }).click()
  await expect(shownBelow(page, '2 of 2 selected')).toBeVisible()
  await look(page, 'findings-selected')
  await lookLarge(page, 'findings-selected')
  const [titles, first] = await exported(page)
  expect(titles).toContain('"Object","Kind","Level","Field","Finding"')
  expect(first).toMatch(/^"hook\.9","User","Warning","Password",".+"$/)

  await goTo(page, 'Users')
  await goTo(page, 'Findings')
  await expect(shownBelow(page, '2 findings')).toBeVisible()
  await expect(header(page, 'Object')).toHaveAttribute('aria-sort', 'ascending')
})

test('findings are searched as they are shown, in German too', async ({ page, host }) => {
  await createStore(page, host)
  await saveUsers(page, ['hook.10', 'hook.9'])
  await speakGerman(page)
  await goTo(page, 'Befunde')
  await expect(shownBelow(page, '4 Befunde')).toBeVisible()
  const search = page.getByRole('searchbox')
  await search.fill('kein passwort hook.9')
  await expect(shownBelow(page, '1 Befund')).toBeVisible()
  await expect(page.locator('ui5-table-row')).toContainText('Der Benutzer hat kein Passwort')
  await search.fill('cannot log on')
  await expect(page.getByRole('heading', { name: 'Kein Treffer' })).toBeVisible()
  await search.fill('abgewiesen')
  await expect(shownBelow(page, '2 Befunde')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Alle 2 auswählen' }).click()
  await expect(shownBelow(page, '2 von 2 ausgewählt')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Mehr', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Zeilen als CSV exportieren' }).click()
  const [, ...lines] = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines.map((line) => line.includes('werden abgewiesen'))).toEqual([true, true])
})

test('runs: an empty list says what to do, and the address of a server leads to its runs', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  const id = await saveServer(page)
  await goTo(page, 'Runs')
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible()
  await look(page, 'runs-none')
  await page.goto(new URL(`/#/runs/${id}`, host.url).href)
  await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Server', exact: true })).toContainText('Test server')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.getByRole('button', { name: 'Go to Push' }).click()
  await expect(page.getByRole('heading', { name: 'Push', level: 1 })).toBeVisible()
})

test('a trail of 100,000 records scrolls to its end in any order, with few rows in the page', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  fill(host, 100_000, 0)
  await goTo(page, 'Audit')
  await expect(shownBelow(page, '100,001 records')).toBeVisible()
  const scrolledTo = async (name: string) => {
    await page.locator('ui5-table').hover()
    await page.mouse.wheel(0, 10_000_000)
    await expect(page.locator('ui5-table-row').last()).toContainText(name)
    expect(await page.locator('ui5-table-row').count()).toBeLessThanOrEqual(60)
  }
  await scrolledTo('Store created')
  await page.getByRole('button', { name: 'Object', exact: true }).click()
  await expect(page.locator('ui5-table-row').first()).toContainText('Hook 0')
  await scrolledTo('Store created')
  await page.getByRole('searchbox').fill('user saved hook 9999')
  await expect(shownBelow(page, '6 records')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all 6' }).click()
  await expect(shownBelow(page, '6 of 6 selected')).toBeVisible()
})

test('runs of all servers are one list: filtered, and found by their result', async ({ page, host }) => {
  await createStore(page, host)
  await saveServer(page)
  fill(host, 0, 500)
  await goTo(page, 'Runs')
  await expect(shownBelow(page, '500 runs')).toBeVisible()
  await expect(header(page, 'Started')).toHaveAttribute('aria-sort', 'descending')
  await look(page, 'runs-list')
  await lookLarge(page, 'runs-list')
  await chooseFilter(page, 'Result', 'Differences remained')
  await expect(shownBelow(page, '100 runs')).toBeVisible()
  await page.getByRole('searchbox').fill('test server remained')
  await expect(shownBelow(page, '100 runs')).toBeVisible()
  await page.getByRole('searchbox').fill('server_busy')
  await expect(page.getByRole('heading', { name: 'Nothing matches the search' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(shownBelow(page, '500 runs')).toBeVisible()
})

test('runs keep their order, are taken out as rows, and lead to their page and back', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await saveServer(page)
  fill(host, 0, 500)
  await goTo(page, 'Runs')
  await expect(shownBelow(page, '500 runs')).toBeVisible()
  await page.getByRole('button', { name: 'Duration', exact: true }).click()
  await expect(page.locator('ui5-table-row').first()).toContainText('4.0 s')
  await page.locator('ui5-table-row ui5-checkbox').first().click()
  const [titles, first] = await exported(page)
  expect(titles).toContain('"Started","Server","What","Result","Steps","By","Duration"')
  expect(first).toContain('"Test server","Push","Store and server agreed","none","Administrator","4.0 s"')

  await goTo(page, 'Audit')
  await goTo(page, 'Runs')
  await expect(header(page, 'Duration')).toHaveAttribute('aria-sort', 'ascending')
  await page.locator('ui5-table-row ui5-link').first().click()
  await expect(page.getByRole('heading', { name: 'Push to Test server', level: 1 })).toBeFocused()
  await page.goBack()
  await expect(shownBelow(page, '500 runs')).toBeVisible()
})

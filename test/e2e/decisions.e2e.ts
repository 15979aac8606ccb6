/** Conflicts of two objects: by field, for a whole object, later; carried out, and the losing side brought back. */
import type { Locator, Page } from '@playwright/test'
import { entries, type TypeEntry } from './support/entries.ts'
import { expect, type Host } from './support/host.ts'
import { focusedName, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import type { Practice } from './support/practice.ts'
import { addServer, test } from './support/practiceServer.ts'
import { lookLarge } from './support/security.ts'
import { chooseType, createStore, fillService, goTo, openService, save } from './support/steps.ts'

const mine = 'https://graph.facebook.com/v20.0/me/messages'
const theirs = 'https://graph.facebook.com/v21.0/me/messages'
const wavyTheirs = 'https://wavy-theirs.example.com/v1/send'
const wavyMine = 'https://wavy-mine.example.com/v1/send'

function entryOf(type: string): TypeEntry {
  const entry = entries.find((found) => found.type === type)
  if (!entry) throw new Error(`no entry of type ${type}`)
  return entry
}

async function push(
  page: Page,
  verdict = 'Done. A second comparison found nothing left to do',
): Promise<void> {
  await page.getByRole('button', { name: /^(Push|Take over).* …$/ }).click()
  await page.getByRole('button', { name: /^(Push .* to|Take over from) Test server$/ }).click()
  await expect(page.getByText(verdict)).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
}

/** Decided conflicts offer to compare as well. */
async function compareNow(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Compare/ })
    .first()
    .click()
}

async function edit(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await openService(page, name)
  for (const [field, value] of Object.entries(fields)) {
    await page.getByRole('textbox', { name: field, exact: true }).fill(value)
  }
  await save(page)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}

/** The entry of a decision in the list of what was decided. */
function decided(page: Page, name: string): Locator {
  return page
    .getByRole('list', { name: 'Decided' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, level: 3 }) })
}

function choice(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true })
}

interface Parties {
  readonly page: Page
  readonly host: Host
  readonly practice: Practice
}

/** A store and a server that agree on these services; ends on the push screen. */
async function agree({ page, host, practice }: Parties, services: readonly TypeEntry[]): Promise<void> {
  await createStore(page, host)
  for (const entry of services) {
    await goTo(page, 'Messaging Services')
    await chooseType(page, entry.type)
    await fillService(page, entry)
    await save(page)
    await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
  }
  await addServer(page, practice)
  await goTo(page, 'Push')
  await compareNow(page)
  await push(page)
}

test('decided by field, for the rest of an object, later, and turned round before a push', async ({
  page,
  host,
  practice,
}) => {
  const facebook = entryOf('facebook')
  const wavy = entryOf('wavy')
  await agree({ page, host, practice }, [facebook, wavy])
  await practice.changeOf(facebook.name, { serviceConnection: theirs, authenticationScope: 'theirs' })
  await practice.changeOf(wavy.name, { serviceConnection: wavyTheirs })
  await edit(page, facebook.name, { 'Service Connection': mine, Name: 'Mine Facebook' })
  await practice.changeOf(facebook.name, { name: 'Their Facebook' })
  await edit(page, wavy.name, { 'Service Connection': wavyMine })

  await goTo(page, 'Push')
  await compareNow(page)
  await expect(page.getByText('3 conflicts to decide')).toBeVisible()
  await look(page, 'conflicts-objects')
  await lookLarge(page, 'conflicts-objects', page.getByRole('heading', { name: 'Messages Wavy' }))

  // Later folds the object, is counted as left, and can be taken up again; all of it by keyboard.
  await choice(page, `Later: ${wavy.name}, Service Connection`).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('3 conflicts are left. 1 of them for later.')).toBeVisible()
  await expect.poll(() => focusedName(page)).toBe(`Decide now: ${wavy.name}`)
  await expect(page.getByText(wavyTheirs)).toBeHidden()

  // By field, with a change of mind; the focus stays where it was.
  const keepConnection = choice(page, 'Keep mine: Mine Facebook, Service Connection')
  const takeConnection = choice(page, 'Take theirs: Mine Facebook, Service Connection')
  await takeConnection.focus()
  await page.keyboard.press('Space')
  await expect(takeConnection).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => focusedName(page)).toBe('Take theirs: Mine Facebook, Service Connection')
  await expect(page.getByText("Take theirs: the store's value is replaced at the next push.")).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(keepConnection).toHaveAttribute('aria-pressed', 'true')
  await expect(takeConnection).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByText('2 conflicts are left. 1 of them for later.')).toBeVisible()
  await expect(page.getByText('A push leaves this object as it is until each of its fields')).toBeVisible()
  await tabTo(page, 'Take theirs: Mine Facebook, The field that is left')
  await look(page, 'conflicts-by-field')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 conflict is left. 1 of them for later.')).toBeVisible()

  // Decisions survive leaving the screen; what was put off is open again.
  await goTo(page, 'Servers')
  await goTo(page, 'Push')
  await expect(keepConnection).toHaveAttribute('aria-pressed', 'true')
  await expect(choice(page, 'Take theirs: Mine Facebook, Name')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('1 conflict is left.', { exact: true })).toBeVisible()
  await expect(decided(page, 'Mine Facebook: Name')).toContainText('Waits for a push')
  await compareNow(page)
  await expect(page.getByText('1 conflict to decide')).toBeVisible()
  await push(page, 'The steps were done')
  expect(await practice.serviceOf('Their Facebook')).toMatchObject({ serviceConnection: mine })
  expect(await practice.serviceOf(wavy.name)).toMatchObject({ serviceConnection: wavyTheirs })

  // The one that was left: decided, turned round before a push, and decided for the server after all.
  await choice(page, `Keep mine: ${wavy.name}, Service Connection`).click()
  await expect(page.getByText('All conflicts are decided.')).toBeVisible()

  // Taken back by keyboard, the button keeps the focus; a push finds the open conflict again.
  const takeBack = choice(page, `Take back: ${wavy.name}, Service Connection`)
  await takeBack.focus()
  await look(page, 'conflicts-take-back')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 conflict is left.', { exact: true })).toBeVisible()
  await expect.poll(() => focusedName(page)).toBe(`Later: ${wavy.name}, Service Connection`)
  await expect(choice(page, `Keep mine: ${wavy.name}, Service Connection`)).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await expect(decided(page, `${wavy.name}: Service Connection`)).toHaveCount(0)
  await compareNow(page)
  await expect(page.getByText('1 conflict to decide')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Push|Take over).* …$/ })).toHaveCount(0)
  await goTo(page, 'Audit')
  await expect(page.getByText('Decision taken back').first()).toBeVisible()
  await goTo(page, 'Push')
  await choice(page, `Keep mine: ${wavy.name}, Service Connection`).click()
  await expect(page.getByText('All conflicts are decided.')).toBeVisible()
  const turn = choice(page, `Let the other side win: ${wavy.name}, Service Connection`)
  await turn.click()
  await page.getByRole('button', { name: 'Let the other side win', exact: true }).last().click()
  await expect(page.getByText('The other side wins at the next push:')).toBeVisible()
  await expect.poll(() => focusedName(page)).toContain('The other side wins at the next push:')
  await expect(choice(page, `Take theirs: ${wavy.name}, Service Connection`)).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await compareNow(page)
  await push(page)
  await openService(page, wavy.name)
  await expect(page.getByRole('textbox', { name: 'Service Connection' })).toHaveValue(wavyTheirs)
})

test('the side that lost comes back as an edit, and only a push takes it to the server', async ({
  page,
  host,
  practice,
}) => {
  const { name } = entryOf('facebook')
  await agree({ page, host, practice }, [entryOf('facebook')])
  await practice.change({ serviceConnection: theirs })
  await edit(page, name, { 'Service Connection': mine })
  await goTo(page, 'Push')
  await compareNow(page)
  await choice(page, `Keep mine: ${name}, Service Connection`).click()
  await expect(page.getByText('All conflicts are decided.')).toBeVisible()
  await compareNow(page)
  await push(page)
  const lost = decided(page, `${name}: Service Connection`)
  await expect(lost).toContainText('Carried out')
  await expect(lost).toContainText(theirs)
  await lost.scrollIntoViewIfNeeded()
  await look(page, 'decisions')
  await lookLarge(page, 'decisions', lost)
  const restore = choice(page, `Restore the other side: ${name}, Service Connection`)
  await restore.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The value goes back into the field "Service Connection"')).toBeVisible()
  await look(page, 'decisions-restore')
  await page.keyboard.press('Escape')
  await expect.poll(() => focusedName(page)).toContain(`Restore the other side: ${name}`)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Restore the other side', exact: true }).last().click()
  await expect(page.getByText('The other side is in the store again:')).toBeVisible()
  await expect(restore).toBeDisabled()
  await expect(lost).toContainText('The store has this side now.')
  expect(await practice.service()).toMatchObject({ serviceConnection: mine })
  await compareNow(page)
  await push(page)
  expect(await practice.service()).toMatchObject({ serviceConnection: theirs })
})

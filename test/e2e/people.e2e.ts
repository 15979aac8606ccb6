/** People, passphrases and keys: an auditor may not administer; keys are exchanged and every passphrase stays. */
import { expect, test } from './support/host.ts'
import { focusedName, tabTo } from './support/keys.ts'
import { look } from './support/look.ts'
import { addPerson, lock, lookLarge, openDialog, unlock } from './support/security.ts'
import { choosePerson } from './support/session.ts'
import { createStore, goTo, passphrase, statusBar } from './support/steps.ts'

const auditor = { name: 'Audit Desk', role: 'Auditor', passphrase: 'granite lantern orbit meadow' } as const
const support = {
  name: 'Shift Support',
  role: 'Support',
  passphrase: 'copper window violet harbour',
} as const

test('an auditor is added, logs on, and is offered no administration', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'People and Keys')
  await expect(page.getByRole('contentinfo').getByText('Administrator')).toBeVisible()
  await look(page, 'people')
  await lookLarge(page, 'people')
  await page.getByRole('button', { name: 'Add person …' }).click()
  await expect(page.getByRole('dialog', { name: 'Add a person' })).toBeVisible()
  await openDialog(page).getByRole('button', { name: 'Add person', exact: true }).click()
  await expect(openDialog(page).getByText('The person has no name.', { exact: false }).first()).toBeVisible()
  await look(page, 'person-add')
  await lookLarge(page, 'person-add')
  await openDialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(openDialog(page)).toHaveCount(0)

  await addPerson(page, auditor)
  await page.getByRole('button', { name: 'Add person …' }).click()
  await openDialog(page).getByRole('textbox', { name: 'Name', exact: true }).fill('audit desk')
  await openDialog(page).getByRole('textbox', { name: 'New passphrase', exact: true }).fill(passphrase)
  await openDialog(page).getByRole('textbox', { name: 'Repeat the new passphrase' }).fill(passphrase)
  await openDialog(page).getByRole('button', { name: 'Add person', exact: true }).click()
  await expect(
    openDialog(page).getByText('There is a person named "audit desk" already.', { exact: false }),
  ).toBeVisible()
  await openDialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Remove Audit Desk' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove Administrator' })).toHaveCount(0)

  await lock(page)
  await unlock(page, auditor.passphrase, auditor.name)
  await expect(statusBar(page)).toContainText('Audit Desk')
  await goTo(page, 'People and Keys')
  await expect(page.getByRole('row', { name: /^Audit Desk .*You.* Auditor/ })).toBeVisible()
  for (const name of [
    'Add person …',
    'Change Administrator',
    'Remove Administrator',
    'Add recovery key …',
    'Replace all recovery keys …',
    'Exchange the keys …',
    'Remove slot: Recovery key',
  ]) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await expect(page.getByRole('button', { name: 'Change passphrase' })).toBeVisible()
  await look(page, 'people-auditor')
  await goTo(page, 'Audit')
  await expect(page.getByRole('button', { name: 'Verify', exact: true })).toBeVisible()
  await goTo(page, 'Backups')
  await expect(page.getByRole('button', { name: 'Back up now' })).toHaveCount(0)
})

test('a person is changed, gets a new passphrase, and is removed by name', async ({ page, host }) => {
  await createStore(page, host)
  await addPerson(page, support)

  await page.getByRole('button', { name: 'Change Shift Support' }).click()
  await look(page, 'person-change')
  await openDialog(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Night Support')
  await openDialog(page).getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Auditor', exact: true }).click()
  await openDialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('row', { name: /^Night Support Auditor/ })).toBeVisible()

  await page.getByRole('button', { name: 'Reset passphrase of Night Support' }).click()
  await look(page, 'person-reset')
  const next = 'walnut saddle comet river'
  await openDialog(page).getByRole('textbox', { name: 'New passphrase', exact: true }).fill(next)
  await openDialog(page).getByRole('textbox', { name: 'Repeat the new passphrase' }).fill(`${next}.`)
  await openDialog(page).getByRole('button', { name: 'Reset passphrase' }).click()
  await expect(
    openDialog(page).getByText('The two passphrases differ.', { exact: false }).first(),
  ).toBeVisible()
  await openDialog(page).getByRole('textbox', { name: 'Repeat the new passphrase' }).fill(next)
  await openDialog(page).getByRole('button', { name: 'Reset passphrase' }).click()
  await expect(statusBar(page)).toContainText('Night Support has a new passphrase.')

  await lock(page)
  await choosePerson(page, 'Night Support')
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(support.passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.locator('ui5-message-strip[design="Negative"]')).toBeVisible()
  await unlock(page, next)
  await expect(statusBar(page)).toContainText('Night Support')
  await lock(page)
  await unlock(page, passphrase, 'Administrator')

  await goTo(page, 'People and Keys')
  await page.getByRole('button', { name: 'Remove Night Support' }).click()
  await expect(page.getByRole('alertdialog', { name: 'Remove Night Support?' })).toBeVisible()
  await look(page, 'person-remove')
  await openDialog(page).getByRole('button', { name: 'Remove Night Support' }).click()
  await expect(
    page.getByText('Night Support was removed. Copies made before', { exact: false }),
  ).toBeVisible()
  await expect(page.getByRole('row', { name: /Night Support/ })).toHaveCount(0)
  await look(page, 'person-removed')
  await page.getByRole('button', { name: 'Exchange the keys …' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Exchange both keys?' })).toBeVisible()
})

test('the own passphrase is changed, keys are exchanged, and the new passphrase still opens the store', async ({
  page,
  host,
}) => {
  await createStore(page, host)
  await goTo(page, 'People and Keys')
  await page.getByRole('combobox', { name: 'Locks by itself after' }).click()
  await page.getByRole('option', { name: '5 minutes without anybody', exact: true }).click()
  await expect(statusBar(page)).toContainText('The store locks after 5 minutes without anybody.')
  const next = 'bronze kettle forest signal'
  const current = page.getByRole('textbox', { name: 'Current passphrase' })
  await current.fill(`${passphrase}.`)
  await page.getByRole('textbox', { name: 'New passphrase', exact: true }).fill(next)
  await page.getByRole('textbox', { name: 'Repeat the new passphrase' }).fill(next)
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'passphrase' })).toBeVisible()
  await expect(current).toBeFocused()
  await look(page, 'own-passphrase-wrong')
  await current.fill(passphrase)
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await expect(statusBar(page)).toContainText('The passphrase was changed.')
  await expect(current).toHaveValue('')

  await page.getByRole('button', { name: 'Exchange the keys …' }).click()
  await look(page, 'keys-exchange')
  await openDialog(page).getByRole('button', { name: 'Exchange the keys' }).click()
  await expect(openDialog(page)).toHaveCount(0)
  await expect(statusBar(page)).toContainText('Both keys were exchanged.')

  await lock(page)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.locator('ui5-message-strip[design="Negative"]')).toBeVisible()
  await unlock(page, next)
  await goTo(page, 'Backups')
  await expect(page.getByRole('row', { name: /Before the keys were exchanged/ })).toBeVisible()
})

test('recovery keys are replaced, shown once, and the old one opens nothing', async ({ page, host }) => {
  const first = await createStore(page, host)
  await goTo(page, 'People and Keys')
  await page.getByRole('button', { name: 'Replace all recovery keys …' }).click()
  await look(page, 'recovery-replace')
  await openDialog(page).getByRole('button', { name: 'Replace all recovery keys' }).click()
  await expect(page.getByRole('heading', { name: 'Write down the recovery key' })).toBeVisible()
  await look(page, 'recovery-replaced')
  const second = ((await page.getByRole('status', { name: 'Recovery key' }).textContent()) ?? '').trim()
  expect(second).not.toBe(first)
  await page.getByRole('checkbox', { name: 'I have written it down' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'People and Keys', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove slot: Recovery key' })).toHaveCount(1)
  // Going back to its page shows nothing any more.
  await page.goBack()
  await expect(page.getByText(second)).toHaveCount(0)

  await lock(page)
  await page.getByRole('button', { name: 'Use the recovery key' }).click()
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(first)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.locator('ui5-message-strip[design="Negative"]')).toBeVisible()
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(second)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(statusBar(page)).toBeVisible()
  await goTo(page, 'People and Keys')
  await expect(page.getByText('The store was opened with a recovery key', { exact: false })).toBeVisible()

  await page.getByRole('button', { name: 'Remove slot: Recovery key' }).click()
  await expect(openDialog(page).getByText('This is the last recovery key.', { exact: false })).toBeVisible()
  await look(page, 'slot-remove')
  await openDialog(page).getByRole('button', { name: 'Remove slot' }).click()
  await expect(page.getByRole('button', { name: 'Remove slot: Recovery key' })).toHaveCount(0)
  // The role of the last administrator cannot be taken away, also not with a recovery key.
  await page.getByRole('button', { name: 'Change Administrator' }).click()
  await openDialog(page).getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Auditor', exact: true }).click()
  await openDialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await expect(
    openDialog(page).getByText('This is the last administrator with a passphrase.', { exact: false }),
  ).toBeVisible()
  await look(page, 'last-administrator')
})

test('the keyring of the computer is named, or said to be out of reach', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'People and Keys')
  await page.getByRole('button', { name: "Use this computer's keyring …" }).click()
  const dialog = openDialog(page)
  await expect(dialog.getByText(/^(Keyring: |No keyring of this computer can be reached)/)).toBeVisible()
  await look(page, 'system-keyring')
})

test('a person is added by keyboard alone, and the focus comes back', async ({ page, host }) => {
  await createStore(page, host)
  await goTo(page, 'People and Keys')
  await tabTo(page, 'Add person …')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Add a person' })).toBeVisible()
  await expect(openDialog(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type(support.name)
  await tabTo(page, /^Role/)
  await page.keyboard.press('ArrowDown')
  await expect(openDialog(page).getByText('May read services, users', { exact: false })).toBeVisible()
  await tabTo(page, /^New passphrase/)
  await page.keyboard.type(support.passphrase)
  await tabTo(page, /^Repeat the new passphrase/)
  await page.keyboard.type(support.passphrase)
  await page.keyboard.press('Enter')
  await expect(statusBar(page)).toContainText('Shift Support was added as Auditor.')
  await expect.poll(() => focusedName(page)).toBe('Add person …')
})

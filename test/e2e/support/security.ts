/** Locking, unlocking and people, as a person does it on the screens. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, type Host } from './host.ts'
import { choosePerson } from './session.ts'
import { goTo } from './steps.ts'

const pictures = path.resolve(import.meta.dirname, '..', '..', '..', 'test-results', 'screens')

export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
}

/** Ends on whatever screen the address names. `person`: whose passphrase it is, where several may come in. */
export async function unlock(page: Page, passphrase: string, person?: string): Promise<void> {
  if (person !== undefined) await choosePerson(page, person)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeVisible()
}

/** The dialog that is open; its content stands outside of its role. */
export function openDialog(page: Page): Locator {
  return page.locator('ui5-dialog[open]')
}

export interface NewPerson {
  readonly name: string
  readonly role: 'Administrator' | 'Support' | 'Auditor'
  readonly passphrase: string
}

export async function addPerson(page: Page, { name, role, passphrase }: NewPerson): Promise<void> {
  await goTo(page, 'People and Keys')
  await page.getByRole('button', { name: 'Add person …' }).click()
  const dialog = openDialog(page)
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await dialog.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: role, exact: true }).click()
  await dialog.getByRole('textbox', { name: 'New passphrase', exact: true }).fill(passphrase)
  await dialog.getByRole('textbox', { name: 'Repeat the new passphrase' }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Add person', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('contentinfo')).toContainText(`${name} was added as ${role}.`)
}

/** Changes a record of the audit trail of a locked store past Patchbay. */
export function tamper(host: Host, recoveryKey: string, record: number): void {
  const script = path.join(import.meta.dirname, 'tamper.ts')
  execFileSync(process.execPath, [script, host.folder, String(record)], { input: recoveryKey })
}

/** A picture with text of twice the size; the page itself may not become wider than the window. `at`: comes into view. */
export async function lookLarge(page: Page, name: string, at?: Locator): Promise<void> {
  const setSize = (size: string) =>
    page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize
      window.dispatchEvent(new Event('resize'))
    }, size)
  await setSize('200%')
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(excess).toBeLessThanOrEqual(0)
  if (at) await at.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: path.join(pictures, `${name}-200.png`), animations: 'disabled' })
  await setSize('')
}

/** A stored password comes back to whom gives the passphrase, and only with a record of it. */
import { expect, test } from 'vitest'
import type { UserId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { revealUserPassword } from '../../src-main/store/revealPassword.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { codeOf, newStore, passphrase } from '../support/store.ts'

const password = 'a-password-of-the-hook'
const twilio = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] }

async function withUser(draft: { password?: Secret } = { password: new Secret(password) }) {
  const { store, session } = await newStore()
  const { id } = saveUser(store, null, { ...twilio, ...draft })
  const records = () =>
    listAudit(session.store.db, 100).filter(({ action }) => action === 'user.revealPassword')
  return { session, id, records }
}

test('with the passphrase it is answered and goes on record, without the value', async () => {
  const { session, id, records } = await withUser()
  const shown = await revealUserPassword(session, id, new Secret(passphrase))
  expect(shown?.reveal()).toBe(password)
  expect(records()).toMatchObject([{ object: 'hook.twilio', details: { shown: 'password' } }])
  expect(JSON.stringify(records())).not.toContain(password)
})

test('with another passphrase nothing is answered', async () => {
  const { session, id, records } = await withUser()
  const wrong = new Secret('not the passphrase')
  expect(await codeOf(() => revealUserPassword(session, id, wrong))).toBe('PASSPHRASE_WRONG')
  expect(records()).toEqual([])
})

test('a user without a password has nothing to show', async () => {
  const { session, id, records } = await withUser({})
  expect(await revealUserPassword(session, id, new Secret(passphrase))).toBeNull()
  expect(records()).toEqual([])
})

test('a user that is not there is told, and so is a store that was locked while the passphrase was tried', async () => {
  const { session, id } = await withUser()
  const typed = () => new Secret(passphrase)
  expect(await codeOf(() => revealUserPassword(session, 'nobody' as UserId, typed()))).toBe('USER_NOT_FOUND')
  const shown = codeOf(() => revealUserPassword(session, id, typed()))
  session.lock()
  expect(await shown).toBe('STORE_LOCKED')
})

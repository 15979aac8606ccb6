/** A stored secret comes back to whom gives the passphrase, and only with a record of it. */
import { expect, test } from 'vitest'
import type { ServiceId, UserId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { type Revealing, revealServiceSecret, revealUserPassword } from '../../src-main/store/reveal.ts'
import { saveService } from '../../src-main/store/services.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { codeOf, newStore, passphrase } from '../support/store.ts'

const password = 'a-password-of-the-hook'
const token = 'a-token-of-the-page'
const twilio = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] }
const facebook = {
  name: 'Support Facebook',
  type: 'facebook' as const,
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
}

/** The two kinds of secrets, asked for in the same way. */
async function withSecrets({ isSet = true } = {}) {
  const { store, session } = await newStore()
  const user = saveUser(store, null, { ...twilio, ...(isSet && { password: new Secret(password) }) })
  const row = { authenticationId: '100001', ...(isSet && { secret: new Secret(token) }) }
  const service = saveService(store, null, { ...facebook, authentications: [row] })
  const typed = (): Revealing => ({ passphrase: new Secret(passphrase), purpose: 'show' })
  const records = () => listAudit(session.store.db, 100).filter(({ action }) => /\.reveal/.test(action))
  const kinds = {
    user: (given: Partial<Revealing> = {}, id = user.id) =>
      revealUserPassword(session, { ...typed(), ...given, id }),
    service: (given: Partial<Revealing> = {}, id = service.id) =>
      revealServiceSecret(session, { ...typed(), ...given, id, authenticationId: '100001' }),
  }
  return { session, kinds, records }
}

test.each([
  ['user', password, { object: 'hook.twilio', details: { purpose: 'copy' } }],
  ['service', token, { object: facebook.name, details: { purpose: 'copy', authenticationId: '100001' } }],
] as const)(
  'with the passphrase that of a %s is answered and on record, without it',
  async (kind, value, record) => {
    const { kinds, records } = await withSecrets()
    expect((await kinds[kind]({ purpose: 'copy' }))?.reveal()).toBe(value)
    expect(records()).toMatchObject([record])
    expect(JSON.stringify(records())).not.toContain(value)
  },
)

test.each(['user', 'service'] as const)('of a %s: nothing without the right passphrase', async (kind) => {
  const { kinds, records } = await withSecrets()
  expect(await codeOf(() => kinds[kind]({ passphrase: new Secret('a guess') }))).toBe('PASSPHRASE_WRONG')
  expect(records()).toEqual([])
})

test.each(['user', 'service'] as const)('of a %s without one there is nothing to show', async (kind) => {
  const { kinds, records } = await withSecrets({ isSet: false })
  expect(await kinds[kind]()).toBeNull()
  expect(records()).toEqual([])
})

test('what is not there is told', async () => {
  const { kinds } = await withSecrets()
  expect(await codeOf(() => kinds.user({}, 'nobody' as UserId))).toBe('USER_NOT_FOUND')
  expect(await codeOf(() => kinds.service({}, 'nothing' as ServiceId))).toBe('SERVICE_NOT_FOUND')
})

test.each(['user', 'service'] as const)(
  'of a %s: refused where the store is locked meanwhile',
  async (kind) => {
    const { session, kinds, records } = await withSecrets()
    const isLocked = kinds[kind]()
    session.lock()
    expect(await codeOf(() => isLocked)).toBe('STORE_LOCKED')
    await session.unlock(new Secret(passphrase))
    expect(records()).toEqual([])
  },
)

test('a proof given before a lock is none for the store that was unlocked since', async () => {
  const { session, kinds, records } = await withSecrets()
  const shown = [kinds.user(), kinds.service(), session.confirm(new Secret(passphrase))]
  session.lock()
  // In turn: unlocked after the first check and before the second.
  const unlocked = session.unlock(new Secret(passphrase))
  expect(await Promise.all(shown.map((each) => codeOf(() => each)))).toEqual(Array(3).fill('STORE_LOCKED'))
  await unlocked
  expect(records()).toEqual([])
  expect((await kinds.service())?.reveal()).toBe(token)
})

test('what was guessed before such a lock stays on the account of the next unlock', async () => {
  const { session, kinds } = await withSecrets()
  expect(await codeOf(() => kinds.user({ passphrase: new Secret('a guess') }))).toBe('PASSPHRASE_WRONG')
  const right = kinds.user()
  const wrong = kinds.service({ passphrase: new Secret('another guess') })
  session.lock()
  expect(await Promise.all([right, wrong].map((each) => codeOf(() => each)))).toEqual([
    'STORE_LOCKED',
    'PASSPHRASE_WRONG',
  ])
  await session.unlock(new Secret(passphrase))
  expect(listAudit(session.store.db, 1)).toMatchObject([
    { action: 'session.unlock', details: { wrongPassphrasesBefore: 2 } },
  ])
})

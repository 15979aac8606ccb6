/** People and slots of an open store: what the audit says, and who gets in afterwards. */
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import {
  addPerson,
  addRecoveryKey,
  changePassphrase,
  changePerson,
  listPeople,
  listSlots,
  removePerson,
  removeSlot,
  resetPassphrase,
} from '../../src-main/store/keyAccess.ts'
import type { Session } from '../../src-main/store/session.ts'
import { codeOf, newStore, passphrase, sessionIn } from '../support/store.ts'

const second = new Secret('second passphrase')
const own = new Secret(passphrase)

async function withAuditor() {
  const made = await newStore()
  await addPerson(made.session, { name: 'Night shift', role: 'auditor', passphrase: second })
  return made
}

const idOf = (session: Session, name: string) =>
  listPeople(session).find((person) => person.name === name)?.id ?? ''

const actions = (session: Session) => listAudit(session.store.db, 10).map(({ action }) => action)

describe('people of an open store', () => {
  test('a person is added, works under the own name, and is removed; all of it is on record', async () => {
    const { session, paths } = await withAuditor()
    expect(listPeople(session).map(({ name, role, isSelf }) => [name, role, isSelf])).toEqual([
      ['Administrator', 'administrator', true],
      ['Night shift', 'auditor', false],
    ])
    const other = sessionIn(paths.directory).session
    await other.unlock(second)
    expect([other.person, other.role]).toEqual(['Night shift', 'auditor'])
    expect(await codeOf(() => other.store.sealer.fingerprint(second))).toBe('SECRET_UNREADABLE')
    other.lock()
    await changePerson(session, idOf(session, 'Night shift'), { role: 'support' })
    await removePerson(session, idOf(session, 'Night shift'))
    expect(await codeOf(() => other.unlock(second))).toBe('PASSPHRASE_WRONG')
    expect(actions(session)).toEqual(['person.remove', 'person.change', 'person.add', 'session.create'])
    expect(listAudit(session.store.db, 2)[1]?.details).toEqual({
      before: { name: 'Night shift', role: 'auditor' },
      after: { name: 'Night shift', role: 'support' },
    })
  })

  test('nobody changes the own role or removes the own person; the last administrator stays', async () => {
    const { session } = await withAuditor()
    const self = idOf(session, 'Administrator')
    expect(await codeOf(() => changePerson(session, self, { role: 'support' }))).toBe('ROLE_FORBIDDEN')
    expect(await codeOf(() => removePerson(session, self))).toBe('ROLE_FORBIDDEN')
    await changePerson(session, self, { name: 'Day shift' })
    expect(listPeople(session)[0]?.name).toBe('Day shift')
  })

  test('after a recovery key even the last administrator cannot be removed', async () => {
    const { session, paths, recoveryKey } = await newStore()
    session.lock()
    const other = sessionIn(paths.directory).session
    other.unlockWithRecoveryKey(new Secret(recoveryKey))
    expect(await codeOf(() => removePerson(other, idOf(other, 'Administrator')))).toBe('LAST_ADMINISTRATOR')
    await resetPassphrase(other, idOf(other, 'Administrator'), second)
    other.lock()
    await session.unlock(second)
    expect(session.person).toBe('Administrator')
  })
})

describe('slots of an open store', () => {
  test('the own passphrase is changed by who knows it, an auditor too', async () => {
    const { session, paths } = await withAuditor()
    const next = new Secret('another passphrase')
    expect(await codeOf(() => changePassphrase(session, new Secret('not the one'), next))).toBe(
      'PASSPHRASE_WRONG',
    )
    await changePassphrase(session, own, next)
    const auditor = sessionIn(paths.directory).session
    await auditor.unlock(second)
    await changePassphrase(auditor, second, new Secret('auditor passphrase'))
    auditor.lock()
    session.lock()
    expect(await codeOf(() => session.unlock(own))).toBe('PASSPHRASE_WRONG')
    await session.unlock(next)
    session.rotateKeys()
    await auditor.unlock(new Secret('auditor passphrase'))
    expect(auditor.role).toBe('auditor')
  })

  test('recovery keys come, replace each other and go; the slots in use are told', async () => {
    const { session, paths, recoveryKey } = await newStore()
    const added = await addRecoveryKey(session, true)
    expect(listSlots(session).map(({ kind, isUsed, opensSecrets }) => [kind, isUsed, opensSecrets])).toEqual([
      ['passphrase', true, true],
      ['recovery', false, true],
    ])
    const other = sessionIn(paths.directory).session
    expect(await codeOf(() => other.unlockWithRecoveryKey(new Secret(recoveryKey)))).toBe(
      'RECOVERY_KEY_INVALID',
    )
    other.unlockWithRecoveryKey(new Secret(added))
    other.lock()
    await removeSlot(session, listSlots(session)[1]?.id ?? '')
    expect(await codeOf(() => other.unlockWithRecoveryKey(new Secret(added)))).toBe('RECOVERY_KEY_INVALID')
    expect(actions(session)).toContain('key.remove')
  })

  test('no passphrase and no recovery key stands in the audit', async () => {
    const { session } = await withAuditor()
    const added = await addRecoveryKey(session, false)
    await changePassphrase(session, own, new Secret('another passphrase'))
    const told = JSON.stringify(listAudit(session.store.db, 100))
    for (const secret of [passphrase, second.reveal(), 'another passphrase', added, added.slice(0, 9)]) {
      expect(told).not.toContain(secret)
    }
  })
})

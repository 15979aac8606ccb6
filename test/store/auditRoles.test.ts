/** Who may do what with the trail: an auditor needs no secrets key for any of it. */
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Role } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { errorOf, newApplication } from '../support/application.ts'
import { runVerifier } from '../support/audit.ts'
import { temporaryFolder } from '../support/store.ts'

const theirPassphrase = 'another long passphrase'

/** An application that a person of this role has unlocked. */
async function unlockedAs(role: Role) {
  const application = await newApplication()
  const { app, caller } = application
  await caller.person.add({ name: 'Second person', role, passphrase: theirPassphrase })
  app.session.lock()
  await app.session.unlock(new Secret(theirPassphrase))
  expect(app.session.role).toBe(role)
  return application
}

test('an auditor lists, verifies and exports, and makes the key that signs', async () => {
  const { caller } = await unlockedAs('auditor')
  expect((await caller.audit.list({})).rows.map(({ action }) => action)).toEqual([
    'person.add',
    'session.create',
  ])
  const file = path.join(temporaryFolder(), 'audit.jsonl')
  const { fingerprint } = await caller.audit.export({ file })
  expect(await caller.audit.verify()).toMatchObject({ firstBad: null, fingerprint })
  expect(await runVerifier(file, fingerprint)).toMatchObject({ code: 0 })
})

test('support lists and verifies, and does not export', async () => {
  const { caller } = await unlockedAs('support')
  expect(await caller.audit.verify()).toMatchObject({ firstBad: null })
  const file = path.join(temporaryFolder(), 'audit.jsonl')
  expect((await errorOf(caller.audit.export({ file }))).code).toBe('ROLE_FORBIDDEN')
})

test('a file is named on the command line only', async () => {
  const { caller } = await newApplication('desktop')
  expect((await errorOf(caller.audit.export({ file: 'audit.jsonl' }))).code).toBe('FORBIDDEN_ORIGIN')
})

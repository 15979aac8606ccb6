import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { errorOf, newApplication } from '../support/application.ts'
import { passphrase, sessionIn } from '../support/store.ts'

const pageSize = 4096

test('pages that are damaged while the store is open are an error at whatever reads them; unlocking refuses them', async () => {
  const { app, caller } = await newApplication()
  for (let number = 0; number < 300; number++) {
    const draft = { firstName: 'Hook', lastName: `Number ${number}`, logonName: `hook.${number}`, use: [] }
    await caller.user.save({ id: null, draft })
  }
  app.session.lock()
  await caller.session.unlock({ passphrase })
  const { store } = app.session.paths
  const whole = readFileSync(store)
  // The schema lies in the first half; what was saved last lies at the end.
  const damaged = Buffer.from(whole)
  for (let at = Math.ceil(damaged.length / pageSize / 2) * pageSize; at < damaged.length; at += pageSize)
    damaged[at + 100] = (damaged[at + 100] ?? 0) ^ 1
  writeFileSync(store, damaged)
  for (const read of [caller.user.list({ limit: 1000 }), caller.audit.list({ limit: 1000 })]) {
    expect((await errorOf(read)).code).toBe('STORE_DAMAGED')
  }
  app.session.lock()
  expect((await errorOf(caller.session.unlock({ passphrase }))).code).toBe('STORE_DAMAGED')
  expect(readFileSync(store).equals(damaged)).toBe(true)
  writeFileSync(store, whole)
  await caller.session.unlock({ passphrase })
  expect((await caller.user.list({ limit: 1000 })).rows).toHaveLength(300)
})

test('a store that another process is writing to is busy, says so, and nothing is half saved', async () => {
  const { app, caller, folder } = await newApplication()
  const { session: other } = sessionIn(folder)
  await other.unlock(new Secret(passphrase))
  app.session.store.connection.pragma('busy_timeout = 10')
  other.store.connection.exec('BEGIN IMMEDIATE')
  const draft = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] }
  expect((await errorOf(caller.user.save({ id: null, draft }))).code).toBe('STORE_BUSY')
  other.store.connection.exec('ROLLBACK')
  expect((await caller.user.list({})).total).toBe(0)
  expect(await caller.user.save({ id: null, draft })).toMatchObject({ logonName: 'hook.twilio' })
})

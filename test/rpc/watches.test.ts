import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createApplication } from '../../src-main/application.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { backUpWhileOpen, lockWhenIdle } from '../../src-main/rpc/watches.ts'
import { listBackups } from '../../src-main/store/backupList.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { errorOf, newApplication } from '../support/application.ts'
import { passphrase } from '../support/store.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-idle-'))

afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

test('after 10 minutes of nothing the store is locked, but not while a push runs', async () => {
  const app = createApplication({
    paths: resolveDataPaths(folder, {}),
    host: 'desktop',
    kdfCost: minimumCost,
  })
  await app.session.create(new Secret('a passphrase for tests'))
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let idle = 10 * 60 - 1
  const stop = lockWhenIdle(app, () => idle)
  const oneCheck = () => vi.advanceTimersByTimeAsync(30_000)
  await oneCheck()
  expect(app.session.state).toBe('open')
  const push = Promise.withResolvers<never>()
  app.pushes.start((_tell, signal) => {
    signal.addEventListener('abort', () => push.reject(new Error('stopped')))
    return push.promise
  })
  idle = 10 * 60
  await oneCheck()
  expect(app.session.state).toBe('open')
  push.reject(new Error('over'))
  await vi.waitUntil(() => !app.pushes.isBusy)
  await oneCheck()
  expect(app.session.state).toBe('locked')
  stop()
  await app.session.unlock(new Secret('a passphrase for tests'))
  await oneCheck()
  expect(app.session.state).toBe('open')
  await app.close()
})

test('the minutes are a setting of the store that an administrator changes, on record', async () => {
  const { app, caller } = await newApplication('loopback')
  expect((await caller.session.status()).idleMinutes).toBe(10)
  await caller.session.setIdleMinutes({ minutes: 2 })
  expect((await caller.session.status()).idleMinutes).toBe(2)
  expect((await caller.audit.list({ limit: 1 })).rows[0]).toMatchObject({
    action: 'lock.change',
    details: { before: { idleMinutes: 10 }, after: { idleMinutes: 2 } },
  })
  const never = caller.session.setIdleMinutes({ minutes: 0 as 2 })
  expect((await errorOf(never)).code).toBe('VALIDATION_FAILED')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = lockWhenIdle(app, () => 2 * 60)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(app.session.state).toBe('locked')
  stop()
})

test('soon after unlocking, and then every hour, the daily backup is made when something changed', async () => {
  const { app } = await newApplication('loopback')
  app.session.lock()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const end = backUpWhileOpen(app)
  await app.session.unlock(new Secret(passphrase))
  await vi.advanceTimersByTimeAsync(30_000)
  expect(listBackups(app.session.paths)).toEqual([])
  saveUser(app.session.store, null, { firstName: 'A', lastName: 'B', logonName: 'hook', use: [] })
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  expect(listBackups(app.session.paths).map(({ reason, state }) => [reason, state])).toEqual([
    ['daily', 'proved'],
  ])
  await vi.advanceTimersByTimeAsync(5 * 60 * 60_000)
  expect(listBackups(app.session.paths)).toHaveLength(1)
  app.session.lock()
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  end()
})

test('a daily backup that fails is told on the screens, and work goes on', async () => {
  const { app, caller } = await newApplication('loopback')
  saveUser(app.session.store, null, { firstName: 'A', lastName: 'B', logonName: 'hook', use: [] })
  rmSync(app.session.paths.backups, { recursive: true })
  writeFileSync(app.session.paths.backups, 'not a folder')
  app.backUpDaily()
  expect((await caller.session.status()).notice?.code).toBe('FILE_NOT_FOUND')
  expect((await caller.user.list({})).total).toBe(1)
})

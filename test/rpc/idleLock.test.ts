import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createApplication } from '../../src-main/application.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { lockWhenIdle } from '../../src-main/rpc/idleLock.ts'

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

import { afterEach, expect, test, vi } from 'vitest'
import { Presence } from '../../src-main/platform/presence.ts'
import { isPersonsDoing, lockWhenAbandoned } from '../../src-main/rpc/watches.ts'
import { newApplication } from '../support/application.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('what a page asks by itself is no sign of a person', () => {
  expect(isPersonsDoing('session.status')).toBe(false)
  expect(isPersonsDoing('session.watch')).toBe(false)
  expect(isPersonsDoing('session.status,practice.status')).toBe(false)
  expect(isPersonsDoing('session.status,service.list')).toBe(true)
  expect(isPersonsDoing('session.stay')).toBe(true)
})

test('the last page that goes away is told, once', () => {
  const presence = new Presence()
  let told = 0
  presence.onAbandoned(() => {
    told += 1
  })
  const [first, second] = [presence.arrive(), presence.arrive()]
  first()
  first()
  expect([presence.pages, told]).toEqual([1, 0])
  second()
  expect([presence.pages, told]).toEqual([0, 1])
})

test('without a page the store is locked after 10 s, unless one comes back or a push runs', async () => {
  const { app } = await newApplication('loopback')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const end = lockWhenAbandoned(app)
  app.presence.arrive()()
  await vi.advanceTimersByTimeAsync(9_000)
  const leave = app.presence.arrive()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(app.session.state).toBe('open')

  const push = Promise.withResolvers<never>()
  app.pushes.start((_tell, signal) => {
    signal.addEventListener('abort', () => push.reject(new Error('stopped')))
    return push.promise
  })
  leave()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(app.session.state).toBe('open')
  push.reject(new Error('over'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(app.session.state).toBe('locked')
  end()
})

test('a page that watches hears of the lock, and counts as there until it stops', async () => {
  const { app, caller } = await newApplication('loopback')
  const stop = new AbortController()
  const { createCaller } = await import('../../src-main/rpc/router.ts')
  const watched = await createCaller({ app }, { signal: stop.signal }).session.watch()
  const iterator = watched[Symbol.asyncIterator]()
  await iterator.next()
  expect(app.presence.pages).toBe(1)
  const next = iterator.next()
  await caller.session.lock()
  expect((await next).done).toBe(false)
  expect((await caller.session.status()).state).toBe('locked')
  const last = iterator.next()
  stop.abort()
  expect((await last).done).toBe(true)
  expect(app.presence.pages).toBe(0)
})

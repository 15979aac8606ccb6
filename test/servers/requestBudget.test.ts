/** The mapping's `requestsPerMinute`: never more in any minute, and waiting ends when it is cancelled. */
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { createRequestBudget } from '../../src-main/servers/rci/requestBudget.ts'
import { accessTo, failureOf, fingerprint, sendJson, startScripted } from './scriptedServer.ts'

/** A clock that goes on only by sleeping. */
function fakeClock() {
  let ms = 0
  return {
    now: () => ms,
    pass(by: number) {
      ms += by
    },
    async sleep(by: number) {
      ms += by
    },
  }
}

describe('the bucket', () => {
  test.each([1, 2, 5, 12, 60, 100, 600])('%i a minute: no minute sees more', async (perMinute) => {
    const clock = fakeClock()
    const budget = createRequestBudget(perMinute, clock)
    const sent: number[] = []
    for (let at = 0; at < perMinute * 3 + 3; at++) {
      // An idle time now and then: what was not used must not add up.
      if (at === perMinute) clock.pass(200_000)
      expect(await budget.take(undefined)).toBe(true)
      sent.push(clock.now())
    }
    const most = sent.map((from) => sent.filter((at) => at >= from && at < from + 59_999.9).length)
    expect(Math.max(...most)).toBeLessThanOrEqual(perMinute)
  })

  test('lets a sixth of a minute go at once, and no limit never waits', async () => {
    const clock = fakeClock()
    const budget = createRequestBudget(60, clock)
    for (let at = 0; at < 10; at++) await budget.take(undefined)
    expect(clock.now()).toBe(0)
    await budget.take(undefined)
    expect(clock.now()).toBe(1200)
    const free = createRequestBudget(null, clock)
    for (let at = 0; at < 1000; at++) await free.take(undefined)
    expect(clock.now()).toBe(1200)
  })

  test('a cancelled wait gives its turn back', async () => {
    const clock = fakeClock()
    const waiting = {
      ...clock,
      sleep: async (ms: number, signal: AbortSignal | undefined) => {
        if (signal) await setTimeout(60_000, undefined, { signal })
        else await clock.sleep(ms)
      },
    }
    const budget = createRequestBudget(6, waiting)
    await budget.take(undefined)
    const stop = new AbortController()
    const cancelled = budget.take(stop.signal)
    stop.abort()
    expect(await cancelled).toBe(false)
    expect(await budget.take(stop.signal)).toBe(false)
    await budget.take(undefined)
    expect(clock.now()).toBe(12_000)
  })
})

describe('a gateway', () => {
  const cookie = { 'set-cookie': 'JSESSIONID=abc; Path=/' }

  test('counts the log-on, ends waiting when cancelled without sending, and still logs off', async () => {
    const server = await startScripted(({ line }, response) => {
      if (line.includes('/authentication/')) response.writeHead(200, cookie).end()
      else sendJson(response, [])
    })
    const stop = new AbortController()
    // A burst of two: the log-on and one list.
    const access = accessTo(server.url, { authMode: 'ecfsession', mapping: { requestsPerMinute: 12 } })
    const gateway = openGateway(access, { fingerprint, budgetSignal: stop.signal })
    expect(await gateway.list('service')).toMatchObject({ complete: true })
    const waiting = failureOf(gateway.list('user'))
    stop.abort()
    expect(await waiting).toMatchObject({ code: 'CANCELLED', data: { requestSent: false } })
    await gateway.close()
    expect(server.lines().map((line) => line.replace(/\?.*/, ''))).toEqual([
      'POST /authentication/',
      'GET /messagingServices',
      'DELETE /authentication/',
    ])
  })
})

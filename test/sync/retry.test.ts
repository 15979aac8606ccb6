import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type ErrorCode, PatchbayError } from '../../src-main/domain/errors.ts'
import {
  createRetry,
  isAnswerFinal,
  isAnswerLost,
  isNotSent,
  isTransient,
} from '../../src-main/sync/push/retry.ts'

function failure(code: ErrorCode, data = {}): PatchbayError {
  return new PatchbayError(code, 'failed', data)
}

function recording(random = 0.5) {
  const pauses: number[] = []
  const retry = createRetry({ random: () => random, sleep: async (ms) => void pauses.push(ms) })
  return { retry, pauses }
}

describe('classes', () => {
  test.each<[ErrorCode, boolean, boolean]>([
    // code, transient, answer lost
    ['SERVER_TIMEOUT', true, true],
    ['SERVER_UNREACHABLE', true, true],
    ['SERVER_FAILED', true, true],
    ['SERVER_ANSWER_INVALID', false, true],
    ['SERVER_RATE_LIMITED', true, false],
    ['SERVER_CONFLICT', false, false],
    ['SERVER_REJECTED', false, false],
    ['SERVER_FORBIDDEN', false, false],
    ['SERVER_CREDENTIALS_REFUSED', false, false],
    ['SERVER_TLS_FAILED', false, true],
    ['STORE_BUSY', false, false],
  ])('%s', (code, transient, lost) => {
    expect(isTransient(failure(code))).toBe(transient)
    expect(isAnswerLost(failure(code))).toBe(lost)
  })

  test('what was surely not sent is not lost', () => {
    const refused = failure('SERVER_UNREACHABLE', { requestSent: false })
    expect(isAnswerLost(refused)).toBe(false)
    expect(isNotSent(refused)).toBe(true)
    expect(isNotSent(failure('SERVER_UNREACHABLE'))).toBe(false)
    const unpinned = failure('SERVER_TLS_FAILED', { requestSent: false })
    expect([isAnswerLost(unpinned), isNotSent(unpinned), isTransient(unpinned)]).toEqual([false, true, false])
  })
})

test('an answered 5xx is the end of a request, but not when a gateway gave up waiting', () => {
  expect(isAnswerFinal(failure('SERVER_FAILED', { status: 500 }))).toBe(true)
  expect(isAnswerFinal(failure('SERVER_FAILED', { status: 502 }))).toBe(false)
  expect(isAnswerFinal(failure('SERVER_FAILED', { status: 504 }))).toBe(false)
  expect(isAnswerFinal(failure('SERVER_TIMEOUT'))).toBe(false)
})

describe('reading', () => {
  test('is tried three times with growing jitter, then the error comes out', async () => {
    const { retry, pauses } = recording()
    let calls = 0
    const reading = retry.reading(async () => {
      calls += 1
      throw failure('SERVER_FAILED')
    })
    await expect(reading).rejects.toMatchObject({ code: 'SERVER_FAILED' })
    expect(calls).toBe(3)
    expect(pauses).toEqual([150, 300])
  })

  test('is not repeated for what will not change', async () => {
    const { retry, pauses } = recording()
    let calls = 0
    const reading = retry.reading(async () => {
      calls += 1
      throw failure('SERVER_FORBIDDEN')
    })
    await expect(reading).rejects.toMatchObject({ code: 'SERVER_FORBIDDEN' })
    expect([calls, pauses]).toEqual([1, []])
  })

  test('heeds Retry-After, and gives up rather than come back early or wait for ever', async () => {
    const { retry, pauses } = recording()
    const busy = (retryAfterSeconds: number) => failure('SERVER_RATE_LIMITED', { retryAfterSeconds })
    expect(await retry.pause(busy(3600), 1)).toBe(false)
    expect(await retry.pause(busy(9), 1)).toBe(true)
    expect(await retry.pause(busy(9), 1)).toBe(false)
    expect(await retry.pause(busy(1), 1)).toBe(true)
    expect(pauses).toEqual([9150, 1150])
  })
})

describe('the budget of further tries', () => {
  async function retriesOf(requests: number): Promise<number> {
    const { retry } = recording(0)
    for (let at = 0; at < requests; at++) retry.count()
    let granted = 0
    while (await retry.pause(failure('SERVER_FAILED'), 1)) granted += 1
    return granted
  }

  test('is ten, or a fifth of the requests where that is more', async () => {
    expect(await retriesOf(0)).toBe(10)
    expect(await retriesOf(50)).toBe(10)
    expect(await retriesOf(100)).toBe(20)
    expect(await retriesOf(1004)).toBe(200)
  })

  test('counts reads, each try of them', async () => {
    const { retry } = recording(0)
    for (let at = 0; at < 60; at++) await retry.reading(async () => null)
    let granted = 0
    while (await retry.pause(failure('SERVER_FAILED'), 1)) granted += 1
    expect(granted).toBe(12)
  })
})

test('pauses have full jitter, on top of the time that the server names', async () => {
  for (const [random, expected] of [
    [0, [0, 0, 2000]],
    [0.999, [300, 599, 2300]],
  ] as const) {
    const { retry, pauses } = recording(random)
    await retry.pause(failure('SERVER_FAILED'), 1)
    await retry.pause(failure('SERVER_FAILED'), 2)
    await retry.pause(failure('SERVER_FAILED', { status: 503, retryAfterSeconds: 2 }), 1)
    expect(pauses).toEqual(expected)
  }
})

test('a cancellation ends a pause at once, and there is no further try', async () => {
  const stop = new AbortController()
  const started = performance.now()
  const retry = createRetry({
    random: () => 0.5,
    sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
    signal: stop.signal,
  })
  const busy = failure('SERVER_RATE_LIMITED', { retryAfterSeconds: 14 })
  const paused = retry.pause(busy, 1)
  stop.abort()
  expect(await paused).toBe(false)
  expect(await retry.pause(failure('SERVER_FAILED'), 1)).toBe(false)
  expect(performance.now() - started).toBeLessThan(5000)
})

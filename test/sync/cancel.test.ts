/** A push that is cancelled: between steps, in a pause, and while it waits for the request budget. */
import { describe, expect, test } from 'vitest'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import { push } from '../../src-main/sync/engine.ts'
import type { PushEvent, SyncDeps } from '../../src-main/sync/port.ts'
import { type Bench, isWrite, newBench, putService } from './support.ts'

/** The engine's own pauses, which last. */
function patient({ deps }: Bench): SyncDeps {
  const { store, openGateway: open, log } = deps
  return { store, openGateway: open, log, random: () => 0.5 }
}

const longest = 5000

describe('cancelled', () => {
  test('between steps: what was sent stays sent and is reported, the rest is not attempted', async () => {
    const bench = await newBench({ mapping: { concurrency: 1 } })
    for (const name of 'ABCD') putService(bench.store, `${name} Facebook`)
    const stop = new AbortController()
    const onEvent = (event: PushEvent) => {
      if (event.type === 'stepStarted' && event.id === 's2') stop.abort()
    }
    const result = await push(bench.deps, bench.server, { signal: stop.signal }, onEvent)
    expect(result.steps.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['done', null],
      ['done', null],
      ['notAttempted', 'CANCELLED'],
      ['notAttempted', 'CANCELLED'],
    ])
    expect(bench.requests().filter(isWrite)).toHaveLength(2)
  })

  test('in a pause: it ends at once, with the answer that was met', async () => {
    const bench = await newBench({ mapping: { concurrency: 1 } })
    for (const name of 'AB') putService(bench.store, `${name} Facebook`)
    const busy = { kind: 'status', status: 429, retryAfter: 14 } as const
    const stop = new AbortController()
    bench.practice.control.setFaults([{ match: { method: 'POST' }, fault: busy }])
    const started = performance.now()
    const pushed = push(patient(bench), bench.server, { signal: stop.signal }, () => {})
    while (!bench.practice.control.requests().some(({ status }) => status === 429)) await settle()
    stop.abort()
    const { steps } = await pushed
    expect(performance.now() - started).toBeLessThan(longest)
    expect(steps.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['failed', 'SERVER_RATE_LIMITED'],
      ['notAttempted', 'CANCELLED'],
    ])
    expect(bench.requests().filter(isWrite)).toHaveLength(1)
  })

  test('while waiting for the request budget: nothing more is sent, and nothing is taken for sent', async () => {
    const mapping = { concurrency: 1, requestsPerMinute: 12 }
    const bench = await newBench({ mapping, config: { mapping: {} } })
    for (const name of 'AB') putService(bench.store, `${name} Facebook`)
    const access = accessOf(bench.store, bench.server.id)
    const deps: SyncDeps = {
      ...patient(bench),
      openGateway: (signal) =>
        openGateway(access, {
          fingerprint: (secret) => bench.store.sealer.fingerprint(secret),
          budgetSignal: signal,
        }),
    }
    const stop = new AbortController()
    const started = performance.now()
    const onEvent = (event: PushEvent) => {
      // The list and the first POST were the burst; the second POST waits.
      if (event.type === 'stepStarted' && event.id === 's2') setImmediate(() => stop.abort())
    }
    const { steps } = await push(deps, bench.server, { signal: stop.signal }, onEvent)
    expect(performance.now() - started).toBeLessThan(longest)
    expect(steps.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['done', null],
      ['notAttempted', 'CANCELLED'],
    ])
    expect(bench.requests()).toEqual(['GET /messagingServices', 'POST /messagingServices'])
  })
})

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

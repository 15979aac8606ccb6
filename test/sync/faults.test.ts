/** Answers that fail, against the practice server over real HTTP. */
import { describe, expect, test } from 'vitest'
import { listRunSteps } from '../../src-main/store/journal.ts'
import { push } from '../../src-main/sync/engine.ts'
import { isWrite, newBench, pageId, putService, putUser } from './support.ts'

const quick = { mapping: { timeoutMs: 200 } }

describe('answers that fail', () => {
  test('wrong credentials end a push after one request', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putUser(bench.store, 'hook.twilio')
    bench.practice.control.setFaults([{ fault: { kind: 'status', status: 401 } }])
    await expect(bench.push()).rejects.toMatchObject({ code: 'SERVER_CREDENTIALS_REFUSED' })
    expect(bench.requests()).toHaveLength(1)
  })

  test('401 in the middle stops everything', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putUser(bench.store, 'hook.twilio')
    bench.practice.control.setFaults([{ match: { method: 'POST' }, fault: { kind: 'status', status: 401 } }])
    const result = await bench.push()
    expect(result).toMatchObject({ done: 0, failed: 1, notAttempted: 2, converged: false })
    expect(bench.requests().filter(isWrite)).toEqual(['POST /messagingServices'])
  })

  test('403 stops that kind of object; what depends on a failed step is not attempted', async () => {
    const bench = await newBench({ config: { rights: { deny: ['users.create'] } } })
    putService(bench.store, 'A Facebook')
    putUser(bench.store, 'hook.twilio')
    const result = await bench.push()
    expect(result.steps.map(({ kind, outcome, code }) => [kind, outcome, code])).toEqual([
      ['service', 'done', null],
      ['user', 'failed', 'SERVER_FORBIDDEN'],
      ['userRight', 'notAttempted', null],
    ])
    expect(result.converged).toBe(false)
  })

  test('a kind that may not be read is blocked, the other goes on, and the push has not converged', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    bench.practice.control.setFaults([
      { match: { path: '/messagingServices' }, fault: { kind: 'status', status: 403 } },
    ])
    await expect(bench.plan()).rejects.toMatchObject({ code: 'SERVER_FORBIDDEN' })
    putUser(bench.store, 'hook.twilio')
    const result = await bench.push()
    expect(result).toMatchObject({ done: 2, failed: 0, converged: false })
    expect(result.blocked).toMatchObject([{ kind: 'service', key: 'A Facebook' }])
  })

  test('a rejected object is parked and the others go on', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    bench.practice.control.setFaults([
      { match: { method: 'POST', nth: 1 }, fault: { kind: 'status', status: 422, quoteRequest: true } },
    ])
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, failed: 1, converged: false })
    expect(result.steps.find(({ outcome }) => outcome === 'failed')?.code).toBe('SERVER_REJECTED')
    expect(JSON.stringify(result)).not.toContain('EAAB')
    expect(JSON.stringify(listRunSteps(bench.store.db, result.runId as never))).not.toContain('EAAB')
  })

  test('a parked user gets no right in the same push', async () => {
    const bench = await newBench()
    putUser(bench.store, 'hook.twilio', { use: false })
    await bench.push()
    putUser(bench.store, 'hook.twilio', { use: true, lastName: 'Other', password: undefined })
    bench.practice.control.setFaults([{ match: { method: 'PUT' }, fault: { kind: 'status', status: 400 } }])
    const refused = await bench.push()
    expect(refused.steps.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'user failed',
      'userRight notAttempted',
    ])
    bench.practice.control.setFaults([])
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
  })

  test('a parked object is named in the plan with what the server said, until it is taken', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    const body = 'No more services in this licence.'
    bench.practice.control.setFaults([
      { match: { method: 'POST' }, fault: { kind: 'status', status: 400, body } },
    ])
    expect((await bench.plan()).parked).toEqual([])
    await bench.push()
    const refused = await bench.plan()
    expect(refused.steps).toMatchObject([{ action: 'create', key: 'A Facebook' }])
    expect(refused.parked).toMatchObject([{ kind: 'service', key: 'A Facebook' }])
    expect(refused.parked?.[0]?.message).toContain(body)
    bench.practice.control.setFaults([])
    expect(await bench.push({ plan: refused })).toMatchObject({ done: 1, converged: true })
    putService(bench.store, 'A Facebook', { serviceConnection: 'https://graph.facebook.com/v20.0/me' })
    expect((await bench.plan()).parked).toEqual([])
  })

  test('409 fails its step only', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putUser(bench.store, 'hook.twilio')
    bench.practice.control.setFaults([
      { match: { method: 'POST', path: '/messagingServices' }, fault: { kind: 'status', status: 409 } },
    ])
    const result = await bench.push()
    expect(result.steps.map(({ outcome }) => outcome)).toEqual(['failed', 'done', 'done'])
    expect(bench.requests().filter(isWrite)).toHaveLength(3)
  })

  test('a server without the role fails the right and says so', async () => {
    const bench = await newBench({
      mapping: { rights: { roleName: 'Nobody has this' } },
      config: { mapping: {} },
    })
    putUser(bench.store, 'hook.twilio')
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, failed: 1, converged: false })
    expect(result.steps[1]).toMatchObject({ kind: 'userRight', code: 'RIGHTS_ROLE_MISSING' })
  })

  test('an edit in the store during a push is not sent half', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putUser(bench.store, 'hook.twilio')
    const result = await push(bench.deps, bench.server, {}, (event) => {
      if (event.type === 'runPlanned')
        putService(bench.store, 'A Facebook', { rows: { [pageId]: 'EAAB-second' } })
    })
    expect(result).toMatchObject({ done: 2, notAttempted: 1, converged: false })
    expect(result.steps[0]).toMatchObject({ outcome: 'notAttempted', code: 'OBJECT_MOVED' })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.secretMatches('service', 'A Facebook', pageId, 'EAAB-second')).toBe(true)
  })

  test('a server that dies ends the push with everything notAttempted or unknown', async () => {
    const bench = await newBench(quick)
    for (const name of 'ABCDEFGH') putService(bench.store, `${name} Facebook`)
    await bench.pull()
    bench.practice.control.setFaults([
      { match: { method: 'POST' }, fault: { kind: 'status', status: 503 } },
      { match: { path: '^/messagingServices\\?name' }, fault: { kind: 'status', status: 503 } },
    ])
    const result = await bench.push()
    expect(result).toMatchObject({ done: 0, failed: 0, converged: false })
    expect(result.unknown).toBeLessThanOrEqual(4)
    expect(result.unknown + result.notAttempted).toBe(8)
    expect(bench.requests().filter(isWrite).length).toBe(result.unknown)
  })

  test('a server that is dead from the start makes every step notAttempted', async () => {
    for (const fault of [{ kind: 'status', status: 500 }, { kind: 'timeoutBefore' }] as const) {
      const bench = await newBench(quick)
      putService(bench.store, 'A Facebook')
      putUser(bench.store, 'hook.twilio')
      bench.practice.control.setFaults([{ fault }])
      const result = await bench.push()
      expect(result).toMatchObject({ done: 0, failed: 0, unknown: 0, notAttempted: 3, converged: false })
      expect(bench.requests()).toHaveLength(3)
      expect(result.steps[0]?.code).toBe(fault.kind === 'status' ? 'SERVER_FAILED' : 'SERVER_TIMEOUT')
    }
  })

  test('a busy server is asked again after the time that it names', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    const pauses: number[] = []
    const deps = { ...bench.deps, sleep: async (ms: number) => void pauses.push(ms) }
    bench.practice.control.setFaults([
      { match: { method: 'POST', nth: 1 }, fault: { kind: 'status', status: 429, retryAfter: 2 } },
    ])
    expect(await push(deps, bench.server, {}, () => {})).toMatchObject({ done: 1, converged: true })
    expect(pauses).toEqual([2150])
  })
})

describe('one at a time', () => {
  test('a second push to the same server is refused while one runs', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    const first = bench.push()
    await expect(bench.push()).rejects.toMatchObject({ code: 'PUSH_RUNNING' })
    expect(await first).toMatchObject({ done: 1 })
  })
})

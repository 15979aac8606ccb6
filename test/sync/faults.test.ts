/** Guards and lost answers, against the practice server over real HTTP. */
import { describe, expect, test } from 'vitest'
import { listRunSteps, listRuns } from '../../src-main/store/journal.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { push } from '../../src-main/sync/engine.ts'
import { isWrite, newBench, pageId, putService, putUser } from './support.ts'

const quick = { mapping: { timeoutMs: 200 } }

describe('guards', () => {
  test('an emptied server is refused, and nothing is written', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Sales Facebook')
    bench.practice.control.remove('service', 'Support Facebook')
    bench.requests()
    await expect(bench.push()).rejects.toMatchObject({ code: 'SERVER_IDENTITY_CHANGED', kind: { exit: 5 } })
    await expect(bench.pull()).rejects.toMatchObject({ code: 'SERVER_IDENTITY_CHANGED' })
    expect(bench.requests()).toEqual(['GET /messagingServices', 'GET /messagingServices'])
    expect(listRuns(bench.store.db, bench.server.id)).toHaveLength(1)
  })

  test('a list that leaves out what is there by id is refused', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    await bench.push()
    bench.practice.control.setFaults([
      { match: { path: '^/messagingServices$' }, fault: { kind: 'halfList' } },
    ])
    bench.requests()
    await expect(bench.push()).rejects.toMatchObject({ code: 'READ_INCOMPLETE', kind: { exit: 5 } })
    expect(bench.requests()).toEqual(['GET /messagingServices', 'GET /messagingServices/*'])
  })

  test('a saved plan is stale once the store or the server moved, and not after a pull', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    await bench.push()
    putService(bench.store, 'B Facebook')
    const saved = await bench.plan()
    await bench.pull()
    putService(bench.store, 'C Facebook')
    await expect(bench.push({ plan: saved })).rejects.toMatchObject({ code: 'PLAN_STALE', kind: { exit: 5 } })
    removeServices(bench.store, [getServiceByName(bench.store, 'C Facebook').id])
    bench.practice.control.edit('service', 'A Facebook', { authenticationScope: 'moved' })
    await expect(bench.push({ plan: saved })).rejects.toMatchObject({ code: 'PLAN_STALE' })
    expect(bench.requests().filter((request) => request.startsWith('POST'))).toHaveLength(1)
    bench.practice.control.edit('service', 'A Facebook', { authenticationScope: '' })
    expect(await bench.push({ plan: saved })).toMatchObject({ done: 1, converged: true })
  })

  test('services only on the server are deleted when asked for, within the cap', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    await bench.push()
    removeServices(bench.store, [getServiceByName(bench.store, 'B Facebook').id])
    bench.practice.control.addService({
      name: 'Their Wavy',
      type: 'wavy',
      serviceConnection: 'https://x.example.com',
    })
    putService(bench.store, 'A Facebook', { rows: { [pageId]: 'EAAB-second' } })
    expect((await bench.plan()).serverOnly.map(({ key }) => key).sort()).toEqual(['B Facebook', 'Their Wavy'])
    const planned = await bench.plan({ deletes: true })
    expect(planned.steps.map(({ action, key, reason }) => [action, key, reason])).toEqual([
      ['update', 'A Facebook', 'changed in the store'],
      ['delete', 'B Facebook', 'deleted in the store'],
      ['delete', 'Their Wavy', 'not in the store'],
    ])
    bench.requests()
    await expect(bench.push({ allowDeletes: 1 })).rejects.toMatchObject({
      code: 'DELETE_CAP_EXCEEDED',
      kind: { exit: 5 },
    })
    await expect(bench.push({ plan: planned })).rejects.toMatchObject({ code: 'DELETE_CAP_EXCEEDED' })
    expect(bench.requests().filter(isWrite)).toEqual([])
    const result = await bench.push({ plan: planned, allowDeletes: 2 })
    expect(result).toMatchObject({ done: 3, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual([
      'PUT /messagingServices/*',
      'DELETE /messagingServices/*',
      'DELETE /messagingServices/*',
    ])
    expect(bench.practice.control.services().map(({ name }) => name)).toEqual(['A Facebook'])
  })
})

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

  test('a POST whose answer is lost is found by name and not sent again', async () => {
    for (const kind of ['dropAfter', 'timeoutAfter'] as const) {
      const bench = await newBench(quick)
      putService(bench.store, 'A Facebook')
      bench.practice.control.setFaults([{ match: { method: 'POST' }, fault: { kind } }])
      const result = await bench.push()
      expect(result).toMatchObject({ done: 1, unknown: 0, converged: true })
      expect(bench.requests().filter(isWrite)).toEqual(['POST /messagingServices'])
      expect(bench.practice.control.services()).toHaveLength(1)
    }
  })

  test('a POST that vanished is unknown, and the next push makes the object once', async () => {
    const bench = await newBench(quick)
    putService(bench.store, 'A Facebook')
    bench.practice.control.setFaults([{ match: { method: 'POST' }, fault: { kind: 'dropBefore' } }])
    expect(await bench.push()).toMatchObject({ done: 0, unknown: 1, converged: false })
    bench.practice.control.setFaults([])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.services()).toHaveLength(1)
  })

  test('a POST that the server ended with 503 is looked up, then sent again', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    bench.practice.control.setFaults([
      { match: { method: 'POST', nth: 1 }, fault: { kind: 'status', status: 503 } },
    ])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.requests()).toEqual([
      'GET /messagingServices',
      'POST /messagingServices',
      'GET /messagingServices',
      'POST /messagingServices',
      'GET /messagingServices',
    ])
  })

  test('a POST that the gateway gave up on is not sent again', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    bench.practice.control.setFaults([
      { match: { method: 'POST' }, fault: { kind: 'status', status: 504, gateway: true } },
    ])
    expect(await bench.push()).toMatchObject({ done: 0, unknown: 1, converged: false })
    expect(bench.requests().filter(isWrite)).toHaveLength(1)
  })

  test('a POST answered without an id is looked up by name', async () => {
    const bench = await newBench({ config: { answers: { post: { id: 'none', location: false } } } })
    putUser(bench.store, 'hook.twilio')
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
    expect(bench.practice.control.users()[0]?.roles).toEqual(['Messaging Service User'])
  })

  test('a PUT whose answer is lost is read back', async () => {
    const bench = await newBench(quick)
    putService(bench.store, 'A Facebook')
    await bench.push()
    const serviceConnection = 'https://graph.facebook.com/v20.0/me/messages'
    putService(bench.store, 'A Facebook', { serviceConnection, rows: { [pageId]: 'EAAB-second' } })
    bench.practice.control.setFaults([{ match: { method: 'PUT', nth: 1 }, fault: { kind: 'dropAfter' } }])
    bench.requests()
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])
    // A changed secret alone cannot be seen: the PUT, which may be repeated, is.
    putService(bench.store, 'A Facebook', { serviceConnection, rows: { [pageId]: 'EAAB-third' } })
    bench.practice.control.setFaults([{ match: { method: 'PUT', nth: 1 }, fault: { kind: 'dropBefore' } }])
    bench.requests()
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toHaveLength(2)
    expect(bench.practice.control.secretMatches('service', 'A Facebook', pageId, 'EAAB-third')).toBe(true)
  })

  test('where rows are a resource of their own, a lost answer does not hide a secret that was not sent', async () => {
    const mapping = { timeoutMs: 200, messagingServices: { authentications: { location: 'subresource' } } }
    const bench = await newBench({ mapping })
    putService(bench.store, 'A Facebook')
    await bench.push()
    const serviceConnection = 'https://graph.facebook.com/v20.0/me/messages'
    putService(bench.store, 'A Facebook', { serviceConnection, rows: { [pageId]: 'EAAB-second' } })
    bench.practice.control.setFaults([
      {
        match: { method: 'PUT', path: '^/messagingServices/[^/]+/authentications/', nth: 1 },
        fault: { kind: 'dropBefore' },
      },
    ])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.secretMatches('service', 'A Facebook', pageId, 'EAAB-second')).toBe(true)
  })

  test('where rows are a resource of their own, a refused row does not make a second service', async () => {
    for (const status of [429, 422, 503]) {
      const mapping = { messagingServices: { authentications: { location: 'subresource' } } }
      const bench = await newBench({ mapping })
      putService(bench.store, 'A Facebook')
      bench.practice.control.setFaults([
        { match: { method: 'POST', path: '^/messagingServices/' }, fault: { kind: 'status', status } },
      ])
      const result = await bench.push()
      expect(result).toMatchObject({ done: 0, converged: false })
      expect(result.steps[0]?.outcome).toBe(status === 503 ? 'unknown' : 'failed')
      expect(result.steps[0]?.remoteId).not.toBeNull()
      bench.practice.control.setFaults([])
      expect(await bench.push()).toMatchObject({ done: 1, converged: true })
      expect(bench.requests().filter((request) => request === 'POST /messagingServices')).toHaveLength(1)
      expect(bench.practice.control.secretMatches('service', 'A Facebook', pageId, 'EAAB-first')).toBe(true)
    }
  })

  test('a DELETE without an answer on an object that moved then is unknown: it may still be carried out', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    await bench.push()
    removeServices(bench.store, [getServiceByName(bench.store, 'A Facebook').id])
    bench.practice.control.setFaults([
      // The read before the DELETE sees the object as planned; the one after the lost answer does not.
      {
        match: { method: 'GET', path: '^/messagingServices/[^/]+$', nth: 1 },
        fault: {
          kind: 'edit',
          object: 'service',
          key: 'A Facebook',
          patch: { authenticationScope: 'moved' },
          when: 'after',
        },
      },
      { match: { method: 'DELETE', nth: 1 }, fault: { kind: 'dropBefore' } },
    ])
    const result = await bench.push({ allowDeletes: 1 })
    expect(result.steps).toMatchObject([{ action: 'delete', outcome: 'unknown' }])
    expect(bench.requests().filter((request) => request.startsWith('DELETE'))).toHaveLength(1)
  })

  test.each(['GET', 'DELETE'] as const)(
    'a 404 to the %s of an object that the list still shows is no deletion',
    async (method) => {
      const bench = await newBench()
      const theirs = { name: 'Their Wavy', type: 'wavy', serviceConnection: 'https://x.example.com' }
      bench.practice.control.addService(theirs)
      bench.practice.control.setFaults([
        {
          match: { method, path: '^/messagingServices/[^/]+$', nth: 1 },
          fault: { kind: 'status', status: 404 },
        },
      ])
      const result = await bench.push({ allowDeletes: 1 })
      expect(result).toMatchObject({ done: 0, failed: 1, converged: false })
      expect(result.steps).toMatchObject([{ outcome: 'failed', code: 'REMOTE_OBJECT_NOT_FOUND' }])
      expect(bench.practice.control.services()).toHaveLength(1)
      expect(await bench.push({ allowDeletes: 1 })).toMatchObject({ done: 1, converged: true })
    },
  )

  test('a DELETE of an object that someone else deleted just before is done', async () => {
    const bench = await newBench()
    const theirs = { name: 'Their Wavy', type: 'wavy', serviceConnection: 'https://x.example.com' }
    bench.practice.control.addService(theirs)
    const remove = {
      kind: 'edit',
      object: 'service',
      key: 'Their Wavy',
      remove: true,
      when: 'before',
    } as const
    bench.practice.control.setFaults([{ match: { method: 'DELETE' }, fault: remove }])
    expect(await bench.push({ allowDeletes: 1 })).toMatchObject({ done: 1, converged: true })
  })

  test('a DELETE whose answer is lost is read back', async () => {
    const bench = await newBench({
      ...quick,
      config: {
        services: [{ name: 'Their Wavy', type: 'wavy', serviceConnection: 'https://x.example.com' }],
      },
    })
    bench.practice.control.setFaults([{ match: { method: 'DELETE' }, fault: { kind: 'dropAfter' } }])
    expect(await bench.push({ allowDeletes: 1 })).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['DELETE /messagingServices/*'])
  })

  test('a right whose answer is lost is read back', async () => {
    const bench = await newBench(quick)
    putUser(bench.store, 'hook.twilio')
    bench.practice.control.setFaults([
      { match: { method: 'POST', path: '^/users/[^/]+/roles' }, fault: { kind: 'dropAfter' } },
    ])
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['POST /users', 'POST /users/*/roles'])
  })

  test('a right that the server ended with 503 is read, then sent again', async () => {
    const bench = await newBench()
    putUser(bench.store, 'hook.twilio')
    const match = { method: 'POST', path: '^/users/[^/]+/roles', nth: 1 } as const
    bench.practice.control.setFaults([{ match, fault: { kind: 'status', status: 503 } }])
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual([
      'POST /users',
      'POST /users/*/roles',
      'POST /users/*/roles',
    ])
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

/** Answers that get lost: looked up before anything is sent again, over real HTTP. */
import { describe, expect, test } from 'vitest'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { isWrite, newBench, pageId, putService, putUser } from './support.ts'

const quick = { mapping: { timeoutMs: 200 } }

describe('an answer that is lost', () => {
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
})

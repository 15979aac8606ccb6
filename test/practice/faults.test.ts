/** Every fault of rci.md "What the emulator should offer". */
import { describe, expect, test } from 'vitest'
import type { FaultRuleInput } from '../../src-main/practice/faultRules.ts'
import { type Client, facebook, hook, type Reply, withServer } from './support.ts'

const path = '/messagingServices'

function faulty(faults: FaultRuleInput[], work: (client: Client) => Promise<void>): Promise<void> {
  return withServer({ config: { faults } }, work)
}

describe('error answers', () => {
  test.each([400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504])(
    '%i as a sentence, and nothing is done',
    async (status) => {
      await faulty([{ match: { method: 'POST' }, fault: { kind: 'status', status } }], async (client) => {
        const reply = await client.call('POST', path, facebook)
        expect(reply.status).toBe(status)
        expect(reply.headers.get('content-type')).toContain('text/plain')
        expect(reply.text).toMatch(/^[A-Z].*\.$/)
        expect(client.server.control.services()).toEqual([])
        expect(client.server.control.requests()).toEqual([{ method: 'POST', path, query: '', status }])
      })
    },
  )

  test.each([
    [403, 'Forbidden'],
    [429, 'Too Many Requests'],
    [502, 'Internal server error'],
    [503, 'Service Unavailable'],
    [504, 'Endpoint request timed out'],
  ])('%i as the gateway writes it', async (status, message) => {
    await faulty([{ fault: { kind: 'status', status, gateway: true } }], async (client) => {
      const reply = await client.call('GET', path)
      expect([reply.status, reply.json()]).toEqual([status, { message }])
      expect(reply.headers.has('x-amzn-errortype')).toBe(true)
    })
  })

  test('own body, Retry-After, redirect', async () => {
    await faulty(
      [
        { match: { path: '/a' }, fault: { kind: 'status', status: 429, retryAfter: 2 } },
        { match: { path: '/users' }, fault: { kind: 'status', status: 400, body: { error: 'no' } } },
        {
          match: { path: '/roles' },
          fault: { kind: 'status', status: 302, location: 'https://example.com/' },
        },
        {
          match: { path },
          fault: {
            kind: 'status',
            status: 503,
            retryAfter: 'Wed, 01 Jan 2025 00:00:00 GMT',
            body: 'Maintenance.',
          },
        },
      ],
      async (client) => {
        expect((await client.call('GET', '/users')).json()).toEqual({ error: 'no' })
        const redirect = await client.call('GET', '/roles')
        expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'https://example.com/'])
        const late = await client.call('GET', path)
        expect([late.text, late.headers.get('retry-after')]).toEqual([
          'Maintenance.',
          'Wed, 01 Jan 2025 00:00:00 GMT',
        ])
        client.server.control.setFaults([{ fault: { kind: 'status', status: 429, retryAfter: 2 } }])
        expect((await client.call('GET', path)).headers.get('retry-after')).toBe('2')
      },
    )
  })

  test('an error after the work: answered as failed, and done', async () => {
    const fault = { kind: 'status', status: 504, gateway: true, afterWork: true } as const
    await faulty([{ match: { method: 'POST' }, fault }], async (client) => {
      const reply = await client.call('POST', path, facebook)
      expect([reply.status, reply.json()]).toEqual([504, { message: 'Endpoint request timed out' }])
      expect(client.server.control.services()).toHaveLength(1)
    })
  })

  test('a body that quotes the request', async () => {
    await faulty([{ fault: { kind: 'status', status: 500, quoteRequest: true } }], async (client) => {
      const reply = await client.call('POST', '/users', hook)
      expect(reply.text).toBe(`An internal error occurred. Request: ${JSON.stringify(hook)}`)
    })
  })
})

describe('lost answers', () => {
  test.each([
    ['dropBefore', 0],
    ['dropAfter', 1],
    ['cutBody', 1],
  ] as const)('%s: the connection breaks, %i objects are there', async (kind, there) => {
    await faulty([{ match: { method: 'POST' }, fault: { kind } }], async (client) => {
      await expect(client.call('POST', path, facebook)).rejects.toThrow()
      expect(client.server.control.services()).toHaveLength(there)
      expect(client.server.control.requests()).toMatchObject([{ method: 'POST', status: 0 }])
      expect((await client.call('GET', path)).list()).toHaveLength(there)
    })
  })

  test('cutBody without a body: the connection breaks', async () => {
    await faulty([{ match: { method: 'DELETE' }, fault: { kind: 'cutBody' } }], async (client) => {
      const id = await client.create(path, facebook)
      await expect(client.call('DELETE', `${path}/${id}`)).rejects.toThrow()
      expect(client.server.control.services()).toEqual([])
    })
  })

  test.each([
    ['timeoutBefore', 0],
    ['timeoutAfter', 1],
  ] as const)('%s: no answer until the server closes, %i objects are there', async (kind, there) => {
    let pending: Promise<unknown> = Promise.resolve()
    await faulty([{ match: { method: 'POST' }, fault: { kind } }], async (client) => {
      pending = client.call('POST', path, facebook).then(
        (reply: Reply) => reply.status,
        () => 'broken',
      )
      await expect.poll(() => client.server.control.requests().length).toBe(1)
      expect(client.server.control.services()).toHaveLength(there)
      expect(await Promise.race([pending, Promise.resolve('pending')])).toBe('pending')
    })
    expect(await pending).toBe('broken')
  })

  test('delay: the answer comes late, and the other fault still applies', async () => {
    const faults: FaultRuleInput[] = [
      { fault: { kind: 'delay', ms: 60 } },
      { match: { method: 'POST' }, fault: { kind: 'status', status: 503 } },
    ]
    await faulty(faults, async (client) => {
      const start = performance.now()
      expect((await client.call('GET', path)).status).toBe(200)
      expect(performance.now() - start).toBeGreaterThanOrEqual(55)
      expect((await client.call('POST', path, facebook)).status).toBe(503)
    })
  })

  test('a long delay does not hold up the close', async () => {
    let pending: Promise<unknown> = Promise.resolve()
    const faults: FaultRuleInput[] = [
      { fault: { kind: 'edit', object: 'user', add: hook, when: 'before' } },
      { fault: { kind: 'delay', ms: 600_000 } },
    ]
    await faulty(faults, async (client) => {
      pending = client.call('POST', path, facebook).then(
        (reply) => reply.status,
        () => 'broken',
      )
      // The edit shows that the request has arrived and waits.
      await expect.poll(() => client.server.control.users().length).toBe(1)
      expect(client.server.control.requests()).toEqual([])
    })
    expect(await pending).toBe('broken')
  })
})

describe('lists that lie', () => {
  const services = ['A', 'B', 'C', 'D'].map((name) => ({ name, type: 'wavy' }))
  const names = (reply: Reply) => reply.list().map((item) => item.name)

  test.each([
    ['emptyList', []],
    ['halfList', ['A', 'B']],
    ['reorder', ['D', 'C', 'B', 'A']],
  ] as const)('%s', async (kind, expected) => {
    await withServer(
      { config: { services, faults: [{ match: { nth: 1 }, fault: { kind } }] } },
      async (client) => {
        expect(names(await client.call('GET', path))).toEqual(expected)
        expect(names(await client.call('GET', path))).toEqual(['A', 'B', 'C', 'D'])
      },
    )
  })

  test('reorder between two pages repeats and skips', async () => {
    const faults: FaultRuleInput[] = [
      { match: { path: '^/messagingServices\\?.*offset=2' }, fault: { kind: 'reorder' } },
    ]
    await withServer({ config: { services, faults } }, async (client) => {
      const pages = [0, 2].map((offset) => client.call('GET', `${path}?limit=2&offset=${offset}&sort=name`))
      expect((await Promise.all(pages)).flatMap(names)).toEqual(['A', 'B', 'B', 'A'])
    })
  })

  test('garbage: the work is done, the answer is no JSON', async () => {
    await faulty([{ fault: { kind: 'garbage' } }], async (client) => {
      const reply = await client.call('POST', path, facebook)
      expect(reply.status).toBe(201)
      expect(client.server.control.services()).toHaveLength(1)
      const list = await client.call('GET', path)
      expect(() => list.list()).toThrow()
      expect(list.headers.get('content-type')).toBe('text/html')
    })
  })
})

describe('someone else', () => {
  test('changes an object between the read and the write', async () => {
    const faults: FaultRuleInput[] = [
      {
        match: { method: 'GET', path: '^/messagingServices/[0-9A-F]{32}$', nth: 2 },
        fault: {
          kind: 'edit',
          object: 'service',
          key: 'Support Facebook',
          patch: { serviceConnection: 'https://example.com/' },
        },
      },
    ]
    await withServer({ config: { services: [facebook], faults } }, async (client) => {
      const id = client.server.control.services()[0]?.id
      const read = async () => (await client.call('GET', `${path}/${id}`)).json().serviceConnection
      expect([await read(), await read(), await read()]).toEqual([
        facebook.serviceConnection,
        facebook.serviceConnection,
        'https://example.com/',
      ])
      expect(
        client.server.control.secretMatches(
          'service',
          'Support Facebook',
          '104829561234567',
          'page-access-token-1',
        ),
      ).toBe(true)
    })
  })

  test('before the work, adds and removes; what no longer fits is not made', async () => {
    const faults: FaultRuleInput[] = [
      {
        match: { method: 'GET', path: '/users', nth: 1 },
        fault: { kind: 'edit', object: 'user', add: hook, when: 'before' },
      },
      {
        match: { method: 'GET', path: '/users', nth: 2 },
        fault: { kind: 'edit', object: 'user', key: 'hook.twilio', remove: true },
      },
      {
        match: { method: 'GET', path: '/users', nth: 3 },
        fault: { kind: 'edit', object: 'user', key: 'hook.twilio', remove: true },
      },
    ]
    await faulty(faults, async (client) => {
      const counts = []
      for (let at = 0; at < 3; at += 1) counts.push((await client.call('GET', '/users')).list().length)
      expect(counts).toEqual([1, 1, 0])
    })
  })
})

describe('which requests', () => {
  async function statuses(rule: FaultRuleInput['match'], count: number): Promise<number[]> {
    const seen: number[] = []
    await faulty([{ match: rule ?? {}, fault: { kind: 'status', status: 503 } }], async (client) => {
      for (let at = 0; at < count; at += 1) {
        await client.call('GET', '/users')
        seen.push((await client.call('GET', `${path}?limit=5`)).status)
      }
    })
    return seen
  }

  test('nth, times, after, method, prefix and expression', async () => {
    expect(await statuses({ path, nth: 2 }, 3)).toEqual([200, 503, 200])
    expect(await statuses({ path, times: 2 }, 3)).toEqual([503, 503, 200])
    expect(await statuses({ path, after: 1 }, 3)).toEqual([200, 503, 503])
    expect(await statuses({ path, after: 1, times: 1 }, 3)).toEqual([200, 503, 200])
    expect(await statuses({ method: 'POST' }, 1)).toEqual([200])
    expect(await statuses({ path: '^/messagingServices$' }, 1)).toEqual([503])
    expect(await statuses({ path: '^/messagingServices.limit=6$' }, 1)).toEqual([200])
  })

  test('rules can be replaced while the server runs, and are checked', async () => {
    await faulty([], async (client) => {
      client.server.control.setFaults([{ fault: { kind: 'status', status: 500 } }])
      expect((await client.call('GET', path)).status).toBe(500)
      client.server.control.setFaults([])
      expect((await client.call('GET', path)).status).toBe(200)
      const bad = [{ match: { path: 'users' }, fault: { kind: 'garbage' as const } }]
      expect(() => client.server.control.setFaults(bad)).toThrow(
        expect.objectContaining({ code: 'VALIDATION_FAILED' }),
      )
    })
  })
})

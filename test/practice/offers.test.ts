/** What the practice server offers beside its resources: XML, an API user whose password expires, every fault. */
import { describe, expect, test } from 'vitest'
import type { Fault, FaultRuleInput } from '../../src-main/practice/faultRules.ts'
import { basic, type Client, facebook, hook, variant } from './support.ts'

describe('XML, for who asks for it', () => {
  const accept = { accept: 'application/xml' }

  test('lists and objects', async () => {
    const extra = { 'a b': 'x < y & "z"', empty: null, deep: { list: [1, true, 'ctrl \u0001'] } }
    await variant({ services: [{ ...facebook, ...extra }] }, async (client) => {
      const list = await client.call('GET', '/messagingServices', undefined, accept)
      expect(list.headers.get('content-type')).toBe('application/xml; charset=utf-8')
      const [id] = client.server.control.services().map(({ id }) => id)
      const object = await client.call('GET', `/messagingServices/${id}`, undefined, accept)
      const inner = object.text.replace(
        /^<\?xml version="1.0" encoding="UTF-8"\?>\n<object>|<\/object>\n$/g,
        '',
      )
      expect(inner).toContain(`<id>${id}</id>`)
      expect(inner).toContain('<name>Support Facebook</name>')
      expect(inner).toContain(
        '<attribute name="a b">x &lt; y &amp; &quot;z&quot;</attribute><empty nil="true"/>',
      )
      expect(inner).toContain(
        '<deep><list><item>1</item><item>true</item><item>ctrl \uFFFD</item></list></deep>',
      )
      expect(inner).not.toContain('page-access-token-1')
      expect(list.text).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<list><item>${inner}</item></list>\n`)
    })
  })

  test('JSON stays what it is, and so do sentences and ids', async () => {
    await variant({ users: [hook] }, async (client) => {
      for (const both of ['application/json, application/xml', '*/*', 'text/html']) {
        const reply = await client.call('GET', '/users', undefined, { accept: both })
        expect(reply.list()).toHaveLength(1)
      }
      const first = await client.call('GET', '/users', undefined, {
        accept: 'application/xml;q=1, application/json',
      })
      expect(first.text).toMatch(/^<\?xml/)
      const gone = await client.call('GET', `/users/${'0'.repeat(32)}`, undefined, accept)
      expect(gone).toMatchObject({ status: 404, text: 'User not found.' })
      const made = await client.call('POST', '/users', { ...hook, logonName: 'hook.other' }, accept)
      expect(made.text).toMatch(/^[0-9A-F]{32}$/)
    })
  })
})

describe('a password of the API user that expires', () => {
  const passwordExpiration = '2027-01-31T00:00:00.000Z'

  test('the API user is among the users and tells when; a PUT does not change that', async () => {
    await variant({ auth: { user: 'api.user', passwordExpiration } }, async (client) => {
      const [own] = (await client.call('GET', '/users?logonName=api.user')).list()
      expect(own).toMatchObject({ logonName: 'api.user', passwordExpiration })
      const { passwordExpiration: _left, ...rest } = own ?? {}
      expect((await client.call('PUT', `/users/${own?.id}`, { ...rest, surname: 'Changed' })).status).toBe(
        204,
      )
      const read = (await client.call('GET', `/users/${own?.id}`)).json()
      expect(read).toEqual({ ...own, surname: 'Changed' })
    })
  })

  test('it is found by a pair of times', async () => {
    await variant({ auth: { passwordExpiration }, users: [hook] }, async (client) => {
      const names = async (query: string) =>
        (await client.call('GET', `/users?${query}`)).list().map(({ logonName }) => logonName)
      expect(await names('passwordExpiration=2027-01-01T00:00:00Z')).toEqual(['practice'])
      expect(await names('passwordExpirationEnd=2027-02-01T00:00:00Z')).toEqual(['practice'])
      expect(
        await names('passwordExpiration=2027-01-01T00:00:00Z&passwordExpirationEnd=2027-01-30T00:00:00Z'),
      ).toEqual([])
      expect((await client.call('GET', '/users?passwordExpiration=soon')).status).toBe(400)
    })
  })

  test.each(['basic', 'basic+apikey', 'ecfsession'] as const)(
    'expired under %s: a 401 that says so',
    async (mode) => {
      const auth = {
        mode,
        passwordExpired: true,
        otherUsers: [{ user: 'other', password: 'p' }],
      }
      await variant({ basePath: '/t/ecfs/RI/rci', auth }, async (client) => {
        const { server } = client
        const key = { 'x-api-key': server.apiKey }
        const send = (authorization: string): Promise<{ status: number; text: string }> => {
          if (mode !== 'ecfsession') return client.call('GET', '/users', undefined, { ...key, authorization })
          const url = server.url.replace('/RI/rci', '/authentication/')
          const body = new URLSearchParams({ Authorization: authorization })
          return fetch(url, { method: 'POST', headers: { authorization: 'ECFAUTH' }, body }).then(
            async (reply) => ({ status: reply.status, text: await reply.text() }),
          )
        }
        const expired = await send(basic(server.user, server.password))
        expect(expired).toMatchObject({ status: 401, text: 'The password has expired and must be changed.' })
        const wrong = await send(basic(server.user, 'wrong'))
        expect(wrong).toMatchObject({ status: 401, text: expect.stringContaining('missing or wrong') })
        expect((await send(basic('other', 'p'))).status).toBe(200)
      })
    },
  )
})

describe('every fault by the control door', () => {
  type Effect = { readonly status: number; readonly text: string } | 'broken' | 'silent'
  const names = (effect: Effect) =>
    typeof effect === 'string'
      ? effect
      : (JSON.parse(effect.text) as { name: string }[]).map(({ name }) => name)

  // Typed by the kinds, so that a new one has to be added here.
  const faults: {
    readonly [Kind in Fault['kind']]: readonly [
      FaultRuleInput['fault'] & { readonly kind: Kind },
      (effect: Effect) => void,
    ]
  } = {
    status: [{ kind: 'status', status: 503 }, (effect) => expect(effect).toMatchObject({ status: 503 })],
    dropBefore: [{ kind: 'dropBefore' }, (effect) => expect(effect).toBe('broken')],
    dropAfter: [{ kind: 'dropAfter' }, (effect) => expect(effect).toBe('broken')],
    timeoutBefore: [{ kind: 'timeoutBefore' }, (effect) => expect(effect).toBe('silent')],
    timeoutAfter: [{ kind: 'timeoutAfter' }, (effect) => expect(effect).toBe('silent')],
    delay: [{ kind: 'delay', ms: 60_000 }, (effect) => expect(effect).toBe('silent')],
    garbage: [{ kind: 'garbage' }, (effect) => expect(() => names(effect)).toThrow(SyntaxError)],
    cutBody: [{ kind: 'cutBody' }, (effect) => expect(effect).toBe('broken')],
    emptyList: [{ kind: 'emptyList' }, (effect) => expect(names(effect)).toEqual([])],
    halfList: [{ kind: 'halfList' }, (effect) => expect(names(effect)).toEqual(['A'])],
    reorder: [{ kind: 'reorder' }, (effect) => expect(names(effect)).toEqual(['B', 'A'])],
    edit: [
      { kind: 'edit', object: 'service', key: 'A', remove: true, when: 'before' },
      (effect) => expect(names(effect)).toEqual(['B']),
    ],
  }

  async function effectOn({ server }: Client): Promise<Effect> {
    const headers = { authorization: basic(server.user, server.password) }
    const signal = AbortSignal.timeout(300)
    try {
      const reply = await fetch(`${server.url}/messagingServices?sort=name`, { headers, signal })
      return { status: reply.status, text: await reply.text() }
    } catch {
      return signal.aborted ? 'silent' : 'broken'
    }
  }

  const services = ['A', 'B'].map((name) => ({ ...facebook, name }))

  test.each(Object.entries(faults))('%s', async (_kind, [fault, check]) => {
    await variant({ services }, async (client) => {
      client.server.control.setFaults([{ fault }])
      check(await effectOn(client))
      client.server.control.setFaults([])
      expect(await effectOn(client)).toMatchObject({ status: 200 })
    })
  })
})

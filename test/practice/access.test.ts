/** Who may come in, and what he may see and do (rci.md sections 3 and 4). */
import { describe, expect, test } from 'vitest'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { basic, type Client, facebook, hook, send, variant } from './support.ts'

const path = '/messagingServices'

describe('authentication', () => {
  const get = (client: Client, headers: Record<string, string>) =>
    send('GET', `${client.server.url}/users`, undefined, headers)

  test('basic with an API key: the gateway answers first', async () => {
    const mapping = { apiKeyHeader: 'x-Tenant-Key' }
    await variant(
      { mapping, auth: { mode: 'basic+apikey', user: 'api', password: 'pä:ss', apiKey: 'k1' } },
      async (client) => {
        const authorization = basic('api', 'pä:ss')
        for (const headers of [{ authorization }, { authorization, 'x-tenant-key': 'k2' }]) {
          const reply = await get(client, headers)
          expect([reply.status, reply.json()]).toEqual([403, { message: 'Forbidden' }])
          expect(reply.headers.get('x-amzn-errortype')).toBe('ForbiddenException')
        }
        expect((await get(client, { authorization: basic('api', 'x'), 'x-tenant-key': 'k1' })).status).toBe(
          401,
        )
        expect((await get(client, { authorization, 'x-tenant-key': 'k1' })).status).toBe(200)
        const elsewhere = await send('GET', new URL('/nowhere', client.server.url).href, undefined, {})
        expect([elsewhere.status, elsewhere.json()]).toEqual([
          403,
          { message: 'Missing Authentication Token' },
        ])
      },
    )
  })

  test('bearer and none', async () => {
    await variant({ auth: { mode: 'bearer', token: 'id.token.1' } }, async (client) => {
      expect((await client.call('GET', '/users')).status).toBe(401)
      expect((await get(client, { authorization: 'Bearer wrong' })).status).toBe(401)
      expect((await get(client, { authorization: 'Bearer id.token.1' })).status).toBe(200)
    })
    await variant({ auth: { mode: 'none' } }, async (client) =>
      expect((await get(client, {})).status).toBe(200),
    )
  })

  test('session cookie: log on, serve, end, log off', async () => {
    const config: PracticeConfig = {
      basePath: '/tenant/ecfs/RI/rci',
      auth: { mode: 'ecfsession', sessionRequests: 2 },
    }
    await variant(config, async (client) => {
      const { user, password, token } = client.server
      const url = new URL('/tenant/ecfs/authentication/', client.server.url).href
      const form = (value: string) => new URLSearchParams({ Authorization: value }).toString()
      const headers = { authorization: 'ECFAuth', 'content-type': 'application/x-www-form-urlencoded' }
      const wrong = await send('POST', url, form(basic(user, 'wrong')), headers)
      expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null])
      expect(
        (await send('POST', url, form(basic(user, password)), { ...headers, authorization: 'Other' })).status,
      ).toBe(401)
      const on = await send('POST', url, form(basic(user, password)), headers)
      expect(on.status).toBe(200)
      const cookie = on.headers.get('set-cookie')?.split(';')[0] ?? ''
      expect(cookie).toMatch(/^JSESSIONID=[0-9A-F]{32}$/)
      expect((await client.call('GET', '/users')).status).toBe(401)
      expect((await get(client, { cookie })).status).toBe(200)
      expect((await get(client, { cookie: `a=b; ${cookie}` })).status).toBe(200)
      expect((await get(client, { cookie })).status).toBe(401)
      const byToken = await send('POST', url, undefined, { authorization: `Bearer ${token}` })
      const second = byToken.headers.get('set-cookie')?.split(';')[0] ?? ''
      expect((await get(client, { cookie: second })).status).toBe(200)
      expect((await send('DELETE', url, undefined, { cookie: second })).status).toBe(200)
      expect((await get(client, { cookie: second })).status).toBe(401)
    })
  })
})

describe('rights', () => {
  test('hidden objects are missing from lists, yet their names are taken', async () => {
    const services = [
      { name: 'Secret hotline', type: 'wavy' },
      { name: 'Open', type: 'wavy' },
    ]
    const config: PracticeConfig = {
      services,
      users: [hook],
      rights: { hide: { services: ['secret*'], users: ['hook.?wilio'] } },
    }
    await variant(config, async (client) => {
      expect((await client.call('GET', path)).list().map((item) => item.name)).toEqual(['Open'])
      expect((await client.call('GET', '/users')).list()).toEqual([])
      const hidden = client.server.control.services().find((item) => item.name === 'Secret hotline')
      expect((await client.call('GET', `${path}/${hidden?.id}`)).status).toBe(404)
      expect((await client.call('DELETE', `${path}/${hidden?.id}`)).status).toBe(404)
      expect((await client.call('POST', path, { name: 'Secret Hotline', type: 'wavy' })).status).toBe(409)
      expect((await client.call('POST', '/users', hook)).status).toBe(409)
    })
  })

  test('each denial refuses its own call with 403 and a sentence', async () => {
    const deny = [
      'services.create',
      'services.modify',
      'services.delete',
      'users.create',
      'users.modify',
      'users.delete',
      'roles.grant',
      'roles.revoke',
    ] as const
    const config: PracticeConfig = { services: [facebook], users: [hook], rights: { deny: [...deny] } }
    await variant(config, async (client) => {
      const service = client.server.control.services()[0]?.id
      const user = client.server.control.users()[0]?.id
      const [role] = (await client.call('GET', '/roles')).list()
      const refused = [
        ['POST', path, { name: 'A', type: 'wavy' }],
        ['PUT', `${path}/${service}`, facebook],
        ['DELETE', `${path}/${service}`, undefined],
        ['POST', '/users', { firstName: 'A', surname: 'B' }],
        ['PUT', `/users/${user}`, hook],
        ['DELETE', `/users/${user}`, undefined],
        ['POST', `/users/${user}/roles`, { id: role?.id }],
      ] as const
      for (const [method, url, body] of refused) {
        const reply = await client.call(method, url, body)
        expect([method, url, reply.status]).toEqual([method, url, 403])
        expect(reply.text).toMatch(/^You do not have the right to /)
      }
      expect(client.server.control.services()).toHaveLength(1)
    })
  })

  test('logon data needs a right of its own, and views can be denied', async () => {
    await variant(
      { users: [hook], rights: { deny: ['users.logon', 'roles.view', 'services.view'] } },
      async (client) => {
        const id = client.server.control.users()[0]?.id
        const { password: _password, ...rest } = hook
        expect((await client.call('PUT', `/users/${id}`, hook)).status).toBe(403)
        expect((await client.call('PUT', `/users/${id}`, { ...rest, logonName: 'other' })).status).toBe(403)
        expect((await client.call('PUT', `/users/${id}`, { ...rest, surname: 'X' })).status).toBe(204)
        expect((await client.call('POST', '/users', { firstName: 'A', surname: 'B' })).status).toBe(201)
        expect((await client.call('GET', '/roles')).list()).toEqual([])
        await client.create(path, facebook)
        expect((await client.call('GET', path)).list()).toEqual([])
      },
    )
  })

  test('each API user has rights of its own', async () => {
    const other = { user: 'reader', password: 'r', rights: { deny: ['services.create' as const] } }
    await variant({ auth: { otherUsers: [other] } }, async (client) => {
      const authorization = basic('reader', 'r')
      expect((await client.call('POST', path, facebook, { authorization })).status).toBe(403)
      expect((await client.call('POST', path, facebook)).status).toBe(201)
      expect((await client.call('GET', path, undefined, { authorization })).list()).toHaveLength(1)
    })
  })
})

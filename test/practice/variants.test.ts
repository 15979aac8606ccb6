/** Every switch of the configuration: the server speaks the variant that the mapping names. */
import { describe, expect, test } from 'vitest'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { basic, type Client, facebook, hook, send, withServer } from './support.ts'

function variant(config: PracticeConfig, work: (client: Client) => Promise<void>): Promise<void> {
  return withServer({ config }, work)
}

const path = '/messagingServices'

describe('names', () => {
  test('renamed attributes, type codes and paths', async () => {
    const mapping = {
      messagingServices: {
        path: '/messaging:services',
        fields: {
          id: 'uid',
          name: 'title',
          type: 'kind',
          serviceConnection: 'url',
          authentications: 'pairs',
        },
        authentications: { fields: { id: 'uid', authenticationId: 'username', secret: 'secret' } },
        types: { msteams: 'MS Teams', facebook: 3 },
      },
      users: { path: '/people', fields: { lastName: 'family', logonName: 'login', password: 'pass' } },
      rights: {
        rolesPath: '/userRoles',
        roleName: 'Incoming',
        body: { role: 'roles/{roleId}', active: true },
      },
    }
    await variant({ mapping }, async (client) => {
      const row = { username: '1', secret: 'one' }
      const created = await client.call('POST', '/messaging:services', {
        title: 'A',
        kind: 3,
        url: 'https://a',
        pairs: [row],
      })
      expect(created.status).toBe(201)
      await client.create('/messaging:services', { title: 'T', kind: 'MS Teams' })
      expect(
        (await client.call('POST', '/messaging:services', { title: 'B', kind: 'facebook' })).status,
      ).toBe(400)
      expect((await client.call('POST', '/messaging:services', { title: 'B', kind: '3' })).status).toBe(400)
      expect((await client.call('GET', `/messaging:services/${created.text}`)).json()).toMatchObject({
        uid: created.text,
        title: 'A',
        kind: 3,
        url: 'https://a',
        pairs: [{ username: '1' }],
      })
      expect(client.server.control.secretMatches('service', 'A', '1', 'one')).toBe(true)
      const user = await client.create('/people', {
        firstName: 'Hook',
        family: 'X',
        login: 'hook',
        pass: 'p',
      })
      const [role] = (await client.call('GET', '/userRoles?name=Incoming')).list()
      const grant = { role: `roles/${role?.id}`, active: true }
      expect((await client.call('POST', `/people/${user}/roles`, grant)).status).toBe(201)
      expect(client.server.control.users()[0]).toMatchObject({
        family: 'X',
        pass: { set: true },
        roles: ['Incoming'],
      })
      expect((await client.call('GET', path)).status).toBe(404)
    })
  })

  test.each(['/RI/rci', '/p/rci', '/tenant/ecfs/RI/rci', '/rci'])('base path %s', async (basePath) => {
    await variant({ basePath }, async (client) => {
      expect(new URL(client.server.url).pathname).toBe(basePath)
      const reply = await client.call('POST', path, facebook)
      expect(reply.headers.get('location')).toBe(`${basePath}${path}/${reply.text}`)
      expect(client.server.control.requests()).toMatchObject([{ path }])
    })
  })

  test('rights by hand: no roles over HTTP', async () => {
    await variant({ mapping: { rights: { mode: 'manual' } } }, async (client) => {
      const id = await client.create('/users', hook)
      expect((await client.call('GET', '/roles')).status).toBe(404)
      expect((await client.call('GET', `/users/${id}/roles`)).status).toBe(404)
    })
  })
})

describe('sub-resource rows', () => {
  const located = (put: boolean) => ({
    mapping: { messagingServices: { authentications: { location: 'subresource', put } } },
  })

  test('are a collection of their own', async () => {
    await variant(located(true), async (client) => {
      const id = await client.create(path, { name: 'A', type: 'facebook' })
      expect((await client.call('GET', `${path}/${id}`)).json()).not.toHaveProperty('authentications')
      const rows = `${path}/${id}/authentications`
      const row = await client.create(rows, { authenticationId: '1', password: 'one', extra: 'x' })
      expect((await client.call('POST', rows, { authenticationId: '1', password: 'two' })).status).toBe(409)
      expect((await client.call('GET', rows)).list()).toEqual([
        { id: row, authenticationId: '1', extra: 'x' },
      ])
      expect(
        (await client.call('PUT', `${rows}/${row}`, { authenticationId: '2', password: 'two' })).status,
      ).toBe(204)
      expect((await client.call('GET', `${rows}/${row}`)).json()).toEqual({ id: row, authenticationId: '2' })
      expect(client.server.control.secretMatches('service', 'A', row, 'two')).toBe(true)
      await client.call('PUT', `${path}/${id}`, { name: 'B', type: 'facebook' })
      expect((await client.call('GET', rows)).list()).toHaveLength(1)
      expect((await client.call('DELETE', `${rows}/${row}`)).status).toBe(204)
      expect((await client.call('GET', `${rows}/${row}`)).status).toBe(404)
    })
  })

  test('refuse rows inside the service, and PUT where it does not exist', async () => {
    await variant(located(false), async (client) => {
      const inside = await client.call('POST', path, facebook)
      expect([inside.status, inside.text]).toEqual([
        400,
        'The attribute "password" is not known for a messaging service.',
      ])
      const id = await client.create(path, { name: 'A', type: 'facebook' })
      const row = await client.create(`${path}/${id}/authentications`, {
        authenticationId: '1',
        password: 'one',
      })
      const put = await client.call('PUT', `${path}/${id}/authentications/${row}`, { authenticationId: '2' })
      expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, DELETE'])
    })
  })

  test('are not there in the embedded variant', async () => {
    await variant({}, async (client) => {
      const id = await client.create(path, facebook)
      expect((await client.call('GET', `${path}/${id}/authentications`)).status).toBe(404)
    })
  })
})

describe('secrets', () => {
  test.each([
    ['absent', null, undefined],
    ['null', null, null],
    ['empty', null, ''],
    ['masked', null, '********'],
    ['masked', '<hidden>', '<hidden>'],
    ['plain', null, 'page-access-token-1'],
  ] as const)('read back %s (mask %s)', async (readback, mask, shown) => {
    await variant({ mapping: { secret: { readback, mask } } }, async (client) => {
      const rows = [...facebook.authentications, { authenticationId: 'bare' }]
      const id = await client.create(path, { ...facebook, authentications: rows })
      const [set, bare] = (await client.call('GET', `${path}/${id}`)).json().authentications as Record<
        string,
        unknown
      >[]
      expect(set?.password).toBe(shown)
      expect('password' in (set ?? {})).toBe(readback !== 'absent')
      expect(bare?.password ?? null).toBe(readback === 'empty' ? '' : null)
      const user = await client.create('/users', hook)
      const { password } = (await client.call('GET', `/users/${user}`)).json()
      expect(password).toBe(readback === 'plain' ? hook.password : shown)
    })
  })

  test.each([
    ['keeps', 204, true],
    ['clears', 204, false],
    ['unknown', 204, false],
    ['rejects', 400, true],
  ] as const)('a PUT without the secret: %s', async (onPutWithoutValue, status, isThere) => {
    await variant({ mapping: { secret: { onPutWithoutValue } } }, async (client) => {
      const { control } = client.server
      const id = await client.create(path, facebook)
      const user = await client.create('/users', hook)
      const read = (await client.call('GET', `${path}/${id}`)).json()
      const reply = await client.call('PUT', `${path}/${id}`, { ...read, name: 'New' })
      expect(reply.status).toBe(status)
      expect(control.secretMatches('service', id, '104829561234567', 'page-access-token-1')).toBe(isThere)
      const { password: _password, ...rest } = hook
      expect((await client.call('PUT', `/users/${user}`, { ...rest, surname: 'New' })).status).toBe(status)
      expect(control.secretMatches('user', user, null, hook.password)).toBe(isThere)
      // With the secret every variant takes it.
      expect((await client.call('PUT', `${path}/${id}`, { ...facebook, name: 'New' })).status).toBe(204)
      expect(control.secretMatches('service', id, '104829561234567', 'page-access-token-1')).toBe(true)
    })
  })

  test.each([
    ['keeps', 'page-access-token-1'],
    ['clears', '********'],
  ] as const)('a mask sent back, server %s', async (onPutWithoutValue, expected) => {
    await variant({ mapping: { secret: { readback: 'masked', onPutWithoutValue } } }, async (client) => {
      const id = await client.create(path, facebook)
      const read = (await client.call('GET', `${path}/${id}`)).json()
      expect((await client.call('PUT', `${path}/${id}`, read)).status).toBe(204)
      expect(client.server.control.secretMatches('service', id, '104829561234567', expected)).toBe(true)
    })
  })

  test('a new logon name needs the password again', async () => {
    await variant({ mapping: { secret: { onPutWithoutValue: 'keeps' } } }, async (client) => {
      const id = await client.create('/users', hook)
      const { password: _password, ...rest } = hook
      const reply = await client.call('PUT', `/users/${id}`, { ...rest, logonName: 'hook.new' })
      expect([reply.status, reply.text]).toEqual([
        400,
        'With a new "logonName" the attribute "password" is mandatory.',
      ])
      expect((await client.call('PUT', `/users/${id}`, { ...hook, logonName: 'hook.new' })).status).toBe(204)
    })
  })
})

describe('answers', () => {
  test.each([200, 201, 204] as const)('PUT and DELETE answer %i', async (status) => {
    await variant({ answers: { put: status, delete: status } }, async (client) => {
      const id = await client.create(path, facebook)
      const put = await client.call('PUT', `${path}/${id}`, facebook)
      expect([put.status, put.text]).toEqual([status, ''])
      const gone = await client.call('DELETE', `${path}/${id}`)
      expect([gone.status, gone.text]).toEqual([status, ''])
    })
  })

  test.each([
    ['text', true, 201],
    ['jsonString', false, 200],
    ['jsonObject', false, 201],
    ['none', true, 201],
    ['none', false, 200],
  ] as const)('POST answers the id as %s, Location %s, status %i', async (id, location, status) => {
    await variant({ answers: { post: { id, location, status } } }, async (client) => {
      const reply = await client.call('POST', path, facebook)
      const made = String(client.server.control.services()[0]?.id)
      const bodies = { text: made, jsonString: `"${made}"`, jsonObject: `{"id":"${made}"}`, none: '' }
      expect([reply.status, reply.text]).toEqual([status, bodies[id]])
      expect(reply.headers.get('location')).toBe(location ? `/RI/rci${path}/${made}` : null)
    })
  })

  test('no paging, no filters, a cap on limit', async () => {
    const services = ['A', 'B', 'C', 'D'].map((name) => ({ name, type: 'wavy' }))
    const count = async (client: Client, query: string) =>
      (await client.call('GET', `${path}?${query}`)).list().length
    await variant({ services, mapping: { paging: { style: 'none' } } }, async (client) => {
      expect(await count(client, 'limit=1&offset=2')).toBe(4)
    })
    await variant({ services, mapping: { filterByName: false } }, async (client) => {
      expect(await count(client, 'name=A')).toBe(4)
    })
    await variant({ services, limits: { maxLimit: 2 } }, async (client) => {
      expect([await count(client, 'limit=3'), await count(client, '')]).toEqual([2, 2])
    })
    await variant(
      { services, limits: { maxLimit: 2, defaultLimit: 1, overMaxLimit: 'reject' } },
      async (client) => {
        expect((await client.call('GET', `${path}?limit=3`)).status).toBe(400)
        expect(await count(client, '')).toBe(1)
      },
    )
  })

  test('attributes of a later release are given to new objects and cleared by a careless PUT', async () => {
    const extraAttributes = {
      services: { tenant: 'T1' },
      authentications: { state: 'new' },
      users: { crmId: null },
    }
    await variant({ extraAttributes }, async (client) => {
      const id = await client.create(path, facebook)
      expect((await client.call('GET', `${path}/${id}`)).json()).toMatchObject({
        tenant: 'T1',
        authentications: [{ state: 'new' }],
      })
      expect(
        (await client.call('GET', `/users/${await client.create('/users', hook)}`)).json(),
      ).toHaveProperty('crmId', null)
      await client.call('PUT', `${path}/${id}`, facebook)
      const after = (await client.call('GET', `${path}/${id}`)).json()
      expect(after).not.toHaveProperty('tenant')
      expect(after).toMatchObject({ authentications: [{ authenticationId: '104829561234567' }] })
      expect(JSON.stringify(after)).not.toContain('state')
    })
  })
})

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

/** Every switch of the configuration: the server speaks the variant that the mapping names. */
import { describe, expect, test } from 'vitest'
import { type Client, facebook, hook, variant } from './support.ts'

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

  test('rows are meant by id first: IDs can be swapped, and secrets stay with their row', async () => {
    await variant({ mapping: { secret: { onPutWithoutValue: 'keeps' } } }, async (client) => {
      const rows = ['a', 'b'].map((authenticationId) => ({
        authenticationId,
        password: `of-${authenticationId}`,
      }))
      const id = await client.create(path, { ...facebook, authentications: rows })
      const [first] = (await client.call('GET', `${path}/${id}`)).json().authentications as { id: string }[]
      const authentications = [{ id: first?.id, authenticationId: 'new' }, { authenticationId: 'a' }]
      expect((await client.call('PUT', `${path}/${id}`, { ...facebook, authentications })).status).toBe(204)
      const { control } = client.server
      expect(control.secretMatches('service', id, 'new', 'of-a')).toBe(true)
      expect(control.services()[0]).toMatchObject({
        authentications: [{ id: first?.id, password: { set: true } }, { password: { set: false } }],
      })
      const twice = [first, first].map((row, at) => ({ id: row?.id, authenticationId: `x${at}` }))
      expect(
        (await client.call('PUT', `${path}/${id}`, { ...facebook, authentications: twice })).status,
      ).toBe(400)
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

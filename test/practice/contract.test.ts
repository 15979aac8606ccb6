/** The default contract: interfaces.md section 5, rci.md sections 5 to 9. */
import { describe, expect, test } from 'vitest'
import { basic, type Client, facebook, hook, send, withServer } from './support.ts'

const id32 = /^[0-9A-F]{32}$/

async function names(client: Client, path: string, attribute: string): Promise<unknown[]> {
  return (await client.call('GET', path)).list().map((item) => item[attribute])
}

describe('messaging services', () => {
  test('are created with an id as text and a Location, and read without secrets', async () => {
    await withServer({}, async (client) => {
      expect(client.server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/RI\/rci$/)
      const reply = await client.call('POST', '/messagingServices', facebook, { accept: 'text/html' })
      expect(reply.status).toBe(201)
      expect(reply.text).toMatch(id32)
      expect(reply.headers.get('content-type')).toContain('text/html')
      expect(reply.headers.get('location')).toBe(`/RI/rci/messagingServices/${reply.text}`)
      const read = await client.call('GET', `/messagingServices/${reply.text}`)
      expect(read.status).toBe(200)
      expect(read.json()).toEqual({
        id: reply.text,
        name: 'Support Facebook',
        type: 'facebook',
        serviceConnection: facebook.serviceConnection,
        authenticationUrl: null,
        authenticationScope: null,
        authentications: [{ id: expect.stringMatching(id32), authenticationId: '104829561234567' }],
      })
      expect((await client.call('GET', '/messagingServices')).list()).toEqual([read.json()])
      const { control } = client.server
      expect(
        control.secretMatches('service', 'support facebook', '104829561234567', 'page-access-token-1'),
      ).toBe(true)
      expect(control.secretMatches('service', reply.text, '104829561234567', 'another')).toBe(false)
    })
  })

  test('PUT replaces: what is left out is cleared, what is carried along survives, ids of rows stay', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/messagingServices', {
        ...facebook,
        region: { code: 'eu' },
        'x-new': 1,
      })
      const before = (await client.call('GET', `/messagingServices/${id}`)).json()
      const kept = await client.call('PUT', `/messagingServices/${id}`, { ...before, name: 'Renamed' })
      expect([kept.status, kept.text]).toEqual([204, ''])
      const after = (await client.call('GET', `/messagingServices/${id}`)).json()
      expect(after).toEqual({ ...before, name: 'Renamed' })
      // The secret was not sent: the default behaves in the most dangerous way.
      expect(
        client.server.control.secretMatches('service', id, '104829561234567', 'page-access-token-1'),
      ).toBe(false)
      await client.call('PUT', `/messagingServices/${id}`, { name: 'Bare', type: 'facebook' })
      expect((await client.call('GET', `/messagingServices/${id}`)).json()).toEqual({
        id,
        name: 'Bare',
        type: 'facebook',
        serviceConnection: null,
        authenticationUrl: null,
        authenticationScope: null,
        authentications: [],
      })
    })
  })

  test('are deleted once, then gone', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/messagingServices', facebook)
      expect((await client.call('DELETE', `/messagingServices/${id}`)).status).toBe(204)
      for (const method of ['GET', 'DELETE']) {
        const reply = await client.call(method, `/messagingServices/${id}`)
        expect([reply.status, reply.text]).toEqual([404, 'Messaging service not found.'])
      }
      expect((await client.call('PUT', `/messagingServices/${id}`, facebook)).status).toBe(404)
    })
  })

  test.each([
    ['no name', { type: 'facebook' }, 400, /"name" is mandatory/],
    ['an empty name', { name: ' ', type: 'facebook' }, 400, /"name" is mandatory/],
    ['a long name', { name: 'x'.repeat(401), type: 'facebook' }, 400, /more than 400/],
    ['no type', { name: 'A' }, 400, /"type" is mandatory/],
    ['an unknown type', { name: 'A', type: 'carrierpigeon' }, 400, /type .* is not known/],
    ['a number as URL', { name: 'A', type: 'wavy', serviceConnection: 7 }, 400, /must be a text/],
    ['rows that are no list', { name: 'A', type: 'wavy', authentications: {} }, 400, /must be a list/],
    [
      'a row without ID',
      { name: 'A', type: 'wavy', authentications: [{}] },
      400,
      /"authenticationId" is mandatory/,
    ],
    [
      'a secret under a wrong name',
      { name: 'A', type: 'wavy', authentications: [{ authenticationId: 'a', secret: 'zz9' }] },
      400,
      /"secret" is not known/,
    ],
    [
      'a row twice',
      { name: 'A', type: 'wavy', authentications: [{ authenticationId: 'a' }, { authenticationId: 'a' }] },
      409,
      /there twice/,
    ],
    ['a name that is taken', { name: 'SUPPORT facebook', type: 'wavy' }, 409, /exists already/],
    ['a list', [], 400, /must be a JSON object/],
  ])('refuse %s in a sentence', async (_case, body, status, sentence) => {
    await withServer({}, async (client) => {
      await client.create('/messagingServices', facebook)
      const reply = await client.call('POST', '/messagingServices', body)
      expect(reply.status).toBe(status)
      expect(reply.headers.get('content-type')).toContain('text/plain')
      expect(reply.text).toMatch(sentence)
      expect(reply.text).not.toContain('zz9')
      expect(await names(client, '/messagingServices', 'name')).toEqual(['Support Facebook'])
    })
  })

  test('keep their type', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/messagingServices', facebook)
      const reply = await client.call('PUT', `/messagingServices/${id}`, { ...facebook, type: 'wavy' })
      expect([reply.status, reply.text]).toEqual([400, 'The type of a messaging service cannot be changed.'])
    })
  })
})

describe('users and roles', () => {
  test('a user is created, replaced, deleted', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/users', { ...hook, externalId: 'E1' })
      const read = (await client.call('GET', `/users/${id}`)).json()
      const { password: _password, ...shown } = hook
      expect(read).toEqual({ id, ...shown, externalId: 'E1' })
      expect(client.server.control.secretMatches('user', 'HOOK.twilio', null, hook.password)).toBe(true)
      expect((await client.call('PUT', `/users/${id}`, { ...hook, surname: 'New' })).status).toBe(204)
      expect((await client.call('GET', `/users/${id}`)).json()).toEqual({ id, ...shown, surname: 'New' })
      expect((await client.call('POST', '/users', { ...hook, logonName: 'Hook.Twilio' })).status).toBe(409)
      expect((await client.call('POST', '/users', { firstName: 'Hook' })).text).toMatch(
        /"surname" is mandatory/,
      )
      expect((await client.call('DELETE', `/users/${id}`)).status).toBe(204)
      expect((await client.call('GET', `/users/${id}`)).status).toBe(404)
    })
  })

  test('a role is found by name, granted once, read, revoked', async () => {
    await withServer({ config: { roles: ['Agent'] } }, async (client) => {
      const userId = await client.create('/users', hook)
      expect(await names(client, '/roles', 'name')).toEqual(['Agent', 'Messaging Service User'])
      const [role] = (await client.call('GET', '/roles?name=Messaging%20Service%20User')).list()
      const roles = `/users/${userId}/roles`
      expect((await client.call('GET', roles)).list()).toEqual([])
      expect((await client.call('POST', roles, { id: role?.id })).status).toBe(201)
      expect((await client.call('GET', roles)).list()).toEqual([role])
      expect(client.server.control.users()[0]).toMatchObject({
        password: { set: true },
        roles: ['Messaging Service User'],
      })
      expect((await client.call('POST', roles, { id: role?.id })).status).toBe(409)
      expect((await client.call('POST', roles, { id: 'A'.repeat(32) })).status).toBe(404)
      expect((await client.call('POST', roles, { role: role?.id })).status).toBe(400)
      expect((await client.call('GET', `${roles}/${role?.id}`)).json()).toEqual(role)
      expect((await client.call('DELETE', `${roles}/${role?.id}`)).status).toBe(204)
      expect((await client.call('DELETE', `${roles}/${role?.id}`)).status).toBe(404)
      expect((await client.call('GET', roles)).list()).toEqual([])
    })
  })
})

describe('lists', () => {
  test('page by offset and limit, 100 by default, in the order asked for', async () => {
    await withServer({}, async (client) => {
      for (let at = 0; at < 105; at += 1) {
        client.server.control.addUser({
          firstName: `F${String(at).padStart(3, '0')}`,
          surname: at % 2 ? 'Odd' : 'Even',
        })
      }
      const first = await names(client, '/users', 'firstName')
      const rest = await names(client, '/users?offset=100&limit=100', 'firstName')
      expect([first.length, first[0], first[99]]).toEqual([100, 'F000', 'F099'])
      expect(rest).toEqual(['F100', 'F101', 'F102', 'F103', 'F104'])
      expect(await names(client, '/users?sort=surname,-firstName&limit=2', 'firstName')).toEqual([
        'F104',
        'F102',
      ])
      expect(await names(client, '/users?offset=200', 'firstName')).toEqual([])
    })
  })

  test('filter by any attribute with * and ?, and by id in both forms', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/messagingServices', { name: 'Alpha 1', type: 'wavy' })
      await client.create('/messagingServices', { name: 'Alpha 22', type: 'twilio' })
      const id36 = id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      const path = '/messagingServices'
      expect(await names(client, `${path}?name=alpha*`, 'name')).toEqual(['Alpha 1', 'Alpha 22'])
      expect(await names(client, `${path}?name=Alpha%20?`, 'name')).toEqual(['Alpha 1'])
      expect(await names(client, `${path}?name=Alpha%20*&type=twilio`, 'name')).toEqual(['Alpha 22'])
      expect(await names(client, `${path}?id=${id36}`, 'name')).toEqual(['Alpha 1'])
      expect(await names(client, `${path}?id=*`, 'name')).toEqual([])
      expect(await names(client, `${path}?nosuch=1`, 'name')).toEqual([])
      expect((await client.call('GET', `${path}/${id36}`)).json().id).toBe(id)
    })
  })

  test('sort by a locale', async () => {
    await withServer({}, async (client) => {
      for (const name of ['Zebra', 'Ärger', 'Apfel'])
        await client.create('/messagingServices', { name, type: 'wavy' })
      expect(await names(client, '/messagingServices?sort=name', 'name')).toEqual(['Apfel', 'Zebra', 'Ärger'])
      expect(await names(client, '/messagingServices?sort=name,LOCALE-de', 'name')).toEqual([
        'Apfel',
        'Ärger',
        'Zebra',
      ])
      expect(await names(client, '/messagingServices?sort=name,LOCALE-sv', 'name')).toEqual([
        'Apfel',
        'Zebra',
        'Ärger',
      ])
    })
  })

  test.each(['limit=0', 'limit=x', 'offset=-1', 'limit=', 'sort=name,LOCALE-1'])(
    'refuse %s',
    async (query) => {
      await withServer({}, async (client) => {
        const reply = await client.call('GET', `/messagingServices?${query}`)
        expect(reply.status).toBe(400)
        expect(reply.text).toMatch(/parameter/)
      })
    },
  )
})

describe('the way in', () => {
  test('needs the credentials, which are new at each start', async () => {
    await withServer({}, async (client) => {
      await withServer({}, async (other) => expect(other.server.password).not.toBe(client.server.password))
      const url = `${client.server.url}/users`
      for (const authorization of [
        '',
        'Basic !',
        basic(client.server.user, 'wrong'),
        basic('x', client.server.password),
      ]) {
        const reply = await send('GET', url, undefined, authorization === '' ? {} : { authorization })
        expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="RCI"'])
        expect(reply.text).toBe('Authentication failed: the credentials are missing or wrong.')
      }
      expect((await client.call('GET', '/users')).status).toBe(200)
    })
  })

  test('unknown resources, methods, media types and a trailing slash are refused', async () => {
    await withServer({}, async (client) => {
      expect((await client.call('GET', '/queues')).status).toBe(404)
      expect((await client.call('GET', '/users/')).status).toBe(404)
      const patch = await client.call('PATCH', '/users', {})
      expect([patch.status, patch.headers.get('allow')]).toEqual([405, 'GET, POST'])
      expect((await client.call('POST', '/roles', {})).status).toBe(405)
      expect(
        (await client.call('POST', '/users', '<user/>', { 'content-type': 'application/xml' })).status,
      ).toBe(415)
    })
  })

  test('requests are noted without headers and bodies', async () => {
    const seen: unknown[] = []
    await withServer({ log: (entry) => seen.push(entry) }, async (client) => {
      await client.create('/users', hook)
      await client.call('GET', '/users?logonName=hook.twilio&limit=1')
      const expected = [
        { method: 'POST', path: '/users', query: '', status: 201 },
        { method: 'GET', path: '/users', query: 'logonName=hook.twilio&limit=1', status: 200 },
      ]
      expect(client.server.control.requests()).toEqual(expected)
      expect(seen).toEqual(expected)
      client.server.control.clearRequests()
      expect(client.server.control.requests()).toEqual([])
      const log = JSON.stringify(seen)
      for (const secret of [hook.password, client.server.password]) expect(log).not.toContain(secret)
    })
  })

  test('a port in use is named', async () => {
    await withServer({}, async (client) => {
      const port = Number(new URL(client.server.url).port)
      await expect(withServer({ port }, async () => {})).rejects.toMatchObject({
        code: 'PORT_TAKEN',
        data: { port },
      })
    })
  })
})

describe('control', () => {
  test('what was kept comes back, as often as asked', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/messagingServices', facebook)
      const user = await client.create('/users', hook)
      const { control } = client.server
      const [services, users] = [control.services(), control.users()]
      const putBack = control.keep()
      const role = (await client.call('GET', '/roles')).list()[0]?.['id']
      for (let round = 1; round <= 2; round += 1) {
        control.remove('service', id)
        await client.create('/messagingServices', facebook)
        expect((await client.call('POST', `/users/${user}/roles`, { id: role })).status).toBe(201)
        expect(control.users()).not.toEqual(users)
        putBack()
        expect([control.services(), control.users()]).toEqual([services, users])
        expect(control.secretMatches('service', id, '104829561234567', 'page-access-token-1')).toBe(true)
      }
    })
  })

  test('edits and removes as someone else, without touching secrets', async () => {
    await withServer({}, async (client) => {
      const id = await client.create('/messagingServices', facebook)
      const { control } = client.server
      const before = (await client.call('GET', `/messagingServices/${id}`)).json()
      control.edit('service', 'Support Facebook', { serviceConnection: 'https://example.com/new' })
      expect((await client.call('GET', `/messagingServices/${id}`)).json()).toEqual({
        ...before,
        serviceConnection: 'https://example.com/new',
      })
      control.edit('service', id, {
        authentications: [
          { authenticationId: '104829561234567' },
          { authenticationId: '2', password: 'two' },
        ],
      })
      expect(control.secretMatches('service', id, '104829561234567', 'page-access-token-1')).toBe(true)
      expect(control.secretMatches('service', id, '2', 'two')).toBe(true)
      expect(control.services()[0]).toMatchObject({
        authentications: [{ password: { set: true } }, { password: { set: true } }],
      })
      control.remove('service', id)
      expect(control.services()).toEqual([])
      expect(() => control.remove('service', id)).toThrow(/has no service/)
      const user = control.addUser(hook)
      control.edit('user', 'hook.twilio', { surname: 'Changed' })
      expect((await client.call('GET', `/users/${user}`)).json().surname).toBe('Changed')
      expect(control.secretMatches('user', user, null, hook.password)).toBe(true)
    })
  })
})

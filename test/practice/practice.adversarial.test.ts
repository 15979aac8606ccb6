/** Hostile input: the server stays up, answers in sentences, and nothing of it sticks. */
import { request } from 'node:http'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basic, type Client, facebook, hook, send, withServer } from './support.ts'

/** A request whose path and Host header are sent as given: fetch would tidy them up. */
function raw(client: Client, path: string, host?: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(client.server.url)
  const headers: Record<string, string> = {
    authorization: basic(client.server.user, client.server.password),
    ...(host === undefined ? {} : { host }),
  }
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers, setHost: host === undefined }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('bodies', () => {
  test('__proto__ and constructor are data, and pollute nothing', async () => {
    await withServer({}, async (client) => {
      const body =
        '{"name":"A","type":"wavy","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x"}'
      const id = await client.create('/messagingServices', body)
      const { text } = await client.call('GET', `/messagingServices/${id}`)
      expect(text).toContain('"__proto__":{"polluted":true}')
      expect(text).toContain('"constructor":{"prototype":{"polluted":true}}')
      expect((await client.call('PUT', `/messagingServices/${id}`, text)).status).toBe(204)
      expect((await client.call('GET', `/messagingServices/${id}`)).text).toContain(
        '"__proto__":{"polluted":true}',
      )
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      // Attributes that only the prototype has are not there.
      expect(
        (await client.call('POST', '/users', '{"__proto__":{"firstName":"A","surname":"B"}}')).status,
      ).toBe(400)
      expect((await client.call('GET', '/messagingServices?toString=*&hasOwnProperty=*')).list()).toEqual([])
    })
  })

  test.each(['{', '', 'null', '[]', '"text"', '{"name":', '\u0000', '{"name":"A","name":"B"}'])(
    'garbage %j is a 400',
    async (body) => {
      await withServer({}, async (client) => {
        const reply = await client.call('POST', '/messagingServices', body)
        expect([reply.status, reply.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8'])
        expect(client.server.control.services()).toEqual([])
      })
    },
  )

  test('5 MB are refused, and so is a deep nest', async () => {
    await withServer({}, async (client) => {
      // The server may break the connection while the client still sends; then there is no answer to read.
      await client.call('POST', '/users', { ...hook, note: 'x'.repeat(5_000_000) }).catch(() => null)
      expect(client.server.control.requests()).toMatchObject([
        { method: 'POST', path: '/users', status: 413 },
      ])
      const deep = `{"name":"A","type":"wavy","a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
      const reply = await client.call('POST', '/messagingServices', deep)
      expect([reply.status, reply.text]).toEqual([400, 'The body is nested deeper than 20 levels.'])
      expect(client.server.control.users()).toEqual([])
      expect((await client.call('GET', '/users')).status).toBe(200)
    })
  })

  test('a secret under a foreign name is refused at any depth and never quoted', async () => {
    await withServer({}, async (client) => {
      const bodies = [
        { ...hook, accessToken: 'zz-secret' },
        { ...hook, login: { Password: 'zz-secret' } },
        { ...hook, list: [{ api_key: 'zz-secret' }] },
        { ...hook, password: { value: 'zz-secret' } },
      ]
      for (const body of bodies) {
        const reply = await client.call('POST', '/users', body)
        expect(reply.status).toBe(400)
        expect(reply.text).not.toContain('zz-secret')
      }
      expect(
        (await client.call('POST', '/users', { ...hook, passwordExpiration: '2030-01-01T00:00:00.000Z' }))
          .status,
      ).toBe(201)
    })
  })
})

describe('any JSON', () => {
  test('is taken or refused in a sentence, never a defect', async () => {
    await withServer({ config: { services: [facebook], users: [hook] } }, async (client) => {
      const { control } = client.server
      const user = String(control.users()[0]?.id)
      const service = String(control.services()[0]?.id)
      const targets = fc.constantFrom(
        ['POST', '/messagingServices'],
        ['PUT', `/messagingServices/${service}`],
        ['POST', '/users'],
        ['PUT', `/users/${user}`],
        ['POST', `/users/${user}/roles`],
      )
      const names = ['name', 'type', 'authentications', 'password', 'firstName', 'surname', 'logonName', 'id']
      const value = fc.oneof(
        fc.jsonValue(),
        fc.constantFrom('wavy', 'facebook', null, [{}], [{ authenticationId: 'a' }]),
      )
      const body = fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value),
      )
      await fc.assert(
        fc.asyncProperty(targets, body, async ([method = '', path = ''], json) => {
          const reply = await client.call(method, path, json)
          expect([201, 204, 400, 409]).toContain(reply.status)
        }),
        { seed: 20240612, numRuns: 400 },
      )
    })
  })
})

describe('addresses', () => {
  test('a very long id is a 404', async () => {
    await withServer({}, async (client) => {
      expect(await raw(client, `/RI/rci/users/${'A'.repeat(5000)}`)).toEqual({
        status: 404,
        text: 'User not found.',
      })
    })
  })

  test.each([
    '/RI/rci/users/..%2f..%2fetc%2fpasswd',
    '/RI/rci/users/%2e%2e/roles',
    '/RI/rci/../rci/users',
    '/RI/rci/users/__proto__',
    '/RI/rci/users/constructor',
    '/RI/rci/messagingServices/00000000000000000000000000000000',
    '/RI/rci//users',
  ])('%s is a 404', async (path) => {
    await withServer({}, async (client) => {
      const reply = await raw(client, path)
      expect(reply.status).toBe(404)
      expect(reply.text).toMatch(/^[A-Z].* not found\.$/)
    })
  })

  test('a broken escape is a 400 in a sentence', async () => {
    await withServer({}, async (client) => {
      expect(await raw(client, '/RI/rci/users/%zz')).toEqual({
        status: 400,
        text: 'The address is not valid.',
      })
    })
  })

  test.each(['evil.example.com', '127.0.0.1.example.com', 'localhost@example.com', '[::1]', ''])(
    'Host %j is refused',
    async (host) => {
      await withServer({}, async (client) => {
        const reply = await raw(client, '/RI/rci/users', host)
        expect([400, 403]).toContain(reply.status)
        expect(client.server.control.requests().every((entry) => entry.status === 403)).toBe(true)
      })
    },
  )

  test('Host localhost is served', async () => {
    await withServer({}, async (client) => {
      expect(
        (await raw(client, '/RI/rci/users', `localhost:${new URL(client.server.url).port}`)).status,
      ).toBe(200)
    })
  })

  test('a filter that would run away ends at once', async () => {
    await withServer({ config: { services: [{ name: 'a'.repeat(400), type: 'wavy' }] } }, async (client) => {
      const start = performance.now()
      const reply = await client.call('GET', `/messagingServices?name=${'*a'.repeat(200)}b`)
      expect(reply.list()).toEqual([])
      expect(performance.now() - start).toBeLessThan(2000)
    })
  })

  test('a parameter or id never reaches the prototype', async () => {
    await withServer({}, async (client) => {
      await client.create('/messagingServices', facebook)
      expect((await client.call('GET', '/messagingServices?sort=__proto__,constructor')).list()).toHaveLength(
        1,
      )
      expect(
        (await send('GET', `${client.server.url}/users`, undefined, { cookie: 'JSESSIONID=__proto__' }))
          .status,
      ).toBe(401)
    })
  })
})

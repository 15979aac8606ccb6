import { describe, expect, onTestFinished, test } from 'vitest'
import type { AuthMode } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import type { RequestLine } from '../../src-main/servers/rci/client.ts'
import { accessTo, failureOf, fingerprint, sendJson, startScripted } from './scriptedServer.ts'

type Part = NonNullable<Parameters<typeof accessTo>[1]>

async function scripted(part: Part) {
  const server = await startScripted((_request, response) => sendJson(response, []))
  return { server, access: accessTo(server.url, part) }
}

describe('headers of each mode', () => {
  test('basic: user and password in UTF-8 before base64; an API key is not sent', async () => {
    const { server, access } = await scripted({
      authUser: 'jürgen',
      authSecret: new Secret('pä:ss€'),
      apiKey: new Secret('key'),
    })
    await openGateway(access, { fingerprint }).list('user')
    const headers = server.requests[0]?.headers ?? {}
    expect(headers.authorization).toBe(`Basic ${Buffer.from('jürgen:pä:ss€', 'utf8').toString('base64')}`)
    expect(headers).not.toHaveProperty('x-api-key')
    expect(headers.accept).toBe('application/json')
  })

  test('basic+apikey: the key goes under the mapped header', async () => {
    const { server, access } = await scripted({
      authMode: 'basic+apikey',
      apiKey: new Secret('k3y'),
      mapping: { apiKeyHeader: 'X-Gateway-Key' },
    })
    await openGateway(access, { fingerprint }).list('user')
    expect(server.requests[0]?.headers['x-gateway-key']).toBe('k3y')
    expect(server.requests[0]?.headers.authorization).toMatch(/^Basic /)
  })

  test('bearer and none', async () => {
    const bearer = await scripted({ authMode: 'bearer', authUser: '', authSecret: new Secret('t0k.en') })
    await openGateway(bearer.access, { fingerprint }).list('user')
    expect(bearer.server.requests[0]?.headers.authorization).toBe('Bearer t0k.en')
    const none = await scripted({ authMode: 'none' })
    await openGateway(none.access, { fingerprint }).list('user')
    expect(none.server.requests[0]?.headers).not.toHaveProperty('authorization')
  })
})

describe('credentials that cannot work are refused before any request', () => {
  test.each<[string, Part, string]>([
    ['basic without a user', { authUser: '' }, 'SERVER_CREDENTIALS_MISSING'],
    ['basic without a password', { authSecret: null }, 'SERVER_CREDENTIALS_MISSING'],
    ['basic with an empty password', { authSecret: new Secret('') }, 'SERVER_CREDENTIALS_MISSING'],
    ['basic+apikey without a key', { authMode: 'basic+apikey' }, 'SERVER_CREDENTIALS_MISSING'],
    ['bearer without a token', { authMode: 'bearer', authSecret: null }, 'SERVER_CREDENTIALS_MISSING'],
    [
      'ecfsession without a password',
      { authMode: 'ecfsession', authSecret: null },
      'SERVER_CREDENTIALS_MISSING',
    ],
    ['a colon in the user', { authUser: 'a:b' }, 'VALIDATION_FAILED'],
    [
      'a line end in the token',
      { authMode: 'bearer', authSecret: new Secret('a\r\nx: y') },
      'VALIDATION_FAILED',
    ],
    ['clientcert without a certificate', { authMode: 'clientcert' }, 'SERVER_CREDENTIALS_MISSING'],
  ])('%s: %s', async (_what, part, code) => {
    const { server, access } = await scripted(part)
    const failure = await failureOf((async () => openGateway(access, { fingerprint }))())
    expect(failure.code).toBe(code)
    expect(failure.message).toContain('"prod"')
    expect(server.requests).toEqual([])
  })

  test.each([
    ['no URL', 'prod.example.com'],
    ['another scheme', 'ftp://prod.example.com/RI/rci'],
    ['credentials inside', 'https://me:s3cr3t@prod.example.com/RI/rci'],
    ['a query', 'https://prod.example.com/RI/rci?key=s3cr3t'],
  ])('a URL with %s: VALIDATION_FAILED, not quoted', async (_what, url) => {
    const failure = await failureOf((async () => openGateway(accessTo(url), { fingerprint }))())
    expect(failure.code).toBe('VALIDATION_FAILED')
    expect(failure.message).not.toContain('s3cr3t')
  })

  test('a session needs a URL that ends in /RI/rci', async () => {
    const access = accessTo('https://prod.example.com/p/rci', { authMode: 'ecfsession' })
    const failure = await failureOf((async () => openGateway(access, { fingerprint }))())
    expect(failure.code).toBe('VALIDATION_FAILED')
    expect(failure.message).toContain('/RI/rci')
  })
})

describe('against the practice server', () => {
  async function practice(
    mode: Exclude<AuthMode, 'clientcert'>,
    auth: { readonly sessionRequests?: number } = {},
  ) {
    const server = await startPracticeServer({
      config: { basePath: '/acme/ecfs/RI/rci', auth: { mode, ...auth } },
    })
    onTestFinished(() => server.close())
    const lines: RequestLine[] = []
    const access = accessTo(server.url, {
      authMode: mode,
      authUser: server.user,
      authSecret: new Secret(mode === 'bearer' ? server.token : server.password),
      apiKey: new Secret(server.apiKey),
    })
    const shown = () => lines.map(({ method, path, status }) => `${method} ${path} ${status}`)
    return { server, access, shown, options: { fingerprint, log: (line: RequestLine) => lines.push(line) } }
  }

  test.each(['basic', 'basic+apikey', 'bearer', 'none', 'ecfsession'] as const)(
    '%s is let in',
    async (mode) => {
      const { access, options } = await practice(mode)
      const gateway = openGateway(access, options)
      expect(await gateway.list('service')).toMatchObject({ complete: true, objects: [] })
      await gateway.close()
    },
  )

  test('a session: one log-on for parallel requests, one log-off, also for a cancelled run', async () => {
    const { access, shown, options } = await practice('ecfsession')
    const controller = new AbortController()
    const gateway = openGateway(access, { ...options, signal: controller.signal })
    await Promise.all([gateway.list('service'), gateway.list('user')])
    controller.abort()
    await gateway.close()
    await gateway.close()
    expect(shown()).toEqual([
      'POST /acme/ecfs/authentication/ 200',
      'GET /messagingServices 200',
      'GET /users 200',
      'DELETE /acme/ecfs/authentication/ 200',
    ])
  })

  test('a session that ended is renewed once for the request that met it', async () => {
    const { access, shown, options } = await practice('ecfsession', { sessionRequests: 2 })
    const gateway = openGateway(access, options)
    for (let count = 0; count < 3; count += 1) await gateway.list('user')
    expect(shown()).toEqual([
      'POST /acme/ecfs/authentication/ 200',
      'GET /users 200',
      'GET /users 200',
      'GET /users 401',
      'POST /acme/ecfs/authentication/ 200',
      'GET /users 200',
    ])
    await gateway.close()
  })

  test('a refused log-on is tried once, whatever is asked for afterwards, and nothing is logged off', async () => {
    const { access, shown, options } = await practice('ecfsession')
    const gateway = openGateway({ ...access, authSecret: new Secret('wrong') }, options)
    for (const kind of ['service', 'user', 'service'] as const) {
      const failure = await failureOf(gateway.list(kind))
      expect(failure.code).toBe('SERVER_CREDENTIALS_REFUSED')
      expect(failure.message).not.toContain('wrong')
    }
    await gateway.close()
    expect(shown()).toEqual(['POST /acme/ecfs/authentication/ 401'])
  })
})

test('after a 401 nothing more is sent with these credentials', async () => {
  const server = await startScripted((_request, response) => response.writeHead(401).end('Password expired.'))
  const gateway = openGateway(accessTo(server.url), { fingerprint })
  for (const work of [
    () => gateway.list('user'),
    () => gateway.list('service'),
    () => gateway.remove('user', 'x'),
  ]) {
    const failure = await failureOf(work())
    expect(failure.code).toBe('SERVER_CREDENTIALS_REFUSED')
    expect(failure.message).toContain('Password expired.')
  }
  expect(server.requests).toHaveLength(1)
})

test('a session whose first request gets a 401 is not renewed', async () => {
  const server = await startScripted((request, response) => {
    if (request.line.includes('authentication'))
      response.writeHead(200, { 'set-cookie': 'JSESSIONID=s1; Path=/' })
    else response.writeHead(401)
    response.end()
  })
  const gateway = openGateway(accessTo(server.url, { authMode: 'ecfsession' }), { fingerprint })
  expect((await failureOf(gateway.list('user'))).code).toBe('SERVER_CREDENTIALS_REFUSED')
  const [logOn, list] = server.requests
  expect(server.lines()).toEqual(['POST /authentication/', expect.stringMatching(/^GET \/users\?/)])
  expect(logOn?.headers).toMatchObject({
    authorization: 'ECFAUTH',
    'content-type': 'application/x-www-form-urlencoded',
  })
  const basic = Buffer.from('api.user:api password').toString('base64')
  expect(new URLSearchParams(logOn?.body).get('Authorization')).toBe(`Basic ${basic}`)
  expect(list?.headers.cookie).toBe('JSESSIONID=s1')
  expect(list?.headers).not.toHaveProperty('authorization')
})

test('a log-on without a session cookie is an invalid answer; one that failed on the way is tried again', async () => {
  const statuses = [503, 200]
  const server = await startScripted((_request, response) =>
    response.writeHead(statuses.shift() ?? 500).end(),
  )
  const gateway = openGateway(accessTo(server.url, { authMode: 'ecfsession' }), { fingerprint })
  expect((await failureOf(gateway.list('user'))).code).toBe('SERVER_FAILED')
  expect((await failureOf(gateway.list('user'))).code).toBe('SERVER_ANSWER_INVALID')
  expect((await failureOf(gateway.list('user'))).code).toBe('SERVER_ANSWER_INVALID')
  expect(server.requests).toHaveLength(2)
})

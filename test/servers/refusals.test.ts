import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { ServiceWrite } from '../../src-main/servers/gateway.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { maskSecrets, serverWords } from '../../src-main/servers/rci/serverWords.ts'
import { accessTo, failureOf, fingerprint, type Script, startScripted } from './scriptedServer.ts'

const write: ServiceWrite = {
  kind: 'service',
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [{ authenticationId: '104829561234567', secret: new Secret('s3cr3t "Ö/ü+') }],
}

async function against(script: Script, part: Parameters<typeof accessTo>[1] = {}) {
  const server = await startScripted(script)
  const gateway = openGateway(accessTo(server.url, part), { fingerprint })
  onTestFinished(() => gateway.close())
  return { server, gateway }
}

describe('status of an answer', () => {
  test.each([
    [400, 'SERVER_REJECTED'],
    [401, 'SERVER_CREDENTIALS_REFUSED'],
    [403, 'SERVER_FORBIDDEN'],
    [404, 'SERVER_RESOURCE_UNKNOWN'],
    [405, 'SERVER_RESOURCE_UNKNOWN'],
    [406, 'SERVER_REJECTED'],
    [408, 'SERVER_TIMEOUT'],
    [409, 'SERVER_CONFLICT'],
    [410, 'SERVER_REJECTED'],
    [413, 'SERVER_REJECTED'],
    [422, 'SERVER_REJECTED'],
    [429, 'SERVER_RATE_LIMITED'],
    [500, 'SERVER_FAILED'],
    [502, 'SERVER_FAILED'],
    [503, 'SERVER_FAILED'],
    [504, 'SERVER_FAILED'],
  ])(
    '%i is %s, with server, method, path and status in the message, and is not sent again',
    async (status, code) => {
      for (const method of ['GET', 'POST']) {
        const { server, gateway } = await against((_request, response) =>
          response.writeHead(status).end('Words.'),
        )
        const failure = await failureOf(method === 'GET' ? gateway.list('service') : gateway.create(write))
        expect(failure.code).toBe(code)
        for (const part of ['"prod"', `${method} /messagingServices`, String(status)]) {
          expect(failure.message).toContain(part)
        }
        expect(failure.data).toMatchObject({ method, path: '/messagingServices', status })
        expect(server.requests).toHaveLength(1)
      }
    },
  )

  test('403 names both causes; the gateway is told from the server by header and by body', async () => {
    const answers = [
      { headers: { 'x-amzn-errortype': 'ForbiddenException' }, body: 'no', origin: 'gateway' },
      { headers: {}, body: '{"message":"Forbidden"}', origin: 'gateway' },
      { headers: {}, body: 'You do not have the right.', origin: 'server' },
      { headers: {}, body: '{"message":"No","code":7}', origin: 'server' },
    ]
    let next = 0
    const { gateway } = await against((_request, response) => {
      const answer = answers[next++]
      response.writeHead(403, answer?.headers).end(answer?.body)
    })
    for (const { origin } of answers) {
      const failure = await failureOf(gateway.list('service'))
      expect(failure.message).toMatch(/API key.*lacks the right/s)
      expect(failure.data.origin).toBe(origin)
    }
  })

  test("429 tells how long to wait: seconds, a date against the answer's own date, or nothing", async () => {
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT'
    const values = ['17', 'Wed, 21 Oct 2026 07:28:30 GMT', 'soon', undefined]
    let next = 0
    const { gateway } = await against((_request, response) => {
      const value = values[next++]
      response.writeHead(429, { date, ...(value ? { 'retry-after': value } : {}) }).end()
    })
    const seen: unknown[] = []
    for (const _ of values) seen.push((await failureOf(gateway.list('user'))).data.retryAfterSeconds)
    expect(seen).toEqual([17, 30, null, null])
  })
})

describe('secrets in the words of a server', () => {
  const secret = 's3cr3t "Ö/ü+'
  const password = 'api password'
  const basic = Buffer.from(`api.user:${password}`).toString('base64')
  const quotes: readonly [string, string][] = [
    ['plain', `Bad value ${secret} for ${password}.`],
    ['JSON of the request', JSON.stringify({ error: 'bad', request: JSON.stringify({ password: secret }) })],
    ['attribute of JSON', JSON.stringify({ errorMessage: `Bad ${secret}` })],
    ['base64', `Bad ${Buffer.from(secret).toString('base64')} and ${basic}`],
    ['URL form', `Bad ${encodeURIComponent(secret)} ${new URLSearchParams({ a: secret })}`],
    ['other case', `Bad ${encodeURIComponent(secret).toLowerCase()}`],
    ['escaped ASCII', `{"request":"s3cr3t \\"\\u00d6/\\u00fc+"`],
    ['HTML', `<p>s3cr3t &quot;Ö/ü+</p>`],
    ['control characters inside', `Bad s3cr3t\u0000 "Ö/ü+ and s3cr3t \u200b"Ö/ü+`],
    ['beyond the length limit', `${'x'.repeat(495)}${secret}`],
  ]

  test.each(quotes)('%s: masked in message and data of the error', async (_form, body) => {
    const { gateway } = await against((_request, response) => response.writeHead(400).end(body))
    const failure = await failureOf(gateway.create(write))
    const told = JSON.stringify([failure.message, failure.data, failure.stack])
    expect(told).not.toMatch(/s3cr3t|%22|\\u00d6|Ö/i)
    expect(told).not.toContain(password)
    expect(told).not.toContain(basic)
    expect(String(failure.data.words).length).toBeLessThanOrEqual(500)
  })

  test('the API key and a secret that a row read back are masked as well', async () => {
    const part = {
      authMode: 'basic+apikey',
      apiKey: new Secret('k3y-k3y'),
      mapping: { secret: { readback: 'plain' } },
    } as const
    const row = { id: 'B'.repeat(32), authenticationId: '104829561234567', password: 'read back' }
    const service = { id: 'C'.repeat(32), name: 'Support Facebook', type: 'facebook', authentications: [row] }
    const { gateway } = await against((request, response) => {
      if (request.line.startsWith('GET')) response.end(JSON.stringify(service))
      else response.writeHead(400).end(`${request.headers['x-api-key']} ${request.body}`)
    }, part)
    const current = await gateway.read('service', service.id)
    if (!current) throw new Error('not read')
    const authentications = [{ authenticationId: '104829561234567', secret: null }]
    const failure = await failureOf(gateway.update(current, { ...write, authentications }))
    expect(failure.data.words).toContain('"password":"[secret]"')
    expect(String(failure.data.words)).not.toMatch(/k3y|read back/)
  })

  test('control characters go, and long words are cut', () => {
    expect(serverWords('a\r\n\tb\u0007\u202ec', [])).toBe('a b c')
    expect(serverWords('y'.repeat(900), [])).toHaveLength(500)
    expect(serverWords('', [])).toBe('')
    expect(serverWords('{"error":{"a":1}}', [])).toBe('{"error":{"a":1}}')
  })

  test('an empty secret masks nothing, one inside another leaves nothing behind', () => {
    expect(maskSecrets('all is well', [new Secret('')])).toBe('all is well')
    expect(maskSecrets('abcdef', [new Secret('cd'), new Secret('bcde')])).toBe('a[secret]f')
  })
})

describe('answers that cannot be used', () => {
  test.each([
    ['garbage', '<html>log on</html>'],
    ['empty', ''],
    ['an object', '{"items":[]}'],
    ['null', 'null'],
  ])('a list that is %s is an invalid answer and is not quoted', async (_what, body) => {
    const { gateway } = await against((_request, response) => response.end(body))
    const failure = await failureOf(gateway.list('service'))
    expect(failure.code).toBe('SERVER_ANSWER_INVALID')
    expect(failure.message).not.toContain('html')
    expect(failure.message).toContain('GET /messagingServices')
  })

  test('one object: garbage, another id, an unknown type', async () => {
    const id = 'A'.repeat(32)
    const bodies = [
      'oops',
      JSON.stringify({ id: 'B'.repeat(32), name: 'n', type: 'facebook' }),
      JSON.stringify({ id, name: 'n', type: 'pigeon' }),
    ]
    const { gateway } = await against((_request, response) => response.end(bodies.shift()))
    for (let count = 0; count < 3; count += 1) {
      expect((await failureOf(gateway.read('service', id))).code).toBe('SERVER_ANSWER_INVALID')
    }
  })
})

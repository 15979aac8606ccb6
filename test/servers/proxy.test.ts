/** Proxies: which one is used, that it sees no secret, and that TLS is judged through it as without it. */
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { environmentProxy, isLoopback, type ProxyResolver, readProxy } from '../../src-main/servers/proxy.ts'
import type { GatewayOptions } from '../../src-main/servers/rci/adapter.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { fingerprintOf, keyPem, pem, showing, trusting } from './certificates.ts'
import { startProxy } from './connectProxy.ts'
import { accessTo, failureOf, fingerprint, sendJson, startScripted } from './scriptedServer.ts'

type Part = NonNullable<Parameters<typeof accessTo>[1]>

const secure = { cert: pem('server'), key: keyPem('server') }
const asking = { ...secure, ca: pem('authority'), requestCert: true, rejectUnauthorized: false }

/** A server that is reached by name only: through a proxy that knows the name. */
async function namedServer(tls: typeof secure | typeof asking | null = secure) {
  const server = await startScripted((_request, response) => sendJson(response, []), tls)
  return { server, url: server.url.replace('127.0.0.1', 'server.test') }
}

function gatewayTo(url: string, part: Part, proxyOf?: ProxyResolver) {
  const options: GatewayOptions = { fingerprint, proxyOf }
  const gateway = openGateway(accessTo(url, { tls: trusting(), proxy: 'system', ...part }), options)
  onTestFinished(() => gateway.close())
  return gateway
}

const through =
  (url: string): ProxyResolver =>
  async () =>
    url

describe('https goes through a tunnel', () => {
  test('the proxy learns host and port, and no secret', async () => {
    const { server, url } = await namedServer()
    const proxy = await startProxy()
    const proxyOf = vi.fn(through(proxy.url))
    const gateway = gatewayTo(url, {}, proxyOf)
    await gateway.list('user')
    await gateway.list('service')
    expect(server.requests.map(({ headers }) => headers.host)).toEqual(
      Array(2).fill(`server.test:${server.port}`),
    )
    expect(new Set(proxy.lines)).toEqual(new Set([`CONNECT server.test:${server.port}`]))
    expect(new Set(proxy.authorizations)).toEqual(new Set([undefined]))
    expect(proxyOf).toHaveBeenCalledTimes(1)
    const seen = proxy.tunnelled().toString('latin1')
    expect(seen.length).toBeGreaterThan(500)
    for (const secret of [
      'api password',
      Buffer.from('api.user:api password').toString('base64'),
      '/users',
    ]) {
      expect(seen).not.toContain(secret)
    }
  })

  test('client certificate, authorities and pins hold', async () => {
    const { server, url } = await namedServer(asking)
    const proxy = await startProxy()
    const pinned = showing('client', { pinnedCertificates: [fingerprintOf('server')] })
    await gatewayTo(url, { authMode: 'clientcert', tls: pinned }, through(proxy.url)).list('user')
    expect(server.requests.map(({ client }) => client)).toEqual(['api.user'])
    const wrongPin = trusting({ pinnedCertificates: [fingerprintOf('second')] })
    const mismatch = await failureOf(gatewayTo(url, { tls: wrongPin }, through(proxy.url)).list('user'))
    expect(mismatch.code).toBe('SERVER_TLS_FAILED')
    expect(mismatch.data).toMatchObject({
      fingerprint: fingerprintOf('server'),
      proxy: proxy.url,
      requestSent: false,
    })
    const stranger = trusting({ trustedAuthorities: pem('stranger-authority') })
    const untrusted = await failureOf(gatewayTo(url, { tls: stranger }, through(proxy.url)).list('user'))
    expect(untrusted.code).toBe('SERVER_TLS_FAILED')
    expect(untrusted.data.requestSent).toBe(false)
    expect(server.requests).toHaveLength(1)
  })

  test('the name in the URL is what the certificate has to be for', async () => {
    const { server } = await namedServer()
    const proxy = await startProxy()
    const url = server.url.replace('127.0.0.1', 'other.test')
    const failure = await failureOf(gatewayTo(url, {}, through(proxy.url)).list('user'))
    expect(failure.data).toMatchObject({ cause: 'ERR_TLS_CERT_ALTNAME_INVALID', requestSent: false })
    expect(server.requests).toEqual([])
  })

  test('a proxy that is itself reached by TLS is judged by the authorities and shown no certificate', async () => {
    const { server, url } = await namedServer(asking)
    const proxy = await startProxy({ tls: asking })
    const tls = showing('client', { pinnedCertificates: [fingerprintOf('server')] })
    await gatewayTo(url, { authMode: 'clientcert', tls }, through(proxy.url)).list('user')
    expect(proxy.certificates).toEqual([false])
    expect(server.requests.map(({ client }) => client)).toEqual(['api.user'])
    const expired = await startProxy({ tls: { cert: pem('expired'), key: keyPem('expired') } })
    const failure = await failureOf(gatewayTo(url, {}, through(expired.url)).list('user'))
    expect(failure.code).toBe('SERVER_UNREACHABLE')
    expect(failure.data).toMatchObject({ cause: 'CERT_HAS_EXPIRED', proxy: expired.url, requestSent: false })
    expect(expired.lines).toEqual([])
  })
})

describe('a proxy that does not help', () => {
  test('its logon is sent to it alone; a refused one is never repeated and in no message', async () => {
    const { server, url } = await namedServer()
    const proxy = await startProxy({ logon: 'jürgen:p@ss' })
    const right = proxy.url.replace('://', '://j%C3%BCrgen:p%40ss@')
    await gatewayTo(url, {}, through(right)).list('user')
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization')
    const gateway = gatewayTo(url, {}, through(right.replace('p%40ss', 'wr0ng')))
    for (const kind of ['user', 'service'] as const) {
      const failure = await failureOf(gateway.list(kind))
      expect(failure.code).toBe('SERVER_UNREACHABLE')
      expect(failure.data).toMatchObject({ proxy: proxy.url, proxyStatus: 407, requestSent: false })
      expect(failure.message).toContain(proxy.url)
      const basic = Buffer.from('jürgen:wr0ng').toString('base64')
      for (let error: unknown = failure; error instanceof Error; error = error.cause) {
        expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/wr0ng|rgen/)
        expect(`${error.stack}${JSON.stringify(error)}`).not.toContain(basic)
      }
    }
    expect(proxy.lines).toHaveLength(2)
    expect(server.requests).toHaveLength(1)
  })

  test.each([403, 502])(
    '%i instead of a tunnel: nothing was sent, and it may be tried again',
    async (status) => {
      const { server, url } = await namedServer()
      const proxy = await startProxy({ status })
      const gateway = gatewayTo(url, {}, through(proxy.url))
      for (let count = 0; count < 2; count += 1) {
        const failure = await failureOf(gateway.list('user'))
        expect(failure.code).toBe('SERVER_UNREACHABLE')
        expect(failure.data).toMatchObject({ proxy: proxy.url, proxyStatus: status, requestSent: false })
        expect(failure.message).toContain(`${proxy.url}: the proxy refused to open the way (${status})`)
      }
      expect(proxy.lines).toHaveLength(2)
      expect(server.requests).toEqual([])
    },
  )

  test.each(['http', 'https'])('a proxy that does not run, before %s', async (scheme) => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    await new Promise((resolve) => taken.close(resolve))
    const proxy = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const part = scheme === 'http' ? { tls: { ...trusting(), trustedAuthorities: '' } } : {}
    const failure = await failureOf(
      gatewayTo(`${scheme}://server.test/RI/rci`, part, through(proxy)).list('user'),
    )
    expect(failure.code).toBe('SERVER_UNREACHABLE')
    expect(failure.data).toMatchObject({ proxy, cause: 'ECONNREFUSED', requestSent: false })
    expect(failure.message).toContain(
      `the proxy ${proxy}: the proxy cannot be reached: the connection was refused (ECONNREFUSED)`,
    )
  })

  test('a proxy that never answers falls under the time limit', async () => {
    const { url } = await namedServer()
    const proxy = await startProxy({ silent: true })
    const part = { mapping: { timeoutMs: 1000 } }
    const failure = await failureOf(gatewayTo(url, part, through(proxy.url)).list('user'))
    expect(failure.code).toBe('SERVER_TIMEOUT')
    expect(failure.message).toContain(proxy.url)
  })

  test.each([
    ['SOCKS', 'socks5://10.0.0.1:1080', /speaks SOCKS/],
    ['no address', 'http://', /no usable address/],
    ['a password that is not encoded', 'http://me:s3cr%ZZt@10.0.0.1', /no usable address/],
  ])('%s: refused by name, not quoted', async (_what, proxy, words) => {
    const failure = await failureOf(gatewayTo('https://server.test/RI/rci', {}, through(proxy)).list('user'))
    expect(failure.code).toBe('VALIDATION_FAILED')
    expect(failure.message).toMatch(words)
    expect(failure.message).not.toContain('s3cr')
  })

  test('a system that cannot tell its proxy: nothing was sent, and it is asked again', async () => {
    const { server, url } = await namedServer()
    const proxy = await startProxy()
    const proxyOf = vi.fn(through(proxy.url)).mockRejectedValueOnce(new Error('no script'))
    const gateway = gatewayTo(url, {}, proxyOf)
    const failure = await failureOf(gateway.list('user'))
    expect(failure.code).toBe('SERVER_UNREACHABLE')
    expect(failure.data.requestSent).toBe(false)
    await gateway.list('user')
    expect(server.requests).toHaveLength(1)
  })
})

test('plain http is handed to the proxy with the whole URL', async () => {
  const { server, url } = await namedServer(null)
  const proxy = await startProxy({ logon: 'me:p' })
  const part = { tls: { ...trusting(), trustedAuthorities: '' } }
  await gatewayTo(url, part, through(proxy.url.replace('://', '://me:p@'))).list('user')
  expect(proxy.lines).toEqual([
    expect.stringContaining(`GET http://server.test:${server.port}/RI/rci/users?`),
  ])
  expect(server.requests.map(({ headers }) => headers.host)).toEqual([`server.test:${server.port}`])
  const refused = await failureOf(gatewayTo(url, part, through(proxy.url)).list('user'))
  expect(refused.data).toMatchObject({ proxy: proxy.url, proxyStatus: 407, requestSent: false })
  expect(server.requests).toHaveLength(1)
})

test('loopback is never asked about, nor a server that uses no proxy', async () => {
  const server = await startScripted((_request, response) => sendJson(response, []), secure)
  const proxyOf = vi.fn(through('http://10.0.0.1:1'))
  await gatewayTo(server.url, {}, proxyOf).list('user')
  await gatewayTo(server.url.replace('127.0.0.1', 'localhost'), {}, proxyOf).list('user')
  const direct = gatewayTo('https://server.test/RI/rci', { proxy: 'none' }, proxyOf)
  expect((await failureOf(direct.list('user'))).data).not.toHaveProperty('proxy')
  expect(proxyOf).not.toHaveBeenCalled()
})

test('without a resolver the environment tells the proxy', async () => {
  const { server, url } = await namedServer()
  const proxy = await startProxy()
  for (const name of ['https_proxy', 'no_proxy', 'NO_PROXY']) vi.stubEnv(name, undefined)
  vi.stubEnv('HTTPS_PROXY', proxy.url)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  await gatewayTo(url, {}).list('user')
  expect(server.requests).toHaveLength(1)
  expect(proxy.lines).toEqual([`CONNECT server.test:${server.port}`])
})

describe('the environment', () => {
  const proxies = { HTTPS_PROXY: 'http://s.example.com:1', HTTP_PROXY: 'p.example.com:2' }
  test.each<[url: string, environment: Record<string, string>, proxy: string | null]>([
    ['https://a.example.com', {}, null],
    ['https://a.example.com', proxies, 'http://s.example.com:1'],
    ['http://a.example.com', proxies, 'http://p.example.com:2'],
    ['http://a.example.com', { HTTPS_PROXY: 'http://s.example.com:1' }, null],
    [
      'https://a.example.com',
      { ...proxies, https_proxy: 'https://low.example.com' },
      'https://low.example.com',
    ],
    ['https://a.example.com', { ...proxies, https_proxy: '' }, null],
    ['https://a.example.com', { ...proxies, NO_PROXY: '*' }, null],
    ['https://a.example.com', { ...proxies, NO_PROXY: 'b.org, example.com' }, null],
    ['https://A.Example.com.', { ...proxies, NO_PROXY: '.EXAMPLE.com' }, null],
    ['https://a.example.com', { ...proxies, NO_PROXY: '*.example.com' }, null],
    ['https://a.example.com', { ...proxies, NO_PROXY: 'a.example.com:443' }, null],
    ['https://a.example.com', { ...proxies, NO_PROXY: 'a.example.com:8443' }, 'http://s.example.com:1'],
    ['https://notexample.com', { ...proxies, NO_PROXY: 'example.com' }, 'http://s.example.com:1'],
    ['https://[2001:db8::1]:8443', { ...proxies, NO_PROXY: '[2001:db8::1]:8443' }, null],
    ['https://[2001:db8::1]', { ...proxies, NO_PROXY: '2001:db8::1' }, null],
    ['https://a.example.com', { ...proxies, NO_PROXY: ' , ' }, 'http://s.example.com:1'],
  ])('%s under %j: %s', async (url, environment, proxy) => {
    expect(await environmentProxy(environment)(new URL(url))).toBe(proxy)
  })

  test('credentials leave the address', () => {
    const proxy = readProxy('http://me:p%40ss@Proxy.example.com:3128/path', 'prod')
    expect(proxy.origin).toBe('http://proxy.example.com:3128')
    expect(proxy.authorization).toBeInstanceOf(Secret)
    expect(proxy.authorization?.reveal()).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`)
    expect(readProxy('https://proxy.example.com', 'prod').authorization).toBeNull()
  })
})

test('loopback in every form, and what only looks like it', () => {
  const own = [
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    '127.0.0.1',
    '127.9.8.7',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
  ]
  const others = [
    'localhost.example.com',
    '128.0.0.1',
    '127.example.com',
    '[::2]',
    '10.0.0.1',
    'notlocalhost',
  ]
  expect(own.filter((host) => !isLoopback(new URL(`https://${host}/`)))).toEqual([])
  expect(others.filter((host) => isLoopback(new URL(`https://${host}/`)))).toEqual([])
})

/** TLS to a server, over real handshakes: what is let in, what is refused, and that nothing leaves before. */
import { randomBytes } from 'node:crypto'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { createServer, type SecureVersion } from 'node:tls'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { causeWords } from '../../src-main/domain/systemCauses.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { checkConnection } from '../../src-main/servers/doctor.ts'
import { plainTls, type ServerTls } from '../../src-main/servers/gateway.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { tlsCure } from '../../src-main/servers/tlsCure.ts'
import {
  type Certificate,
  fingerprintOf,
  keyPem,
  pem,
  practiceTls,
  showing,
  trusting,
} from './certificates.ts'
import { accessTo, failureOf, fingerprint, sendJson, startScripted } from './scriptedServer.ts'

type Part = NonNullable<Parameters<typeof accessTo>[1]>

async function practice(config: PracticeConfig, port = 0) {
  const server = await startPracticeServer({ config, port })
  onTestFinished(() => server.close())
  return server
}

function gatewayTo(url: string, part: Part) {
  const gateway = openGateway(accessTo(url, part), { fingerprint })
  onTestFinished(() => gateway.close())
  return gateway
}

/** What a list against a practice server with `certificate` fails with, and what the server saw. */
async function refusedBy(certificate: Certificate, tls: ServerTls) {
  const server = await practice({ auth: { mode: 'none' }, tls: practiceTls(certificate) })
  const gateway = gatewayTo(server.url, { authMode: 'none', tls })
  const failure = await failureOf(gateway.list('user'))
  return { failure, requests: server.control.requests() }
}

describe('a server that is trusted', () => {
  test.each(['basic', 'basic+apikey', 'bearer', 'none', 'ecfsession', 'clientcert'] as const)(
    '%s works over TLS',
    async (mode) => {
      const server = await practice({ auth: { mode }, tls: practiceTls('server', 'authority') })
      expect(server.url).toMatch(/^https:/)
      const gateway = gatewayTo(server.url, {
        authMode: mode,
        authUser: mode === 'clientcert' ? '' : server.user,
        authSecret:
          mode === 'clientcert' ? null : new Secret(mode === 'bearer' ? server.token : server.password),
        apiKey: new Secret(server.apiKey),
        tls: showing('client', { pinnedCertificates: [fingerprintOf('second'), fingerprintOf('server')] }),
      })
      const id = await gateway.create({
        kind: 'user',
        firstName: 'Hook',
        lastName: 'Twilio',
        logonName: 'hook.twilio',
        password: new Secret('first password'),
      })
      expect((await gateway.list('user')).objects.map(({ remoteId }) => remoteId)).toEqual([id])
    },
  )

  test('a self-signed certificate is trusted when it is itself among the authorities', async () => {
    const server = await practice({ auth: { mode: 'none' }, tls: practiceTls('selfsigned') })
    const tls = trusting({ trustedAuthorities: `${pem('authority')}\n${pem('selfsigned')}` })
    expect(await gatewayTo(server.url, { authMode: 'none', tls }).list('user')).toMatchObject({
      complete: true,
    })
  })

  test('a certificate is shown in the mode clientcert alone', async () => {
    const asking = { cert: pem('server'), key: keyPem('server'), ca: pem('authority') }
    const server = await startScripted((_request, response) => sendJson(response, []), {
      ...asking,
      requestCert: true,
      rejectUnauthorized: false,
    })
    for (const authMode of ['clientcert', 'basic'] as const) {
      await gatewayTo(server.url, { authMode, tls: showing('client') }).list('user')
    }
    expect(server.requests.map(({ client }) => client)).toEqual(['api.user', null])
  })
})

describe('a server that is not trusted gets nothing', () => {
  const selfSigned = fingerprintOf('selfsigned')
  test.each<[what: string, Certificate, ServerTls, cause: string, cure: string]>([
    ['unknown authority', 'server', plainTls, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'trusted authorities'],
    ['self-signed', 'selfsigned', trusting(), 'DEPTH_ZERO_SELF_SIGNED_CERT', 'signed by itself'],
    ['expired', 'expired', trusting(), 'CERT_HAS_EXPIRED', 'renew'],
    ['another host', 'elsewhere', trusting(), 'ERR_TLS_CERT_ALTNAME_INVALID', 'another host'],
    [
      'a pin does not replace the authority',
      'selfsigned',
      trusting({ pinnedCertificates: [selfSigned] }),
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'signed by itself',
    ],
  ])('%s', async (_what, certificate, tls, cause, cure) => {
    const { failure, requests } = await refusedBy(certificate, tls)
    expect(failure.code).toBe('SERVER_TLS_FAILED')
    expect(failure.data).toMatchObject({ server: 'prod', cause, requestSent: false })
    expect(failure.message).toContain(` failed, since ${causeWords(cause)} (${cause}). Nothing was sent.`)
    expect(failure.message).toContain(cure)
    expect(requests).toEqual([])
  })

  test('a certificate that is not pinned: its fingerprint is told, with what to do', async () => {
    const pins = trusting({ pinnedCertificates: [fingerprintOf('server')] })
    const { failure, requests } = await refusedBy('second', pins)
    expect(failure.code).toBe('SERVER_TLS_FAILED')
    expect(failure.data).toMatchObject({ fingerprint: fingerprintOf('second'), requestSent: false })
    expect(failure.message).toContain(fingerprintOf('second'))
    expect(failure.message).toContain("Compare it with the server's administrator")
    expect(requests).toEqual([])
  })

  test('not one byte reaches a server whose certificate is not pinned', async () => {
    const bytes: Buffer[] = []
    const { promise: over, resolve } = Promise.withResolvers<void>()
    const server = createServer({ cert: pem('second'), key: keyPem('second') }, (socket) => {
      socket.on('data', (chunk: Buffer) => bytes.push(chunk)).on('error', () => {})
    })
    server.on('connection', (socket: Socket) => socket.on('close', () => resolve()))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => new Promise((closed) => server.close(() => closed())))
    const { port } = server.address() as AddressInfo
    const tls = trusting({ pinnedCertificates: [fingerprintOf('server')] })
    const failure = await failureOf(gatewayTo(`https://127.0.0.1:${port}/RI/rci`, { tls }).list('user'))
    await over
    expect(failure.code).toBe('SERVER_TLS_FAILED')
    expect(bytes).toEqual([])
  })

  test('a server that comes back with another certificate is judged anew', async () => {
    const config = (name: Certificate): PracticeConfig => ({ auth: { mode: 'none' }, tls: practiceTls(name) })
    const first = await practice(config('server'))
    const tls = trusting({ pinnedCertificates: [fingerprintOf('server')] })
    const gateway = gatewayTo(first.url, { authMode: 'none', tls })
    await gateway.list('user')
    await first.close()
    const second = await practice(config('second'), Number(new URL(first.url).port))
    expect((await failureOf(gateway.list('user'))).data.fingerprint).toBe(fingerprintOf('second'))
    expect(second.control.requests()).toEqual([])
  })

  test('a session that could be taken up again does not get around the judgement', async () => {
    const ticketKeys = randomBytes(48)
    const optionsOf = (name: Certificate) => ({ cert: pem(name), key: keyPem(name), ticketKeys })
    const seen: string[] = []
    const server = createHttpsServer(optionsOf('server'), (request, response) => {
      seen.push(`${request.method} ${request.url?.split('?')[0]}`)
      response.writeHead(200, { connection: 'close' }).end('[]')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => new Promise((closed) => server.close(() => closed())))
    const tls = trusting({ pinnedCertificates: [fingerprintOf('server')] })
    const { port } = server.address() as AddressInfo
    const gateway = gatewayTo(`https://127.0.0.1:${port}/RI/rci`, { tls })
    await gateway.list('user')
    server.setSecureContext(optionsOf('second'))
    const failure = await failureOf(gateway.list('service'))
    expect(failure.data).toMatchObject({ fingerprint: fingerprintOf('second'), requestSent: false })
    expect(seen).toEqual(['GET /RI/rci/users'])
  })

  test('NODE_TLS_REJECT_UNAUTHORIZED does not switch the judgement off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const { failure, requests } = await refusedBy('selfsigned', plainTls)
    expect(failure.code).toBe('SERVER_TLS_FAILED')
    expect(requests).toEqual([])
  })
})

test('the connection check tells of a certificate that is not pinned, and leaves the rest out', async () => {
  const server = await practice({ auth: { mode: 'none' }, tls: practiceTls('second') })
  const tls = trusting({ pinnedCertificates: [fingerprintOf('server')] })
  const report = await checkConnection(accessTo(server.url, { authMode: 'none', tls }))
  expect(report.ok).toBe(false)
  expect(report.checks.at(-1)).toMatchObject({
    name: 'services',
    outcome: 'failed',
    message: expect.stringContaining(fingerprintOf('second')),
  })
  expect(server.control.requests()).toEqual([])
})

describe('a server that refuses the client', () => {
  test('without a certificate, or with one by another authority, the practice server answers 401', async () => {
    const server = await practice({ auth: { mode: 'clientcert' }, tls: practiceTls('server', 'authority') })
    for (const part of [
      { authMode: 'basic', tls: trusting() },
      { authMode: 'clientcert', tls: showing('stranger') },
    ] as const) {
      const failure = await failureOf(gatewayTo(server.url, part).list('user'))
      expect(failure.code).toBe('SERVER_CREDENTIALS_REFUSED')
      expect(failure.data).toMatchObject({ status: 401 })
    }
  })

  const strict = {
    cert: pem('server'),
    key: keyPem('server'),
    ca: pem('authority'),
    requestCert: true,
    rejectUnauthorized: true,
  }

  // To a foreign certificate Node's server says nothing; what other servers say is in the last test.
  test.each<[what: string, version: SecureVersion, part: Part, code: string, requestSent: false | undefined]>(
    [
      ['none', 'TLSv1.2', { authMode: 'none', tls: trusting() }, 'SERVER_TLS_FAILED', false],
      [
        'a foreign one',
        'TLSv1.2',
        { authMode: 'clientcert', tls: showing('stranger') },
        'SERVER_UNREACHABLE',
        false,
      ],
      // With TLS 1.3 the client is through before the server has looked at the certificate.
      ['none', 'TLSv1.3', { authMode: 'none', tls: trusting() }, 'SERVER_TLS_FAILED', undefined],
      [
        'a foreign one',
        'TLSv1.3',
        { authMode: 'clientcert', tls: showing('stranger') },
        'SERVER_UNREACHABLE',
        undefined,
      ],
    ],
  )(
    'a server that insists on a certificate and gets %s, %s',
    async (_what, version, part, code, requestSent) => {
      const answer = vi.fn()
      const server = await startScripted(answer, { ...strict, minVersion: version, maxVersion: version })
      const failure = await failureOf(gatewayTo(server.url, part).list('user'))
      expect(failure.code).toBe(code)
      expect(failure.data.requestSent).toBe(requestSent)
      expect(failure.message.includes('client certificate')).toBe(
        code === 'SERVER_TLS_FAILED' || part.authMode === 'clientcert',
      )
      expect(answer).not.toHaveBeenCalled()
    },
  )

  test.each([
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
  ])('the alert %s is about the client certificate', (code) => {
    expect(tlsCure(code, null)).toContain('did not accept the client certificate')
  })
})

describe('settings that cannot work are refused before any request', () => {
  const key = new Secret(keyPem('client'))
  test.each<[what: string, url: 'http' | 'https', part: Part, code: string, named: string]>([
    [
      'no certificate',
      'https',
      { authMode: 'clientcert', tls: trusting({ clientKey: key }) },
      'SERVER_CREDENTIALS_MISSING',
      'a client certificate and its key',
    ],
    [
      'no key',
      'https',
      { authMode: 'clientcert', tls: showing('client', { clientKey: null }) },
      'SERVER_CREDENTIALS_MISSING',
      'a client certificate and its key',
    ],
    [
      'an empty key',
      'https',
      { authMode: 'clientcert', tls: showing('client', { clientKey: new Secret('') }) },
      'SERVER_CREDENTIALS_MISSING',
      'a client certificate and its key',
    ],
    [
      "another certificate's key",
      'https',
      { authMode: 'clientcert', tls: showing('stranger', { clientKey: key }) },
      'VALIDATION_FAILED',
      'does not belong to it',
    ],
    [
      'a key that is none',
      'https',
      { authMode: 'clientcert', tls: showing('client', { clientKey: new Secret('k3y') }) },
      'VALIDATION_FAILED',
      'without a passphrase',
    ],
    [
      'a certificate that is none',
      'https',
      { authMode: 'clientcert', tls: showing('client', { clientCertificate: 'c3rt' }) },
      'VALIDATION_FAILED',
      'The client certificate',
    ],
    [
      'authorities that are none',
      'https',
      { tls: trusting({ trustedAuthorities: 'authority' }) },
      'VALIDATION_FAILED',
      'trusted authorities',
    ],
    [
      'a damaged authority',
      'https',
      { tls: trusting({ trustedAuthorities: pem('authority').replace(/MII/, 'MIJ') }) },
      'VALIDATION_FAILED',
      'trusted authorities',
    ],
    [
      'a pin that is none',
      'https',
      { tls: trusting({ pinnedCertificates: ['AB:CD'] }) },
      'VALIDATION_FAILED',
      'SHA-256',
    ],
    [
      'clientcert over http',
      'http',
      { authMode: 'clientcert', tls: { ...showing('client'), trustedAuthorities: '' } },
      'VALIDATION_FAILED',
      'with a client certificate,',
    ],
    [
      'pins over http',
      'http',
      { tls: { ...plainTls, pinnedCertificates: [fingerprintOf('server')] } },
      'VALIDATION_FAILED',
      'with pinned certificates,',
    ],
    ['authorities over http', 'http', { tls: trusting() }, 'VALIDATION_FAILED', 'with trusted authorities,'],
  ])('%s', async (_what, scheme, part, code, named) => {
    const server = await startScripted((_request, response) => sendJson(response, []))
    const access = accessTo(server.url.replace(/^http/, scheme), part)
    const failure = await failureOf((async () => openGateway(access, { fingerprint }))())
    expect(failure.code).toBe(code)
    expect(failure.message).toContain('"prod"')
    expect(failure.message).toContain(named)
    expect(failure.message).not.toMatch(/k3y|c3rt|PRIVATE KEY/)
    expect(failure.cause).toBeUndefined()
    expect(server.requests).toEqual([])
  })
})

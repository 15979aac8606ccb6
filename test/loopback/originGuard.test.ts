/** Requests that other pages, other names or other methods send. */
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startLoopbackHost } from '../../src-main/loopback/host.ts'
import { refusalOf } from '../../src-main/loopback/originGuard.ts'
import { withHost } from './support.ts'

const own = new URL('http://127.0.0.1:4100')
const host = { host: '127.0.0.1:4100' }
const origin = { origin: 'http://127.0.0.1:4100' }

describe('the decision', () => {
  test.each([
    ['GET', 'page', { ...host }, null],
    ['GET', 'page', { ...host, 'sec-fetch-site': 'none' }, null],
    ['GET', 'page', { ...host, 'sec-fetch-site': 'same-origin' }, null],
    ['GET', 'page', { ...host, 'sec-fetch-site': 'cross-site' }, 'site'],
    ['GET', 'page', { ...host, 'sec-fetch-site': 'same-site' }, 'site'],
    ['GET', 'entry', { ...host, 'sec-fetch-site': 'cross-site' }, null],
    ['GET', 'rpc', { ...host, 'sec-fetch-site': 'same-origin' }, null],
    ['GET', 'rpc', { ...host, 'sec-fetch-site': 'none' }, 'site'],
    ['GET', 'rpc', { ...host, 'sec-fetch-site': 'same-site' }, 'site'],
    ['POST', 'rpc', { ...host, ...origin, 'sec-fetch-site': 'same-origin' }, null],
    ['POST', 'rpc', { ...host, ...origin, 'sec-fetch-site': 'cross-site' }, 'site'],
    ['POST', 'rpc', { ...host }, 'origin'],
    ['DELETE', 'rpc', { ...host }, 'origin'],
    ['POST', 'rpc', { ...host, origin: 'null' }, 'origin'],
    ['POST', 'rpc', { ...host, origin: 'http://127.0.0.1:4101' }, 'origin'],
    ['POST', 'rpc', { ...host, origin: 'https://127.0.0.1:4100' }, 'origin'],
    ['POST', 'rpc', { ...host, origin: 'http://localhost:4100' }, 'origin'],
    ['POST', 'rpc', { ...host, origin: 'http://127.0.0.1:4100.example.com' }, 'origin'],
    ['GET', 'page', { ...host, origin: 'http://example.com' }, 'origin'],
    ['GET', 'page', { host: 'localhost:4100' }, 'host'],
    ['GET', 'page', { host: '127.0.0.1' }, 'host'],
    ['GET', 'page', { host: '127.0.0.1:4101' }, 'host'],
    ['GET', 'page', { host: '[::1]:4100' }, 'host'],
    ['GET', 'entry', { host: 'rebound.example.com:4100' }, 'host'],
    ['GET', 'page', {}, 'host'],
  ] as const)('%s %s %o: %s', (method, area, headers, expected) => {
    expect(refusalOf({ method, area, headers }, own)).toBe(expected)
  })
})

describe('over HTTP', () => {
  const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']

  test('what a page of another origin can send changes nothing', () =>
    withHost(async ({ host: { origin: ownOrigin }, app, enter, send }) => {
      const cookie = await enter()
      const attempts = [
        { origin: 'http://evil.example.com' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example.com' },
        { origin: ownOrigin, 'sec-fetch-site': 'cross-site' },
        {},
      ]
      for (const headers of attempts) {
        const json = { ...cookie, 'content-type': 'application/json', ...headers }
        const reply = await send('POST', '/rpc/session.lock', json, '')
        expect([headers, reply.status]).toEqual([headers, 403])
        expect(JSON.parse(reply.text).error.data.patchbay.code).toBe('FORBIDDEN_ORIGIN')
      }
      for (const type of forms) {
        const reply = await send(
          'POST',
          '/rpc/session.lock',
          { ...cookie, origin: ownOrigin, 'content-type': type },
          '{}',
        )
        expect([type, reply.status]).toEqual([type, 415])
      }
      expect((await send('GET', '/rpc/session.lock', cookie)).status).toBe(405)
      expect(app.session.state).toBe('open')
    }))

  test('an answer carries no leave for other origins', () =>
    withHost(async ({ enter, send }) => {
      const preflight = { origin: 'http://evil.example.com', 'access-control-request-method': 'POST' }
      const reply = await send('OPTIONS', '/rpc/session.lock', { ...(await enter()), ...preflight })
      expect(reply.status).toBe(403)
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }))

  test('a request without Host is refused', () =>
    withHost(async ({ host: { origin: ownOrigin } }) => {
      const socket = connect(Number(new URL(ownOrigin).port), '127.0.0.1')
      const answer = await new Promise<string>((resolve, reject) => {
        let text = ''
        socket.on('data', (chunk) => {
          text += chunk.toString()
        })
        socket.on('end', () => resolve(text)).on('error', reject)
        socket.write('GET / HTTP/1.0\r\n\r\n')
      })
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    }))

  test('only 127.0.0.1 is bound, and a taken port is named', () =>
    withHost(async ({ host: { origin: ownOrigin }, app, folder }) => {
      expect(new URL(ownOrigin).hostname).toBe('127.0.0.1')
      const port = Number(new URL(ownOrigin).port)
      const elsewhere = connect(port, '127.0.0.2')
      const refused = await new Promise((resolve) => {
        elsewhere.on('error', (error) => resolve((error as NodeJS.ErrnoException).code))
        elsewhere.on('connect', () => resolve('connected'))
      })
      elsewhere.destroy()
      expect(refused).toBe('ECONNREFUSED')
      await expect(startLoopbackHost(app, { port, rendererDirectory: folder })).rejects.toMatchObject({
        code: 'PORT_TAKEN',
        data: { port },
      })
    }))
})

/** The screens as files: contained, typed, cached right, with the page policy on everything. */
import { expect, test } from 'vitest'
import { resolvePage } from '../../src-main/platform/pageFiles.ts'
import { contentSecurityPolicy } from '../../src-main/platform/pagePolicy.ts'
import { withHost } from './support.ts'

const traversals = [
  '/../outside.html',
  '/assets/../../outside.html',
  '/%2e%2e/outside.html',
  '/%2e%2e%2foutside.html',
  '/..%2foutside.html',
  '/assets/..%2f..%2foutside.html',
  '/%252e%252e%252foutside.html',
  '/..\\outside.html',
  '/..%5coutside.html',
  '/assets\\main-abc123.js',
  '//etc/passwd',
  '/etc/passwd',
  '/%00index.html',
  '/index.html%00.js',
  '/index.html/',
  '/index.html::$DATA',
  '/%c0%ae%c0%ae/outside.html',
  '/%',
  '/assets',
  '/assets/',
  '/assets/notes.txt',
  '/.',
  '/..',
  '/INDEX.TXT',
]

test('no path leads out of the folder, into a listing, or to an unknown type', () =>
  withHost(async ({ enter, send }) => {
    const cookie = await enter()
    for (const path of traversals) {
      const reply = await send('GET', path, cookie)
      expect([path, reply.status]).toEqual([path, 404])
      expect([path, (await send('GET', path)).status]).toEqual([path, 403])
      expect([path, reply.text.includes('outside') || reply.text.includes('of no known type')]).toEqual([
        path,
        false,
      ])
      expect(reply.headers['content-security-policy']).toBe(contentSecurityPolicy)
    }
  }))

test('resolvePage stays inside its folder', () => {
  expect(resolvePage('/srv/screens', '/')).toBe('/srv/screens/index.html')
  expect(resolvePage('/srv/screens', '/assets/a%20b.js')).toBe('/srv/screens/assets/a b.js')
  expect(resolvePage('/srv/screens', '/assets/../index.html')).toBe('/srv/screens/index.html')
  for (const path of ['', 'index.html', '/../screens-too/index.html', '/..%2fscreens-too/a.js', '/%']) {
    expect([path, resolvePage('/srv/screens', path)]).toEqual([path, null])
  }
})

test('screens are typed, the start page is never kept, hashed assets are', () =>
  withHost(async ({ enter, send }) => {
    const cookie = await enter()
    const start = await send('GET', '/?query=ignored', cookie)
    expect(start.text).toContain('Screens')
    expect(start.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
    const asset = await send('GET', '/assets/main-abc123.js', cookie)
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    const head = await send('HEAD', '/assets/main-abc123.js', cookie)
    expect([head.status, head.text]).toEqual([200, ''])
  }))

test('files are read only', () =>
  withHost(async ({ host, enter, send }) => {
    const headers = { ...(await enter()), origin: host.origin }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      const reply = await send(method, '/index.html', headers)
      expect([method, reply.status, reply.text.includes('Screens')]).toEqual([method, 404, false])
    }
  }))

test('every answer carries the policy, whatever its status', () =>
  withHost(async ({ host, enter, send, call }) => {
    const cookie = await enter()
    const replies = [
      await send('GET', '/', cookie),
      await send('GET', '/'),
      await send('GET', '/missing.js', cookie),
      await send('GET', host.url.slice(host.origin.length)),
      await call(cookie, 'session.status'),
      await call(cookie, 'session.nothing'),
    ]
    expect(replies.map((reply) => reply.status)).toEqual([200, 403, 404, 403, 200, 404])
    for (const { headers } of replies) {
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
    }
  }))

/** The one-time token and the session that it buys. */
import { expect, test } from 'vitest'
import { sendRaw, withHost } from './support.ts'

test('the token is worth one session, once', () =>
  withHost(async ({ host, send }) => {
    expect(new URL(host.url).searchParams.get('token')).toMatch(/^[\w-]{43}$/)
    const entry = host.url.slice(host.origin.length)
    const first = await send('GET', entry)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^patchbay-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const second = await send('GET', entry)
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.text).toContain('start it again')
    expect(second.text).toContain(`<a href="${host.origin}/">Open Patchbay</a>`)
  }))

test('the browser that has the session goes on by the used address, without another cookie', () =>
  withHost(async ({ host, send, enter }) => {
    const { cookie } = await enter()
    const entry = host.url.slice(host.origin.length)
    for (const path of [entry, '/open', '/open?token=x']) {
      const again = await send('GET', path, { cookie })
      expect([path, again.status, again.headers.location]).toEqual([path, 303, '/'])
      expect(again.headers['set-cookie']).toBeUndefined()
    }
    const [name] = cookie.split('=')
    const other = await send('GET', entry, { cookie: `${name}=${'A'.repeat(43)}` })
    expect([other.status, other.headers['set-cookie']]).toEqual([403, undefined])
    expect((await send('GET', entry, { cookie, host: 'localhost:1' })).status).toBe(403)
  }))

test('pages without a session speak the language of the browser and have a style, and nothing else', () =>
  withHost(async ({ send, enter }) => {
    const german = await send('GET', '/', { 'accept-language': 'fr-FR, de-AT;q=0.9, en;q=0.8' })
    expect(german.text).toContain('<html lang="de">')
    expect(german.text).toContain('keine Sitzung')
    expect((await send('GET', '/', { 'accept-language': 'fr' })).text).toContain('<html lang="en">')
    expect(german.text).toContain('<link rel="stylesheet" href="/open.css">')
    const style = await send('GET', '/open.css')
    expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css'])
    expect((await send('GET', '/open.css', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send('GET', '/open.css', { host: 'evil.example.com' })).status).toBe(403)
    expect((await send('GET', '/open.css/..')).status).toBe(403)
    const { cookie } = await enter()
    const linked = await send('GET', '/', { cookie, 'sec-fetch-site': 'cross-site' })
    expect([linked.status, linked.text.includes('not by another name or by a link')]).toEqual([403, true])
  }))

test('a wrong token opens nothing and does not use up the right one', () =>
  withHost(async ({ send, enter, call }) => {
    for (const query of ['', '?token=', '?token=x', `?token=${'A'.repeat(43)}`, '?token=a&token=b']) {
      const reply = await send('GET', `/open${query}`)
      expect([query, reply.status, reply.headers['set-cookie']]).toEqual([query, 403, undefined])
    }
    expect((await call(await enter(), 'session.status')).status).toBe(200)
  }))

test('looking at the address ahead of time does not use up the token', () =>
  withHost(async ({ host, send, enter, call }) => {
    const entry = host.url.slice(host.origin.length)
    expect((await send('HEAD', entry)).status).toBe(403)
    expect((await send('GET', entry, { 'sec-purpose': 'prefetch' })).status).toBe(403)
    expect((await send('POST', entry, { origin: host.origin })).status).not.toBe(303)
    expect((await call(await enter(), 'session.status')).status).toBe(200)
  }))

test('after a link of another page the entry goes on by itself, since a redirect would lose the cookie', () =>
  withHost(async ({ host, send }) => {
    const reply = await send('GET', host.url.slice(host.origin.length), { 'sec-fetch-site': 'cross-site' })
    expect(reply.status).toBe(200)
    expect(reply.headers['set-cookie']).toHaveLength(1)
    expect(reply.text).toContain('<meta http-equiv="refresh" content="0; url=/">')
    expect(reply.text).not.toContain(new URL(host.url).searchParams.get('token'))
  }))

test('without the session cookie, or with another one, nothing is answered', () =>
  withHost(async ({ host, send, enter }) => {
    const { cookie } = await enter()
    const [name, value = ''] = cookie.split('=')
    const wrong = [
      '',
      `${name}=`,
      `${name}=${value.slice(0, -1)}`,
      `other=${value}`,
      `x${name}=${value}`,
      name,
    ]
    for (const header of wrong) {
      const headers = header === '' ? {} : { cookie: header }
      const page = await send('GET', '/', headers)
      expect([header, page.status, page.text.includes('Screens')]).toEqual([header, 403, false])
      const rpc = await send('POST', '/rpc/session.status', { ...headers, origin: host.origin })
      expect(JSON.parse(rpc.text)).toMatchObject({
        error: { data: { patchbay: { code: 'SESSION_REQUIRED' } } },
      })
    }
    expect((await send('GET', '/', { cookie: `a=b; ${cookie}; c=d` })).status).toBe(200)
  }))

test('neither token nor cookie reaches the log, but each refusal does', () =>
  withHost(async ({ host, send, enter, log }) => {
    const token = new URL(host.url).searchParams.get('token') ?? 'none'
    const { cookie } = await enter()
    await send('GET', `/open?token=${token}`)
    await send('GET', `/open/${token}`)
    await send('GET', '/', { cookie, host: 'evil.example.com' })
    expect(log()).toContain('"reason":"token"')
    expect(log()).toContain('"reason":"session"')
    expect(log()).toContain('"reason":"host"')
    expect(log()).not.toContain(token)
    expect(log()).not.toContain(cookie.split('=')[1])
  }))

test('closing frees the port and locks the store', () =>
  withHost(async ({ host, app }) => {
    expect(app.session.state).toBe('open')
    await host.close()
    expect(app.session.state).toBe('locked')
    await expect(sendRaw(host.origin, 'GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  }))

/** JSON that a server may send and what becomes of it, there and back. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { ServiceWrite } from '../../src-main/servers/gateway.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessTo, failureOf, fingerprint, id32, startScripted } from './scriptedServer.ts'

const id = id32(1)
const write: ServiceWrite = {
  kind: 'service',
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://a',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [{ authenticationId: '__proto__', secret: null }],
}

/** A server whose GET answers `text` and whose POST answers with `post`. */
async function holding(text: string, mapping: unknown = {}, post: { body?: string; location?: string } = {}) {
  const server = await startScripted((request, response) => {
    if (request.line.startsWith('POST')) {
      response.writeHead(201, post.location === undefined ? {} : { location: post.location }).end(post.body)
    } else response.end(request.line.startsWith('GET') ? text : '')
  })
  const gateway = openGateway(accessTo(server.url, { mapping }), { fingerprint })
  onTestFinished(() => gateway.close())
  const sent = () => server.requests.filter(({ line }) => !line.startsWith('GET')).map(({ body }) => body)
  return { gateway, sent, server }
}

describe('a PUT sends back what it does not know', () => {
  test('byte for byte: big numbers, __proto__, nested lists, missing and null texts, at every level', async () => {
    const text =
      `{"__proto__":{"polluted":true},"constructor":1,"id":"${id}","name":"Support Facebook","type":"facebook",` +
      '"serviceConnection":"https://a","authenticationScope":null,"rowVersion":18446744073709551615,' +
      '"ratio":0.1000000000000000055511151231257827,"list":[{"a":[null,1,true]}],"authentications":' +
      `[{"id":"${id32(2)}","authenticationId":"__proto__","__proto__":7,"counter":12345678901234567890}]}`
    const { gateway, sent } = await holding(text)
    const read = await gateway.read('service', id)
    if (!read) throw new Error('not read')
    await gateway.update(read, write)
    expect(sent()).toEqual([text])
    expect(Object.keys(read.rowIds)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('rows that are not wanted vanish, those that stay keep id and place, new ones follow without id', async () => {
    const rows = ['a', 'b', 'c'].map((name, at) => ({ id: id32(at + 2), authenticationId: name, extra: at }))
    const raw = { id, name: 'Support Facebook', type: 'facebook', authentications: rows }
    const { gateway, sent } = await holding(JSON.stringify(raw))
    const read = await gateway.read('service', id)
    if (!read) throw new Error('not read')
    const authentications = [
      { authenticationId: 'd', secret: new Secret('D') },
      { authenticationId: 'c', secret: new Secret('C') },
      { authenticationId: 'a', secret: null },
    ]
    await gateway.update(read, { ...write, authentications })
    expect(JSON.parse(sent()[0] ?? '')).toEqual({
      ...raw,
      serviceConnection: 'https://a',
      authentications: [rows[0], { ...rows[2], password: 'C' }, { authenticationId: 'd', password: 'D' }],
    })
  })

  test('a text that was emptied is sent as null', async () => {
    const raw = {
      id,
      name: 'Support Facebook',
      type: 'facebook',
      serviceConnection: 'https://a',
      authenticationUrl: 'x',
    }
    const { gateway, sent } = await holding(JSON.stringify(raw))
    const read = await gateway.read('service', id)
    if (!read) throw new Error('not read')
    await gateway.update(read, { ...write, authentications: [] })
    expect(JSON.parse(sent()[0] ?? '')).toEqual({ ...raw, authenticationUrl: null, authentications: [] })
  })
})

describe('objects that cannot be understood', () => {
  const good = { id, name: 'Support Facebook', type: 'facebook' }
  test.each<[string, unknown, RegExp]>([
    ['unknown type', { ...good, type: 'pigeon' }, /"pigeon".*messagingServices\.types/],
    ['type named as an inherited attribute', { ...good, type: 'constructor' }, /"constructor"/],
    ['no type', { id, name: 'n' }, /no type/],
    ['no name', { id, type: 'facebook' }, /"name"/],
    ['a name that is an object', { ...good, name: {} }, /"name"/],
    ['rows that are no list', { ...good, authentications: {} }, /"authentications"/],
    ['a row that is a text', { ...good, authentications: ['x'] }, /Row 1/],
    ['a row without ID', { ...good, authentications: [{ id: id32(2) }] }, /Row 1/],
    [
      'two rows of one ID',
      { ...good, authentications: [{ authenticationId: 'x' }, { authenticationId: 'x' }] },
      /Two rows.*"x"/,
    ],
  ])('%s', async (_what, raw, reason) => {
    const { gateway } = await holding(JSON.stringify([raw]))
    const { objects, unreadable, complete } = await gateway.list('service')
    expect([objects.length, complete]).toEqual([0, true])
    expect(unreadable).toMatchObject([{ remoteId: id, reason: expect.stringMatching(reason) }])
  })

  test('one code for two types is refused before any request', async () => {
    const mapping = { messagingServices: { types: { wavy: 'w', twilio: 'w' } } }
    const failure = await failureOf(holding('[]', mapping))
    expect(failure.code).toBe('MAPPING_INVALID')
  })
})

describe('the id of a new object', () => {
  const other = id32(9)
  const id36 = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  test.each<[string, { body?: string; location?: string }, string | null]>([
    ['text', { body: ` ${id}\r\n` }, id],
    ['text in the form of 36 characters', { body: id36 }, id36],
    ['in quotes', { body: `'${id}'` }, id],
    ['a JSON text', { body: `"${id}"` }, id],
    ['an object', { body: `{"id":"${id}","name":"n"}` }, id],
    ['the body before Location', { body: id, location: `/x/${other}` }, id],
    [
      'a sentence and Location',
      { body: 'Created.', location: `https://h/RI/rci/messagingServices/${id}/` },
      id,
    ],
    ['HTML and Location with a query', { body: '<p>ok</p>', location: `/x/${id}?y=1` }, id],
    ['Location alone', { location: id }, id],
    ['a sentence alone', { body: 'Created' }, null],
    ['an object without id', { body: '{"ok":true}' }, null],
    ['nothing', {}, null],
    ['a Location that leads elsewhere', { location: '/x/..' }, null],
    ['a broken Location', { location: '/x/%E0%A4%A' }, null],
  ])('%s', async (_form, post, expected) => {
    const { gateway, sent } = await holding('[]', {}, post)
    expect(await gateway.create(write)).toBe(expected)
    expect(sent()).toHaveLength(1)
  })
})

test('an id is one segment of a path, whatever it holds', async () => {
  const { gateway, server } = await holding('[]')
  await gateway.remove('service', 'a/../b?c#d')
  expect(server.lines()).toEqual(['DELETE /messagingServices/a%2F..%2Fb%3Fc%23d'])
})

test('POST carries the mapped Accept; a write says that it is JSON', async () => {
  const { gateway, server } = await holding('[]', {}, { body: id })
  await gateway.create(write)
  expect(server.requests[0]?.headers).toMatchObject({
    accept: 'text/html, application/json;q=0.9, */*;q=0.1',
    'content-type': 'application/json',
  })
})

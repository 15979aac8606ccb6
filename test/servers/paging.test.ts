import { describe, expect, onTestFinished, test } from 'vitest'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessTo, failureOf, fingerprint, id32, sendJson, startScripted } from './scriptedServer.ts'

type Item = Record<string, unknown>

function user(number: number): Item {
  return { id: id32(number), firstName: 'Hook', surname: `No ${number}`, logonName: `hook.${number}` }
}

function users(from: number, to: number): Item[] {
  return Array.from({ length: to - from }, (_, index) => user(from + index))
}

/** Serves what `page` gives for each request; `reading` counts requests for offset 0, from 1. */
async function listWith(
  page: (offset: number, limit: number, reading: number) => unknown,
  paging: { readonly style?: string; readonly limit?: number } = { limit: 10 },
) {
  let reading = 0
  const server = await startScripted((request, response) => {
    const query = new URL(request.line.split(' ')[1] ?? '', 'http://localhost').searchParams
    const offset = Number(query.get('offset'))
    if (offset === 0) reading += 1
    sendJson(response, page(offset, Number(query.get('limit')), reading))
  })
  const gateway = openGateway(accessTo(server.url, { mapping: { paging } }), { fingerprint })
  onTestFinished(() => gateway.close())
  const result = await gateway.list('user')
  return { ...result, names: result.objects.map(({ canonical }) => canonical.key), lines: server.lines() }
}

function slices(all: Item[]) {
  return (offset: number, limit: number) => all.slice(offset, offset + limit)
}

describe('a list', () => {
  test('is read page by page with offset, limit and sort until a short page', async () => {
    const { names, complete, lines } = await listWith(slices(users(0, 25)))
    expect(lines).toEqual([
      'GET /users?offset=0&limit=10&sort=id',
      'GET /users?offset=10&limit=10&sort=id',
      'GET /users?offset=20&limit=10&sort=id',
    ])
    expect([names.length, new Set(names).size, complete]).toEqual([25, 25, true])
  })

  test('of exactly one page needs an empty one to end; an empty list is one request', async () => {
    expect((await listWith(slices(users(0, 10)))).lines).toHaveLength(2)
    const empty = await listWith(slices([]))
    expect(empty).toMatchObject({ complete: true, objects: [], unreadable: [] })
    expect(empty.lines).toHaveLength(1)
  })

  test('without paging is one request without parameters', async () => {
    const { names, lines } = await listWith(() => users(0, 250), { style: 'none' })
    expect(names).toHaveLength(250)
    expect(lines).toEqual(['GET /users'])
  })

  test('of a server that ignores paging ends with the first page that brings nothing new', async () => {
    const { names, complete, lines } = await listWith(() => users(0, 25))
    expect([names.length, complete, lines.length]).toEqual([25, true, 2])
  })

  test('has each id once, also in its other form', async () => {
    const twin = {
      ...user(3),
      id: id32(3)
        .toLowerCase()
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    }
    const { names, complete } = await listWith(slices([...users(0, 5), twin]))
    expect([names.length, complete]).toEqual([5, true])
  })
})

describe('a list that moves while it is read', () => {
  test('is read again; what came meanwhile is there', async () => {
    const before = users(5, 25)
    const after = users(0, 25)
    const { names, complete, lines } = await listWith((offset, limit, reading) =>
      slices(reading === 1 && offset === 0 ? before : after)(offset, limit),
    )
    expect([names.length, complete]).toEqual([25, true])
    expect(lines.filter((line) => line.includes('offset=0'))).toHaveLength(2)
  })

  test('is complete when two readings in a row show the same ids', async () => {
    // Each page begins with the last object of the one before.
    const all = users(0, 18)
    const { names, complete, lines } = await listWith((offset) =>
      offset === 0 ? all.slice(0, 10) : all.slice(offset - 1, offset + 8),
    )
    expect([names.length, complete]).toEqual([18, true])
    expect(lines.filter((line) => line.includes('offset=0'))).toHaveLength(2)
  })

  test('is incomplete when it never rests', async () => {
    const { complete, lines } = await listWith((offset, _limit, reading) =>
      offset === 0 ? users(0, 10) : [user(9), user(100 + reading)],
    )
    expect(complete).toBe(false)
    expect(lines.filter((line) => line.includes('offset=0'))).toHaveLength(3)
  })
})

describe('find says "not there" only when it is sure', () => {
  async function findWith(page: (offset: number) => unknown) {
    const server = await startScripted((request, response) => {
      sendJson(response, page(Number(/offset=(\d+)/.exec(request.line)?.[1])))
    })
    const gateway = openGateway(accessTo(server.url, { mapping: { paging: { limit: 2 } } }), { fingerprint })
    onTestFinished(() => gateway.close())
    return gateway
  }

  test('a list that never rests', async () => {
    let next = 10
    const gateway = await findWith((offset) =>
      offset === 0 ? users(0, 2) : [user(1), user(next++)].slice(0, 4 - offset),
    )
    expect(await gateway.find('user', 'HOOK.1')).toHaveLength(1)
    expect((await failureOf(gateway.find('user', 'nobody'))).code).toBe('READ_INCOMPLETE')
  })

  test('an object of that name that cannot be read', async () => {
    const gateway = await findWith(() => [{ id: id32(1), name: 'Known', type: 'pigeon' }])
    const failure = await failureOf(gateway.find('service', 'known'))
    expect(failure.code).toBe('SERVER_ANSWER_INVALID')
    expect(failure.message).toContain('pigeon')
    expect(await gateway.find('service', 'unknown')).toEqual([])
  })
})

describe('objects that cannot be read', () => {
  test('are reported with id and name where there are any, never dropped', async () => {
    const items = [user(1), 'text', null, { id: id32(2) }, { ...user(3), id: '..' }, { logonName: 'no.id' }]
    const { names, complete, unreadable } = await listWith(slices(items as Item[]))
    expect(names).toEqual(['hook.1'])
    expect(complete).toBe(true)
    expect(unreadable.map(({ remoteId, label }) => [remoteId, label])).toEqual([
      [null, null],
      [null, null],
      [id32(2), null],
      [null, 'hook.3'],
      [null, 'no.id'],
    ])
  })

  test('a full page without any id ends the list as incomplete', async () => {
    const nameless = users(0, 10).map(({ id: _id, ...rest }) => rest)
    const { objects, unreadable, complete, lines } = await listWith(() => nameless)
    expect([objects.length, unreadable.length, complete, lines.length]).toEqual([0, 10, false, 1])
  })
})

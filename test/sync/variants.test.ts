/** The same story on servers of every variant that the mapping can express. */
import { describe, expect, test } from 'vitest'
import { isWrite, newBench, pageId, putService, putUser } from './support.ts'

const connection = 'https://graph.facebook.com/v20.0/me/messages'
const subresource = (put: boolean) => ({
  messagingServices: { authentications: { location: 'subresource', put } },
})

describe.each<[string, Record<string, unknown>]>([
  ['rows as a sub-resource', subresource(true)],
  ['rows as a sub-resource without PUT', subresource(false)],
  ['secrets read back as null', { secret: { readback: 'null' } }],
  ['secrets read back masked', { secret: { readback: 'masked', mask: '****' } }],
  ['secrets read back in plain', { secret: { readback: 'plain' } }],
  ['a PUT without a secret keeps it', { secret: { onPutWithoutValue: 'keeps' } }],
  ['a PUT without a secret clears it', { secret: { onPutWithoutValue: 'clears' } }],
  ['a PUT without a secret is rejected', { secret: { onPutWithoutValue: 'rejects' } }],
  [
    'renamed attributes and type codes',
    {
      messagingServices: { fields: { name: 'title', serviceConnection: 'url' }, types: { facebook: 7 } },
      users: { fields: { logonName: 'login', lastName: 'family' } },
    },
  ],
  ['no paging and no filter', { paging: { style: 'none', limit: 100 }, filterByName: false }],
])('%s', (_name, mapping) => {
  test('creates, changes rows and secrets, and converges each time', async () => {
    const bench = await newBench({ mapping })
    const { control } = bench.practice
    const name = 'Support Facebook'
    putService(bench.store, name, { rows: { [pageId]: 'EAAB-1', '204829561234567': 'EAAB-2' } })
    putUser(bench.store, 'hook.twilio')
    expect(await bench.push()).toMatchObject({ done: 3, converged: true })
    bench.requests()
    expect(await bench.push()).toMatchObject({ done: 0, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual([])

    putService(bench.store, name, {
      serviceConnection: connection,
      rows: { [pageId]: 'EAAB-3', '304829561234567': 'EAAB-4' },
    })
    putUser(bench.store, 'hook.twilio', { lastName: 'Changed', password: undefined })
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
    const secrets = [
      [pageId, 'EAAB-3'],
      ['304829561234567', 'EAAB-4'],
    ] as const
    for (const [row, secret] of secrets)
      expect(control.secretMatches('service', name, row, secret)).toBe(true)
    expect(control.secretMatches('service', name, '204829561234567', 'EAAB-2')).toBe(false)
    expect(control.secretMatches('user', 'hook.twilio', null, 'Initial-1-pass')).toBe(true)
    expect((await bench.plan()).steps).toEqual([])
  })
})

test.each([true, false])(
  'rows as a sub-resource (PUT: %s): a row whose secret did not change is not written',
  async (put) => {
    const bench = await newBench({ mapping: subresource(put) })
    const name = 'Support Facebook'
    putService(bench.store, name, { rows: { [pageId]: 'EAAB-1', '204829561234567': 'EAAB-2' } })
    await bench.push()
    bench.requests()

    const rows = { [pageId]: undefined, '204829561234567': undefined }
    putService(bench.store, name, { serviceConnection: connection, rows })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])

    putService(bench.store, name, {
      serviceConnection: connection,
      rows: { ...rows, '204829561234567': 'EAAB-3' },
    })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    const writes = bench.requests().filter(isWrite)
    expect(writes.filter((request) => request.includes('/authentications'))).toHaveLength(put ? 1 : 2)
    const { control } = bench.practice
    expect(control.secretMatches('service', name, pageId, 'EAAB-1')).toBe(true)
    expect(control.secretMatches('service', name, '204829561234567', 'EAAB-3')).toBe(true)
  },
)

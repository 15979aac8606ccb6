/** `drift` and `decisions` on the command line. */
import { beforeAll, describe, expect, test } from 'vitest'
import { errorOf } from './support.ts'
import { type Bench, expectNoSecret, facebookUrl, newBench, writes } from './syncBench.ts'

const key = 'Support Facebook'
const moved = 'https://graph.facebook.com/v20.0/me/messages'

interface Drift {
  readonly readAt: string | null
  readonly entries: readonly { key: string; field: string; decision: string | null }[]
}

describe('drift', () => {
  let bench: Bench

  beforeAll(async () => {
    bench = await newBench()
    await bench.importEstate({ more: ['Sales Facebook'] })
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(0)
    bench.practice.control.clearRequests()
  })

  test('none: exit 0; after a pull that saw some: exit 2, with when it was first seen, asking nobody', async () => {
    const none = await bench.run('drift', 'prod')
    expect({ code: none.code, entries: none.json<Drift>().entries }).toEqual({ code: 0, entries: [] })
    bench.practice.control.edit('service', key, { serviceConnection: moved })
    bench.practice.control.edit('service', 'Sales Facebook', { authenticationScope: 'theirs' })
    expect((await bench.run('pull', 'prod')).code).toBe(2)
    bench.practice.control.clearRequests()
    const some = await bench.run('drift', 'prod')
    expect(some.code).toBe(2)
    const time = expect.stringMatching(/^\d{4}-.*Z$/)
    expect(some.json()).toEqual({
      server: 'prod',
      triedAt: time,
      readAt: time,
      error: null,
      entries: [
        {
          kind: 'service',
          key: 'Sales Facebook',
          field: 'authenticationScope',
          before: '',
          after: 'theirs',
          firstSeenAt: time,
          decision: null,
        },
        {
          kind: 'service',
          key,
          field: 'serviceConnection',
          before: facebookUrl,
          after: moved,
          firstSeenAt: time,
          decision: null,
        },
      ],
    })
    const { stdout } = await bench.place.patchbay('drift', 'prod')
    expect(stdout).toContain(moved)
    expect(bench.practice.control.requests()).toEqual([])
  })

  test('accept and overwrite by name; unknown names are refused', async () => {
    expect((await errorOf(bench.run('drift', 'accept', 'prod', 'Nowhere'))).code).toBe('DRIFT_NOT_FOUND')
    expect((await errorOf(bench.run('drift', 'accept', 'prod'))).code).toBe('USAGE_INVALID')
    const accepted = await bench.run('drift', 'accept', 'prod', 'sales facebook')
    expect({ code: accepted.code, document: accepted.json() }).toEqual({
      code: 0,
      document: {
        accepted: [
          {
            kind: 'service',
            key: 'Sales Facebook',
            fields: [{ name: 'authenticationScope', before: '', after: 'theirs' }],
          },
        ],
      },
    })
    const overwritten = await bench.run('drift', 'overwrite', 'prod', key)
    expect(overwritten.code).toBe(0)
    expect(overwritten.json<{ overwritten: unknown[] }>().overwritten).toHaveLength(1)
    const left = (await bench.run('drift', 'prod')).json<Drift>().entries
    expect(left.map((entry) => [entry.key, entry.decision])).toEqual([[key, 'mine']])
    expect(writes(bench.practice)).toEqual([])
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(0)
    expect(writes(bench.practice)).toEqual(['PUT'])
    expect((await bench.run('drift', 'prod')).code).toBe(0)
  })

  test('decisions, and bringing a losing side back', async () => {
    const listed = await bench.run('decisions', 'prod')
    const { decisions } = listed.json<{
      decisions: { id: string; key: string; side: string; isPending: boolean; canRestore: boolean }[]
    }>()
    expect(decisions.map(({ id: _id, ...entry }) => entry)).toMatchObject([
      { key, side: 'mine', isPending: false, canRestore: true },
      { key: 'Sales Facebook', side: 'theirs', isPending: false, canRestore: true },
    ])
    const restored = await bench.run('decisions', 'restore', decisions[0]?.id ?? '')
    expect({ code: restored.code, document: restored.json() }).toEqual({
      code: 0,
      document: { outcome: 'restored', key, field: 'serviceConnection' },
    })
    expect((await bench.run('service', 'show', key)).json().serviceConnection).toBe(moved)
    expect((await bench.run('plan', 'prod')).code).toBe(2)
    expect((await errorOf(bench.run('decisions', 'restore', 'nothing'))).code).toBe('DECISION_NOT_FOUND')
    expectNoSecret(bench.place)
  })
})

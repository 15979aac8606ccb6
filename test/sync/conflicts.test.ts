import { describe, expect, test } from 'vitest'
import { getServiceByName } from '../../src-main/store/services.ts'
import { listConflicts, resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import { type Bench, isWrite, newBench, pageId, putService } from './support.ts'

const mine = 'https://graph.facebook.com/v20.0/me/messages'
const theirs = 'https://graph.facebook.com/v21.0/me/messages'
const was = 'https://graph.facebook.com/v19.0/me/messages'

/** The Service Connection of `Support Facebook` was changed on both sides; `Sales Facebook` only in the store. */
async function conflicting(): Promise<Bench> {
  const bench = await newBench()
  putService(bench.store, 'Support Facebook')
  putService(bench.store, 'Sales Facebook')
  await bench.push()
  bench.practice.control.edit('service', 'Support Facebook', {
    serviceConnection: theirs,
    authenticationScope: 'their scope',
  })
  putService(bench.store, 'Support Facebook', { serviceConnection: mine, rows: { [pageId]: 'EAAB-second' } })
  putService(bench.store, 'Sales Facebook', { serviceConnection: mine, rows: { [pageId]: undefined } })
  bench.requests()
  return bench
}

function connections(bench: Bench) {
  return {
    server: bench.practice.control.services().find(({ name }) => name === 'Support Facebook')
      ?.serviceConnection,
    store: getServiceByName(bench.store, 'Support Facebook').serviceConnection,
  }
}

describe('a field changed on both sides', () => {
  test('leaves the object alone on both sides while others go on', async () => {
    const bench = await conflicting()
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, failed: 0, converged: false })
    expect(result.steps.map(({ key }) => key)).toEqual(['Sales Facebook'])
    expect(result.conflicts).toEqual([
      {
        kind: 'service',
        key: 'Support Facebook',
        field: 'serviceConnection',
        base: was,
        mine,
        theirs,
      },
    ])
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])
    expect(connections(bench)).toEqual({ server: theirs, store: mine })
    expect(getServiceByName(bench.store, 'Support Facebook').authenticationScope).toBe('')
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-first')).toBe(
      true,
    )
    expect(listConflicts(bench.deps.store, bench.server.id)).toEqual(result.conflicts)
  })

  test('decided for the store, the next push sends it and merges the rest', async () => {
    const bench = await conflicting()
    await bench.plan()
    resolveConflict(bench.deps.store, bench.server.id, { key: 'support facebook', side: 'mine' })
    expect(listConflicts(bench.deps.store, bench.server.id)).toEqual([])
    const planned = await bench.plan()
    expect(planned.conflicts).toEqual([])
    expect(planned.steps.find(({ key }) => key === 'Support Facebook')?.reason).toBe(
      'a conflict was decided for the store',
    )
    expect(await bench.push({ plan: planned })).toMatchObject({ done: 2, converged: true })
    expect(connections(bench)).toEqual({ server: mine, store: mine })
    expect(getServiceByName(bench.store, 'Support Facebook').authenticationScope).toBe('their scope')
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-second')).toBe(
      true,
    )
  })

  test('decided for the server, it is taken over and our other changes are sent', async () => {
    const bench = await conflicting()
    await bench.plan()
    resolveConflict(bench.deps.store, bench.server.id, {
      key: 'Support Facebook',
      side: 'theirs',
      field: 'serviceConnection',
    })
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
    expect(connections(bench)).toEqual({ server: theirs, store: theirs })
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-second')).toBe(
      true,
    )
  })

  test('a decision no longer holds when a side has moved', async () => {
    const bench = await conflicting()
    await bench.plan()
    resolveConflict(bench.deps.store, bench.server.id, { key: 'Support Facebook', side: 'mine' })
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: was.replace('19', '22') })
    const planned = await bench.plan()
    expect(planned.conflicts).toMatchObject([{ field: 'serviceConnection', theirs: was.replace('19', '22') }])
  })

  test('deciding the rest leaves what was decided field by field; when all is decided, all may be changed', async () => {
    const bench = await conflicting()
    putService(bench.store, 'Support Facebook', { serviceConnection: mine, authenticationScope: 'my scope' })
    await bench.plan()
    const key = 'Support Facebook'
    const decide = (side: 'mine' | 'theirs', field?: string) =>
      resolveConflict(bench.deps.store, bench.server.id, { key, side, field }).map((entry) => entry.field)
    expect(decide('mine', 'serviceConnection')).toEqual(['serviceConnection'])
    expect(decide('theirs')).toEqual(['authenticationScope'])
    expect(await bench.push()).toMatchObject({ converged: true })
    expect(connections(bench)).toEqual({ server: mine, store: mine })
    expect(getServiceByName(bench.store, key).authenticationScope).toBe('their scope')
  })

  test('an unknown conflict cannot be decided', async () => {
    const bench = await conflicting()
    await bench.plan()
    const decide = (key: string, field?: string) => () =>
      resolveConflict(bench.deps.store, bench.server.id, { key, side: 'mine', field })
    expect(decide('nobody')).toThrow(expect.objectContaining({ code: 'CONFLICT_NOT_FOUND' }))
    expect(decide('Support Facebook', 'name')).toThrow(
      expect.objectContaining({ code: 'CONFLICT_NOT_FOUND' }),
    )
  })

  test('a name that both sides have without a common past conflicts where it differs', async () => {
    const bench = await newBench({
      config: {
        services: [
          {
            name: 'Support Facebook',
            type: 'facebook',
            serviceConnection: theirs,
            authentications: [{ authenticationId: pageId, password: 'old' }],
          },
        ],
      },
    })
    putService(bench.store, 'support facebook', { serviceConnection: was })
    const planned = await bench.plan()
    expect(planned.steps).toEqual([])
    expect(planned.conflicts).toMatchObject([
      { field: 'name', base: null, mine: 'support facebook', theirs: 'Support Facebook' },
      { field: 'serviceConnection', base: null, mine: was, theirs },
    ])
  })
})

test('a field taken over while an update is blocked is no edit of the store', async () => {
  const bench = await newBench()
  putService(bench.store, 'A Facebook', { rows: { [pageId]: undefined } })
  await bench.push()
  const edit = (authenticationScope: string) =>
    bench.practice.control.edit('service', 'A Facebook', { authenticationScope })
  edit('theirs')
  const changed = 'https://graph.facebook.com/v20.0/me/messages'
  putService(bench.store, 'A Facebook', { serviceConnection: changed, rows: { [pageId]: undefined } })
  const result = await bench.push()
  expect(result.blocked).toHaveLength(1)
  expect(getServiceByName(bench.store, 'A Facebook').authenticationScope).toBe('theirs')
  edit('')
  const planned = await bench.plan()
  expect(planned).toMatchObject({
    conflicts: [],
    takeovers: [{ fields: [{ name: 'authenticationScope', before: 'theirs', after: '' }] }],
  })
})

test('a rename to the name of another object of the server waits for a person', async () => {
  const bench = await newBench()
  putService(bench.store, 'Support Facebook')
  await bench.push()
  bench.practice.control.addService({
    name: 'Sales Facebook',
    type: 'facebook',
    serviceConnection: theirs,
    authentications: [],
  })
  putService(bench.store, 'Support Facebook', {}, 'sales facebook')
  bench.requests()
  const result = await bench.push()
  expect(result).toMatchObject({
    steps: [],
    blocked: [{ key: 'sales facebook', reason: expect.stringContaining('another object of the server has') }],
  })
  expect(bench.requests().filter(isWrite)).toEqual([])
  putService(bench.store, 'sales facebook', {}, 'Care Facebook')
  expect(await bench.push()).toMatchObject({ done: 1, blocked: [], converged: true })
})

test('a rename to a name that another rename frees is no obstacle', async () => {
  const bench = await newBench()
  putService(bench.store, 'Support Facebook')
  putService(bench.store, 'Sales Facebook')
  await bench.push()
  putService(bench.store, 'Sales Facebook', { rows: { [pageId]: undefined } }, 'Care Facebook')
  putService(bench.store, 'Support Facebook', { rows: { [pageId]: undefined } }, 'Sales Facebook')
  expect(await bench.plan()).toMatchObject({
    blocked: [],
    steps: [{ action: 'update' }, { action: 'update' }],
  })
  await bench.push()
  expect(await bench.push()).toMatchObject({ converged: true })
  const names = bench.practice.control.services().map(({ name }) => name)
  expect(names.sort()).toEqual(['Care Facebook', 'Sales Facebook'])
})

describe('an object deleted on the server', () => {
  async function deleted(): Promise<Bench> {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    putService(bench.store, 'Sales Facebook')
    await bench.push()
    bench.practice.control.remove('service', 'Support Facebook')
    bench.requests()
    return bench
  }

  test('is a conflict, neither made again nor deleted', async () => {
    const bench = await deleted()
    const result = await bench.push()
    expect(result.steps).toEqual([])
    expect(result.conflicts).toEqual([
      {
        kind: 'service',
        key: 'Support Facebook',
        field: 'object',
        base: 'Support Facebook',
        mine: 'Support Facebook',
        theirs: null,
      },
    ])
    expect(bench.requests()).toEqual(['GET /messagingServices', 'GET /messagingServices/*'])
    expect(getServiceByName(bench.store, 'Support Facebook').name).toBe('Support Facebook')
  })

  test('is made again when decided for the store', async () => {
    const bench = await deleted()
    await bench.pull()
    resolveConflict(bench.deps.store, bench.server.id, { key: 'Support Facebook', side: 'mine' })
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, converged: true, steps: [{ action: 'create' }] })
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-first')).toBe(
      true,
    )
  })

  test('goes from the store when decided for the server', async () => {
    const bench = await deleted()
    await bench.pull()
    resolveConflict(bench.deps.store, bench.server.id, { key: 'Support Facebook', side: 'theirs' })
    const result = await bench.push()
    expect(result).toMatchObject({ done: 0, converged: true })
    expect(() => getServiceByName(bench.store, 'Support Facebook')).toThrow(
      expect.objectContaining({ code: 'SERVICE_NOT_FOUND' }),
    )
    expect(bench.practice.control.services()).toHaveLength(1)
  })
})

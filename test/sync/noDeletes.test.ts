/**
 * What looks like deleted and is not (issue 4, figures): with deletes asked for and allowed, none is planned and none
 * is sent, and the store keeps what it has. Codes as interfaces.md section 8 "Sync" says.
 */
import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import type { FaultRuleInput } from '../../src-main/practice/faultRules.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { listRuns } from '../../src-main/store/journal.ts'
import { getServer, saveServer } from '../../src-main/store/servers.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { type Bench, isWrite, newBench, pageId, putService, putUser } from './support.ts'

const names = ['A', 'B', 'C', 'D', 'E'].map((letter) => `${letter} Facebook`)
const mapping = { paging: { limit: 2 } }
const cap = 20

interface World extends Bench {
  /** Names of everything in the store. */
  inStore(): string[]
}

/**
 * Both sides agree on five services, and on a user where there shall be one. Then the store deletes "E Facebook" and
 * changes "A Facebook": there is a delete that could rightly be planned, and other work.
 */
async function agreed(withUser: boolean, config: PracticeConfig = {}): Promise<World> {
  const bench = await newBench({ mapping, config: { mapping, ...config } })
  for (const name of names) putService(bench.store, name)
  if (withUser) putUser(bench.store, 'hook.twilio')
  expect(await bench.push()).toMatchObject({ converged: true })
  removeServices(bench.store, [getServiceByName(bench.store, 'E Facebook').id])
  putService(bench.store, 'A Facebook', { rows: { [pageId]: 'EAAB-second' } })
  expect((await bench.plan({ deletes: true })).steps.map(({ action, key }) => [action, key])).toEqual([
    ['update', 'A Facebook'],
    ['delete', 'E Facebook'],
  ])
  bench.requests()
  const inStore = () => bench.deps.store.listDesired().map((object) => object.canonical.label)
  return { ...bench, inStore }
}

/** Reaches the server by another URL or as another API user; what is left out is what it was first. */
function asAnother(world: World, change: { url?: string; user?: string; password?: string }): void {
  const { store, server, practice } = world
  const before = getServer(store, server.id)
  saveServer(store, server.id, {
    ...before,
    url: change.url ?? practice.url,
    authUser: change.user ?? practice.user,
    authSecret: new Secret(change.password ?? practice.password),
    apiKey: undefined,
    clientKey: undefined,
  })
}

/** Plan, push and pull are refused; nothing is written on either side, and no run is made. */
async function expectRefused(world: World, code: string): Promise<void> {
  const { store, server } = world
  const [objects, runs] = [world.inStore(), listRuns(store.db, server.id).length]
  await expect(world.plan({ deletes: true })).rejects.toMatchObject({ code, kind: { exit: 5 } })
  await expect(world.push({ allowDeletes: cap })).rejects.toMatchObject({ code, kind: { exit: 5 } })
  await expect(world.pull()).rejects.toMatchObject({ code, kind: { exit: 5 } })
  expect(world.requests().filter(isWrite)).toEqual([])
  expect(world.inStore()).toEqual(objects)
  expect(listRuns(store.db, server.id)).toHaveLength(runs)
}

/** Once the trouble is over, the one delete that was asked for is planned again, and no other. */
async function expectRecovered(world: World): Promise<void> {
  world.practice.control.setFaults([])
  world.requests()
  expect(await world.push({ allowDeletes: 1 })).toMatchObject({ done: 2, converged: true })
  expect(world.requests().filter((request) => request.startsWith('DELETE'))).toHaveLength(1)
  expect(world.practice.control.services().map(({ name }) => name)).toEqual(names.slice(0, 4))
}

const services = '^/messagingServices\\?'
const page = (number: number) => `^/messagingServices\\?.*offset=${(number - 1) * 2}(&|$)`

describe('lists that show less than there is', () => {
  test.each<[string, FaultRuleInput['match']]>([
    ['all pages', { path: services }],
    ['page 1', { path: page(1) }],
    ['page 2', { path: page(2) }],
    ['page 3', { path: page(3) }],
  ])('empty: %s', async (_name, match) => {
    const world = await agreed(true)
    world.practice.control.setFaults([{ match, fault: { kind: 'emptyList' } }])
    await expectRefused(world, 'READ_INCOMPLETE')
    await expectRecovered(world)
  })

  test('empty, and nothing else is known', async () => {
    const world = await agreed(false)
    world.practice.control.setFaults([{ match: { path: services }, fault: { kind: 'emptyList' } }])
    await expectRefused(world, 'SERVER_IDENTITY_CHANGED')
    await expectRecovered(world)
  })

  test.each([1, 2, 3])('half of page %i', async (number) => {
    const world = await agreed(true)
    world.practice.control.setFaults([{ match: { path: page(number) }, fault: { kind: 'halfList' } }])
    await expectRefused(world, 'READ_INCOMPLETE')
    await expectRecovered(world)
  })

  test('shrinking while it is paged through: who moved up to an earlier page is skipped', async () => {
    const world = await agreed(true)
    const { control } = world.practice
    const putBack = control.keep()
    // Lists are sorted by id. The first object goes once page 1 was read, so that page 2 begins one too late.
    const [key = ''] = control
      .services()
      .map(({ id }) => String(id))
      .sort()
    const reads = [
      () => world.plan({ deletes: true }),
      () => world.push({ allowDeletes: cap }),
      () => world.pull(),
    ]
    for (const read of reads) {
      const fault = { kind: 'edit', object: 'service', key, remove: true } as const
      control.setFaults([{ match: { path: page(1), nth: 1 }, fault }])
      await expect(read()).rejects.toMatchObject({ code: 'READ_INCOMPLETE', kind: { exit: 5 } })
      expect(control.services()).toHaveLength(4)
      putBack()
    }
    expect(world.requests().filter(isWrite)).toEqual([])
    await expectRecovered(world)
  })

  test('500 on page 3', async () => {
    const world = await agreed(true)
    const fault = { kind: 'status', status: 500 } as const
    world.practice.control.setFaults([{ match: { path: page(3) }, fault }])
    await expect(world.plan({ deletes: true })).rejects.toMatchObject({ code: 'SERVER_FAILED' })
    await expect(world.pull()).rejects.toMatchObject({ code: 'SERVER_FAILED' })
    const result = await world.push({ allowDeletes: cap })
    expect(result).toMatchObject({ done: 0, failed: 0, unknown: 0, converged: false })
    expect(result.notAttempted).toBe(result.steps.length)
    expect(result.steps.filter(({ action }) => action === 'delete')).toEqual([])
    expect(world.requests().filter(isWrite)).toEqual([])
    await expectRecovered(world)
  })
})

describe('another server', () => {
  const theirs = ['A Facebook', 'Their Facebook'].map((name) => ({
    name,
    type: 'facebook',
    serviceConnection: 'https://theirs.example.com',
  }))
  const user = { firstName: 'Their', surname: 'Agent', logonName: 'their.agent', password: 'Their-1-pass' }

  function expectUntouched(other: PracticeServer): void {
    expect(other.control.requests().filter(({ method }) => method !== 'GET')).toEqual([])
    expect(other.control.services().map(({ name }) => name)).toEqual(theirs.map(({ name }) => name))
  }

  test('the URL leads to another one', async () => {
    const world = await agreed(true)
    const config = { mapping, services: theirs, users: [user] }
    const other = await startPracticeServer({ config })
    onTestFinished(() => other.close())
    asAnother(world, { url: other.url, user: other.user, password: other.password })
    await expectRefused(world, 'SERVER_IDENTITY_CHANGED')
    expectUntouched(other)
    asAnother(world, {})
    await expectRecovered(world)
  })

  test('another one answers at the same URL', async () => {
    const world = await agreed(true)
    const { user: name, password } = world.practice
    const port = Number(new URL(world.practice.url).port)
    await world.practice.close()
    const config = { mapping, services: theirs, users: [user], auth: { user: name, password } }
    const other = await startPracticeServer({ port, config })
    onTestFinished(() => other.close())
    await expectRefused(world, 'SERVER_IDENTITY_CHANGED')
    expectUntouched(other)
  })

  test('it was emptied', async () => {
    const world = await agreed(true)
    const { control } = world.practice
    const putBack = control.keep()
    for (const { id } of control.services()) control.remove('service', String(id))
    control.remove('user', 'hook.twilio')
    await expectRefused(world, 'SERVER_IDENTITY_CHANGED')
    putBack()
    await expectRecovered(world)
  })
})

describe('an API user that may not see everything', () => {
  const narrow = (rights: object): PracticeConfig => ({
    auth: { otherUsers: [{ user: 'narrow', password: 'Narrow-1-pass', rights }] },
  })
  const asNarrow = { user: 'narrow', password: 'Narrow-1-pass' }

  test('some services are hidden: each is a decision, and none is deleted', async () => {
    const world = await agreed(true, narrow({ hide: { services: ['B *', 'C *', 'E *'] } }))
    const objects = world.inStore()
    asAnother(world, asNarrow)
    const plan = await world.plan({ deletes: true })
    expect(plan.steps.map(({ action, key }) => [action, key])).toEqual([['update', 'A Facebook']])
    expect(plan.conflicts.map(({ key, field }) => [key, field])).toEqual([
      ['B Facebook', 'object'],
      ['C Facebook', 'object'],
    ])
    expect(await world.push({ allowDeletes: cap })).toMatchObject({ done: 1, converged: false })
    await world.pull()
    expect(world.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])
    expect(world.inStore()).toEqual(objects)

    asAnother(world, {})
    expect(await world.push({ allowDeletes: 1 })).toMatchObject({ done: 1, converged: true, conflicts: [] })
    expect(world.practice.control.services().map(({ name }) => name)).toEqual(names.slice(0, 4))
  })

  test('no service may be seen: nothing is sent, and the store keeps all', async () => {
    const world = await agreed(true, narrow({ deny: ['services.view'] }))
    const objects = world.inStore()
    asAnother(world, asNarrow)
    const plan = await world.plan({ deletes: true })
    expect(plan.steps).toEqual([])
    expect(plan.takeovers).toEqual([])
    expect(plan.conflicts.map(({ key }) => key)).toEqual(names.slice(0, 4))
    expect(await world.push({ allowDeletes: cap })).toMatchObject({ done: 0, steps: [], converged: false })
    expect(world.requests().filter(isWrite)).toEqual([])
    expect(world.inStore()).toEqual(objects)
  })

  test('no service may be seen, and nothing else is known', async () => {
    const world = await agreed(false, narrow({ deny: ['services.view'] }))
    asAnother(world, asNarrow)
    await expectRefused(world, 'SERVER_IDENTITY_CHANGED')
    asAnother(world, {})
    await expectRecovered(world)
  })
})

/** Pulls by schedule, over real HTTP, with a clock and turns in the hand of the test. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Application, createApplication } from '../../src-main/application.ts'
import type { ServerId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { createCaller } from '../../src-main/rpc/router.ts'
import { pullDueServers } from '../../src-main/rpc/scheduledPulls.ts'
import { isPersonsDoing, pullOnSchedule } from '../../src-main/rpc/watches.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { takeLease } from '../../src-main/store/lease.ts'
import { isPullDue } from '../../src-main/sync/schedule.ts'
import { passphrase, temporaryFolder } from '../support/store.ts'

const minute = 60_000
const start = Date.parse('2026-03-01T08:00:00.000Z')
const was = 'https://graph.facebook.com/v19.0/me/messages'
const moved = 'https://graph.facebook.com/v20.0/me/messages'

interface Bench {
  readonly app: Application
  readonly caller: ReturnType<typeof createCaller>
  readonly practice: PracticeServer
  readonly serverId: ServerId
  /** Moves the clock. */
  later(minutes: number): void
  /** One turn of the schedule; requests that it made. */
  turn(): Promise<number>
}

/** A server that is pulled every 10 minutes, with one service agreed on at 08:00. */
async function newBench(): Promise<Bench> {
  let now = start
  const app = createApplication({
    paths: resolveDataPaths(temporaryFolder(), {}),
    host: 'loopback',
    kdfCost: minimumCost,
    clock: { now: () => new Date(now).toISOString() },
  })
  onTestFinished(() => app.close())
  await app.session.create(new Secret(passphrase))
  const caller = createCaller({ app })
  const practice = await startPracticeServer({ config: {} })
  onTestFinished(() => practice.close())
  const { id: serverId } = await caller.server.save({ id: null, draft: draftOf(practice) })
  const authentications = [{ authenticationId: '104829561234567', secret: 'EAAB-first' }]
  await caller.service.save({
    id: null,
    draft: { name: 'Support Facebook', type: 'facebook', serviceConnection: was, authentications },
  })
  await caller.sync.push({ serverId })
  practice.control.clearRequests()
  return {
    app,
    caller,
    practice,
    serverId,
    later(minutes) {
      now += minutes * minute
    },
    async turn() {
      practice.control.clearRequests()
      await pullDueServers(app, new AbortController().signal)
      return practice.control.requests().length
    },
  }
}

function draftOf({ url, user, password }: PracticeServer, changes: object = {}) {
  const access = { authMode: 'basic' as const, authUser: user, authSecret: password }
  return { name: 'prod', url, ...access, pullEveryMinutes: 10, ...changes }
}

const contactOf = async ({ caller }: Bench) => (await caller.sync.status())[0]
const pulls = ({ app }: Bench) =>
  listAudit(app.session.store.db, 1000).filter(({ action }) => action === 'server.pull')

test('a server is read when its minutes are over since the last try of anybody', async () => {
  const bench = await newBench()
  bench.later(9)
  expect(await bench.turn()).toBe(0)
  bench.later(1)
  expect(await bench.turn()).toBe(1)
  expect(await contactOf(bench)).toMatchObject({ readAt: '2026-03-01T08:10:00.000Z', error: null })
  bench.later(9)
  await bench.caller.sync.plan({ serverId: bench.serverId })
  bench.later(9)
  expect(await bench.turn()).toBe(0)
  bench.later(1)
  expect(await bench.turn()).toBe(1)
})

test('it is on record, as scheduled, only when it tells something new', async () => {
  const bench = await newBench()
  for (const _turn of [1, 2, 3]) {
    bench.later(10)
    expect(await bench.turn()).toBe(1)
  }
  expect(pulls(bench)).toEqual([])
  bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: moved })
  for (const _turn of [1, 2, 3]) {
    bench.later(10)
    expect(await bench.turn()).toBe(1)
  }
  expect(pulls(bench)).toMatchObject([
    {
      object: 'prod',
      person: bench.app.session.person,
      host: 'loopback',
      details: {
        scheduled: true,
        services: 1,
        drift: [{ key: 'Support Facebook', before: was, after: moved }],
      },
    },
  ])
  expect(await contactOf(bench)).toMatchObject({ driftObjects: 1, readAt: '2026-03-01T09:00:00.000Z' })
  const [found] = await bench.caller.sync.drift({})
  expect(found?.entries).toMatchObject([{ firstSeenAt: '2026-03-01T08:40:00.000Z' }])
  bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: was })
  bench.later(10)
  await bench.turn()
  expect(pulls(bench).map(({ details }) => details)).toMatchObject([{ drift: [] }, { scheduled: true }])
})

test('it gives way to a push, and drops what it read when one came between', async () => {
  const bench = await newBench()
  const { store } = bench.app.session
  bench.later(10)
  const lease = takeLease(store, bench.serverId)
  expect(await bench.turn()).toBe(0)
  lease?.release()
  const before = await contactOf(bench)
  // The push is done while the list of the scheduled pull is on its way.
  const slow = {
    match: { method: 'GET', path: '/messagingServices', nth: 1 },
    fault: { kind: 'delay', ms: 400 },
  } as const
  bench.practice.control.setFaults([slow])
  bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: moved })
  const turn = bench.turn()
  await bench.caller.sync.push({ serverId: bench.serverId })
  await turn
  expect(pulls(bench)).toEqual([])
  expect(before?.readAt).toBe('2026-03-01T08:00:00.000Z')
  expect(await contactOf(bench)).toMatchObject({ driftObjects: 0, readAt: '2026-03-01T08:10:00.000Z' })
})

test('refused credentials are not tried again until the settings change or a person gets in', async () => {
  const bench = await newBench()
  const { caller, practice, serverId } = bench
  const save = (authSecret: string) =>
    caller.server.save({ id: serverId, draft: draftOf(practice, { authSecret }) })
  await save('wrong-one')
  bench.later(10)
  expect(await bench.turn()).toBe(1)
  expect(await contactOf(bench)).toMatchObject({ error: { code: 'SERVER_CREDENTIALS_REFUSED' } })
  for (const minutes of [10, 60, 1440]) {
    bench.later(minutes)
    expect(await bench.turn()).toBe(0)
  }
  await save('wrong-two')
  expect(await bench.turn()).toBe(1)
  bench.later(60)
  expect(await bench.turn()).toBe(0)
  // A person who is refused as well does not set it going again; one who gets in does.
  await expect(caller.sync.pull({ serverId })).rejects.toThrow()
  bench.later(60)
  expect(await bench.turn()).toBe(0)
  practice.control.clearRequests()
  await save(practice.password)
  await caller.sync.pull({ serverId })
  bench.later(10)
  expect(await bench.turn()).toBe(1)
  expect(await contactOf(bench)).toMatchObject({ error: null })
})

test('a server that is away is noted at each turn and told in the log once; others are read', async () => {
  const bench = await newBench()
  const away = await startPracticeServer({ config: {} })
  const { id: awayId } = await bench.caller.server.save({
    id: null,
    draft: draftOf(away, { name: 'away', mapping: { timeoutMs: 1500 } }),
  })
  await away.close()
  const warn = vi.spyOn(bench.app.log(), 'warn')
  for (const _turn of [1, 2]) {
    bench.later(10)
    expect(await bench.turn()).toBe(1)
  }
  const found = (await bench.caller.sync.status()).find(({ serverId }) => serverId === awayId)
  expect(found).toMatchObject({
    readAt: null,
    triedAt: '2026-03-01T08:20:00.000Z',
    error: { code: 'SERVER_UNREACHABLE' },
  })
  expect(warn.mock.calls.filter(([data]) => JSON.stringify(data).includes('away'))).toHaveLength(1)
  expect(pulls(bench)).toEqual([])
})

test('a server without a schedule is left alone, and so is any by an auditor or a locked store', async () => {
  const bench = await newBench()
  bench.later(10)
  const { caller, practice, serverId } = bench
  await caller.person.add({ name: 'Auditor', role: 'auditor', passphrase: 'a passphrase of an auditor' })
  bench.app.session.lock()
  expect(await bench.turn()).toBe(0)
  await bench.app.session.unlock(new Secret('a passphrase of an auditor'))
  expect(await bench.turn()).toBe(0)
  expect((await caller.sync.status())[0]).toMatchObject({ server: 'prod', driftObjects: 0 })
  bench.app.session.lock()
  await bench.app.session.unlock(new Secret(passphrase))
  await caller.server.save({ id: serverId, draft: draftOf(practice, { pullEveryMinutes: null }) })
  expect(await bench.turn()).toBe(0)
})

test('while unlocked the turns come by themselves; locking breaks off the one that is under way', async () => {
  const bench = await newBench()
  bench.later(10)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const end = pullOnSchedule(bench.app)
  await vi.advanceTimersByTimeAsync(30_000)
  await vi.waitUntil(() => bench.practice.control.requests().length === 1)
  await vi.waitUntil(async () => (await contactOf(bench))?.readAt === '2026-03-01T08:10:00.000Z')
  bench.later(10)
  bench.practice.control.setFaults([{ match: { method: 'GET' }, fault: { kind: 'timeoutBefore' } }])
  bench.practice.control.clearRequests()
  const error = vi.spyOn(bench.app.log(), 'error')
  await vi.advanceTimersByTimeAsync(30_000)
  bench.app.session.lock()
  await vi.advanceTimersByTimeAsync(120_000)
  // The one that was under way, if it had come that far, was cut; there was no other.
  expect(bench.practice.control.requests().filter(({ status }) => status !== 0)).toEqual([])
  expect(bench.practice.control.requests().length).toBeLessThanOrEqual(1)
  bench.practice.control.setFaults([])
  await bench.app.session.unlock(new Secret(passphrase))
  expect(await contactOf(bench)).toMatchObject({ triedAt: '2026-03-01T08:10:00.000Z', error: null })
  await vi.advanceTimersByTimeAsync(30_000)
  await vi.waitUntil(async () => (await contactOf(bench))?.readAt === '2026-03-01T08:20:00.000Z')
  end()
  bench.later(10)
  bench.practice.control.clearRequests()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(bench.practice.control.requests()).toEqual([])
  expect(error).not.toHaveBeenCalled()
})

test('when a pull is due', () => {
  const server = { pullEveryMinutes: 10, updatedAt: '2026-03-01T08:00:00.000Z' }
  const at = (time: string) => `2026-03-01T${time}:00.000Z`
  const contact = (code?: 'SERVER_CREDENTIALS_REFUSED' | 'SERVER_UNREACHABLE') => ({
    triedAt: at('08:00'),
    readAt: null,
    error: code ? { code, message: '' } : null,
  })
  expect(isPullDue(server, null, at('08:00'))).toBe(true)
  expect(isPullDue({ ...server, pullEveryMinutes: null }, null, at('08:00'))).toBe(false)
  expect(isPullDue(server, contact(), at('08:09'))).toBe(false)
  expect(isPullDue(server, contact(), at('08:10'))).toBe(true)
  // A clock that was set back.
  expect(isPullDue(server, contact(), at('07:00'))).toBe(true)
  expect(isPullDue(server, contact('SERVER_UNREACHABLE'), at('08:10'))).toBe(true)
  expect(isPullDue(server, contact('SERVER_CREDENTIALS_REFUSED'), at('12:00'))).toBe(false)
  const changed = { ...server, updatedAt: at('08:01') }
  expect(isPullDue(changed, contact('SERVER_CREDENTIALS_REFUSED'), at('08:10'))).toBe(true)
})

test('asking for the status is nobody’s doing: a page that watches the badge does not keep the store open', () => {
  expect(isPersonsDoing('sync.status')).toBe(false)
  expect(isPersonsDoing('sync.drift')).toBe(false)
  expect(isPersonsDoing('sync.pull')).toBe(true)
})

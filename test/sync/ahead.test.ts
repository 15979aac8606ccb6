/** Many requests at once: intents are journaled ahead of their turn, and nothing else changes by that. */
import { expect, test } from 'vitest'
import type { Gateway } from '../../src-main/servers/gateway.ts'
import { listRunSteps, listRuns } from '../../src-main/store/journal.ts'
import { push } from '../../src-main/sync/engine.ts'
import type { PushEvent, SyncDeps } from '../../src-main/sync/port.ts'
import { createTurns } from '../../src-main/sync/push/turns.ts'
import { type Bench, newBench, putService } from './support.ts'

const concurrency = 4
const objects = 30

async function benchOfMany(): Promise<Bench> {
  const bench = await newBench({ mapping: { concurrency } })
  for (let at = 0; at < objects; at++) putService(bench.store, `Service ${at}`)
  return bench
}

function withCreate(bench: Bench, create: (gateway: Gateway) => Gateway['create']): SyncDeps {
  return {
    ...bench.deps,
    openGateway: () => {
      const gateway = bench.deps.openGateway()
      return { ...gateway, create: create(gateway) }
    },
  }
}

function stepsOf(bench: Bench) {
  const run = listRuns(bench.store.db, bench.server.id).at(-1)
  return run ? listRunSteps(bench.store.db, run.id) : []
}

test('no more requests are out than allowed, each after its intent, in few transactions', async () => {
  const bench = await benchOfMany()
  let [out, most, transactions] = [0, 0, 0]
  const states: (string | undefined)[] = []
  const deps = withCreate(bench, (gateway) => async (write) => {
    const name = write.kind === 'service' ? write.name : ''
    states.push(stepsOf(bench).find(({ key }) => key === name)?.state)
    out += 1
    most = Math.max(most, out)
    const id = await gateway.create(write)
    out -= 1
    return id
  })
  const db = new Proxy(deps.store.db, {
    get(target, name) {
      if (name === 'transaction') transactions += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const store = { ...deps.store, db }
  expect(await push({ ...deps, store }, bench.server, {}, () => {})).toMatchObject({
    done: objects,
    converged: true,
  })
  expect(most).toBe(concurrency)
  expect(states).toEqual(Array(objects).fill('sending'))
  expect(transactions).toBeLessThan(objects)
})

test('a cancellation ends the steps that have only their intent; none of them counts as sent', async () => {
  const bench = await benchOfMany()
  const stop = new AbortController()
  const onEvent = ({ type }: PushEvent) => {
    if (type === 'stepFinished') stop.abort()
  }
  const result = await push(bench.deps, bench.server, { signal: stop.signal }, onEvent)
  const there = bench.practice.control.services().length
  expect(there).toBeLessThan(objects)
  expect(result).toMatchObject({ done: there, notAttempted: objects - there, unknown: 0 })
  for (const { state, attempts, sentAt } of stepsOf(bench)) {
    expect([attempts, sentAt !== null]).toEqual(state === 'done' ? [1, true] : [0, false])
  }
})

test('refused credentials: the steps that wait for their turn send nothing', async () => {
  const bench = await benchOfMany()
  const refuse = { fault: { kind: 'status', status: 401 }, match: { method: 'POST' } } as const
  bench.practice.control.setFaults([refuse])
  const result = await bench.push()
  expect(result).toMatchObject({ done: 0, converged: false })
  expect(bench.requests().filter((request) => request.startsWith('POST')).length).toBeLessThanOrEqual(
    concurrency,
  )
  expect(result.steps.filter(({ outcome }) => outcome === 'notAttempted').length).toBeGreaterThanOrEqual(
    objects - concurrency,
  )
})

test('a crash: nothing more is sent, and the next push makes every object once', async () => {
  const bench = await benchOfMany()
  let creates = 0
  const deps = withCreate(bench, (gateway) => async (write) => {
    creates += 1
    const mine = creates
    const id = await gateway.create(write)
    if (mine === 3) throw new Error('crash')
    return id
  })
  await expect(push(deps, bench.server, {}, () => {})).rejects.toThrow('crash')
  expect(creates).toBeLessThan(objects)
  const states = new Set(stepsOf(bench).map(({ state }) => state))
  expect(states).toContain('sending')
  expect(await bench.push()).toMatchObject({ done: objects - creates, converged: true })
  const names = bench.practice.control.services().map(({ name }) => name)
  expect([names.length, new Set(names).size]).toEqual([objects, objects])
})

test('turns go in the order of asking, and tell when few wait', async () => {
  const told: string[] = []
  const turns = createTurns(1, () => told.push('few'))
  await turns.take()
  const others = ['a', 'b'].map((name) => turns.take().then(() => told.push(name)))
  expect(turns.waiting).toBe(2)
  turns.give()
  await others[0]
  expect(told).toEqual(['few', 'a'])
  turns.give()
  await others[1]
  expect(told).toEqual(['few', 'a', 'few', 'b'])
})

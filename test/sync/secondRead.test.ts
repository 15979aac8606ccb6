/** The read that verifies a push: the lists are asked for at once, where the mapping allows more than one request. */
import { expect, test } from 'vitest'
import type { SyncDeps } from '../../src-main/sync/port.ts'
import { push } from '../../src-main/sync/push/push.ts'
import { type Bench, newBench, putService, putUser } from './support.ts'

/** How many lists were on their way at most, for each read of a push. */
async function listsAtOnce(bench: Bench): Promise<readonly number[]> {
  const most: number[] = []
  let out = 0
  const deps: SyncDeps = {
    ...bench.deps,
    openGateway: () => {
      const gateway = bench.deps.openGateway()
      return {
        ...gateway,
        async list(kind) {
          out += 1
          if (kind === 'service') most.push(out)
          else most.push(Math.max(out, most.pop() ?? 0))
          const found = await gateway.list(kind)
          out -= 1
          return found
        },
      }
    },
  }
  expect(await push(deps, bench.server, {}, () => {})).toMatchObject({ converged: true })
  return most
}

test.each([
  { concurrency: 1, expected: [1, 1] },
  { concurrency: 2, expected: [1, 2] },
])('with $concurrency requests at once: $expected lists', async ({ concurrency, expected }) => {
  const bench = await newBench({ mapping: { concurrency } })
  putService(bench.store, 'Support Facebook')
  putUser(bench.store, 'hook.twilio')
  expect(await listsAtOnce(bench)).toEqual(expected)
})

test('users that nobody needs are not asked for, in either read', async () => {
  const bench = await newBench()
  putService(bench.store, 'Support Facebook')
  expect(await listsAtOnce(bench)).toEqual([1, 1])
  expect(bench.requests().filter((request) => request === 'GET /users')).toEqual([])
})

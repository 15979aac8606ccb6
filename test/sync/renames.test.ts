/** Renames that need each other's names, and one of an object of which nobody knew whether it was created. */
import { describe, expect, test } from 'vitest'
import { isWrite, newBench, pageId, putService } from './support.ts'

const kept = { rows: { [pageId]: undefined } }
const names = (bench: Awaited<ReturnType<typeof newBench>>) =>
  bench.practice.control.services().map(({ name }) => name)

describe('renames', () => {
  test('a chain goes in the order in which names become free, and a new object takes the last of them', async () => {
    const bench = await newBench({ mapping: { concurrency: 4 } })
    for (const name of ['A', 'B', 'C', 'D']) putService(bench.store, name)
    await bench.push()
    putService(bench.store, 'D', kept, 'E')
    putService(bench.store, 'C', kept, 'D')
    putService(bench.store, 'B', kept, 'C')
    putService(bench.store, 'A', kept, 'B')
    putService(bench.store, 'A')
    bench.requests()
    const result = await bench.push()
    expect(result).toMatchObject({ done: 5, failed: 0, converged: true })
    expect(result.steps.map(({ action, key }) => `${action} ${key}`)).toEqual([
      'update E',
      'update D',
      'update C',
      'update B',
      'create A',
    ])
    expect(names(bench).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('a ring is blocked by name, nothing of it is sent, and others go on', async () => {
    const bench = await newBench()
    for (const name of ['A', 'B', 'C']) putService(bench.store, name)
    await bench.push()
    putService(bench.store, 'A', kept, 'free')
    putService(bench.store, 'B', kept, 'A')
    putService(bench.store, 'free', kept, 'B')
    putService(bench.store, 'C', kept, 'Care')
    bench.requests()
    const result = await bench.push()
    expect(result.steps).toMatchObject([{ action: 'update', key: 'Care', outcome: 'done' }])
    expect(result.blocked.map(({ key }) => key).toSorted()).toEqual(['A', 'B'])
    expect(result.blocked[0]?.reason).toContain('in a ring')
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])
    putService(bench.store, 'A', kept, 'free')
    expect(await bench.push()).toMatchObject({ done: 2, converged: true })
    putService(bench.store, 'free', kept, 'A')
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(names(bench).toSorted()).toEqual(['A', 'B', 'Care'])
  })

  test('an object whose creation ended unknown, renamed before the next push, is not made a second time', async () => {
    const bench = await newBench({ mapping: { timeoutMs: 150 } })
    putService(bench.store, 'A Facebook')
    // Done on the server, never answered, and no read afterwards comes through.
    bench.practice.control.setFaults([
      { match: { method: 'POST' }, fault: { kind: 'timeoutAfter' } },
      { match: { method: 'GET', after: 1 }, fault: { kind: 'dropBefore' } },
    ])
    expect(await bench.push()).toMatchObject({ done: 0, unknown: 1 })
    bench.practice.control.setFaults([])
    putService(bench.store, 'A Facebook', kept, 'Care Facebook')
    const result = await bench.push()
    expect(result).toMatchObject({ converged: true, steps: [{ action: 'update', key: 'Care Facebook' }] })
    expect(names(bench)).toEqual(['Care Facebook'])
  })
})

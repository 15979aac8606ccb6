/** Runs that ended between a request and its outcome in the journal. */
import { describe, expect, test } from 'vitest'
import { findRun, listRunSteps, listRuns } from '../../src-main/store/journal.ts'
import { push } from '../../src-main/sync/engine.ts'
import type { PushOptions } from '../../src-main/sync/port.ts'
import { crashingIn } from './crashing.ts'
import { type Bench, isWrite, newBench, pageId, putService, putUser } from './support.ts'

describe('a crash', () => {
  async function settled(bench: Bench, method: Parameters<typeof crashingIn>[1], options: PushOptions = {}) {
    await expect(push(crashingIn(bench, method), bench.server, options, () => {})).rejects.toThrow('crash')
    const [crashed] = listRuns(bench.store.db, bench.server.id)
    expect(crashed?.finishedAt).toBeNull()
    bench.requests()
    const next = await bench.push()
    const { db } = bench.store
    const run = crashed && findRun(db, crashed.id)
    const states = crashed ? listRunSteps(db, crashed.id).map(({ state }) => state) : []
    return { next, states, stoppedBy: run?.stoppedBy, writes: bench.requests().filter(isWrite) }
  }

  test('after a POST is settled by reading, without a second POST', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putUser(bench.store, 'hook.twilio')
    const { next, states, stoppedBy, writes } = await settled(bench, 'create')
    expect(states).toEqual(['done', 'notAttempted', 'notAttempted'])
    expect(stoppedBy).toBe('RUN_INTERRUPTED')
    expect(next).toMatchObject({ done: 2, converged: true })
    expect(writes).toEqual(['POST /users', 'POST /users/*/roles'])
    expect(bench.practice.control.services()).toHaveLength(1)
  })

  test('after a PUT is settled by reading where the change can be seen', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    await bench.push()
    const serviceConnection = 'https://graph.facebook.com/v20.0/me/messages'
    putService(bench.store, 'A Facebook', { serviceConnection, rows: { [pageId]: 'EAAB-second' } })
    const visible = await settled(bench, 'update')
    expect(visible).toMatchObject({ states: ['done'], writes: [], next: { done: 0, converged: true } })
    putService(bench.store, 'A Facebook', { serviceConnection, rows: { [pageId]: 'EAAB-third' } })
    const invisible = await settled(bench, 'update')
    expect(invisible).toMatchObject({
      states: ['unknown'],
      writes: ['PUT /messagingServices/*'],
      next: { done: 1, converged: true },
    })
  })

  test('after a DELETE or a granted right is settled by reading', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    const addTheirs = { name: 'Their Wavy', type: 'wavy', serviceConnection: 'https://x.example.com' }
    bench.practice.control.addService(addTheirs)
    await bench.push()
    const deleted = await settled(bench, 'remove', { allowDeletes: 1 })
    expect(deleted).toMatchObject({ states: ['done'], writes: [], next: { converged: true } })
    putUser(bench.store, 'hook.twilio', { use: false })
    await bench.push()
    putUser(bench.store, 'hook.twilio', { use: true, password: undefined })
    const granted = await settled(bench, 'grantRight')
    expect(granted).toMatchObject({ states: ['done'], writes: [], next: { converged: true } })
  })
})

/** Two pushes to one server, and pushes outside its change windows. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { openLockFile } from '../../src-main/store/database.ts'
import { push } from '../../src-main/sync/engine.ts'
import { isWrite, newBench, pageId, putService } from './support.ts'

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof PatchbayError ? error.code : String(error)
}

describe('the lease of a server', () => {
  test('a second push to it is refused while the first runs, and nothing is sent', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    const first = bench.push()
    expect(await codeOf(bench.push())).toBe('PUSH_RUNNING')
    expect(await first).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['POST /messagingServices'])
    expect(await bench.push()).toMatchObject({ steps: [], converged: true })
  })

  test('another process that holds it stops a push; pulls and plans go on', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    const folder = path.join(path.dirname(bench.store.file), 'leases')
    mkdirSync(folder)
    // A lock file is all that processes share: a second connection to it is another process in small.
    const other = openLockFile(path.join(folder, `${bench.server.id}.lock`), 0)
    other.exec('BEGIN EXCLUSIVE')
    expect(await codeOf(bench.push())).toBe('PUSH_RUNNING')
    expect(await bench.plan()).toMatchObject({ steps: [{ action: 'create' }] })
    await bench.pull()
    expect(bench.requests().filter(isWrite)).toEqual([])
    other.close()
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
  })
})

describe('change windows', () => {
  test('outside them a push with an update asks again, and writes nothing until then', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    // A window of one minute on the day after tomorrow.
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
    const day = days[(new Date(bench.deps.store.now()).getUTCDay() + 2) % 7] ?? 'mon'
    const server = {
      ...bench.server,
      changeWindows: [{ days: [day], from: '12:00', to: '12:01', timeZone: 'UTC' }],
    }
    const run = (outsideWindow?: boolean) => push(bench.deps, server, { outsideWindow }, () => {})
    expect(await run()).toMatchObject({ done: 1, converged: true })
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-second' } })
    bench.requests()
    expect(await codeOf(run())).toBe('OUTSIDE_CHANGE_WINDOW')
    expect(bench.requests().filter(isWrite)).toEqual([])
    expect(await run(true)).toMatchObject({ done: 1, converged: true })
  })
})

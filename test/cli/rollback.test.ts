/** `rollback`, `runs`, `run show` and `run export` by the real command line. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RollbackPlan, RollbackResult, RunSummary, RunView } from '../../src-main/domain/syncModel.ts'
import { errorOf } from './support.ts'
import { type Bench, expectNoSecret, facebookUrl, newBench, outcomes, writes } from './syncBench.ts'

describe('a push that is taken back', () => {
  let bench: Bench
  let pushed: string
  let rolledBack: string
  const moved = 'https://graph.facebook.com/v20.0/me/messages'

  beforeAll(async () => {
    bench = await newBench()
    await bench.importEstate({ user: false })
    await bench.run('push', 'prod', '--yes')
    await bench.importEstate({ url: moved })
    pushed = (await bench.run('push', 'prod', '--yes')).json<{ runId: string }>().runId
  })

  test('without --yes and without a terminal is refused before the server is asked', async () => {
    bench.practice.control.clearRequests()
    const error = await errorOf(bench.run('rollback', pushed), 5)
    expect(error.code).toBe('CONFIRMATION_REQUIRED')
    expect(bench.practice.control.requests()).toEqual([])
  })

  test('--plan-only shows the inverse steps, exits 2, writes nothing', async () => {
    const { code, json } = await bench.run('rollback', pushed, '--plan-only')
    expect(code).toBe(2)
    const plan = json<RollbackPlan>()
    expect(plan).toMatchObject({ server: 'prod', rollsBack: pushed, cannotRestore: [] })
    expect(plan.steps.map(({ id, kind, action, key }) => [id, kind, action, key])).toEqual([
      ['s1', 'service', 'update', 'Support Facebook'],
      ['s2', 'user', 'delete', 'hook.twilio'],
    ])
    expect(writes(bench.practice)).toEqual([])
    const { stdout } = await bench.place.patchbay('rollback', pushed, '--plan-only')
    expect(stdout).toContain('s2 delete user "hook.twilio": created by the run')
  })

  test('--yes carries it out, store and server alike, exit 0', async () => {
    const { code, json } = await bench.run('rollback', pushed, '--yes')
    expect(code).toBe(0)
    const result = json<RollbackResult>()
    expect(result).toMatchObject({
      done: 2,
      failed: 0,
      converged: true,
      rollsBack: pushed,
      cannotRestore: [],
    })
    expect(outcomes(result)).toEqual([
      'update service Support Facebook: done',
      'delete user hook.twilio: done',
    ])
    rolledBack = result.runId
    expect(bench.practice.control.services()).toMatchObject([{ serviceConnection: facebookUrl }])
    expect(bench.practice.control.users()).toEqual([])
    expect((await bench.run('service', 'show', 'Support Facebook')).json().serviceConnection).toBe(
      facebookUrl,
    )
    expect((await bench.run('plan', 'prod')).code).toBe(0)
  })

  test('again is refused by name, and an unknown run is not found', async () => {
    const error = await errorOf(bench.run('rollback', pushed, '--yes'))
    expect(error.code).toBe('ROLLBACK_IMPOSSIBLE')
    expect(error.message).toContain(`taken back already by run ${rolledBack}`)
    expect((await errorOf(bench.run('rollback', 'nope', '--yes'))).code).toBe('RUN_NOT_FOUND')
  })

  test('what cannot be restored is named for people', async () => {
    bench.practice.control.edit('service', 'Support Facebook', { authenticationScope: 'theirs' })
    await bench.run('push', 'prod', '--yes')
    await bench.importEstate({ url: moved, scope: 'theirs' })
    const again = (await bench.run('push', 'prod', '--yes')).json<{ runId: string }>().runId
    bench.practice.control.edit('service', 'Support Facebook', { authenticationScope: 'other' })
    const { code, stdout } = await bench.place.patchbay('rollback', again, '--yes')
    expect(code).toBe(0)
    expect(stdout).toContain('Cannot be restored:\n  service "Support Facebook": changed on the server since')
  })

  test('runs tells kind, counts, duration and who took back whom', async () => {
    const { runs } = (await bench.run('runs', 'prod')).json<{ runs: RunSummary[] }>()
    const of = (id: string) => runs.find((run) => run.id === id)
    expect(of(pushed)).toMatchObject({
      kind: 'push',
      counts: { steps: 3, done: 3, failed: 0, notAttempted: 0, unknown: 0 },
      durationMs: expect.any(Number),
      rollsBack: null,
      rolledBackBy: [rolledBack],
    })
    expect(of(rolledBack)).toMatchObject({
      kind: 'rollback',
      counts: { steps: 2, done: 2 },
      rollsBack: pushed,
    })
    const { stdout } = await bench.place.patchbay('runs', 'prod')
    expect(stdout).toMatch(new RegExp(`^${rolledBack} .* rollback `, 'm'))
  })

  test('run show tells steps with times and fields', async () => {
    const run = (await bench.run('run', 'show', rolledBack)).json<RunView>()
    expect(run).toMatchObject({ kind: 'rollback', rollsBack: pushed, converged: true, differences: [] })
    expect(run.steps[0]).toMatchObject({
      action: 'update',
      outcome: 'done',
      reason: 'back to what it was before the run',
      fields: [{ name: 'serviceConnection', before: moved, after: facebookUrl }],
      durationMs: expect.any(Number),
      sentAt: expect.stringMatching(/Z$/),
    })
    const { stdout } = await bench.place.patchbay('run', 'show', pushed)
    expect(stdout).toContain(`It was taken back by run ${rolledBack}.`)
    expect(stdout).toMatch(/^s1 {2,}done/m)
  })

  test('run export writes a document for programs and a page to print', async () => {
    const json = path.join(bench.place.folder, 'run.json')
    const html = path.join(bench.place.folder, 'run.html')
    expect((await bench.run('run', 'export', pushed, json)).json()).toEqual({ file: json, format: 'json' })
    expect((await bench.run('run', 'export', pushed, html)).json()).toEqual({ file: html, format: 'html' })
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      patchbayRun: 1,
      id: pushed,
      serverName: 'prod',
      steps: [{ key: 'Support Facebook' }, { key: 'hook.twilio' }, { kind: 'userRight' }],
    })
    expect(readFileSync(html, 'utf8')).toContain('<h1>Push to prod</h1>')
    expect(statSync(html).mode & 0o777).toBe(0o600)
    const intoStore = bench.run('run', 'export', pushed, path.join(bench.place.data, 'store.db'))
    expect((await errorOf(intoStore)).code).toMatch(/^[A-Z_]+$/)
    expectNoSecret(bench.place, [json, html])
  })
})

import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Plan, PushResult } from '../../src-main/domain/syncModel.ts'
import type { RunRecord } from '../../src-main/store/journal.ts'
import { errorOf, printed } from './support.ts'
import {
  type Bench,
  expectNoSecret,
  facebookUrl,
  newBench,
  outcomes,
  pageToken,
  writes,
} from './syncBench.ts'

describe('from an estate to a server and on', () => {
  let bench: Bench
  let saved: string

  beforeAll(async () => {
    bench = await newBench()
    await bench.importEstate()
    saved = path.join(bench.place.folder, 'plan.json')
  })

  test('plan shows what a push would do, exits 2, writes nothing on the server', async () => {
    const { code, json } = await bench.run('plan', 'prod', '--out', saved)
    expect(code).toBe(2)
    const plan = json<Plan>()
    expect(Object.keys(plan)).toEqual([
      'server',
      'fingerprint',
      'unchanged',
      'steps',
      'takeovers',
      'conflicts',
      'blocked',
      'serverOnly',
      'parked',
      'findings',
    ])
    expect(plan).toMatchObject({ server: 'prod', unchanged: 0, conflicts: [], blocked: [], serverOnly: [] })
    expect(plan.steps.map(({ id, kind, action, key }) => [id, kind, action, key])).toEqual([
      ['s1', 'service', 'create', 'Support Facebook'],
      ['s2', 'user', 'create', 'hook.twilio'],
      ['s3', 'userRight', 'create', expect.stringContaining('hook.twilio')],
    ])
    expect(plan.steps[0]?.fields).toContainEqual({
      name: 'authentications[104829561234567].secret',
      before: 'absent',
      after: 'set',
    })
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(plan)
    expect(statSync(saved).mode & 0o777).toBe(0o600)
    expect(writes(bench.practice)).toEqual([])
  })

  test('plan for people', async () => {
    const { code, stdout } = await bench.place.patchbay('plan', 'prod')
    expect(code).toBe(2)
    expect(stdout).toContain('s1 create service "Support Facebook"')
    expect(stdout).toContain('authentications[104829561234567].secret: absent -> set')
  })

  test('push without --yes and without a terminal is refused before the server is asked', async () => {
    bench.practice.control.clearRequests()
    for (const args of [[], ['--plan', saved]]) {
      const error = await errorOf(bench.run('push', 'prod', ...args), 5)
      expect(error.code).toBe('CONFIRMATION_REQUIRED')
    }
    expect(bench.practice.control.requests()).toEqual([])
  })

  test('push of the saved plan, every step done, converged', async () => {
    const { code, json, stderr } = await bench.run('push', 'prod', '--plan', saved, '--yes')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const result = json<PushResult>()
    expect(result).toMatchObject({ done: 3, failed: 0, notAttempted: 0, unknown: 0, converged: true })
    expect(Object.keys(result.steps[0] ?? {})).toEqual([
      'id',
      'kind',
      'action',
      'key',
      'outcome',
      'remoteId',
      'message',
      'code',
    ])
    expect(result.steps[0]?.remoteId).toMatch(/^[0-9A-F]{32}$/)
    expect(
      bench.practice.control.secretMatches('service', 'Support Facebook', '104829561234567', pageToken),
    ).toBe(true)
    expect(bench.practice.control.users()).toMatchObject([
      { logonName: 'hook.twilio', roles: ['Messaging Service User'] },
    ])
  })

  test('after it: nothing to plan, nothing to push, no drift, no conflicts', async () => {
    const plan = await bench.run('plan', 'prod')
    expect({ code: plan.code, steps: plan.json().steps }).toEqual({ code: 0, steps: [] })
    bench.practice.control.clearRequests()
    const push = await bench.run('push', 'prod', '--yes')
    expect(push.code).toBe(0)
    expect(push.json()).toMatchObject({ done: 0, converged: true, steps: [] })
    expect(writes(bench.practice)).toEqual([])
    const pull = await bench.run('pull', 'prod')
    expect({ code: pull.code, document: pull.json() }).toEqual({
      code: 0,
      document: { server: 'prod', services: 1, users: 1, drift: [], serverOnly: [] },
    })
    const conflicts = await bench.run('conflicts', 'prod')
    expect({ code: conflicts.code, document: conflicts.json() }).toEqual({
      code: 0,
      document: { conflicts: [] },
    })
  })

  test('runs and run show', async () => {
    const { runs } = (await bench.run('runs', 'PROD')).json<{ runs: RunRecord[] }>()
    expect(runs).toHaveLength(2)
    expect(runs[1]).toMatchObject({ serverName: 'prod', converged: true, person: 'Administrator' })
    const run = (await bench.run('run', 'show', runs[1]?.id ?? '')).json<PushResult>()
    expect(outcomes(run)).toEqual([
      'create service Support Facebook: done',
      'create user hook.twilio: done',
      expect.stringMatching(/^create userRight hook\.twilio.*: done$/),
    ])
    expect((await bench.place.patchbay('run', 'show', runs[1]?.id ?? '')).stdout).toMatch(/^s1 {2,}done/m)
    expect((await errorOf(bench.run('run', 'show', 'nope'))).code).toBe('RUN_NOT_FOUND')
  })

  test('a saved plan is stale once it was pushed: exit 5, the error document, nothing written', async () => {
    bench.practice.control.clearRequests()
    expect((await errorOf(bench.run('push', 'prod', '--plan', saved, '--yes'), 5)).code).toBe('PLAN_STALE')
    expect(writes(bench.practice)).toEqual([])
  })

  test('files that are no plan', async () => {
    const push = (file: string) => bench.run('push', 'prod', '--yes', '--plan', file)
    expect(await errorOf(push(bench.place.file('broken.json', '{"server":')))).toMatchObject({
      code: 'PLAN_INVALID',
      data: { line: 1 },
    })
    expect(await errorOf(push(bench.place.file('other.json', '{"server":"prod"}')))).toMatchObject({
      code: 'PLAN_INVALID',
      data: { path: 'fingerprint' },
    })
    expect((await errorOf(push(path.join(bench.place.folder, 'none')))).code).toBe('FILE_NOT_FOUND')
  })

  test('a change on the server alone is drift (exit 2), pending in the plan, taken over by a push', async () => {
    const moved = 'https://graph.facebook.com/v20.0/me/messages'
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: moved })
    const pull = await bench.run('pull', 'prod')
    expect(pull.code).toBe(2)
    expect(pull.json().drift).toEqual([
      {
        kind: 'service',
        key: 'Support Facebook',
        field: 'serviceConnection',
        before: facebookUrl,
        after: moved,
        firstSeenAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ])
    const plan = await bench.run('plan', 'prod')
    expect({ code: plan.code, steps: plan.json().steps }).toEqual({ code: 2, steps: [] })
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(0)
    expect((await bench.run('service', 'show', 'Support Facebook')).json().serviceConnection).toBe(moved)
  })

  test('a field changed on both sides: conflicts, resolve, push', async () => {
    await bench.importEstate({ url: 'https://graph.facebook.com/v21.0/me/messages' })
    const theirs = 'https://graph.facebook.com/v22.0/me/messages'
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: theirs })
    expect((await bench.run('plan', 'prod')).code).toBe(4)
    const push = await bench.run('push', 'prod', '--yes')
    expect({ code: push.code, steps: push.json().steps }).toEqual({ code: 4, steps: [] })
    const conflicts = await bench.run('conflicts', 'prod')
    expect(conflicts.code).toBe(4)
    expect(conflicts.json()).toEqual({
      conflicts: [
        {
          key: 'Support Facebook',
          kind: 'service',
          field: 'serviceConnection',
          base: 'https://graph.facebook.com/v20.0/me/messages',
          mine: 'https://graph.facebook.com/v21.0/me/messages',
          theirs,
        },
      ],
    })
    const nowhere = ['resolve', 'prod', 'Support Facebook', '--mine', '--field', 'name']
    expect((await errorOf(bench.run(...nowhere))).code).toBe('CONFLICT_NOT_FOUND')
    const args = ['resolve', 'prod', 'support facebook', '--theirs', '--field', 'serviceConnection']
    expect((await bench.run(...args)).code).toBe(0)
    expect((await bench.run('conflicts', 'prod')).code).toBe(0)
    const reopened = await bench.run('resolve', 'prod', 'Support Facebook', '--open')
    expect(reopened.code).toBe(0)
    expect(reopened.json()).toMatchObject({ reopened: [{ field: 'serviceConnection', theirs }] })
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(4)
    expect((await errorOf(bench.run('resolve', 'prod', 'Support Facebook', '--open'))).code).toBe(
      'CONFLICT_NOT_FOUND',
    )
    expect((await bench.run(...args)).code).toBe(0)
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(0)
    expect((await bench.run('service', 'show', 'Support Facebook')).json().serviceConnection).toBe(theirs)
  })

  test('what is only on the server: left alone, adopted by name, or deleted when asked for', async () => {
    for (const name of ['Extra One', 'Extra Two']) {
      bench.practice.control.addService({ name, type: 'facebook', serviceConnection: facebookUrl })
    }
    const plan = await bench.run('plan', 'prod')
    expect(plan.code).toBe(0)
    const others = plan.json<Plan>().serverOnly.map(({ kind, key }) => `${kind} ${key}`)
    expect(others.toSorted()).toEqual(['service Extra One', 'service Extra Two'])
    expect((await bench.run('plan', 'prod', '--deletes')).code).toBe(2)
    bench.practice.control.clearRequests()
    const capped = await errorOf(bench.run('push', 'prod', '--yes', '--allow-deletes', '1'), 5)
    expect(capped.code).toBe('DELETE_CAP_EXCEEDED')
    expect(writes(bench.practice)).toEqual([])
    expect((await errorOf(bench.run('adopt', 'prod', 'Nowhere'))).code).toBe('REMOTE_OBJECT_NOT_FOUND')
    const adopted = await bench.run('adopt', 'prod', 'extra one')
    expect(adopted.json().adopted).toMatchObject([{ kind: 'service', key: 'Extra One' }])
    const push = await bench.run('push', 'prod', '--yes', '--allow-deletes', '1')
    expect(push.code).toBe(0)
    expect(outcomes(push.json<PushResult>())).toEqual(['delete service Extra Two: done'])
  })

  test('--select pushes one object alone', async () => {
    await bench.importEstate({ url: facebookUrl, more: ['Second', 'Third'] })
    expect((await errorOf(bench.run('push', 'prod', '--yes', '--select', 'Nowhere'))).code).toBe(
      'USAGE_INVALID',
    )
    const one = await bench.run('push', 'prod', '--yes', '--select', 'second')
    expect(outcomes(one.json<PushResult>())).toEqual(['create service Second: done'])
    const both = await bench.run('push', 'prod', '--yes', '--select', 'Third', '--select', 'Support Facebook')
    expect(both.json().done).toBe(2)
  })

  test('a secret is nowhere', () => {
    expect(printed.length).toBeGreaterThan(50)
    expectNoSecret(bench.place, [saved])
  })
})

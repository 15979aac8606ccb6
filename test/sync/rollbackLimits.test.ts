/** What a rollback cannot or must not do, over real HTTP. */
import { describe, expect, test } from 'vitest'
import type { RunId, ServerId } from '../../src-main/domain/model.ts'
import { getServiceByName } from '../../src-main/store/services.ts'
import { planRollback, type RollbackOptions, rollback } from '../../src-main/sync/rollback/rollback.ts'
import { expectQuiet, planOf, takeBack } from './rollbackSupport.ts'
import { isWrite, newBench, pageId, putService, putUser } from './support.ts'

const otherId = '204829561234567'

describe('what cannot be restored', () => {
  test('is a former secret that neither the store nor its history has', async () => {
    const config = {
      services: [
        {
          name: 'Their Wavy',
          type: 'wavy',
          serviceConnection: 'https://api.wavy.example.com',
          authentications: [{ authenticationId: 'wavy.user', password: 'theirs' }],
        },
      ],
    }
    const bench = await newBench({ config })
    await bench.adopt()
    const field = 'authentications[wavy.user].secret'
    const edit = {
      type: 'wavy',
      serviceConnection: 'https://new.example.com',
      rows: { 'wavy.user': 'ours' },
    } as const
    putService(bench.store, 'Their Wavy', edit)
    const { runId } = await bench.push()
    const result = await takeBack(bench, runId)
    expect(result.cannotRestore).toEqual([
      {
        kind: 'service',
        key: 'Their Wavy',
        field,
        reason: 'neither the store nor its history has the former secret',
      },
    ])
    expect(result).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.services()).toMatchObject([
      { serviceConnection: 'https://api.wavy.example.com' },
    ])
    expect(bench.practice.control.secretMatches('service', 'Their Wavy', 'wavy.user', 'ours')).toBe(true)
    await expectQuiet(bench)
  })

  test('is a service that the store never had: it comes back without its secrets, and is adopted', async () => {
    const bench = await newBench()
    putService(bench.store, 'Kept Facebook')
    await bench.push()
    const authentications = [{ authenticationId: 'wavy.user', password: 'theirs' }]
    const theirs = {
      name: 'Their Wavy',
      type: 'wavy',
      serviceConnection: 'https://x.example.com',
      authentications,
    }
    bench.practice.control.addService(theirs)
    const { runId } = await bench.push({ allowDeletes: 1 })
    expect(bench.practice.control.services()).toHaveLength(1)
    const result = await takeBack(bench, runId)
    expect(result.cannotRestore).toMatchObject([
      { key: 'Their Wavy', field: 'authentications[wavy.user].secret' },
    ])
    expect(result).toMatchObject({ done: 1, converged: true })
    expect(getServiceByName(bench.store, 'Their Wavy').authentications).toEqual([
      { authenticationId: 'wavy.user', secret: 'absent' },
    ])
    await expectQuiet(bench)
  })

  test('is an object that moved on the server, was edited in the store, or was changed by a later run', async () => {
    const bench = await newBench()
    const first = { serviceConnection: 'https://graph.facebook.com/v19.0/me/messages' }
    const next = (version: number) => ({
      serviceConnection: `https://graph.facebook.com/v${version}.0/me/messages`,
      rows: { [pageId]: undefined },
    })
    const names = ['A', 'B', 'C', 'D']
    for (const [at, name] of names.entries()) {
      putService(bench.store, name, { ...first, rows: { [pageId]: `EAAB-${at}` } })
    }
    await bench.push()
    for (const name of names) putService(bench.store, name, next(20))
    const { runId } = await bench.push()
    putService(bench.store, 'C', next(21))
    const later = await bench.push()
    bench.practice.control.edit('service', 'A', { authenticationScope: 'theirs' })
    putService(bench.store, 'B', next(22))
    const planned = await planOf(bench, runId)
    expect(planned.cannotRestore).toEqual([
      { kind: 'service', key: 'A', field: 'object', reason: 'changed on the server since' },
      {
        kind: 'service',
        key: 'B',
        field: 'object',
        reason: 'edited in the store since; push or undo that first',
      },
      { kind: 'service', key: 'C', field: 'object', reason: `changed by the later run ${later.runId}` },
    ])
    expect(planned.steps).toMatchObject([{ action: 'update', key: 'D' }])
    bench.requests()
    expect(await takeBack(bench, runId)).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])
    expect(getServiceByName(bench.store, 'B').serviceConnection).toBe(next(22).serviceConnection)
  })

  test('is an object whose former name somebody else has by now, in the store or on the server', async () => {
    const bench = await newBench()
    for (const [at, name] of ['A', 'B'].entries())
      putService(bench.store, name, { rows: { [`${at}1`]: 'EAAB' } })
    await bench.push()
    putService(bench.store, 'A', { rows: { '01': undefined } }, 'A2')
    putService(bench.store, 'B', { rows: { '11': undefined } }, 'B2')
    const { runId } = await bench.push()
    putService(bench.store, 'A', { rows: { [otherId]: 'EAAB-2' } })
    bench.practice.control.addService({ name: 'b', type: 'wavy', serviceConnection: 'https://x.example.com' })
    bench.requests()
    await expect(planOf(bench, runId)).rejects.toMatchObject({
      code: 'ROLLBACK_IMPOSSIBLE',
      data: {
        cannotRestore: [
          { key: 'A2', field: 'object', reason: 'another object of the store has the name "A" by now' },
          { key: 'B2', field: 'object', reason: 'another object of the server has the name "B" by now' },
        ],
      },
    })
    expect(bench.requests().filter(isWrite)).toEqual([])
  })

  test('rights by hand are named', async () => {
    const bench = await newBench({ mapping: { rights: { mode: 'manual' } } })
    putUser(bench.store, 'hook.twilio', { use: false })
    await bench.push()
    putUser(bench.store, 'hook.twilio', { use: true, lastName: 'Changed', password: undefined })
    const { runId } = await bench.push()
    const planned = await planOf(bench, runId)
    expect(planned.steps).toMatchObject([{ kind: 'user', action: 'update' }])
    expect(planned.cannotRestore).toMatchObject([{ kind: 'userRight' }])
    expect(planned.cannotRestore[0]?.reason).toContain('by hand')
  })

  test('all of a run: nothing is written', async () => {
    const bench = await newBench()
    putService(bench.store, 'A')
    const { runId } = await bench.push()
    putService(bench.store, 'A', { rows: { [pageId]: 'EAAB-second' } })
    await bench.push()
    bench.requests()
    await expect(planOf(bench, runId)).rejects.toMatchObject({ code: 'ROLLBACK_IMPOSSIBLE' })
    await expect(rollback(bench.deps, bench.server, runId as RunId, {}, () => {})).rejects.toMatchObject({
      code: 'ROLLBACK_IMPOSSIBLE',
      data: { cannotRestore: [{ key: 'A', field: 'object' }] },
    })
    expect(bench.requests().filter(isWrite)).toEqual([])
    await expect(planOf(bench, 'nope')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
    const empty = await bench.push()
    await expect(planOf(bench, empty.runId)).rejects.toMatchObject({ code: 'ROLLBACK_IMPOSSIBLE' })
  })

  test('a server of promoted objects: its values never come into the store', async () => {
    const bench = await newBench()
    putService(bench.store, 'A')
    const { runId } = await bench.push()
    const server = { ...bench.server, promotedFrom: 'other' as ServerId }
    await expect(planRollback(bench.deps, server, runId as RunId)).rejects.toMatchObject({
      code: 'ROLLBACK_IMPOSSIBLE',
    })
  })
})

describe('guards', () => {
  test('deletes want the reviewed plan, and a plan that moved is stale', async () => {
    const bench = await newBench()
    putService(bench.store, 'A')
    const { runId } = await bench.push()
    const reviewed = await planOf(bench, runId)
    const go = (options: RollbackOptions) =>
      rollback(bench.deps, bench.server, runId as RunId, options, () => {})
    await expect(go({})).rejects.toMatchObject({ code: 'DELETE_NOT_CONFIRMED' })
    putService(bench.store, 'B', { rows: { [otherId]: 'EAAB-2' } })
    await expect(go({ plan: reviewed })).rejects.toMatchObject({ code: 'PLAN_STALE' })
    expect(bench.practice.control.services()).toHaveLength(1)
  })

  test('outside the change windows somebody has to agree', async () => {
    const bench = await newBench()
    putService(bench.store, 'A')
    const { runId } = await bench.push()
    // On no day at all.
    const closed = { days: [], from: '00:00', to: '00:00', timeZone: 'UTC' }
    const windowed = { ...bench, server: { ...bench.server, changeWindows: [closed] } }
    await expect(takeBack(windowed, runId)).rejects.toMatchObject({ code: 'OUTSIDE_CHANGE_WINDOW' })
    expect(await takeBack(windowed, runId, { outsideWindow: true })).toMatchObject({
      done: 1,
      converged: true,
    })
  })

  test('the answer to a revocation that got lost is read back', async () => {
    const bench = await newBench()
    putUser(bench.store, 'hook.twilio', { use: false })
    await bench.push()
    putUser(bench.store, 'hook.twilio', { use: true, password: undefined })
    const { runId } = await bench.push()
    bench.practice.control.setFaults([
      { match: { method: 'DELETE', path: '^/users/.*/roles/', nth: 1 }, fault: { kind: 'dropAfter' } },
    ])
    expect(await takeBack(bench, runId)).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['DELETE /users/*/roles/*'])
    expect(bench.practice.control.users()).toMatchObject([{ roles: [] }])
  })
})

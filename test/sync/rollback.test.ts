/** Taking runs back, over real HTTP. */
import { describe, expect, test } from 'vitest'
import type { RunId, ServiceId, UserId } from '../../src-main/domain/model.ts'
import { listBases } from '../../src-main/store/bases.ts'
import { restoreFromTrash } from '../../src-main/store/history.ts'
import { findRun } from '../../src-main/store/journal.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { historyStatus, undoAction } from '../../src-main/store/undo.ts'
import { getUserByLogonName, removeUsers } from '../../src-main/store/users.ts'
import { content, expectQuiet, planOf, stepsOf, takeBack } from './rollbackSupport.ts'
import { type Bench, isWrite, newBench, pageId, putService, putUser } from './support.ts'

const otherId = '204829561234567'

function serviceId(bench: Bench, name: string): ServiceId {
  return getServiceByName(bench.store, name).id
}

describe('the inverse of a step', () => {
  test('what a run created is deleted, and goes to the trash of the store', async () => {
    const bench = await newBench()
    putService(bench.store, 'Kept Facebook')
    await bench.push()
    const before = content(bench)
    putService(bench.store, 'Support Facebook')
    putUser(bench.store, 'hook.twilio')
    const { runId } = await bench.push()
    const planned = await planOf(bench, runId)
    expect(planned).toMatchObject({ rollsBack: runId, cannotRestore: [], takeovers: [], unchanged: 0 })
    expect(planned.steps).toMatchObject([
      { id: 's1', kind: 'service', action: 'delete', key: 'Support Facebook', reason: 'created by the run' },
      { id: 's2', kind: 'user', action: 'delete', key: 'hook.twilio' },
    ])
    const result = await takeBack(bench, runId)
    expect(result).toMatchObject({ done: 2, converged: true, rollsBack: runId, cannotRestore: [] })
    expect(bench.requests().filter(isWrite)).toEqual(['DELETE /messagingServices/*', 'DELETE /users/*'])
    expect(content(bench)).toEqual(before)
    expect(
      listTrash(bench.store.db)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Support Facebook', 'hook.twilio'])
    expect(listBases(bench.store.db, bench.server.id).map(({ label }) => label)).toEqual(['Kept Facebook'])
    await expectQuiet(bench)
  })

  test('what a run changed goes back, with secrets from the history of the store', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-1', [otherId]: 'EAAB-2' } })
    putUser(bench.store, 'hook.twilio')
    await bench.push()
    const before = content(bench)
    const rows = { [pageId]: 'EAAB-changed', '304829561234567': 'EAAB-new' }
    putService(bench.store, 'Support Facebook', { rows, authenticationScope: 'new' }, 'Care Facebook')
    putUser(bench.store, 'hook.twilio', { lastName: 'Changed', password: 'Changed-1-pass' })
    const { runId } = await bench.push()
    const planned = await planOf(bench, runId)
    expect(planned.steps).toMatchObject([
      {
        kind: 'service',
        action: 'update',
        key: 'Support Facebook',
        reason: 'back to what it was before the run',
      },
      { kind: 'user', action: 'update', key: 'hook.twilio' },
    ])
    expect(JSON.stringify(planned)).not.toContain('EAAB')
    expect(await takeBack(bench, runId)).toMatchObject({ done: 2, converged: true, cannotRestore: [] })
    expect(content(bench)).toEqual(before)
    const { control } = bench.practice
    expect(control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-1')).toBe(true)
    expect(control.secretMatches('service', 'Support Facebook', otherId, 'EAAB-2')).toBe(true)
    expect(control.secretMatches('user', 'hook.twilio', null, 'Initial-1-pass')).toBe(true)
    expect(getServiceByName(bench.store, 'Support Facebook').authentications).toEqual([
      { authenticationId: pageId, secret: 'set' },
      { authenticationId: otherId, secret: 'set' },
    ])
    await expectQuiet(bench)
  })

  test('what a run deleted is created again, and comes back from the trash with its secrets', async () => {
    const bench = await newBench()
    putService(bench.store, 'Kept Facebook')
    const id = putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-1' } })
    await bench.push()
    const before = content(bench)
    removeServices(bench.store, [id])
    const { runId } = await bench.push({ allowDeletes: 1 })
    expect(listTrash(bench.store.db)).toHaveLength(1)
    const result = await takeBack(bench, runId)
    expect(stepsOf(result)).toEqual(['create service Support Facebook: done'])
    expect(result).toMatchObject({ converged: true, cannotRestore: [] })
    expect(content(bench)).toEqual(before)
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-1')).toBe(true)
    expect(serviceId(bench, 'Support Facebook')).toBe(id)
    expect(listTrash(bench.store.db)).toEqual([])
    await expectQuiet(bench)
  })

  test('a right that a run granted is revoked, after a read', async () => {
    const bench = await newBench()
    putUser(bench.store, 'hook.twilio', { use: false })
    await bench.push()
    putUser(bench.store, 'hook.twilio', { use: true, password: undefined })
    const { runId } = await bench.push()
    const result = await takeBack(bench, runId)
    expect(stepsOf(result)).toEqual(['delete userRight hook.twilio: messagingService: done'])
    expect(result.converged).toBe(true)
    expect(bench.requests().filter(isWrite)).toEqual(['DELETE /users/*/roles/*'])
    expect(bench.practice.control.users()).toMatchObject([{ roles: [] }])
    expect(getUserByLogonName(bench.store, 'hook.twilio').use).toEqual([])
    expect(listBases(bench.store.db, bench.server.id).map(({ rights }) => rights)).toEqual([[]])
    await expectQuiet(bench)
  })

  test('names that a run moved on are freed before they are needed', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook', { rows: { [pageId]: 'EAAB-first' } })
    await bench.push()
    const before = content(bench)
    putService(bench.store, 'A Facebook', { rows: { [pageId]: undefined } }, 'C Facebook')
    putService(bench.store, 'A Facebook', { rows: { [otherId]: 'EAAB-second' } })
    const { runId } = await bench.push()
    expect(bench.practice.control.services()).toHaveLength(2)
    const result = await takeBack(bench, runId)
    expect(stepsOf(result)).toEqual(['delete service A Facebook: done', 'update service A Facebook: done'])
    expect(content(bench)).toEqual(before)
    await expectQuiet(bench)
  })

  test('a chain of renames goes back from its end', async () => {
    const bench = await newBench()
    const rename = (from: string, to: string, row: string) =>
      putService(bench.store, from, { rows: { [row]: undefined } }, to)
    putService(bench.store, 'Y Facebook', { rows: { [pageId]: 'EAAB-1' } })
    putService(bench.store, 'Z Facebook', { rows: { [otherId]: 'EAAB-2' } })
    await bench.push()
    const before = content(bench)
    rename('Y Facebook', 'X Facebook', pageId)
    rename('Z Facebook', 'Y Facebook', otherId)
    const { runId, converged } = await bench.push()
    expect(converged).toBe(true)
    expect(stepsOf(await takeBack(bench, runId))).toEqual([
      'update service Z Facebook: done',
      'update service Y Facebook: done',
    ])
    expect(content(bench)).toEqual(before)
    await expectQuiet(bench)
  })
})

describe('run, store and server', () => {
  test('the run is journaled as a rollback, and the store can undo it', async () => {
    const bench = await newBench()
    putService(bench.store, 'A')
    await bench.push()
    putService(bench.store, 'A', { authenticationScope: 'new', rows: { [pageId]: undefined } })
    putService(bench.store, 'B', { rows: { [otherId]: 'EAAB-2' } })
    const { runId } = await bench.push()
    const result = await takeBack(bench, runId)
    expect(findRun(bench.store.db, result.runId as RunId)).toMatchObject({
      kind: 'rollback',
      rollsBack: runId,
      converged: true,
    })
    expect(historyStatus(bench.store).undo?.label).toContain('Roll back')
    undoAction(bench.store)
    expect(getServiceByName(bench.store, 'A').authenticationScope).toBe('new')
    expect((await bench.plan()).steps.map(({ action, key }) => [action, key])).toEqual([
      ['update', 'A'],
      ['create', 'B'],
    ])
  })

  test('a rollback of a rollback brings everything back, users and rights too', async () => {
    const bench = await newBench()
    const kept = putService(bench.store, 'Kept', { rows: { [pageId]: 'EAAB-1' } })
    await bench.push()
    putService(bench.store, 'Kept', { authenticationScope: 'new', rows: { [pageId]: 'EAAB-2' } })
    const user = putUser(bench.store, 'hook.twilio')
    const { runId } = await bench.push()
    const after = content(bench)
    const back = await takeBack(bench, runId)
    expect(bench.practice.control.secretMatches('service', 'Kept', pageId, 'EAAB-1')).toBe(true)
    await expect(planOf(bench, runId)).rejects.toMatchObject({ code: 'ROLLBACK_IMPOSSIBLE' })
    const forth = await takeBack(bench, back.runId)
    expect(stepsOf(forth)).toEqual([
      'update service Kept: done',
      'create user hook.twilio: done',
      'create userRight hook.twilio: messagingService: done',
    ])
    expect(forth).toMatchObject({ converged: true, cannotRestore: [] })
    expect(content(bench)).toEqual(after)
    const { control } = bench.practice
    expect(control.secretMatches('service', 'Kept', pageId, 'EAAB-2')).toBe(true)
    expect(control.secretMatches('user', 'hook.twilio', null, 'Initial-1-pass')).toBe(true)
    expect([serviceId(bench, 'Kept'), getUserByLogonName(bench.store, 'hook.twilio').id]).toEqual([
      kept,
      user,
    ])
    await expectQuiet(bench)
    // The two cancel each other out: the first run can be taken back again.
    expect(await takeBack(bench, runId)).toMatchObject({ done: 2, converged: true })
  })

  test('two runs go back one after the other', async () => {
    const bench = await newBench()
    putService(bench.store, 'Kept')
    await bench.push()
    const states = [content(bench)]
    const runs: string[] = []
    for (const [authenticationScope, secret] of [
      ['one', 'EAAB-1'],
      ['two', 'EAAB-2'],
    ] as const) {
      putService(bench.store, 'Kept', { authenticationScope, rows: { [pageId]: secret } })
      runs.unshift((await bench.push()).runId)
      states.unshift(content(bench))
    }
    for (const [at, runId] of runs.entries()) {
      expect(await takeBack(bench, runId)).toMatchObject({ done: 1, converged: true, cannotRestore: [] })
      expect(content(bench)).toEqual(states[at + 1])
    }
    expect(bench.practice.control.secretMatches('service', 'Kept', pageId, 'EAAB-first')).toBe(true)
  })

  test('what could not be deleted is told, and goes with another rollback of the same run', async () => {
    const bench = await newBench()
    putUser(bench.store, 'hook.twilio')
    const { runId } = await bench.push()
    const refusal = { kind: 'status', status: 409 } as const
    bench.practice.control.setFaults([{ match: { method: 'DELETE', path: '^/users/' }, fault: refusal }])
    const failed = await takeBack(bench, runId)
    expect(failed).toMatchObject({ done: 0, failed: 1, converged: false })
    expect(failed.differences).toMatchObject([{ kind: 'user', key: 'hook.twilio' }])
    bench.practice.control.setFaults([])
    expect(await takeBack(bench, runId)).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.users()).toEqual([])
  })

  test('a user and a service that were deleted in the store by themselves still go from the server', async () => {
    const bench = await newBench()
    const user: UserId = putUser(bench.store, 'hook.twilio')
    const service = putService(bench.store, 'A')
    const { runId } = await bench.push()
    removeUsers(bench.store, [user])
    removeServices(bench.store, [service])
    expect(await takeBack(bench, runId)).toMatchObject({ done: 2, converged: true })
    expect(content(bench)).toEqual({ services: [], users: [] })
    restoreFromTrash(bench.store, 'user', user)
    expect((await bench.plan()).steps).toMatchObject([
      { action: 'create', kind: 'user' },
      { kind: 'userRight' },
    ])
  })
})

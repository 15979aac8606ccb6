/** Drift that is overwritten: decided for the store, without asking the server. */
import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src-main/store/audit.ts'
import { getServiceByName } from '../../src-main/store/services.ts'
import { listConflicts } from '../../src-main/sync/decide/conflicts.ts'
import { codeOf } from '../support/store.ts'
import {
  again,
  agreed,
  connection,
  drift,
  moved,
  onServer,
  overwrite,
  rows,
  support,
  was,
} from './driftBench.ts'
import { isWrite, pageId, putService } from './support.ts'

describe('overwrite', () => {
  test('decides for the store without asking the server; the next push sends it, and only that', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    bench.practice.control.edit('service', 'Sales Facebook', { authenticationScope: 'taken' })
    await bench.pull()
    bench.requests()
    expect(overwrite(bench, support).overwritten).toEqual([
      { kind: 'service', key: support, fields: [{ name: connection, before: moved, after: was }] },
    ])
    expect(bench.requests()).toEqual([])
    expect(drift(bench).map(({ key, decision }) => [key, decision])).toEqual([
      ['Sales Facebook', null],
      [support, 'mine'],
    ])
    expect(listConflicts(bench.deps.store, bench.server.id)).toEqual([])
    // It survives reads and plans.
    await bench.pull()
    await bench.plan()
    const plan = await bench.plan()
    expect(plan.steps).toMatchObject([
      {
        action: 'update',
        key: support,
        reason: 'changed on the server; decided for the store',
        fields: [{ name: connection, before: was, after: was }],
      },
    ])
    expect(plan.conflicts).toEqual([])
    bench.requests()
    expect(await bench.push({ plan })).toMatchObject({ done: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*'])
    expect(onServer(bench)).toMatchObject({ serviceConnection: was })
    expect(getServiceByName(bench.store, 'Sales Facebook').authenticationScope).toBe('taken')
    expect(rows(bench)).toEqual([])
    expect(
      listAudit(bench.store.db, 20).find(({ action }) => action === 'server.overwriteDrift')?.details,
    ).toEqual({
      objects: [
        { kind: 'service', name: support, fields: [{ name: connection, before: moved, after: was }] },
      ],
    })
  })

  test('makes a plan of before stale', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    const plan = await bench.plan()
    await bench.pull()
    overwrite(bench, support)
    expect(await codeOf(() => bench.push({ plan }))).toBe('PLAN_STALE')
  })

  test.each(['the server', 'the store'])('ends when %s changes it again', async (who) => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    await bench.pull()
    overwrite(bench, support)
    if (who === 'the server') bench.practice.control.edit('service', support, { serviceConnection: again })
    else putService(bench.store, support, { serviceConnection: again, rows: { [pageId]: undefined } })
    const plan = await bench.plan()
    expect(plan.steps).toEqual([])
    if (who === 'the server') expect(plan.takeovers).toMatchObject([{ key: support }])
    else expect(plan.conflicts).toMatchObject([{ key: support, mine: again, theirs: moved }])
    expect(drift(bench).map(({ decision }) => decision)).toEqual([null])
  })

  test('only what was seen: a change since then is taken over as always', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    await bench.pull()
    overwrite(bench, support)
    bench.practice.control.edit('service', support, { authenticationScope: 'unseen' })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(onServer(bench)).toMatchObject({ serviceConnection: was, authenticationScope: 'unseen' })
    expect(getServiceByName(bench.store, support).authenticationScope).toBe('unseen')
  })

  test('of an object that is gone there makes it again; of one that is new there it is refused', async () => {
    const bench = await agreed()
    bench.practice.control.remove('service', support)
    bench.practice.control.addService({ name: 'New there', type: 'facebook', serviceConnection: was })
    await bench.pull()
    expect(await codeOf(() => overwrite(bench, 'New there'))).toBe('VALIDATION_FAILED')
    overwrite(bench, support)
    expect((await bench.plan()).steps).toMatchObject([{ action: 'create', key: support }])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(onServer(bench)).toMatchObject({ name: support })
    expect(rows(bench).map(([key]) => key)).toEqual(['New there'])
  })

  test('of rows: one that was added there goes, one that was removed there comes back with its secret', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, {
      authentications: [{ authenticationId: '7', password: 'theirs' }],
    })
    await bench.pull()
    const rowFields = [`authentications[${pageId}].secret`, 'authentications[7].secret']
    expect(new Set(rows(bench).map(([, field]) => field))).toEqual(new Set(rowFields))
    overwrite(bench, support)
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(onServer(bench)?.['authentications']).toMatchObject([{ authenticationId: pageId }])
    expect(bench.practice.control.secretMatches('service', support, pageId, 'EAAB-first')).toBe(true)
  })

  test('of a secret, where the server shows it: sent again; where it does not, its change cannot be seen', async () => {
    const rowPatch = { authentications: [{ authenticationId: pageId, password: 'theirs-1' }] }
    const shown = await agreed({ mapping: { secret: { readback: 'plain' } } })
    shown.practice.control.edit('service', support, rowPatch)
    await shown.pull()
    expect(rows(shown)).toEqual([[support, `authentications[${pageId}].secret`, 'set', 'set']])
    overwrite(shown, support)
    expect(await shown.push()).toMatchObject({ done: 1, converged: true })
    expect(shown.practice.control.secretMatches('service', support, pageId, 'EAAB-first')).toBe(true)
    const hidden = await agreed()
    hidden.practice.control.edit('service', support, rowPatch)
    expect((await hidden.pull()).drift).toEqual([])
  })
})

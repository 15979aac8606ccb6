/** What stops a push before anything is written, and how far deletions may go. */
import { describe, expect, test } from 'vitest'
import { listRuns } from '../../src-main/store/journal.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { isWrite, newBench, pageId, putService } from './support.ts'

describe('guards', () => {
  test('an emptied server is refused, and nothing is written', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Sales Facebook')
    bench.practice.control.remove('service', 'Support Facebook')
    bench.requests()
    await expect(bench.push()).rejects.toMatchObject({ code: 'SERVER_IDENTITY_CHANGED', kind: { exit: 5 } })
    await expect(bench.pull()).rejects.toMatchObject({ code: 'SERVER_IDENTITY_CHANGED' })
    expect(bench.requests()).toEqual(['GET /messagingServices', 'GET /messagingServices'])
    expect(listRuns(bench.store.db, bench.server.id)).toHaveLength(1)
  })

  test('a list that leaves out what is there by id is refused', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    await bench.push()
    bench.practice.control.setFaults([
      { match: { path: '^/messagingServices$' }, fault: { kind: 'halfList' } },
    ])
    bench.requests()
    await expect(bench.push()).rejects.toMatchObject({ code: 'READ_INCOMPLETE', kind: { exit: 5 } })
    expect(bench.requests()).toEqual(['GET /messagingServices', 'GET /messagingServices/*'])
  })

  test('a saved plan is stale once the store or the server moved, and not after a pull', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    await bench.push()
    putService(bench.store, 'B Facebook')
    const saved = await bench.plan()
    await bench.pull()
    putService(bench.store, 'C Facebook')
    await expect(bench.push({ plan: saved })).rejects.toMatchObject({ code: 'PLAN_STALE', kind: { exit: 5 } })
    removeServices(bench.store, [getServiceByName(bench.store, 'C Facebook').id])
    bench.practice.control.edit('service', 'A Facebook', { authenticationScope: 'moved' })
    await expect(bench.push({ plan: saved })).rejects.toMatchObject({ code: 'PLAN_STALE' })
    expect(bench.requests().filter((request) => request.startsWith('POST'))).toHaveLength(1)
    bench.practice.control.edit('service', 'A Facebook', { authenticationScope: '' })
    expect(await bench.push({ plan: saved })).toMatchObject({ done: 1, converged: true })
  })

  test('services only on the server are deleted when asked for, within the cap', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    await bench.push()
    removeServices(bench.store, [getServiceByName(bench.store, 'B Facebook').id])
    bench.practice.control.addService({
      name: 'Their Wavy',
      type: 'wavy',
      serviceConnection: 'https://x.example.com',
    })
    putService(bench.store, 'A Facebook', { rows: { [pageId]: 'EAAB-second' } })
    expect((await bench.plan()).serverOnly.map(({ key }) => key).sort()).toEqual(['B Facebook', 'Their Wavy'])
    const planned = await bench.plan({ deletes: true })
    expect(planned.steps.map(({ action, key, reason }) => [action, key, reason])).toEqual([
      ['update', 'A Facebook', 'changed in the store'],
      ['delete', 'B Facebook', 'deleted in the store'],
      ['delete', 'Their Wavy', 'not in the store'],
    ])
    bench.requests()
    await expect(bench.push({ allowDeletes: 1 })).rejects.toMatchObject({
      code: 'DELETE_CAP_EXCEEDED',
      kind: { exit: 5 },
    })
    await expect(bench.push({ plan: planned })).rejects.toMatchObject({ code: 'DELETE_CAP_EXCEEDED' })
    expect(bench.requests().filter(isWrite)).toEqual([])
    const result = await bench.push({ plan: planned, allowDeletes: 2 })
    expect(result).toMatchObject({ done: 3, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual([
      'PUT /messagingServices/*',
      'DELETE /messagingServices/*',
      'DELETE /messagingServices/*',
    ])
    expect(bench.practice.control.services().map(({ name }) => name)).toEqual(['A Facebook'])
  })
})

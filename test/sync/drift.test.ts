/** Drift: found, kept with its first sight, accepted object by object, settled. */
import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src-main/store/audit.ts'
import { listBases } from '../../src-main/store/bases.ts'
import { findContact } from '../../src-main/store/contact.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { getUserByLogonName } from '../../src-main/store/users.ts'
import { listConflicts, resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import { pull, push } from '../../src-main/sync/engine.ts'
import { serverStatuses } from '../../src-main/sync/status.ts'
import { codeOf } from '../support/store.ts'
import {
  accept,
  again,
  agreed,
  at,
  connection,
  connectionOf,
  drift,
  moved,
  onServer,
  rows,
  support,
  was,
} from './driftBench.ts'
import { isWrite, newBench, pageId, putService, putUser } from './support.ts'

describe('what is kept', () => {
  test('a difference keeps when it was first seen; another value is seen for the first time', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    await pull(at(bench, '2026-01-01T10:00:00.000Z'), bench.server)
    const second = await pull(at(bench, '2026-01-02T10:00:00.000Z'), bench.server)
    const entry = { kind: 'service', key: support, field: connection, before: was }
    expect(second.drift).toEqual([{ ...entry, after: moved, firstSeenAt: '2026-01-01T10:00:00.000Z' }])
    expect(drift(bench)).toEqual([{ ...second.drift[0], decision: null }])
    bench.practice.control.edit('service', support, { serviceConnection: again })
    const third = await pull(at(bench, '2026-01-03T10:00:00.000Z'), bench.server)
    expect(third.drift).toEqual([{ ...entry, after: again, firstSeenAt: '2026-01-03T10:00:00.000Z' }])
    bench.practice.control.edit('service', support, { serviceConnection: was })
    expect((await bench.pull()).drift).toEqual([])
    expect(drift(bench)).toEqual([])
  })

  test('a service that appears on the server is new until it is adopted or gone; at the first read none is', async () => {
    const bench = await newBench()
    const body = { type: 'facebook', serviceConnection: was }
    bench.practice.control.addService({ ...body, name: 'There before' })
    expect((await bench.pull()).drift).toEqual([])
    bench.practice.control.addService({ ...body, name: 'New there' })
    bench.practice.control.addService({ ...body, name: 'New and gone' })
    for (const _read of ['first', 'second']) {
      await bench.pull()
      expect(rows(bench)).toEqual([
        ['New and gone', 'object', null, 'New and gone'],
        ['New there', 'object', null, 'New there'],
      ])
    }
    bench.practice.control.remove('service', 'New and gone')
    await bench.pull()
    expect(rows(bench)).toEqual([['New there', 'object', null, 'New there']])
    await bench.adopt('New there')
    expect(rows(bench)).toEqual([])
    expect((await bench.pull()).drift).toEqual([])
    expect((await bench.pull()).serverOnly).toEqual([{ kind: 'service', key: 'There before' }])
  })

  test('a service that is entered in the store under the same name is not new any more', async () => {
    const bench = await agreed()
    bench.practice.control.addService({ name: 'New there', type: 'facebook', serviceConnection: was })
    await bench.pull()
    expect(rows(bench)).toHaveLength(1)
    putService(bench.store, 'New there')
    await bench.pull()
    expect(rows(bench)).toEqual([])
  })

  test('an object that is gone there, until that is decided; gone on both sides is agreed on', async () => {
    const bench = await agreed()
    bench.practice.control.remove('service', support)
    await bench.pull()
    expect(rows(bench)).toEqual([[support, 'object', support, null]])
    removeServices(bench.store, [getServiceByName(bench.store, support).id])
    expect((await bench.pull()).drift).toEqual([])
    expect(rows(bench)).toEqual([])
  })

  test('a push that takes it over, or sends over it, settles it even when it cannot be verified', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    bench.practice.control.edit('service', 'Sales Facebook', { authenticationScope: 'theirs' })
    putService(bench.store, 'Sales Facebook', {
      authenticationScope: 'mine',
      rows: { [pageId]: 'EAAB-second' },
    })
    await bench.pull()
    expect(rows(bench).map(([key]) => key)).toEqual(['Sales Facebook', support])
    resolveConflict(bench.deps.store, bench.server.id, { key: 'Sales Facebook', side: 'mine' })
    const dead = { match: { method: 'GET' }, fault: { kind: 'status', status: 500 } } as const
    const result = await push(bench.deps, bench.server, {}, ({ type }) => {
      if (type === 'verifyStarted') bench.practice.control.setFaults([dead])
    })
    expect(result).toMatchObject({ done: 1, converged: false })
    expect(rows(bench)).toEqual([])
    expect(serverStatuses(bench.store.db, [bench.server])).toMatchObject([
      {
        driftObjects: 0,
        openConflicts: 0,
        error: { code: 'SERVER_FAILED' },
        lastRun: { id: result.runId, kind: 'push', converged: false, stoppedBy: 'SERVER_FAILED' },
      },
    ])
  })

  test('a kind that the server forbade keeps what was seen of it', async () => {
    const bench = await agreed()
    putUser(bench.store, 'hook.twilio')
    await bench.push()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    await bench.pull()
    const before = drift(bench)
    expect(before).toHaveLength(1)
    const forbidden = { kind: 'status', status: 403 } as const
    bench.practice.control.setFaults([
      { match: { method: 'GET', path: '/messagingServices' }, fault: forbidden },
    ])
    await bench.pull()
    expect(drift(bench)).toEqual(before)
    expect(findContact(bench.store.db, bench.server.id)).toMatchObject({
      readAt: expect.any(String),
      error: { code: 'SERVER_FORBIDDEN' },
    })
  })
})

describe('accept', () => {
  test('takes the server’s side into the store at once, moves the base, writes nothing there', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved, authenticationScope: 'new' })
    bench.practice.control.edit('service', 'Sales Facebook', { authenticationScope: 'other' })
    await bench.pull()
    const result = await accept(bench, support.toUpperCase())
    expect(result.accepted).toEqual([
      {
        kind: 'service',
        key: support,
        fields: expect.arrayContaining([
          { name: connection, before: was, after: moved },
          { name: 'authenticationScope', before: '', after: 'new' },
        ]),
      },
    ])
    expect(connectionOf(bench)).toBe(moved)
    expect(getServiceByName(bench.store, support).authentications).toEqual([
      { authenticationId: pageId, secret: 'set' },
    ])
    expect(rows(bench).map(([key]) => key)).toEqual(['Sales Facebook'])
    expect(bench.requests().filter(isWrite)).toEqual([])
    const plan = await bench.plan()
    expect(plan.takeovers.map(({ key }) => key)).toEqual(['Sales Facebook'])
    expect(plan.steps).toEqual([])
    expect(listAudit(bench.store.db, 10).find(({ action }) => action === 'server.acceptDrift')).toMatchObject(
      {
        object: bench.server.name,
        details: { objects: [{ kind: 'service', name: support, fields: expect.any(Array) }] },
      },
    )
  })

  test('leaves other changes of the store for the next push, and decides conflicts of the object', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    putService(bench.store, support, {
      serviceConnection: again,
      authenticationScope: 'mine',
      rows: { [pageId]: 'EAAB-second' },
    })
    await bench.pull()
    expect(listConflicts(bench.deps.store, bench.server.id)).toHaveLength(1)
    await accept(bench, support)
    expect(listConflicts(bench.deps.store, bench.server.id)).toEqual([])
    expect(getServiceByName(bench.store, support)).toMatchObject({
      serviceConnection: moved,
      authenticationScope: 'mine',
    })
    expect((await bench.pull()).drift).toEqual([])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(onServer(bench)).toMatchObject({ serviceConnection: moved, authenticationScope: 'mine' })
    expect(bench.practice.control.secretMatches('service', support, pageId, 'EAAB-second')).toBe(true)
  })

  test('can be undone: then the store’s side waits to be pushed', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', support, { serviceConnection: moved })
    await bench.pull()
    await accept(bench, support)
    undoAction(bench.store)
    expect(connectionOf(bench)).toBe(was)
    expect((await bench.pull()).drift).toEqual([])
    expect((await bench.plan()).steps).toMatchObject([
      { key: support, fields: [{ name: connection, before: moved, after: was }] },
    ])
  })

  test('of an object that is gone there puts it into the trash and forgets the base', async () => {
    const bench = await agreed()
    bench.practice.control.remove('service', support)
    await bench.pull()
    expect(await accept(bench, support)).toMatchObject({
      accepted: [{ key: support, fields: [{ name: 'object', before: support, after: null }] }],
    })
    expect(listTrash(bench.store.db)).toMatchObject([{ kind: 'service', name: support }])
    expect(listBases(bench.store.db, bench.server.id).map(({ label }) => label)).toEqual(['Sales Facebook'])
    expect(rows(bench)).toEqual([])
    expect(listConflicts(bench.deps.store, bench.server.id)).toEqual([])
    expect(await bench.push()).toMatchObject({ steps: [], converged: true })
  })

  test('of a service that is new there adopts it, without its secret', async () => {
    const bench = await agreed()
    const body = { name: 'New there', type: 'facebook', serviceConnection: was }
    bench.practice.control.addService({
      ...body,
      authentications: [{ authenticationId: '7', password: 'x' }],
    })
    await bench.pull()
    await accept(bench, 'New there')
    expect(getServiceByName(bench.store, 'New there').authentications).toEqual([
      { authenticationId: '7', secret: 'absent' },
    ])
    expect(rows(bench)).toEqual([])
    expect(await bench.plan()).toMatchObject({ steps: [], takeovers: [], serverOnly: [] })
  })

  test('takes a rename along, of users too', async () => {
    const bench = await agreed()
    putUser(bench.store, 'hook.twilio')
    await bench.push()
    bench.practice.control.edit('service', support, { name: 'Renamed there' })
    bench.practice.control.edit('user', 'hook.twilio', { surname: 'Renamed' })
    await bench.pull()
    await accept(bench, support, 'hook.twilio')
    expect(getServiceByName(bench.store, 'Renamed there').serviceConnection).toBe(was)
    expect(getUserByLogonName(bench.store, 'hook.twilio')).toMatchObject({
      lastName: 'Renamed',
      password: 'set',
    })
    expect(await bench.push()).toMatchObject({ steps: [], converged: true })
  })

  test('refuses what it cannot take, by name, and changes nothing at all', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', 'Sales Facebook', { authenticationScope: 'new' })
    bench.practice.control.edit('service', support, { name: 'Sales Twitter' })
    await bench.pull()
    putService(bench.store, 'Sales Twitter')
    await expect(accept(bench, 'Sales Facebook', support)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining(support),
    })
    expect(getServiceByName(bench.store, 'Sales Facebook').authenticationScope).toBe('')
    expect(await codeOf(() => accept(bench, 'Sales Facebook', 'nobody'))).toBe('DRIFT_NOT_FOUND')
    expect(getServiceByName(bench.store, 'Sales Facebook').authenticationScope).toBe('')
    expect(rows(bench)).toHaveLength(2)
  })

  test('waits for nobody: while a push is at work it is refused', async () => {
    const bench = await agreed()
    const lease = bench.deps.store.takeLease(bench.server.id)
    expect(await codeOf(() => accept(bench, support))).toBe('PUSH_RUNNING')
    lease?.release()
    expect(await codeOf(() => accept(bench, support))).toBe('DRIFT_NOT_FOUND')
  })
})

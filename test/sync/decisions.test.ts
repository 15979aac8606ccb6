/** The life of a conflict: open, decided, carried out, restored; and every way in which it ends earlier. */
import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src-main/store/audit.ts'
import { purgeTrash } from '../../src-main/store/purge.ts'
import { listServices } from '../../src-main/store/serviceList.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { getUserByLogonName } from '../../src-main/store/users.ts'
import { listConflicts, resolveConflict, resolveConflicts } from '../../src-main/sync/decide/conflicts.ts'
import { listDecisions, restoreLosing } from '../../src-main/sync/decide/decisions.ts'
import { acceptDrift, overwriteDrift } from '../../src-main/sync/decide/driftDecisions.ts'
import { type ReopenChoice, reopenConflicts } from '../../src-main/sync/decide/reopen.ts'
import { push } from '../../src-main/sync/engine.ts'
import { codeOf } from '../support/store.ts'
import { type Bench, newBench, pageId, putService, putUser } from './support.ts'

const key = 'Support Facebook'
const was = 'https://graph.facebook.com/v19.0/me/messages'
const mine = 'https://graph.facebook.com/v20.0/me/messages'
const theirs = 'https://graph.facebook.com/v21.0/me/messages'
const connection = 'serviceConnection'
const scope = 'authenticationScope'
const rowField = `authentications[${pageId}].secret`
const kept = { rows: { [pageId]: undefined } }

type Choice = Parameters<typeof resolveConflict>[2]

async function agreed(mapping: Record<string, unknown> = {}): Promise<Bench> {
  const bench = await newBench({ mapping })
  putService(bench.store, key)
  putService(bench.store, 'Sales Facebook')
  await bench.push()
  return bench
}

/** Service Connection and scope were changed on both sides. */
async function conflicting(): Promise<Bench> {
  const bench = await agreed()
  bench.practice.control.edit('service', key, { serviceConnection: theirs, authenticationScope: 'theirs' })
  putService(bench.store, key, { serviceConnection: mine, authenticationScope: 'mine', ...kept })
  await bench.plan()
  return bench
}

const decide = (bench: Bench, choice: Choice) => resolveConflict(bench.deps.store, bench.server.id, choice)
const decisions = (bench: Bench) => listDecisions(bench.deps.store, bench.server.id, true)
const reopen = (bench: Bench, ...choices: ReopenChoice[]) =>
  reopenConflicts(bench.deps.store, bench.server.id, choices)
const restore = (bench: Bench, id: string) => restoreLosing(bench.deps.store, id)
const open = (bench: Bench) => listConflicts(bench.deps.store, bench.server.id).map(({ field }) => field)
const stored = (bench: Bench) => getServiceByName(bench.store, key)

function onServer(bench: Bench, name = key) {
  return bench.practice.control.services().find((service) => service['name'] === name)
}

/** Of the only decision about a field. */
function idOf(bench: Bench, field: string): string {
  const found = decisions(bench).filter((entry) => entry.field === field)
  expect(found).toHaveLength(1)
  return found[0]?.id ?? ''
}

describe('a field', () => {
  test('decided for the server and carried out: the store’s value comes back as an edit, and is pushed', async () => {
    const bench = await conflicting()
    expect(decisions(bench)).toEqual([])
    decide(bench, { key, side: 'theirs', field: connection })
    decide(bench, { key, side: 'mine', field: scope })
    expect(decisions(bench).find(({ field }) => field === connection)).toEqual({
      id: expect.any(String),
      kind: 'service',
      key,
      field: connection,
      base: was,
      mine,
      theirs,
      side: 'theirs',
      person: bench.store.person,
      at: expect.any(String),
      isPending: true,
      canRestore: true,
      obstacle: null,
    })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(decisions(bench).map(({ isPending, canRestore }) => [isPending, canRestore])).toEqual([
      [false, true],
      [false, true],
    ])
    const id = idOf(bench, connection)
    expect(restore(bench, id)).toEqual({ outcome: 'restored', key, field: connection })
    expect(stored(bench)).toMatchObject({ serviceConnection: mine, authenticationScope: 'mine' })
    expect(stored(bench).authentications).toEqual([{ authenticationId: pageId, secret: 'set' }])
    expect(listAudit(bench.store.db, 1)[0]).toMatchObject({
      action: 'conflict.restore',
      object: key,
      details: { before: { serviceConnection: theirs }, after: { serviceConnection: mine } },
    })
    expect(decisions(bench).find((entry) => entry.id === id)).toMatchObject({
      canRestore: false,
      obstacle: 'same',
    })
    expect(restore(bench, id).outcome).toBe('unchanged')
    undoAction(bench.store)
    expect(stored(bench).serviceConnection).toBe(theirs)
    expect(restore(bench, id).outcome).toBe('restored')
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(onServer(bench)).toMatchObject({ serviceConnection: mine, authenticationScope: 'mine' })
  })

  test('decided for the store and pushed: the server’s value comes into the store, and the plan shows it', async () => {
    const bench = await conflicting()
    decide(bench, { key, side: 'mine' })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(restore(bench, idOf(bench, scope)).outcome).toBe('restored')
    expect(stored(bench)).toMatchObject({ serviceConnection: mine, authenticationScope: 'theirs' })
    expect((await bench.plan()).steps).toMatchObject([
      { key, reason: 'changed in the store', fields: [{ name: scope, before: 'mine', after: 'theirs' }] },
    ])
  })

  test('before a push the other side wins instead, and a later choice takes the place of an earlier one', async () => {
    const bench = await conflicting()
    decide(bench, { key, side: 'mine', field: connection })
    decide(bench, { key, side: 'theirs', field: connection })
    expect(decisions(bench).map(({ side }) => side)).toEqual(['theirs'])
    expect(restore(bench, idOf(bench, connection)).outcome).toBe('turned')
    expect(decisions(bench)).toMatchObject([{ field: connection, side: 'mine', isPending: true }])
    expect(open(bench)).toEqual([scope])
    expect(listAudit(bench.store.db, 1)[0]).toMatchObject({
      action: 'conflict.resolve',
      object: key,
      details: { decisions: [{ field: connection, before: 'theirs', after: 'mine' }] },
    })
    expect(stored(bench).serviceConnection).toBe(mine)
    decide(bench, { key, side: 'mine', field: scope })
    await bench.push()
    expect(onServer(bench)).toMatchObject({ serviceConnection: mine, authenticationScope: 'mine' })
  })

  test.each(['the server', 'the store'])(
    'is open again when %s moves, and the decision is gone',
    async (who) => {
      const bench = await conflicting()
      decide(bench, { key, side: 'theirs' })
      const id = idOf(bench, connection)
      if (who === 'the server') bench.practice.control.edit('service', key, { serviceConnection: `${was}#` })
      else
        putService(bench.store, key, { serviceConnection: `${was}#`, authenticationScope: 'mine', ...kept })
      await bench.plan()
      expect(open(bench)).toEqual([connection])
      expect(decisions(bench).map(({ field, isPending }) => [field, isPending])).toEqual([[scope, true]])
      expect(await codeOf(() => restore(bench, id))).toBe('DECISION_NOT_FOUND')
    },
  )

  test('later: it stays open, the object is left alone, and others go on', async () => {
    const bench = await conflicting()
    decide(bench, { key, side: 'mine', field: connection })
    putService(bench.store, 'Sales Facebook', { serviceConnection: mine, ...kept })
    expect(await bench.push()).toMatchObject({ done: 1, converged: false })
    expect(open(bench)).toEqual([scope])
    expect(decisions(bench)).toMatchObject([{ field: connection, isPending: true }])
    expect(onServer(bench)).toMatchObject({ serviceConnection: theirs })
    expect(onServer(bench, 'Sales Facebook')).toMatchObject({ serviceConnection: mine })
  })

  test('a decision that was made while a read was under way is not lost by it', async () => {
    const bench = await conflicting()
    const reading = bench.pull()
    decide(bench, { key, side: 'mine' })
    await reading
    expect(open(bench)).toEqual([])
    expect(decisions(bench).map(({ isPending }) => isPending)).toEqual([true, true])
  })

  test('whose push lost its answer stays on record', async () => {
    const bench = await conflicting()
    decide(bench, { key, side: 'mine' })
    const dead = { kind: 'status', status: 500 } as const
    const result = await push(bench.deps, bench.server, {}, ({ type }) => {
      if (type !== 'stepStarted') return
      // The read before the PUT is answered; the PUT is done in silence, and nothing can be read after it.
      bench.practice.control.setFaults([
        { match: { method: 'PUT' }, fault: { kind: 'dropAfter' } },
        ...[2, 3, 4, 5, 6, 7, 8, 9].map((nth) => ({ match: { method: 'GET' as const, nth }, fault: dead })),
      ])
    })
    expect(result).toMatchObject({ unknown: 1, converged: false })
    expect(decisions(bench).map(({ isPending }) => isPending)).toEqual([true, true])
    bench.practice.control.setFaults([])
    await bench.pull()
    expect(onServer(bench)).toMatchObject({ serviceConnection: mine })
    expect(decisions(bench).map(({ isPending, canRestore }) => [isPending, canRestore])).toEqual([
      [false, true],
      [false, true],
    ])
  })

  test('cannot come back to an object that is gone, nor to a name that is taken', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', key, { name: 'Theirs' })
    putService(bench.store, key, kept, 'Mine')
    await bench.plan()
    decide(bench, { key: 'Mine', side: 'theirs' })
    expect(await bench.push()).toMatchObject({ converged: true })
    const id = idOf(bench, 'name')
    putService(bench.store, 'Mine')
    expect(await codeOf(() => restore(bench, id))).toBe('NAME_TAKEN')
    removeServices(bench.store, [getServiceByName(bench.store, 'Theirs').id])
    expect(await codeOf(() => restore(bench, id))).toBe('SERVICE_NOT_FOUND')
    expect(decisions(bench)).toMatchObject([{ id, canRestore: false, obstacle: 'gone' }])
  })
})

describe('several at once', () => {
  test('a service and a user of one name are told apart by their kind', async () => {
    const bench = await agreed()
    putService(bench.store, 'hook.twilio')
    putUser(bench.store, 'hook.twilio')
    await bench.push()
    bench.practice.control.remove('service', 'hook.twilio')
    bench.practice.control.remove('user', 'hook.twilio')
    await bench.plan()
    expect(open(bench)).toEqual(['object', 'object'])
    decide(bench, { key: 'hook.twilio', kind: 'user', side: 'theirs' })
    expect(decisions(bench)).toMatchObject([{ kind: 'user', side: 'theirs' }])
    expect(open(bench)).toEqual(['object'])
    decide(bench, { key: 'hook.twilio', side: 'mine' })
    expect(decisions(bench).map(({ kind, side }) => [kind, side])).toEqual([
      ['service', 'mine'],
      ['user', 'theirs'],
    ])
  })

  test('all or none', async () => {
    const bench = await conflicting()
    const all = (...choices: Choice[]) => resolveConflicts(bench.deps.store, bench.server.id, choices)
    const first: Choice = { key, side: 'mine', field: connection }
    expect(await codeOf(() => all(first, { key: 'nobody', side: 'mine' }))).toBe('CONFLICT_NOT_FOUND')
    expect(open(bench)).toHaveLength(2)
    expect(decisions(bench)).toEqual([])
    expect(all(first, { key, side: 'theirs' })).toHaveLength(2)
    expect(open(bench)).toEqual([])
  })
})

describe('taken back', () => {
  test('it is open again on record, and a push leaves the object alone until it is decided', async () => {
    const bench = await conflicting()
    decide(bench, { key, side: 'mine' })
    const agreed = await bench.plan()
    expect(agreed).toMatchObject({ conflicts: [], steps: [{ key }] })
    expect(reopen(bench, { key, field: connection })).toMatchObject([
      { key, field: connection, mine, theirs },
    ])
    expect(open(bench)).toEqual([connection])
    expect(decisions(bench)).toMatchObject([{ field: scope, isPending: true }])
    expect(listAudit(bench.store.db, 1)[0]).toMatchObject({
      action: 'conflict.reopen',
      object: key,
      details: { decisions: [{ field: connection, base: was, mine, theirs, before: 'mine', after: null }] },
    })
    // Neither the plan that was agreed on nor a new one writes anything.
    expect(await codeOf(() => push(bench.deps, bench.server, { plan: agreed }, () => {}))).toBe('PLAN_STALE')
    expect(await bench.push()).toMatchObject({ done: 0, conflicts: [{ key, field: connection }] })
    expect(onServer(bench)).toMatchObject({ serviceConnection: theirs, authenticationScope: 'theirs' })
    expect(stored(bench)).toMatchObject({ serviceConnection: mine, authenticationScope: 'mine' })
    decide(bench, { key, side: 'theirs', field: connection })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(onServer(bench)).toMatchObject({ serviceConnection: theirs, authenticationScope: 'mine' })
  })

  test('all of an object, a whole object that is gone too', async () => {
    const bench = await conflicting()
    decide(bench, { key, side: 'mine' })
    bench.practice.control.remove('service', 'Sales Facebook')
    await bench.plan()
    decide(bench, { key: 'Sales Facebook', side: 'theirs' })
    expect(reopen(bench, { key }, { key: 'sales facebook', kind: 'service' })).toHaveLength(3)
    expect(open(bench)).toHaveLength(3)
    expect(decisions(bench)).toEqual([])
    await bench.push()
    expect(stored(bench).serviceConnection).toBe(mine)
    expect(getServiceByName(bench.store, 'Sales Facebook').name).toBe('Sales Facebook')
  })

  test('only what is decided and not carried out; all or none; drift stays what it is', async () => {
    const bench = await conflicting()
    expect(await codeOf(() => reopen(bench, { key }))).toBe('CONFLICT_NOT_FOUND')
    decide(bench, { key, side: 'mine' })
    expect(await codeOf(() => reopen(bench, { key }, { key: 'nobody' }))).toBe('CONFLICT_NOT_FOUND')
    expect(await codeOf(() => reopen(bench, { key, kind: 'user' }))).toBe('CONFLICT_NOT_FOUND')
    expect(open(bench)).toEqual([])
    await bench.push()
    expect(await codeOf(() => reopen(bench, { key }))).toBe('CONFLICT_NOT_FOUND')
    expect(decisions(bench)).toHaveLength(2)
    bench.practice.control.edit('service', key, { serviceConnection: was })
    await bench.pull()
    overwriteDrift(bench.deps.store, bench.server, [key])
    expect(await codeOf(() => reopen(bench, { key }))).toBe('CONFLICT_NOT_FOUND')
    expect(decisions(bench)[0]).toMatchObject({ field: connection, isPending: true })
  })
})

describe('a whole object that is gone from the server', () => {
  async function gone(): Promise<Bench> {
    const bench = await agreed()
    bench.practice.control.remove('service', key)
    await bench.plan()
    expect(open(bench)).toEqual(['object'])
    return bench
  }

  test('decided for the server: it comes back from the trash with its secret, and is made again', async () => {
    const bench = await gone()
    decide(bench, { key, side: 'theirs' })
    expect(await bench.push()).toMatchObject({ converged: true })
    expect(listTrash(bench.store.db)).toHaveLength(1)
    const id = idOf(bench, 'object')
    expect(decisions(bench)).toMatchObject([{ mine: key, theirs: null, canRestore: true }])
    expect(restore(bench, id).outcome).toBe('restored')
    expect(listTrash(bench.store.db)).toEqual([])
    expect(restore(bench, id).outcome).toBe('unchanged')
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.secretMatches('service', key, pageId, 'EAAB-first')).toBe(true)
  })

  test('decided for the store: it goes from the store again, and the server keeps what was made', async () => {
    const bench = await gone()
    decide(bench, { key, side: 'mine' })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(restore(bench, idOf(bench, 'object')).outcome).toBe('restored')
    expect(listTrash(bench.store.db)).toMatchObject([{ name: key }])
    expect(await bench.plan()).toMatchObject({ steps: [], serverOnly: [{ key }] })
    expect((await bench.plan({ deletes: true })).steps).toMatchObject([{ action: 'delete', key }])
  })

  test('purged from the trash it cannot come back, and the error says so by name', async () => {
    const bench = await gone()
    decide(bench, { key, side: 'theirs' })
    await bench.push()
    purgeTrash(bench.store, true)
    const id = idOf(bench, 'object')
    expect(() => restore(bench, id)).toThrow(
      expect.objectContaining({ code: 'SERVICE_NOT_FOUND', message: expect.stringContaining(key) }),
    )
    expect(decisions(bench)).toMatchObject([{ canRestore: false }])
    expect(listServices(bench.store, { search: key, offset: 0, limit: 10 }).total).toBe(0)
  })
})

describe('secrets', () => {
  const shown = { secret: { readback: 'plain' } }
  const serverRow = (password: string) => ({ authentications: [{ authenticationId: pageId, password }] })

  test('decided for the server: the store’s former secret comes back out of its own history', async () => {
    const bench = await agreed(shown)
    bench.practice.control.edit('service', key, serverRow('theirs-secret'))
    putService(bench.store, key, { rows: { [pageId]: 'EAAB-second' } })
    await bench.plan()
    expect(open(bench)).toEqual([rowField])
    decide(bench, { key, side: 'theirs' })
    await bench.push()
    expect(stored(bench).authentications).toEqual([{ authenticationId: pageId, secret: 'absent' }])
    expect(decisions(bench)).toMatchObject([{ mine: 'changed', theirs: 'changed', canRestore: true }])
    expect(restore(bench, idOf(bench, rowField)).outcome).toBe('restored')
    expect(stored(bench).authentications).toEqual([{ authenticationId: pageId, secret: 'set' }])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.secretMatches('service', key, pageId, 'EAAB-second')).toBe(true)
    const told = JSON.stringify([listAudit(bench.store.db, 100), decisions(bench)])
    expect(told).not.toMatch(/EAAB|theirs-secret|[0-9a-f]{64}/)
  })

  test('decided for the store: the server’s former secret was never known', async () => {
    const bench = await agreed(shown)
    bench.practice.control.edit('service', key, serverRow('theirs-secret'))
    putService(bench.store, key, { rows: { [pageId]: 'EAAB-second' } })
    await bench.plan()
    decide(bench, { key, side: 'mine' })
    await bench.push()
    const id = idOf(bench, rowField)
    expect(decisions(bench)).toMatchObject([{ canRestore: false, obstacle: 'secret' }])
    expect(() => restore(bench, id)).toThrow(
      expect.objectContaining({ code: 'VERSION_NOT_FOUND', message: expect.stringContaining(rowField) }),
    )
    expect(stored(bench).authentications).toEqual([{ authenticationId: pageId, secret: 'set' }])
  })

  test('a row removed on one side: restored with the store’s secret, or without the server’s', async () => {
    const bench = await agreed(shown)
    bench.practice.control.edit('service', key, { authentications: [] })
    putService(bench.store, key, { rows: { [pageId]: 'EAAB-second' } })
    bench.practice.control.edit('service', 'Sales Facebook', serverRow('theirs-secret'))
    putService(bench.store, 'Sales Facebook', { rows: {} })
    await bench.plan()
    expect(open(bench)).toEqual([rowField, rowField])
    decide(bench, { key, side: 'theirs' })
    decide(bench, { key: 'Sales Facebook', side: 'mine' })
    expect(await bench.push()).toMatchObject({ converged: true })
    expect(stored(bench).authentications).toEqual([])
    for (const entry of decisions(bench)) expect(restore(bench, entry.id).outcome).toBe('restored')
    expect(stored(bench).authentications).toEqual([{ authenticationId: pageId, secret: 'set' }])
    expect(getServiceByName(bench.store, 'Sales Facebook').authentications).toEqual([
      { authenticationId: pageId, secret: 'absent' },
    ])
    await bench.push({ select: [key] })
    expect(bench.practice.control.secretMatches('service', key, pageId, 'EAAB-second')).toBe(true)
  })

  test('a password of a user', async () => {
    const bench = await newBench({ mapping: shown })
    putUser(bench.store, 'hook.twilio')
    await bench.push()
    bench.practice.control.edit('user', 'hook.twilio', { password: 'Theirs-1-pass' })
    putUser(bench.store, 'hook.twilio', { password: 'Mine-1-pass' })
    await bench.plan()
    decide(bench, { key: 'hook.twilio', side: 'theirs' })
    await bench.push()
    expect(getUserByLogonName(bench.store, 'hook.twilio').password).toBe('absent')
    expect(restore(bench, idOf(bench, 'password')).outcome).toBe('restored')
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.secretMatches('user', 'hook.twilio', null, 'Mine-1-pass')).toBe(true)
  })
})

describe('decided drift', () => {
  test('accepted: the store’s former value comes back; overwritten and pushed: the server’s does', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', key, { serviceConnection: theirs })
    bench.practice.control.edit('service', 'Sales Facebook', { serviceConnection: theirs })
    await bench.pull()
    await acceptDrift(bench.deps, bench.server, [key])
    overwriteDrift(bench.deps.store, bench.server, ['Sales Facebook'])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(decisions(bench).map((entry) => [entry.key, entry.side, entry.isPending])).toEqual([
      ['Sales Facebook', 'mine', false],
      [key, 'theirs', false],
    ])
    for (const entry of decisions(bench)) expect(restore(bench, entry.id).outcome).toBe('restored')
    expect(stored(bench).serviceConnection).toBe(was)
    expect(getServiceByName(bench.store, 'Sales Facebook').serviceConnection).toBe(theirs)
  })

  test('an overwriting that is taken back before the push is plain drift again', async () => {
    const bench = await agreed()
    bench.practice.control.edit('service', key, { serviceConnection: theirs })
    await bench.pull()
    overwriteDrift(bench.deps.store, bench.server, [key])
    expect(restore(bench, idOf(bench, connection)).outcome).toBe('turned')
    expect(decisions(bench)).toEqual([])
    expect(open(bench)).toEqual([])
    expect((await bench.plan()).takeovers).toMatchObject([{ key }])
  })
})

test('a decision that never was', async () => {
  const bench = await agreed()
  expect(await codeOf(() => restore(bench, 'nothing'))).toBe('DECISION_NOT_FOUND')
})

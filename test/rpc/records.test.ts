/** Lists of what is on record: the audit trail, runs and findings, in another order, filtered, and by their ids. */
import { describe, expect, test } from 'vitest'
import type { RunId, ServerId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { appendAudit } from '../../src-main/store/audit.ts'
import { finishRunTx, startRunTx } from '../../src-main/store/journal.ts'
import { saveServer } from '../../src-main/store/servers.ts'
import { saveService } from '../../src-main/store/services.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { errorOf, newApplication, type TestApplication } from '../support/application.ts'
import { prod } from '../support/undo.ts'

type Caller = TestApplication['caller']

describe('the audit trail', () => {
  async function withRecords(): Promise<Caller> {
    const { app, caller } = await newApplication()
    const { store } = app.session
    const append = (person: string, host: 'cli' | 'desktop', action: string, object: string, at: string) =>
      appendAudit({ ...store, person, host, clock: { now: () => at } }, { action, object, details: null })
    append('Support Desk', 'desktop', 'service.save', 'Hook 10', '2026-03-01T08:00:00.000Z')
    append('Support', 'cli', 'server.push', 'Hook 9', '2026-03-03T08:00:00.000Z')
    append('Support Desk', 'desktop', 'conflict.resolve', 'Élan', '2026-03-02T08:00:00.000Z')
    return caller
  }
  const objects = async (caller: Caller, input: Parameters<Caller['audit']['list']>[0]) =>
    (await caller.audit.list({ person: 'support', ...input })).rows.map(({ object }) => object)

  test('is sorted by each column, the newest of equal ones first', async () => {
    const caller = await withRecords()
    const by = (sort: 'number' | 'at' | 'person' | 'host' | 'object', descending = false) =>
      objects(caller, { sort: { by: sort, descending } })
    expect(await objects(caller, {})).toEqual(['Élan', 'Hook 9', 'Hook 10'])
    expect(await by('number')).toEqual(['Hook 10', 'Hook 9', 'Élan'])
    expect(await by('number', true)).toEqual(['Élan', 'Hook 9', 'Hook 10'])
    expect(await by('at')).toEqual(['Hook 10', 'Élan', 'Hook 9'])
    expect(await by('object')).toEqual(['Élan', 'Hook 9', 'Hook 10'])
    expect(await by('object', true)).toEqual(['Hook 10', 'Hook 9', 'Élan'])
    expect(await by('person', true)).toEqual(['Élan', 'Hook 10', 'Hook 9'])
    expect(await by('host')).toEqual(['Hook 9', 'Élan', 'Hook 10'])
  })

  test('is searched and sorted by what the screen shows for an action', async () => {
    const caller = await withRecords()
    const labels = { 'service.save': 'Zuletzt gesichert', 'server.push': 'Abgesandt', desktop: 'Fenster' }
    const sort = { by: 'action', descending: false } as const
    expect(await objects(caller, { sort })).toEqual(['Élan', 'Hook 9', 'Hook 10'])
    expect(await objects(caller, { sort, labels })).toEqual(['Hook 9', 'Élan', 'Hook 10'])
    expect(await objects(caller, { search: 'gesichert hook', labels })).toEqual(['Hook 10'])
    expect(await objects(caller, { search: 'fenster', labels })).toEqual(['Élan', 'Hook 10'])
    expect(await objects(caller, { search: 'service.save', labels })).toEqual(['Hook 10'])
    expect(await objects(caller, { search: 'gesichert' })).toEqual([])
  })

  test('is filtered by whole name and by what it is about; everybody in it is named', async () => {
    const caller = await withRecords()
    expect(await objects(caller, { by: 'Support' })).toEqual(['Hook 9'])
    expect(await objects(caller, { area: 'servers' })).toEqual(['Élan', 'Hook 9'])
    expect(await objects(caller, { area: 'users' })).toEqual([])
    const { people } = await caller.audit.list({ limit: 1 })
    expect(people).toEqual(['Administrator', 'Support', 'Support Desk'])
  })

  test('numbers and rows are those of the list', async () => {
    const caller = await withRecords()
    const sort = { by: 'object', descending: true } as const
    const { rows } = await caller.audit.list({ sort })
    const { seqs } = await caller.audit.seqs({ sort })
    expect(seqs).toEqual(rows.map(({ seq }) => seq))
    expect((await caller.audit.seqs({ sort, offset: 1, limit: 2 })).seqs).toEqual(seqs.slice(1, 3))
    const lines = rows.map(({ details: _details, ...line }) => line)
    expect((await caller.audit.rows({ seqs: seqs.toReversed() })).rows).toEqual(lines.toReversed())
    expect((await caller.audit.rows({ seqs: [99_999] })).rows).toEqual([])
  })
})

describe('runs', () => {
  async function withRuns(): Promise<{ caller: Caller; ids: Record<'prod' | 'test', ServerId> }> {
    const { app, caller } = await newApplication()
    const { store } = app.session
    const idOf = (name: string) => saveServer(store, null, { ...prod, name }).id
    const ids = { prod: idOf('Server 10'), test: idOf('Server 9') }
    const add = (id: string, serverId: ServerId, hour: number, seconds: number | null, stoppedBy?: string) =>
      store.db.transaction((tx) => {
        const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, hour, 0, minute)).toISOString()
        startRunTx(
          tx,
          {
            id: id as RunId,
            serverId,
            serverName: serverId === ids.prod ? 'Server 10' : 'Server 9',
            planFingerprint: 'f',
            person: 'Support Desk',
            startedAt: at(0),
            ...(id === 'back' && { kind: 'rollback' as const, rollsBack: 'first' as RunId }),
          },
          [],
        )
        if (seconds === null) return
        const end = { at: at(seconds), converged: stoppedBy === undefined, stoppedBy: stoppedBy ?? null }
        finishRunTx(tx, id as RunId, { ...end, differences: [] })
      })
    add('first', ids.prod, 8, 30)
    add('second', ids.test, 9, 4, 'SERVER_BUSY')
    add('back', ids.prod, 10, 5)
    add('now', ids.test, 11, null)
    return { caller, ids }
  }
  const found = async (caller: Caller, input: Parameters<Caller['sync']['runs']>[0]) =>
    (await caller.sync.runs(input)).rows.map(({ id }) => id)

  test('of all servers come newest first, with when the run was started that one takes back', async () => {
    const { caller } = await withRuns()
    const { rows, total } = await caller.sync.runs({})
    expect([rows.map(({ id }) => id), total]).toEqual([['now', 'back', 'second', 'first'], 4])
    expect(rows[1]).toMatchObject({ rollsBack: 'first', rollsBackStartedAt: '2026-03-01T08:00:00.000Z' })
    expect(rows[3]).toMatchObject({ rollsBack: null, rollsBackStartedAt: null, rolledBackBy: ['back'] })
  })

  test('are filtered by server, kind and result, and searched by words', async () => {
    const { caller, ids } = await withRuns()
    expect(await found(caller, { serverId: ids.test })).toEqual(['now', 'second'])
    expect(await found(caller, { kind: 'rollback' })).toEqual(['back'])
    expect(await found(caller, { result: 'stopped' })).toEqual(['second'])
    expect(await found(caller, { result: 'open', serverId: ids.prod })).toEqual([])
    expect(await found(caller, { search: 'server_busy desk' })).toEqual(['second'])
    expect(await found(caller, { search: 'rücknahme', labels: { rollback: 'Rücknahme' } })).toEqual(['back'])
  })

  test('are sorted by each column, one that is not finished as the longest', async () => {
    const { caller } = await withRuns()
    const by = (sort: 'started' | 'server' | 'duration' | 'result', descending = false) =>
      found(caller, { sort: { by: sort, descending } })
    expect(await by('started')).toEqual(['first', 'second', 'back', 'now'])
    expect(await by('server')).toEqual(['now', 'second', 'back', 'first'])
    expect(await by('duration')).toEqual(['second', 'back', 'first', 'now'])
    expect(await by('duration', true)).toEqual(['now', 'first', 'back', 'second'])
    expect(await by('result')).toEqual(['back', 'first', 'now', 'second'])
  })

  test('ids and rows are those of the list', async () => {
    const { caller } = await withRuns()
    const { rows } = await caller.sync.runs({})
    const { ids } = await caller.sync.runIds({ offset: 1, limit: 2 })
    expect(ids).toEqual(['back', 'second'])
    expect((await caller.sync.runRows({ ids: [...ids, 'gone' as RunId] })).rows).toEqual(rows.slice(1, 3))
  })
})

describe('findings', () => {
  async function withFindings(): Promise<TestApplication> {
    const application = await newApplication()
    for (const logonName of ['hook.b', 'hook.a']) {
      const draft = { firstName: 'Hook', lastName: 'Line', logonName, use: [] }
      saveUser(application.app.session.store, null, draft)
    }
    return application
  }
  const found = async (caller: Caller, input: Parameters<Caller['overview']['findings']>[0]) =>
    (await caller.overview.findings(input)).rows.map(({ key, level }) => `${key} ${level}`)

  test('are sorted by each column, levels by how bad they are', async () => {
    const { caller } = await withFindings()
    const by = (sort: 'object' | 'level', descending = false) =>
      found(caller, { sort: { by: sort, descending } })
    expect(await by('object')).toEqual(['hook.a warn', 'hook.a info', 'hook.b warn', 'hook.b info'])
    expect(await by('level')).toEqual(await found(caller, {}))
    expect((await by('level', true))[0]).toContain('info')
  })

  const german = {
    labels: {
      ...{ user: 'Benutzer', service: 'Dienst', warn: 'Warnung', block: 'Fehler' },
      ...{
        'user.use': 'Recht',
        'user.password': 'Kennwort',
        'service.authentications[].authenticationId': 'Konto, Zeile {row}',
      },
    },
    sentences: [
      ['The user has no password and cannot log on. Enter one.', 'Ohne Kennwort. Eines eingeben.'],
      [
        'Incoming messages are refused for this user. If it shall deliver them, give it the right Use on Messaging Service.',
        'Eingehendes wird abgewiesen.',
      ],
      ['{0} has a space inside. Check that it belongs there.', '{0t} enthält ein Leerzeichen. Prüfen.'],
      ['The authentication ID', 'Die Kennung'],
    ] as [string, string][],
  }

  test('are searched and sorted by what the screen shows', async () => {
    const { caller } = await withFindings()
    expect(await found(caller, { search: 'kennwort hook.b', ...german })).toEqual(['hook.b warn'])
    expect(await found(caller, { search: 'recht', ...german })).toHaveLength(2)
    expect(await found(caller, { search: 'BENUTZER warnung ohne', ...german })).toHaveLength(2)
    const sort = { by: 'message', descending: false } as const
    expect((await found(caller, { sort, ...german }))[0]).toContain('info')
    expect((await found(caller, { sort: { ...sort, descending: true }, ...german }))[0]).toContain('warn')
    const { ids } = await caller.overview.findingIds({ search: 'kennwort', ...german })
    expect((await caller.overview.findingRows({ ids })).rows.map(({ key }) => key)).toEqual([
      'hook.a',
      'hook.b',
    ])
  })

  test('are not found by words that do not stand on the screen', async () => {
    const { caller } = await withFindings()
    expect(await found(caller, { search: 'password' })).toHaveLength(2)
    expect(await found(caller, { search: 'password', ...german })).toEqual([])
    expect(await found(caller, { search: 'kennwort' })).toEqual([])
    expect(await found(caller, { search: 'logonName' })).toEqual([])
  })

  test('are found by the row that they name, and by parts of a message that are texts themselves', async () => {
    const { app, caller } = await newApplication()
    const rows = ['1234567890123', '123456 789012'].map((authenticationId) => ({
      authenticationId,
      secret: new Secret('EAA'.repeat(30)),
    }))
    const draft = {
      name: 'Support',
      type: 'facebook',
      serviceConnection: 'https://graph.facebook.com',
      authenticationUrl: '',
    } as const
    saveService(app.session.store, null, { ...draft, authenticationScope: '', authentications: rows })
    const fields = async (search: string) =>
      (await caller.overview.findings({ search, ...german })).rows.map(({ field }) => field)
    expect(await fields('konto zeile 2 leerzeichen')).toEqual(['authentications[1].authenticationId'])
    expect(await fields('kennung leerzeichen')).toEqual(['authentications[1].authenticationId'])
    expect(await fields('zeile 3')).toEqual([])
  })

  test('ids and rows are those of the list, and the same after another change', async () => {
    const { caller, app } = await withFindings()
    const { rows } = await caller.overview.findings({})
    const { ids } = await caller.overview.findingIds({})
    expect(ids).toEqual(rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const draft = { firstName: 'A', lastName: 'A', logonName: 'a.hook', use: [] }
    saveUser(app.session.store, null, draft)
    expect((await caller.overview.findingRows({ ids: [...ids].toReversed() })).rows).toEqual(
      rows.toReversed(),
    )
    expect((await caller.overview.findingRows({ ids: ['gone'] })).rows).toEqual([])
  })
})

test('an order by what is no column, and labels that are no texts, are refused', async () => {
  const { caller } = await newApplication()
  const sort = { by: 'details' as 'object', descending: false }
  expect((await errorOf(caller.audit.list({ sort }))).code).toBe('VALIDATION_FAILED')
  const labels = { push: 1 } as unknown as Record<string, string>
  expect((await errorOf(caller.sync.runs({ labels }))).code).toBe('VALIDATION_FAILED')
})

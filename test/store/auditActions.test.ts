/** What the trail tells of each action on services, users and servers: before and after, secrets only as marks. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import type { Gateway } from '../../src-main/servers/gateway.ts'
import { type AuditEntry, listAudit } from '../../src-main/store/audit.ts'
import { push } from '../../src-main/sync/engine.ts'
import { newApplication, type TestApplication } from '../support/application.ts'
import { temporaryFolder } from '../support/store.ts'
import { newBench, putService, putUser } from '../sync/support.ts'

const planted = [
  'EAAplanted-first-0123456789',
  'EAAplanted-second-012345678',
  'planted-password-1',
  'planted-key',
]
const [first, second, password, apiKey] = planted
const was = 'https://graph.facebook.com/v19.0/me/messages'
const mine = 'https://graph.facebook.com/v20.0/me/messages'
const theirs = 'https://graph.facebook.com/v21.0/me/messages'
const id = '104829561234567'

let application: TestApplication
let practice: PracticeServer

beforeEach(async () => {
  application = await newApplication()
  practice = await startPracticeServer({ config: {} })
  onTestFinished(() => practice.close())
})

/** All records, oldest first. None may hold a secret. */
function trail(): AuditEntry[] {
  const entries = listAudit(application.app.session.store.db, 1000).reverse()
  const text = JSON.stringify(entries)
  for (const secret of [...planted, practice.password]) expect(text).not.toContain(secret)
  return entries
}

function last(): AuditEntry {
  const entry = trail().at(-1)
  if (!entry) throw new Error('the trail is empty')
  expect(entry).toMatchObject({ person: application.app.session.person, host: 'cli' })
  return entry
}

function service(serviceConnection: string, secret?: string) {
  const authentications = [{ authenticationId: id, secret }]
  return { name: 'Support Facebook', type: 'facebook' as const, serviceConnection, authentications }
}

function server(authSecret?: string) {
  const { url, user: authUser } = practice
  return { name: 'prod', url, authMode: 'basic' as const, authUser, authSecret, release: 'fp21' as const }
}

describe('in the store', () => {
  test('services', async () => {
    const { caller } = application
    const saved = await caller.service.save({ id: null, draft: service(was, first) })
    expect(last()).toMatchObject({
      action: 'service.save',
      object: 'Support Facebook',
      details: { before: null, after: { serviceConnection: was }, changedSecrets: [id] },
    })
    await caller.service.save({ id: saved.id, draft: service(mine) })
    expect(last().details).toMatchObject({
      before: { serviceConnection: was, authentications: [{ secret: 'set' }] },
      after: { serviceConnection: mine, authentications: [{ secret: 'set' }] },
      changedSecrets: [],
    })
    await caller.service.remove({ ids: [saved.id] })
    expect(last()).toMatchObject({
      action: 'service.remove',
      details: { before: { serviceConnection: mine }, after: null },
    })
  })

  test('users', async () => {
    const { caller } = application
    const draft = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio' }
    const saved = await caller.user.save({ id: null, draft: { ...draft, password } })
    expect(last()).toMatchObject({
      action: 'user.save',
      details: { before: null, after: { logonName: 'hook.twilio', password: 'set' }, password: 'changed' },
    })
    await caller.user.save({ id: saved.id, draft: { ...draft, password: null } })
    expect(last().details).toMatchObject({ before: { password: 'set' }, after: { password: 'absent' } })
    await caller.user.remove({ ids: [saved.id] })
    expect(last()).toMatchObject({ action: 'user.remove', details: { after: null } })
  })

  test('servers: which of their secrets an edit replaced', async () => {
    const { caller } = application
    const saved = await caller.server.save({ id: null, draft: server(password) })
    expect(last()).toMatchObject({
      action: 'server.save',
      details: { before: null, after: { authSecret: 'set' }, changedSecrets: ['authSecret'] },
    })
    const draft = { ...server(), authMode: 'basic+apikey' as const, apiKey }
    await caller.server.save({ id: saved.id, draft })
    expect(last().details).toMatchObject({
      before: { authMode: 'basic', authSecret: 'set', apiKey: 'absent' },
      after: { authMode: 'basic+apikey', authSecret: 'set', apiKey: 'set' },
      changedSecrets: ['apiKey'],
    })
    await caller.server.save({ id: saved.id, draft: { ...draft, apiKey: undefined } })
    expect(last().details).toMatchObject({ changedSecrets: [] })
    await caller.server.remove({ id: saved.id })
    expect(last()).toMatchObject({
      action: 'server.remove',
      details: { before: { name: 'prod' }, after: null },
    })
  })

  test('estate files', async () => {
    const { caller } = application
    const file = path.join(temporaryFolder(), 'estate.json')
    writeFileSync(file, JSON.stringify({ patchbay: 1, services: [], users: [] }))
    const before = trail().length
    await caller.estate.import({ file })
    expect(trail()).toHaveLength(before)
    const row = { id, secret: first }
    const estate = { ...service(was), authentications: [row] }
    writeFileSync(file, JSON.stringify({ patchbay: 1, services: [estate] }))
    await caller.estate.import({ file })
    expect(last()).toMatchObject({
      action: 'estate.import',
      details: { before: null, after: { name: 'Support Facebook' }, changedSecrets: [id] },
    })
    await caller.estate.export({ file, secrets: 'omit' })
    expect(last()).toMatchObject({ action: 'estate.export', details: { secrets: 'omit', services: 1 } })
  })
})

describe('with a server', () => {
  async function withServer() {
    const { caller } = application
    const { id: serverId } = await caller.server.save({ id: null, draft: server(practice.password) })
    const saved = await caller.service.save({ id: null, draft: service(was, first) })
    return { caller, serverId, serviceId: saved.id }
  }

  test('a test of the connection, before the credentials leave', async () => {
    const { caller, serverId } = await withServer()
    await practice.close()
    await caller.server.test({ id: serverId })
    expect(last()).toMatchObject({ action: 'server.test', object: 'prod' })
  })

  test('a push: what each step is to change, then what became of it', async () => {
    const { caller, serverId, serviceId } = await withServer()
    await caller.sync.push({ serverId })
    await caller.service.save({ id: serviceId, draft: service(mine, second) })
    const { runId } = await caller.sync.push({ serverId })
    const [start, end] = trail().slice(-2)
    expect(start).toMatchObject({ action: 'server.startPush', object: 'prod', details: { runId } })
    const field = 'authentications[104829561234567].secret'
    expect(start?.details).toMatchObject({
      steps: [
        {
          action: 'update',
          key: 'Support Facebook',
          fields: expect.arrayContaining([
            { name: 'serviceConnection', before: was, after: mine },
            { name: field, before: expect.stringMatching(/^(set|unknown)$/), after: 'changed' },
          ]),
        },
      ],
    })
    expect(end).toMatchObject({
      action: 'server.push',
      details: { runId, done: 1, converged: true, stoppedBy: null, steps: [{ outcome: 'done', code: null }] },
    })
  })

  test('a long push: its steps in records of 250, all of them, before anything was sent', async () => {
    const bench = await newBench()
    for (let at = 0; at < 501; at++) putUser(bench.store, `hook.${at}`, { use: false })
    const { runId } = await bench.push({ signal: AbortSignal.abort() })
    for (const action of ['server.startPush', 'server.push']) {
      const records = listAudit(bench.store.db, 1000).filter((record) => record.action === action)
      const parts = records.map(({ details }) => details as { steps: { id: string }[] }).reverse()
      expect(parts).toMatchObject([1, 2, 3].map((part) => ({ runId, part, parts: 3 })))
      expect(parts.map(({ steps }) => steps.length)).toEqual([250, 250, 1])
      const ids = parts.flatMap(({ steps }) => steps.map(({ id }) => id))
      expect(ids).toEqual(Array.from({ length: 501 }, (_, at) => `s${at + 1}`))
    }
  })

  test('a pull with the drift, a plan with the conflicts, a decision with both sides', async () => {
    const { caller, serverId, serviceId } = await withServer()
    await caller.sync.push({ serverId })
    practice.control.edit('service', 'Support Facebook', { serviceConnection: theirs })
    await caller.sync.pull({ serverId })
    const drift = { key: 'Support Facebook', field: 'serviceConnection', before: was, after: theirs }
    expect(last()).toMatchObject({ action: 'server.pull', details: { services: 1, drift: [drift] } })
    await caller.service.save({ id: serviceId, draft: service(mine) })
    await caller.sync.plan({ serverId })
    const sides = { field: 'serviceConnection', base: was, mine, theirs }
    expect(last()).toMatchObject({ action: 'server.plan', details: { steps: 0, conflicts: [sides] } })
    await caller.sync.resolve({ serverId, key: 'Support Facebook', side: 'theirs' })
    expect(last()).toMatchObject({
      action: 'conflict.resolve',
      object: 'Support Facebook',
      details: { decisions: [{ ...sides, before: null, after: 'theirs' }] },
    })
    await caller.sync.push({ serverId })
    const takeover = trail().find(({ action }) => action === 'service.takeOver')
    expect(takeover?.details).toMatchObject({
      before: { serviceConnection: mine },
      after: { serviceConnection: theirs },
    })
  })

  test('what is adopted', async () => {
    const { caller, serverId, serviceId } = await withServer()
    await caller.sync.push({ serverId })
    await caller.service.remove({ ids: [serviceId] })
    await caller.sync.adopt({ serverId, keys: ['Support Facebook'] })
    const [adopted, summary] = trail().slice(-2)
    expect(adopted).toMatchObject({
      action: 'service.adopt',
      details: { before: null, after: { name: 'Support Facebook' } },
    })
    expect(summary).toMatchObject({
      action: 'server.adopt',
      object: 'prod',
      details: { adopted: [{ kind: 'service', key: 'Support Facebook' }] },
    })
  })

  test('a push that ended in a crash: its start at once, its end with the next push', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    const openGateway = (): Gateway => {
      const gateway = bench.deps.openGateway()
      const create: Gateway['create'] = async (write) => {
        await gateway.create(write)
        throw new Error('crash')
      }
      return { ...gateway, create }
    }
    const actions = () => listAudit(bench.store.db, 1000).map(({ action }) => action)
    await expect(push({ ...bench.deps, openGateway }, bench.server, {}, () => {})).rejects.toThrow('crash')
    expect(actions()[0]).toBe('server.startPush')
    await bench.push()
    const ends = listAudit(bench.store.db, 1000).filter(({ action }) => action === 'server.push')
    expect(ends.map(({ details }) => details)).toMatchObject([
      { stoppedBy: null, done: 0 },
      { stoppedBy: 'RUN_INTERRUPTED', done: 1, converged: false },
    ])
  })
})

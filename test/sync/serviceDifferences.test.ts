/** What a service's screen tells of each server: by what the last read saw, without asking it, and never a secret. */
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { allServers } from '../../src-main/store/servers.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import { serviceDifferences } from '../../src-main/sync/serviceDifferences.ts'
import { promoted } from './promotionBench.ts'
import { type Bench, benchOn, newBench, pageId, putService } from './support.ts'

const name = 'Support Facebook'
const was = 'https://graph.facebook.com/v19.0/me/messages'
const mine = 'https://graph.facebook.com/v20.0/me/messages'
const theirs = 'https://graph.facebook.com/v21.0/me/messages'
const row = `authentications[${pageId}].secret`
const kept = { rows: { [pageId]: undefined } }
/** Every secret that is stored, sent or entered here: none may be in an answer, nor a part of it. */
const secrets = /EAAB|Production-1|Initial-1/

function differencesOf(store: Store) {
  const found = serviceDifferences(store, allServers(store.db), getServiceByName(store, name).id)
  expect(JSON.stringify(found)).not.toMatch(secrets)
  return found
}

function difference({ store, server }: Bench) {
  const found = differencesOf(store).find(({ serverId }) => serverId === server.id)
  if (!found) throw new Error('the server is not among them')
  return found
}

async function pushed(): Promise<Bench> {
  const bench = await newBench()
  putService(bench.store, name)
  expect(await bench.push()).toMatchObject({ done: 1, converged: true })
  return bench
}

const editOnServer = ({ practice }: Bench, change: Record<string, unknown>) =>
  practice.control.edit('service', name, change)

test('from a server that was never read over one that does not have it to one that agrees', async () => {
  const bench = await newBench()
  putService(bench.store, name)
  expect(difference(bench)).toMatchObject({ state: 'unknown', fields: [], readAt: null })
  await bench.pull()
  const found = difference(bench)
  expect(found).toMatchObject({ state: 'new', readAt: expect.any(String) })
  expect(found.fields).toContainEqual({
    name: 'serviceConnection',
    before: null,
    after: was,
    side: 'store',
  })
  expect(found.fields).toContainEqual({ name: row, before: 'absent', after: 'set', side: 'store' })
  await bench.push()
  bench.requests()
  expect(difference(bench)).toMatchObject({ state: 'equal', fields: [], server: bench.server.name })
  // Told from the record: the server is not asked.
  expect(bench.requests()).toEqual([])
})

test('an edit in the store is the store’s until it is pushed', async () => {
  const bench = await pushed()
  putService(bench.store, name, { serviceConnection: mine, ...kept })
  expect(difference(bench)).toMatchObject({
    state: 'changed',
    fields: [{ name: 'serviceConnection', before: was, after: mine, side: 'store' }],
  })
  await bench.push()
  expect(difference(bench)).toMatchObject({ state: 'equal', fields: [] })
})

test('a secret differs only by its state', async () => {
  const bench = await pushed()
  putService(bench.store, name, { rows: { [pageId]: 'EAAB-second' } })
  expect(difference(bench)).toMatchObject({
    state: 'changed',
    fields: [{ name: row, after: 'changed', side: 'store' }],
  })
  putService(bench.store, name, { rows: { [pageId]: 'EAAB-first' } })
  expect(difference(bench)).toMatchObject({ state: 'equal' })
  putService(bench.store, name, { rows: { [pageId]: undefined, '555': 'EAAB-third' } })
  expect(difference(bench).fields).toEqual([
    { name: 'authentications[555].secret', before: 'absent', after: 'set', side: 'store' },
  ])
  await bench.push()
  expect(difference(bench)).toMatchObject({ state: 'equal', fields: [] })
})

test('an edit on the server shows with the next read, as the server’s', async () => {
  const bench = await pushed()
  editOnServer(bench, { serviceConnection: theirs })
  expect(difference(bench)).toMatchObject({ state: 'equal' })
  await bench.pull()
  expect(difference(bench)).toMatchObject({
    state: 'changed',
    fields: [{ name: 'serviceConnection', before: theirs, after: was, side: 'server' }],
  })
  // A push takes it over.
  await bench.push()
  expect(getServiceByName(bench.store, name).serviceConnection).toBe(theirs)
  expect(difference(bench)).toMatchObject({ state: 'equal', fields: [] })
})

test('edits of both sides stand side by side, one of the same field as a conflict until it is decided', async () => {
  const bench = await pushed()
  editOnServer(bench, { serviceConnection: theirs, authenticationScope: 'their scope' })
  putService(bench.store, name, { serviceConnection: mine, rows: { [pageId]: 'EAAB-second' } })
  await bench.push()
  const found = difference(bench)
  expect(found.state).toBe('changed')
  expect(Object.fromEntries(found.fields.map(({ name: field, side }) => [field, side]))).toEqual({
    serviceConnection: 'both',
    authenticationScope: 'server',
    [row]: 'store',
  })
  expect(found.fields).toContainEqual({
    name: 'serviceConnection',
    before: theirs,
    after: mine,
    side: 'both',
  })
  resolveConflict(bench.deps.store, bench.server.id, { key: name, side: 'mine' })
  expect(await bench.push()).toMatchObject({ converged: true })
  expect(difference(bench)).toMatchObject({ state: 'equal', fields: [] })
})

test('what is gone from the server is told, and a service in the trash has no differences', async () => {
  const bench = await pushed()
  // Another one stays: a server without any of what it had is taken for another server.
  putService(bench.store, 'Sales Facebook')
  await bench.push()
  bench.practice.control.remove('service', name)
  await bench.pull()
  expect(difference(bench)).toMatchObject({ state: 'gone', fields: [] })
  const { id } = getServiceByName(bench.store, name)
  removeServices(bench.store, [id])
  expect(() => serviceDifferences(bench.store, allServers(bench.store.db), id)).toThrow(
    expect.objectContaining({ code: 'SERVICE_NOT_FOUND' }),
  )
})

test('each server is told on its own', async () => {
  const bench = await pushed()
  const second = await newBenchOn(bench.store)
  putService(bench.store, name, { serviceConnection: mine, ...kept })
  expect(difference(bench)).toMatchObject({ state: 'changed' })
  expect(difference(second)).toMatchObject({ state: 'unknown' })
  await second.push()
  expect(difference(second)).toMatchObject({ state: 'equal' })
  expect(difference(bench).fields).toMatchObject([{ name: 'serviceConnection', side: 'store' }])
})

/** Another server of the same store. */
async function newBenchOn(store: Store): Promise<Bench> {
  const practice = await startPracticeServer({ config: { mapping: {} } })
  onTestFinished(() => practice.close())
  return benchOn(store, practice, {})
}

test('a target with values of its own tells that it is promoted to, and nothing of them', async () => {
  const bench = await promoted()
  const { store } = bench.test
  const states = () =>
    differencesOf(store).map(({ serverId, state, fields }) => [serverId, state, fields.length])
  const [test, production] = [bench.test.server.id, bench.production.server.id]
  expect(states()).toHaveLength(2)
  expect(states()).toEqual(
    expect.arrayContaining([
      [test, 'equal', 0],
      [production, 'promoted', 0],
    ]),
  )
  bench.secret(name, row, 'EAAB-production-second')
  putService(store, name, { serviceConnection: mine, ...kept })
  expect(states()).toEqual(
    expect.arrayContaining([
      [test, 'changed', 1],
      [production, 'promoted', 0],
    ]),
  )
  expect(JSON.stringify(differencesOf(store))).not.toContain('graph.example.com')
})

/** The overview and the list of findings, through the router, on a real store. */
import { expect, test } from 'vitest'
import { authenticationField } from '../../src-main/domain/canonical.ts'
import { ownRowField } from '../../src-main/domain/promotion.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { setServerValueTx } from '../../src-main/store/serverValues.ts'
import { allServices, saveService } from '../../src-main/store/services.ts'
import { userFigures } from '../../src-main/store/userFigures.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { countFindings } from '../../src-main/transfer/findingList.ts'
import { storeFindings } from '../../src-main/transfer/importEstate.ts'
import { newApplication, type TestApplication } from '../support/application.ts'

type Caller = TestApplication['caller']

function facebook(name: string, secret: string | null | undefined = 'EAAsampleToken0123456789') {
  return {
    name,
    type: 'facebook' as const,
    serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [{ authenticationId: '104829561234567', secret }],
  }
}

const account = `AC${'0'.repeat(32)}`

/** Of a type that needs an incoming user. */
function twilio(name: string, secret: string | null = '0'.repeat(32)) {
  return {
    name,
    type: 'twilio' as const,
    serviceConnection: `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages.json`,
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [{ authenticationId: account, secret }],
  }
}

function hook(logonName: string, change: object = {}) {
  return {
    firstName: 'Hook',
    lastName: 'Facebook',
    logonName,
    password: 'a password for hooks',
    use: ['messagingService' as const],
    ...change,
  }
}

const packages = ['chatServer', 'chainMatcher', 'smsServer', 'restfulCmi'] as const

async function addServer(caller: Caller, change: object = {}) {
  return caller.server.save({
    id: null,
    draft: {
      name: 'Test server',
      url: 'https://test.example.com',
      authMode: 'basic',
      authUser: 'api',
      authSecret: 'password of the API user',
      release: 'fp20',
      localHttpAuth: true,
      prerequisites: [...packages],
      ...change,
    },
  })
}

const saveAs = (caller: Caller, name: string, secret?: string | null) =>
  caller.service.save({ id: null, draft: facebook(name, secret) })

test('an empty store: nothing of anything', async () => {
  const { caller } = await newApplication()
  expect(await caller.overview.get()).toEqual({
    services: { total: 0, ready: 0, outgoingOnly: 0, unknown: 0, missing: 0 },
    users: 0,
    servers: [],
    runs: [],
    secrets: [],
    findings: { block: 0, warn: 0, info: 0 },
  })
})

test('a service cannot be told without a server, sends only without a user, and is ready with one', async () => {
  const { caller } = await newApplication()
  await caller.service.save({ id: null, draft: twilio('Support Twilio') })
  await caller.service.save({ id: null, draft: twilio('Sales Twilio', null) })
  const states = async () => (await caller.overview.get()).services
  expect(await states()).toEqual({ total: 2, ready: 0, outgoingOnly: 0, unknown: 1, missing: 1 })
  const server = await addServer(caller)
  expect(await states()).toEqual({ total: 2, ready: 0, outgoingOnly: 1, unknown: 0, missing: 1 })
  await caller.user.save({ id: null, draft: hook('hook.facebook', { password: null }) })
  expect(await states()).toMatchObject({ outgoingOnly: 1 })
  await caller.user.save({ id: null, draft: hook('hook.facebook.2') })
  expect(await states()).toMatchObject({ ready: 1, outgoingOnly: 0, missing: 1 })
  const { name, url, authMode, authUser, release } = server
  await caller.server.save({
    id: server.id,
    draft: { name, url, authMode, authUser, release, localHttpAuth: true, prerequisites: ['chatServer'] },
  })
  expect(await states()).toMatchObject({ ready: 0, unknown: 1, missing: 1 })
})

test('the list behind a state names the services and what is missing', async () => {
  const { caller } = await newApplication()
  await caller.service.save({ id: null, draft: twilio('Support Twilio') })
  await caller.service.save({ id: null, draft: twilio('Sales Twilio', null) })
  await addServer(caller)
  const missing = await caller.overview.services({ state: 'missing' })
  expect(missing.rows).toMatchObject([
    {
      name: 'Sales Twilio',
      gaps: [{ reason: `The secret of ${account} is missing.`, servers: [] }, { reason: expect.any(String) }],
    },
  ])
  expect(missing.total).toBe(1)
  expect(await caller.overview.services({ state: 'outgoingOnly', search: 'SUPPORT' })).toMatchObject({
    rows: [{ name: 'Support Twilio' }],
    total: 1,
  })
  expect(await caller.overview.services({ state: 'ready' })).toEqual({ rows: [], total: 0 })
})

test('rows of the list learn their state and for which servers something is open, in their order', async () => {
  const { caller } = await newApplication()
  const ready = await saveAs(caller, 'Support Facebook')
  const { id } = await caller.service.save({ id: null, draft: twilio('Support Twilio') })
  const standings = async (...ids: string[]) => (await caller.service.standings({ ids })).standings
  expect(await standings(id)).toMatchObject([
    {
      id,
      name: 'Support Twilio',
      type: 'twilio',
      state: 'unknown',
      gaps: [{ servers: [] }, { servers: [] }],
    },
  ])
  await addServer(caller, { name: 'One' })
  await addServer(caller, { name: 'Two', url: 'https://two.example.com', localHttpAuth: false })
  await addServer(caller, { name: 'Three', url: 'https://three.example.com', prerequisites: [] })
  const confirmed = { reason: expect.stringContaining('Not confirmed as installed on Three'), servers: [] }
  const noUser = { reason: expect.stringContaining('Create an incoming user.'), servers: ['One', 'Three'] }
  const both = await standings(id, 'no-such-service', ready.id)
  expect(both.map((standing) => standing.id)).toEqual([id, ready.id])
  expect(both[0]?.state).toBe('outgoingOnly')
  expect(both[0]?.gaps).toEqual(expect.arrayContaining([confirmed, noUser]))

  await caller.user.save({ id: null, draft: hook('hook.twilio') })
  await caller.server.remove({ id: (await caller.server.getByName({ name: 'Three' })).id })
  expect(await standings(id, ready.id)).toMatchObject([
    { state: 'ready', gaps: [] },
    { state: 'ready', gaps: [] },
  ])
  const { services } = await caller.overview.get()
  expect(services).toEqual({ total: 2, ready: 2, outgoingOnly: 0, unknown: 0, missing: 0 })
})

test('what waits for a push: new at first, nothing afterwards, then what was changed and deleted', async () => {
  const { caller, app } = await newApplication()
  const service = await saveAs(caller, 'Support Facebook')
  const sales = await saveAs(caller, 'Sales Facebook')
  const user = await caller.user.save({ id: null, draft: hook('hook.facebook') })
  const { serverId } = await caller.practice.start()
  const pending = async () => (await caller.overview.get()).servers.map((server) => server.pending)
  expect(await pending()).toEqual([{ added: 3, changed: 0, deleted: 0 }])
  const { runId } = await caller.sync.push({ serverId })
  const after = await caller.overview.get()
  expect(after.servers).toMatchObject([
    { pending: { added: 0, changed: 0, deleted: 0 }, driftObjects: 0, failed: false },
  ])
  expect(after.servers[0]?.readAt).not.toBeNull()
  expect(after.runs).toMatchObject([{ id: runId, converged: true, counts: { steps: 4, done: 4 } }])
  await caller.service.save({ id: service.id, draft: facebook('Support Facebook', 'another token') })
  await caller.service.remove({ ids: [sales.id] })
  expect(await pending()).toEqual([{ added: 0, changed: 1, deleted: 1 }])
  await caller.user.remove({ ids: [user.id] })
  expect(await pending()).toEqual([{ added: 0, changed: 1, deleted: 2 }])
  await caller.history.undo({})
  expect(await pending()).toMatchObject([{ added: 0, deleted: 1 }])
  await app.practice.stop()
})

test('a target of promotion waits for promoted objects only', async () => {
  const { caller } = await newApplication()
  const source = await addServer(caller)
  await saveAs(caller, 'Support Facebook')
  await addServer(caller, { name: 'Production', promotedFrom: source.id })
  const { servers } = await caller.overview.get()
  expect(servers.map(({ server, pending }) => [server, pending.added])).toEqual([
    ['Production', 0],
    ['Test server', 1],
  ])
})

test('a secret is as old as its last change, not as the last save of its object', async () => {
  const { caller } = await newApplication()
  const { id } = await saveAs(caller, 'Support Facebook')
  const [first] = (await caller.overview.get()).secrets
  expect(first).toMatchObject({ kind: 'service', objectId: id, secret: '104829561234567', isExact: true })
  await caller.service.save({ id, draft: facebook('Help Facebook', undefined) })
  expect((await caller.overview.get()).secrets).toEqual([{ ...first, name: 'Help Facebook' }])
  await caller.service.save({ id, draft: facebook('Help Facebook', 'another token') })
  const [replaced] = (await caller.overview.get()).secrets
  expect(Date.parse(replaced?.since ?? '')).toBeGreaterThan(Date.parse(first?.since ?? ''))
  await caller.history.undo({})
  expect((await caller.overview.get()).secrets).toEqual([{ ...first, name: 'Help Facebook' }])
})

test('where the history does not show when a secret was set, that is said', async () => {
  const { caller, app } = await newApplication()
  const { id } = await saveAs(caller, 'Support Facebook')
  await caller.service.save({ id, draft: facebook('Help Facebook', undefined) })
  app.session.store.connection.exec('DELETE FROM undo WHERE seq = 1')
  await caller.preference.set({ name: 'list.services', value: null })
  expect((await caller.overview.get()).secrets).toMatchObject([{ name: 'Help Facebook', isExact: false }])
  app.session.store.connection.exec('DELETE FROM undo')
  expect((await caller.overview.get()).secrets).toMatchObject([{ name: 'Help Facebook', isExact: false }])
})

test('secrets of a promotion target are among them, each with its server', async () => {
  const { caller, app } = await newApplication()
  const source = await addServer(caller, { authMode: 'none', authUser: '', authSecret: null })
  const { id: serverId } = await addServer(caller, {
    name: 'Production',
    promotedFrom: source.id,
    authSecret: null,
  })
  const service = await saveAs(caller, 'Support Facebook', null)
  const user = await caller.user.save({ id: null, draft: hook('hook.facebook', { password: null }) })
  const row = {
    serverId,
    kind: 'service' as const,
    objectId: service.id,
    field: authenticationField('104829561234567'),
  }
  const password = { serverId, kind: 'user' as const, objectId: user.id, field: 'password' }
  const others = { ...row, field: ownRowField('998877665544332') }
  await caller.promotion.choose({
    serverId,
    objects: [row, password].map(({ kind, objectId }) => ({ kind, objectId })),
    promoted: true,
  })
  await caller.promotion.setValue({ ...row, secret: 'a token of production' })
  // A row that only the target has comes from the decision on a conflict.
  const { store } = app.session
  const change = (secret: Secret | null) =>
    store.db.transaction((tx) =>
      setServerValueTx(
        tx,
        store,
        { server: { id: serverId, name: 'Production' }, key: service.name },
        others,
        { secret },
        'promotion.takeOver',
      ),
    )
  change(new Secret('another token of production'))
  await caller.promotion.setValue({ ...password, secret: 'a password of production' })
  const { secrets } = await caller.overview.get()
  const own = (field: string) => ({ serverId, server: 'Production', field })
  expect(secrets).toMatchObject([
    {
      kind: 'service',
      objectId: service.id,
      name: 'Support Facebook',
      secret: '104829561234567',
      own: own(row.field),
      isExact: false,
    },
    { kind: 'service', secret: '998877665544332', own: own(others.field), isExact: false },
    {
      kind: 'user',
      objectId: user.id,
      name: 'hook.facebook',
      secret: 'password',
      own: own('password'),
      isExact: true,
    },
  ])
  for (const { since } of secrets) expect(Date.now() - Date.parse(since)).toBeLessThan(60_000)
  expect(JSON.stringify(secrets)).not.toContain('of production')
  // A value without a secret, one for an object that is not promoted any more, and one of an object that is gone.
  change(null)
  expect((await caller.overview.get()).secrets).toHaveLength(2)
  await caller.promotion.choose({ serverId, objects: [{ kind: 'user', objectId: user.id }], promoted: false })
  expect((await caller.overview.get()).secrets).toMatchObject([{ secret: '104829561234567' }])
  await caller.service.remove({ ids: [service.id] })
  expect((await caller.overview.get()).secrets).toEqual([])
})

test('the oldest five of all kinds, the oldest first', async () => {
  const { caller } = await newApplication()
  await addServer(caller)
  await caller.user.save({ id: null, draft: hook('hook.facebook') })
  for (const number of [1, 2, 3, 4]) await saveAs(caller, `Facebook ${number}`)
  const { secrets } = await caller.overview.get()
  expect(secrets.map(({ kind, name, secret }) => `${kind} ${name} ${secret}`)).toEqual([
    'server Test server authSecret',
    'user hook.facebook password',
    'service Facebook 1 104829561234567',
    'service Facebook 2 104829561234567',
    'service Facebook 3 104829561234567',
  ])
})

test('findings are counted as they are listed, whatever the names of the users', async () => {
  const { caller, app } = await newApplication()
  const { store } = app.session
  await addServer(caller)
  saveService(store, null, { ...facebook('Support Facebook'), authentications: [] })
  saveService(store, null, {
    ...facebook('Sales Facebook'),
    serviceConnection: 'http://graph.facebook.com/me',
    authentications: [{ authenticationId: ' 12 ', secret: new Secret('EAA') }],
  })
  const names = ['Plain', ' Outer', 'Outer ', 'Müller', 'In\u200bvisible', 'Tab\tbed', 'Two\nlines', 'Ōta']
  for (const [at, lastName] of names.entries()) {
    const password = at % 2 === 0 ? null : new Secret('a password for hooks')
    const use = at % 3 === 0 ? [] : (['messagingService'] as const)
    saveUser(store, null, { firstName: 'Hook', lastName, logonName: `hook.${at}`, password, use })
  }
  for (const logonName of ['hook+plus', 'hook.größe', 'x'.repeat(401)]) {
    saveUser(store, null, { firstName: 'Hook', lastName: 'Special', logonName, password: null, use: [] })
  }
  const findings = storeFindings(store)
  const of = (level: string) => findings.filter((finding) => finding.level === level).length
  const expected = { block: of('block'), warn: of('warn'), info: of('info') }
  expect(expected.warn).toBeGreaterThan(10)
  expect(countFindings(store.db, allServices(store.db), userFigures(store.db))).toEqual(expected)
  expect((await caller.overview.get()).findings).toEqual(expected)
  const listed = await caller.overview.findings({})
  expect(listed.counts).toEqual(expected)
  expect(listed.total).toBe(findings.length)
})

test('the list of findings: the worst first, page by page, by level, kind and words', async () => {
  const { caller } = await newApplication()
  const { id } = await saveAs(caller, 'Support Facebook', null)
  const user = await caller.user.save({ id: null, draft: hook('hook.facebook', { password: null, use: [] }) })
  const all = await caller.overview.findings({})
  expect(all.rows.map(({ level, kind, objectId, field }) => [level, kind, objectId, field])).toEqual([
    ['warn', 'service', id, 'authentications[0].secret'],
    ['warn', 'user', user.id, 'password'],
    ['info', 'user', user.id, 'use'],
  ])
  const pages = await Promise.all([0, 1, 2].map((offset) => caller.overview.findings({ offset, limit: 1 })))
  expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows)
  const infos = await caller.overview.findings({ level: 'info' })
  expect(infos).toMatchObject({ rows: [{ field: 'use' }], total: 1, counts: { warn: 2, info: 1 } })
  expect(await caller.overview.findings({ kind: 'service' })).toMatchObject({ total: 1 })
  expect(await caller.overview.findings({ search: 'FACEBOOK password' })).toMatchObject({
    rows: [{ key: 'hook.facebook', field: 'password' }],
    total: 1,
  })
  await caller.user.remove({ ids: [user.id] })
  expect((await caller.overview.findings({})).total).toBe(1)
})

test('what another process saved is seen at once', async () => {
  const { caller, app, folder } = await newApplication()
  expect((await caller.overview.get()).services.total).toBe(0)
  const { createApplication } = await import('../../src-main/application.ts')
  const { resolveDataPaths } = await import('../../src-main/platform/paths.ts')
  const { createCaller } = await import('../../src-main/rpc/router.ts')
  const { passphrase } = await import('../support/store.ts')
  const other = createApplication({ paths: resolveDataPaths(folder, {}), host: 'cli' })
  await other.session.unlock(new Secret(passphrase))
  await saveAs(createCaller({ app: other }), 'Support Facebook')
  await other.close()
  expect((await caller.overview.get()).services.total).toBe(1)
  expect(app.session.state).toBe('open')
})

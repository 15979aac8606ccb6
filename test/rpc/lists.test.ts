/** Lists in another order and with filters, their ids, and what is done with many rows at once. */
import { describe, expect, test } from 'vitest'
import type { ServiceId, UserId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { saveService } from '../../src-main/store/services.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { errorOf, newApplication, type TestApplication } from '../support/application.ts'

type Caller = TestApplication['caller']

function addUser({ app }: TestApplication, logonName: string, lastName: string, password?: string) {
  return saveUser(app.session.store, null, {
    firstName: 'Hook',
    lastName,
    logonName,
    ...(password !== undefined && { password: new Secret(password) }),
    use: password === undefined ? [] : ['messagingService'],
  })
}

function addService({ app }: TestApplication, name: string, region: string, secret?: string) {
  return saveService(app.session.store, null, {
    name,
    type: 'social365',
    serviceConnection: `https://${region}.social365.example.com/api`,
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [
      { authenticationId: `${name}@1`, ...(secret !== undefined && { secret: new Secret(secret) }) },
    ],
  })
}

async function withUsers(): Promise<TestApplication> {
  const application = await newApplication()
  addUser(application, 'hook.a', 'Line 10', 'a-long-password-0001')
  addUser(application, 'hook.b', 'line 9')
  addUser(application, 'hook.c', 'Éclair', 'a-long-password-0002')
  addUser(application, 'hook.d', 'apple')
  return application
}

const lastNames = async (caller: Caller, input: Parameters<Caller['user']['list']>[0]) =>
  (await caller.user.list(input)).rows.map(({ lastName }) => lastName)

describe('search', () => {
  test('letter by letter, forwards and backwards, it answers what a search from the start would', async () => {
    const searches = ['l', 'li', 'lin', 'line', 'line 1', 'line', 'ine', 'hook', 'hook l', 'l hook', 'e', '']
    const { caller } = await withUsers()
    const sort = { by: 'lastName', descending: true } as const
    const typed: (readonly string[])[] = []
    for (const search of searches) typed.push(await lastNames(caller, { search, sort }))
    for (const [at, search] of searches.entries()) {
      // Another filter between two searches: nothing of the one before can be gone on with.
      await lastNames(caller, { search: 'nobody', sort, hasPassword: true })
      expect(await lastNames(caller, { search, sort })).toEqual(typed[at])
    }
    expect(typed[3]).toEqual(['Line 10', 'line 9'])
    expect(typed[4]).toEqual(['Line 10'])
    expect(typed.at(-1)).toHaveLength(4)
  })
})

describe('sort', () => {
  test('is natural, without case and accents, in both directions', async () => {
    const { caller } = await withUsers()
    const sorted = ['apple', 'Éclair', 'line 9', 'Line 10']
    expect(await lastNames(caller, { sort: { by: 'lastName', descending: false } })).toEqual(sorted)
    expect(await lastNames(caller, { sort: { by: 'lastName', descending: true } })).toEqual(
      sorted.toReversed(),
    )
  })

  test('pages are cut from the sorted whole, and the total counts all matches', async () => {
    const { caller } = await withUsers()
    const sort = { by: 'lastName', descending: false } as const
    const page = await caller.user.list({ sort, search: 'line', offset: 1, limit: 1 })
    expect(page.total).toBe(2)
    expect(page.rows.map(({ logonName }) => logonName)).toEqual(['hook.a'])
  })

  test('follows each change of the store: saving, deleting, undo', async () => {
    const application = await withUsers()
    const { caller } = application
    const list = () => lastNames(caller, { sort: { by: 'lastName', descending: false } })
    expect(await list()).toHaveLength(4)
    const { id } = addUser(application, 'hook.e', 'aaa')
    expect((await list())[0]).toBe('aaa')
    await caller.user.remove({ ids: [id] })
    expect((await list())[0]).toBe('apple')
    await caller.history.undo({})
    expect((await list())[0]).toBe('aaa')
  })

  test('takes the named columns only', async () => {
    const { caller } = await withUsers()
    const by = 'password; DROP TABLE user' as 'password'
    expect((await errorOf(caller.user.list({ sort: { by, descending: false } }))).code).toBe(
      'VALIDATION_FAILED',
    )
  })
})

describe('filters', () => {
  test('users by password and by right, together with a search', async () => {
    const { caller } = await withUsers()
    expect(await lastNames(caller, { hasPassword: false })).toEqual(['line 9', 'apple'])
    expect(await lastNames(caller, { usesMessagingService: true })).toEqual(['Line 10', 'Éclair'])
    expect(await lastNames(caller, { hasPassword: false, usesMessagingService: true })).toEqual([])
    expect(await lastNames(caller, { hasPassword: true, search: 'LINE' })).toEqual(['Line 10'])
  })

  test('services by missing secret and by findings, together with the type', async () => {
    const application = await newApplication()
    const { caller } = application
    addService(application, 'Hub Europe', 'eu', 'a-secret-of-the-hub')
    addService(application, 'Hub Asia', 'ap')
    const names = async (input: Parameters<Caller['service']['list']>[0]) =>
      (await caller.service.list(input)).rows.map(({ name }) => name)
    expect(await names({ state: 'missingSecret' })).toEqual(['Hub Asia'])
    expect(await names({ state: 'findings' })).toContain('Hub Asia')
    expect(await names({ state: 'missingSecret', type: 'wavy' })).toEqual([])
    expect(await names({ sort: { by: 'connection', descending: true } })).toEqual(['Hub Europe', 'Hub Asia'])
  })
})

describe('ids and rows', () => {
  test('ids are those of the list, in its order and of a part of it', async () => {
    const { caller } = await withUsers()
    for (const sort of [undefined, { by: 'lastName', descending: true } as const]) {
      const { rows } = await caller.user.list({ sort })
      const { ids } = await caller.user.ids({ sort })
      expect(ids).toEqual(rows.map(({ id }) => id))
      expect((await caller.user.ids({ sort, offset: 1, limit: 2 })).ids).toEqual(ids.slice(1, 3))
      expect((await caller.user.rows({ ids: ids.toReversed() })).rows).toEqual(rows.toReversed())
    }
    expect((await caller.user.rows({ ids: ['gone' as UserId] })).rows).toEqual([])
  })
})

describe('replacing a text in Service Connection', () => {
  async function withHubs() {
    const application = await newApplication()
    const hubs = ['Hub 1', 'Hub 2', 'Hub 3'].map((name) =>
      addService(application, name, 'eu', `secret of ${name}`),
    )
    return { ...application, hubs, ids: hubs.map(({ id }) => id) }
  }
  const texts = { find: 'https://eu.', replace: 'https://us.' }

  test('is shown before, done as one action that keeps the secrets, and undone as one', async () => {
    const { app, caller, ids } = await withHubs()
    const { services } = await caller.service.previewReplace({ ids, ...texts })
    expect(services.map(({ before, after }) => [before, after])).toEqual(
      ids.map(() => ['https://eu.social365.example.com/api', 'https://us.social365.example.com/api']),
    )
    const given = services.map(({ id, revision }) => ({ id, revision }))
    expect(await caller.service.replaceText({ services: given, ...texts })).toEqual({ changed: 3 })
    const [first] = (await caller.service.list({})).rows
    expect(first).toMatchObject({ serviceConnection: services[0]?.after, missingSecrets: 0 })
    expect(listAudit(app.session.store.db, 1)[0]).toMatchObject({
      action: 'service.replaceText',
      object: 'Hub 1, Hub 2, Hub 3',
    })
    await caller.history.undo({})
    const { rows } = await caller.service.list({})
    expect(new Set(rows.map(({ serviceConnection }) => serviceConnection))).toEqual(
      new Set(['https://eu.social365.example.com/api']),
    )
  })

  test('a finding that blocks, or a change since the preview, leaves all as they were', async () => {
    const { caller, hubs } = await withHubs()
    const services = hubs.map(({ id, revision }) => ({ id, revision }))
    const empty = { find: 'https://eu.social365.example.com/api', replace: '' }
    expect((await errorOf(caller.service.replaceText({ services, ...empty }))).code).toBe('VALIDATION_FAILED')
    const old = services.map((given, at) => (at === 2 ? { ...given, revision: 7 } : given))
    expect((await errorOf(caller.service.replaceText({ services: old, ...texts }))).code).toBe(
      'EDIT_CONFLICT',
    )
    expect(
      (await caller.service.previewReplace({ ids: services.map(({ id }) => id), ...texts })).services,
    ).toHaveLength(3)
  })

  test('services without the text are not in the preview', async () => {
    const { caller, ids } = await withHubs()
    const preview = await caller.service.previewReplace({ ids, find: '$&', replace: 'x' })
    expect(preview.services).toEqual([])
  })
})

describe('taking from users', () => {
  test.each([
    ['password', 'user.removePassword', { hasPassword: true }],
    ['right', 'user.removeRight', { usesMessagingService: true }],
  ] as const)(
    'the %s goes from those that have it, in one action that is undone as one',
    async (what, action, having) => {
      const { app, caller } = await withUsers()
      const { rows } = await caller.user.list({})
      const users = rows.map(({ id, revision }) => ({ id, revision }))
      expect(await caller.user.take({ users, what })).toEqual({ changed: 2 })
      expect((await caller.user.list(having)).total).toBe(0)
      expect(listAudit(app.session.store.db, 1)[0]).toMatchObject({ action, object: 'hook.a, hook.c' })
      await caller.history.undo({})
      expect((await caller.user.list(having)).total).toBe(2)
    },
  )

  test('one that was changed meanwhile stops it for all', async () => {
    const { caller } = await withUsers()
    const { rows } = await caller.user.list({ hasPassword: true })
    const users = rows.map(({ id, revision }, at) => ({ id, revision: at === 1 ? revision + 1 : revision }))
    expect((await errorOf(caller.user.take({ users, what: 'password' }))).code).toBe('EDIT_CONFLICT')
    expect((await caller.user.list({ hasPassword: true })).total).toBe(2)
  })
})

describe('export of a selection', () => {
  test('holds the chosen objects without secrets, and is on record', async () => {
    const application = await withUsers()
    const { app, caller } = application
    const { id } = addService(application, 'Hub Europe', 'eu', 'a-secret-of-the-hub')
    addService(application, 'Hub Asia', 'ap', 'another-secret')
    const { ids } = await caller.user.ids({ search: 'eclair' })
    expect(ids).toEqual([])
    const users = (await caller.user.ids({ search: 'éclair' })).ids
    const { text } = await caller.estate.exportText({ services: [id], users })
    expect(text).toContain('"Hub Europe"')
    expect(text).toContain('"hook.c"')
    for (const other of ['Hub Asia', 'hook.a', 'a-secret-of-the-hub', 'a-long-password']) {
      expect(text).not.toContain(other)
    }
    expect(listAudit(app.session.store.db, 1)[0]).toMatchObject({ action: 'estate.export' })
    const gone = caller.estate.exportText({ services: ['gone' as ServiceId] })
    expect((await errorOf(gone)).code).toBe('SERVICE_NOT_FOUND')
  })
})

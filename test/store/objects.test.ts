import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { ServiceDraft, UserDraft } from '../../src-main/domain/draft.ts'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { auditHash, auditRoot, listAudit } from '../../src-main/store/audit.ts'
import { audit, undo } from '../../src-main/store/schema.ts'
import {
  accessOf,
  allServers,
  removeServer,
  type ServerDraft,
  saveServer,
} from '../../src-main/store/servers.ts'
import { listServices } from '../../src-main/store/serviceList.ts'
import {
  allServices,
  getService,
  getServiceByName,
  removeServices,
  saveService,
  serviceSecrets,
} from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { listUsers } from '../../src-main/store/userList.ts'
import { getUserByLogonName, removeUsers, saveUser, userPassword } from '../../src-main/store/users.ts'
import { newStore } from '../support/store.ts'

const token = `EAA${'x'.repeat(60)}`

const facebook: ServiceDraft = {
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [
    { authenticationId: '104829561234567', secret: new Secret(token) },
    { authenticationId: '104829561234568' },
  ],
}

const hook: UserDraft = {
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  password: new Secret('a long pass phrase 1'),
  use: ['messagingService'],
}

const prod: ServerDraft = {
  name: 'prod',
  url: 'https://contact.example.com/RI/rci/',
  authMode: 'basic+apikey',
  authUser: 'api.user',
  authSecret: new Secret('server password'),
  apiKey: new Secret('server api key'),
  release: 'fp20',
  localHttpAuth: true,
  prerequisites: ['chatServer'],
  mapping: { paging: { limit: 50 } },
}

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'nothing thrown'
  } catch (error) {
    return error instanceof PatchbayError ? error.code : String(error)
  }
}

function secretsOf(store: Store, name: string): Record<string, string | null> {
  const { id } = getServiceByName(store, name)
  const secrets = serviceSecrets(store.db, store.sealer, id)
  return Object.fromEntries([...secrets].map(([key, secret]) => [key, secret?.reveal() ?? null]))
}

describe('services', () => {
  test('a saved service is read back as it was, its secret as a state', async () => {
    const { store } = await newStore()
    const saved = saveService(store, null, facebook)
    expect(getService(store, saved.id)).toEqual(saved)
    expect(getServiceByName(store, 'SUPPORT facebook').id).toBe(saved.id)
    expect(saved.authentications).toEqual([
      { authenticationId: '104829561234567', secret: 'set' },
      { authenticationId: '104829561234568', secret: 'absent' },
    ])
    expect(JSON.stringify(saved)).not.toContain(token)
    expect(secretsOf(store, 'support facebook')['104829561234567']).toBe(token)
  })

  test('an edit keeps, replaces and removes secrets row by row, and the order of rows', async () => {
    const { store } = await newStore()
    const { id, revision } = saveService(store, null, facebook)
    const other = `EAA${'y'.repeat(60)}`
    const edited = saveService(
      store,
      id,
      {
        ...facebook,
        authentications: [
          { authenticationId: '104829561234568', secret: new Secret(other) },
          { authenticationId: '104829561234567' },
        ],
      },
      revision,
    )
    expect(edited.authentications.map((row) => row.authenticationId)).toEqual([
      '104829561234568',
      '104829561234567',
    ])
    expect(secretsOf(store, facebook.name)).toEqual({ '104829561234568': other, '104829561234567': token })
    saveService(store, id, {
      ...facebook,
      authentications: [{ authenticationId: '104829561234567', secret: null }],
    })
    expect(secretsOf(store, facebook.name)).toEqual({ '104829561234567': null })
  })

  test('names are unique without case; an old revision and another type are refused; nothing is half saved', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    expect(codeOf(() => saveService(store, null, { ...facebook, name: 'SUPPORT FACEBOOK' }))).toBe(
      'NAME_TAKEN',
    )
    saveService(store, id, facebook, 1)
    expect(codeOf(() => saveService(store, id, facebook, 1))).toBe('EDIT_CONFLICT')
    expect(codeOf(() => saveService(store, id, { ...facebook, type: 'wavy' }))).toBe('VALIDATION_FAILED')
    expect(codeOf(() => saveService(store, null, { ...facebook, name: ' ' }))).toBe('VALIDATION_FAILED')
    expect(allServices(store.db)).toHaveLength(1)
    expect(store.db.select().from(undo).all()).toHaveLength(2)
  })

  test('deleting takes the rows along and leaves undo and audit behind', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    removeServices(store, [id])
    expect(codeOf(() => getService(store, id))).toBe('SERVICE_NOT_FOUND')
    expect(codeOf(() => removeServices(store, [id]))).toBe('SERVICE_NOT_FOUND')
    expect(store.db.get(sql`SELECT count(*) AS n FROM authentication`)).toEqual({ n: 0 })
    expect(listAudit(store.db, 2).map((entry) => [entry.action, entry.object])).toEqual([
      ['service.remove', 'Support Facebook'],
      ['service.save', 'Support Facebook'],
    ])
    const changes = JSON.parse(store.db.select().from(undo).all().at(-1)?.changes ?? '[]')
    expect(changes[0].before.authentications).toHaveLength(2)
    expect(changes[0].after).toBeNull()
  })

  test('a sealed secret that was moved to another row is not read', async () => {
    const { store } = await newStore()
    saveService(store, null, facebook)
    store.connection.exec(
      `UPDATE authentication SET secret = (SELECT secret FROM authentication WHERE secret IS NOT NULL)`,
    )
    expect(codeOf(() => secretsOf(store, facebook.name))).toBe('SECRET_UNREADABLE')
  })
})

describe('users', () => {
  test('a saved user is read back with rights; the password stays sealed', async () => {
    const { store } = await newStore()
    const saved = saveUser(store, null, hook)
    expect(getUserByLogonName(store, 'HOOK.twilio')).toEqual(saved)
    expect(saved).toMatchObject({ password: 'set', use: ['messagingService'], revision: 1 })
    saveUser(store, saved.id, { ...hook, password: undefined, lastName: 'Other', use: [] }, 1)
    expect(getUserByLogonName(store, 'hook.twilio')).toMatchObject({
      lastName: 'Other',
      password: 'set',
      use: [],
    })
    expect(userPassword(store.db, store.sealer, saved.id)?.reveal()).toBe('a long pass phrase 1')
    expect(codeOf(() => saveUser(store, null, hook))).toBe('LOGON_NAME_TAKEN')
    removeUsers(store, [saved.id])
    expect(codeOf(() => getUserByLogonName(store, 'hook.twilio'))).toBe('USER_NOT_FOUND')
  })
})

describe('servers', () => {
  test('a saved server gives its access back; secrets are states elsewhere', async () => {
    const { store } = await newStore()
    const saved = saveServer(store, null, prod)
    expect(saved).toMatchObject({
      url: 'https://contact.example.com/RI/rci',
      authSecret: 'set',
      apiKey: 'set',
    })
    const access = accessOf(store, saved.id)
    expect(access.authSecret?.reveal()).toBe('server password')
    expect(access.apiKey?.reveal()).toBe('server api key')
    expect(access.mapping.paging).toEqual({ style: 'offset', limit: 50 })
    expect(codeOf(() => saveServer(store, null, { ...prod, name: 'PROD' }))).toBe('SERVER_NAME_TAKEN')
    removeServer(store, saved.id)
    expect(allServers(store.db)).toEqual([])
  })

  test.each([
    [{ url: 'contact.example.com' }, 'VALIDATION_FAILED'],
    [{ url: 'ftp://contact.example.com' }, 'VALIDATION_FAILED'],
    [{ url: 'https://user:pass@contact.example.com' }, 'VALIDATION_FAILED'],
    [{ url: 'https://contact.example.com/?a=b' }, 'VALIDATION_FAILED'],
    [{ name: '  ' }, 'VALIDATION_FAILED'],
    [{ mapping: { paging: { limit: 0 } } }, 'MAPPING_INVALID'],
    [{ mapping: { pagging: {} } }, 'MAPPING_INVALID'],
  ])('refuses %j', async (part, code) => {
    const { store } = await newStore()
    expect(codeOf(() => saveServer(store, null, { ...prod, ...part }))).toBe(code)
    expect(allServers(store.db)).toEqual([])
  })
})

describe('search', () => {
  test('finds any part of any field but secrets, all words, without case', async () => {
    const { store } = await newStore()
    saveService(store, null, facebook)
    saveService(store, null, { ...facebook, name: 'Sales 100%_Wavy', type: 'wavy', authentications: [] })
    const found = (search: string) =>
      listServices(store, { search, offset: 0, limit: 10 }).rows.map((row) => row.name)
    expect(found('')).toEqual(['Sales 100%_Wavy', 'Support Facebook'])
    expect(found('pport FACE')).toEqual(['Support Facebook'])
    expect(found('829561')).toEqual(['Support Facebook'])
    expect(found('graph.facebook')).toHaveLength(2)
    expect(found('0%')).toEqual(['Sales 100%_Wavy'])
    expect(found('%_w')).toEqual(['Sales 100%_Wavy'])
    expect(found('__')).toEqual([])
    expect(found('"')).toEqual([])
    expect(found('sales OR support')).toEqual([])
    expect(found(token.slice(0, 20))).toEqual([])
    expect(listServices(store, { search: '', offset: 1, limit: 1 })).toMatchObject({ total: 2 })
    expect(listServices(store, { search: '', offset: 0, limit: 9, type: 'wavy' })).toMatchObject({ total: 1 })
  })

  test('follows edits and deletions', async () => {
    const { store } = await newStore()
    const { id } = saveUser(store, null, hook)
    const total = (search: string) => listUsers(store, { search, offset: 0, limit: 10 }).total
    expect(total('twilio')).toBe(1)
    saveUser(store, id, { ...hook, lastName: 'Wavy', logonName: 'hook.wavy' })
    expect([total('twilio'), total('wavy')]).toEqual([0, 1])
    removeUsers(store, [id])
    expect([total('wavy'), total('')]).toEqual([0, 0])
  })
})

describe('audit', () => {
  test('is one chain of hashes from the root', async () => {
    const { store } = await newStore()
    saveUser(store, null, hook)
    saveService(store, null, facebook)
    const records = store.db.select().from(audit).orderBy(audit.seq).all()
    expect(records).toHaveLength(3)
    let previous = auditRoot
    for (const { seq: _seq, hash, ...record } of records) {
      expect(record.previousHash).toBe(previous)
      expect(hash).toBe(auditHash(record))
      previous = hash
    }
  })
})

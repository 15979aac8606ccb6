import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { compareVersion, listVersions, restoreVersion } from '../../src-main/store/history.ts'
import { accessOf, removeServer, saveServer } from '../../src-main/store/servers.ts'
import { getService, removeServices, saveService, serviceSecrets } from '../../src-main/store/services.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { historyStatus, undoAction } from '../../src-main/store/undo.ts'
import { getUser, saveUser } from '../../src-main/store/users.ts'
import { newStore } from '../support/store.ts'
import { facebook, hook, prod, refusalOf, sealedIn, token } from '../support/undo.ts'

describe('versions', () => {
  test('are newest first, with who, when, and what differs; secrets as marks', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    saveService(store, null, { ...facebook, name: 'Another' })
    saveService(store, id, {
      ...facebook,
      name: 'Sales Facebook',
      authentications: [
        { authenticationId: '104829561234568', secret: new Secret(`EAA${'y'.repeat(60)}`) },
        { authenticationId: '104829561234567', secret: null },
      ],
    })
    removeServices(store, [id])
    const versions = listVersions(store, 'service', id)
    expect(
      versions.map(({ seq, action, change, name, undone }) => [seq, action, change, name, undone]),
    ).toEqual([
      [4, 'service.remove', 'deleted', 'Sales Facebook', false],
      [3, 'service.save', 'changed', 'Sales Facebook', false],
      [1, 'service.save', 'created', 'Support Facebook', false],
    ])
    expect(versions[1]).toMatchObject({
      person: store.person,
      label: 'Save service Sales Facebook',
      fields: [
        { name: 'name', before: 'Support Facebook', after: 'Sales Facebook' },
        {
          name: 'authentications',
          before: '104829561234567, 104829561234568',
          after: '104829561234568, 104829561234567',
        },
        { name: 'authentications[104829561234567].secret', before: 'set', after: 'absent' },
        { name: 'authentications[104829561234568].secret', before: 'absent', after: 'set' },
      ],
    })
    expect(versions[1]?.at).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(versions[2]?.fields.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['name', null, 'Support Facebook'],
      ['type', null, 'facebook'],
      ['serviceConnection', null, facebook.serviceConnection],
      ['authentications', null, '104829561234567, 104829561234568'],
      ['authentications[104829561234567].secret', 'absent', 'set'],
      ['authentications[104829561234568].secret', null, 'absent'],
    ])
    expect(JSON.stringify(versions)).not.toContain(token)
  })

  test('hold every field of users and servers', async () => {
    const { store } = await newStore()
    const user = saveUser(store, null, hook)
    saveUser(store, user.id, {
      ...hook,
      firstName: 'Other',
      password: new Secret('another phrase 2'),
      use: [],
    })
    expect(listVersions(store, 'user', user.id)[0]?.fields).toEqual([
      { name: 'firstName', before: 'Hook', after: 'Other' },
      { name: 'password', before: 'set', after: 'changed' },
      { name: 'use', before: 'messagingService', after: '' },
    ])
    const server = saveServer(store, null, prod)
    const { apiKey: _apiKey, ...kept } = prod
    saveServer(store, server.id, {
      ...kept,
      url: 'https://other.example.com/RI/rci',
      authMode: 'basic',
      authUser: 'other',
      authSecret: new Secret('another password'),
      apiKey: null,
      release: 'fp21',
      localHttpAuth: false,
      prerequisites: [],
      mapping: {},
    })
    expect(
      listVersions(store, 'server', server.id)[0]?.fields.map(({ name, after }) => [name, after]),
    ).toEqual([
      ['url', 'https://other.example.com/RI/rci'],
      ['authMode', 'basic'],
      ['authUser', 'other'],
      ['authSecret', 'changed'],
      ['apiKey', 'absent'],
      ['release', 'fp21'],
      ['localHttpAuth', 'off'],
      ['prerequisites', ''],
      ['mapping', ''],
    ])
  })

  test('tell what was undone, and are empty for what never was', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    saveService(store, id, { ...facebook, name: 'Second' })
    undoAction(store)
    expect(listVersions(store, 'service', id).map(({ name, undone }) => [name, undone])).toEqual([
      ['Second', true],
      ['Support Facebook', false],
    ])
    expect(listVersions(store, 'user', id)).toEqual([])
    expect(listVersions(store, 'service', 'nothing')).toEqual([])
  })
})

describe('compare', () => {
  test('tells what restoring would change of the object as it is now, and changes nothing', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    const changed = {
      authenticationId: '104829561234567',
      secret: new Secret(`EAA${'y'.repeat(60)}`),
    }
    saveService(store, id, { ...facebook, name: 'Second', authentications: [changed] })
    saveService(store, id, { ...facebook, name: 'Third', authentications: [changed] })
    expect(compareVersion(store, 'service', id, 1)).toEqual([
      { name: 'name', before: 'Third', after: 'Support Facebook' },
      { name: 'authentications', before: '104829561234567', after: '104829561234567, 104829561234568' },
      { name: 'authentications[104829561234567].secret', before: 'set', after: 'changed' },
      { name: 'authentications[104829561234568].secret', before: null, after: 'absent' },
    ])
    expect(compareVersion(store, 'service', id, 3)).toEqual([])
    expect(getService(store, id)?.name).toBe('Third')
    removeServices(store, [id])
    expect(compareVersion(store, 'service', id, 3)[0]).toEqual({ name: 'name', before: null, after: 'Third' })
    expect(refusalOf(() => compareVersion(store, 'service', id, 4)).code).toBe('VERSION_NOT_FOUND')
  })
})

describe('restore', () => {
  test('puts an old version back as an action of its own, on the record, that can be undone', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    const first = sealedIn(store)
    saveService(store, id, { ...facebook, name: 'Second', authentications: [] })
    expect(restoreVersion(store, 'service', id, 1)).toEqual({
      label: 'Restore service Support Facebook',
      objects: [{ kind: 'service', id, name: 'Support Facebook', change: 'changed' }],
      remarks: [],
    })
    expect(sealedIn(store)).toEqual(first)
    expect(getService(store, id)).toMatchObject({ name: 'Support Facebook', revision: 3 })
    expect(listAudit(store.db, 1)[0]).toMatchObject({
      action: 'history.restore',
      object: 'Support Facebook',
      details: {
        seq: 1,
        kind: 'service',
        fields: [{ name: 'name', before: 'Second', after: 'Support Facebook' }, {}, {}, {}],
      },
    })
    undoAction(store)
    expect(getService(store, id)).toMatchObject({ name: 'Second', authentications: [] })
  })

  test('brings back a deleted object with its secrets, out of the trash', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    removeServices(store, [id])
    restoreVersion(store, 'service', id, 1)
    expect(serviceSecrets(store.db, store.sealer, id).get('104829561234567')?.reveal()).toBe(token)
    expect(listTrash(store.db)).toEqual([])
    undoAction(store)
    expect(listTrash(store.db)).toMatchObject([{ kind: 'service', objectId: id, name: 'Support Facebook' }])
    undoAction(store)
    expect(getService(store, id).name).toBe('Support Facebook')
  })

  test('brings back an undone version that can no longer be redone', async () => {
    const { store } = await newStore()
    const { id } = saveUser(store, null, hook)
    saveUser(store, id, { ...hook, firstName: 'Second' })
    undoAction(store)
    saveUser(store, id, { ...hook, firstName: 'Third' })
    restoreVersion(store, 'user', id, 2)
    expect(getUser(store, id).firstName).toBe('Second')
  })

  test('a server comes back with its credentials and a word on what does not', async () => {
    const { store } = await newStore()
    const { id } = saveServer(store, null, prod)
    removeServer(store, id)
    expect(restoreVersion(store, 'server', id, 1).remarks).toHaveLength(1)
    expect(accessOf(store, id).authSecret?.reveal()).toBe('server password')
  })

  test('refuses what is no version, and a name that is taken; the present version is no action', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    saveService(store, id, { ...facebook, name: 'Second' })
    saveService(store, null, facebook)
    removeServices(store, [id])
    const status = historyStatus(store)
    expect(refusalOf(() => restoreVersion(store, 'service', id, 4)).code).toBe('VERSION_NOT_FOUND')
    expect(refusalOf(() => restoreVersion(store, 'service', id, 3)).code).toBe('VERSION_NOT_FOUND')
    expect(refusalOf(() => restoreVersion(store, 'user', id, 1)).code).toBe('VERSION_NOT_FOUND')
    const taken = refusalOf(() => restoreVersion(store, 'service', id, 1))
    expect([taken.code, taken.message]).toEqual([
      'NAME_TAKEN',
      'There is another service named "Support Facebook" in the store by now. Rename that one, then repeat.',
    ])
    expect(historyStatus(store)).toEqual(status)
    restoreVersion(store, 'service', id, 2)
    expect(restoreVersion(store, 'service', id, 2).objects).toEqual([])
    expect(historyStatus(store).undo?.seq).toBe(5)
  })
})

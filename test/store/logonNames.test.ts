/** A logon name counts as taken wherever there is a user that has it. */
import { expect, test } from 'vitest'
import type { ServerId } from '../../src-main/domain/model.ts'
import { putBaseTx } from '../../src-main/store/bases.ts'
import { sightingsOfLogonName, takenLogonKeys } from '../../src-main/store/logonNames.ts'
import { replaceSeenTx } from '../../src-main/store/seen.ts'
import { saveServer } from '../../src-main/store/servers.ts'
import type { Store } from '../../src-main/store/store.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { newStore } from '../support/store.ts'

const at = '2026-01-01T00:00:00.000Z'

function server(store: Store, name: string): ServerId {
  const url = `https://${name.toLowerCase()}.example.com/rci`
  return saveServer(store, null, { ...serverDraft, name, url }).id
}

const serverDraft = {
  authMode: 'none',
  authUser: '',
  release: 'cloud',
  localHttpAuth: true,
  prerequisites: [],
  mapping: {},
} as const

const remote = (key: string) => ({
  kind: 'user' as const,
  remoteId: key.toUpperCase(),
  key,
  label: key,
  fields: {},
})

function see(store: Store, serverId: ServerId, ...keys: readonly string[]): void {
  store.db.transaction((tx) => replaceSeenTx(tx, serverId, new Set(['user'] as const), keys.map(remote), at))
}

test('names of the store, of what servers showed and of what was agreed on are taken', async () => {
  const { store } = await newStore()
  const serverId = server(store, 'North')
  saveUser(store, null, { firstName: 'Hook', lastName: 'A', logonName: 'Hook.A', use: [] })
  see(store, serverId, 'hook.b')
  const agreed = { ...remote('hook.c'), objectId: 'deleted', rights: [] }
  store.db.transaction((tx) => putBaseTx(tx, serverId, agreed, at))
  expect([...takenLogonKeys(store.db)].sort()).toEqual(['hook.a', 'hook.b', 'hook.c'])
})

test('another user is seen in the store and on servers, the own one is not', async () => {
  const { store } = await newStore()
  const [north, south] = [server(store, 'North'), server(store, 'South')]
  const { id } = saveUser(store, null, { firstName: 'Hook', lastName: 'A', logonName: 'hook.a', use: [] })
  see(store, north, 'hook.a')
  see(store, south, 'hook.a', 'hook.b')
  const everywhere = { isInStore: true, servers: ['North', 'South'] }
  expect(sightingsOfLogonName(store, ' HOOK.A ', null)).toEqual(everywhere)
  const own = { ...remote('hook.a'), objectId: id, rights: [] }
  store.db.transaction((tx) => putBaseTx(tx, north, own, at))
  expect(sightingsOfLogonName(store, 'hook.a', id)).toEqual({ isInStore: false, servers: ['South'] })
  expect(sightingsOfLogonName(store, 'hook.b', null)).toEqual({ isInStore: false, servers: ['South'] })
  expect(sightingsOfLogonName(store, 'hook.c', null)).toEqual({ isInStore: false, servers: [] })
})

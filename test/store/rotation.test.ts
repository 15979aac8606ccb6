/** New keys for the store: everything is there afterwards, nothing opens with the old keys, and undo goes on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { readKeyring } from '../../src-main/keyring/keyringFile.ts'
import { openWithPassphrase } from '../../src-main/keyring/openSlots.ts'
import { verifyAudit } from '../../src-main/store/auditVerify.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { getFormDraft, saveFormDraft } from '../../src-main/store/formDrafts.ts'
import { accessOf, allServers, saveServer } from '../../src-main/store/servers.ts'
import { listServerValues, serverValueSecret, setServerValueTx } from '../../src-main/store/serverValues.ts'
import {
  allServices,
  fingerprintedServices,
  removeServices,
  saveService,
  serviceSecrets,
} from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { saveUser, userPassword } from '../../src-main/store/users.ts'
import { codeOf, newStore, passphrase, sessionIn } from '../support/store.ts'

const draft = (name: string, secret: string) => ({
  name,
  type: 'facebook' as const,
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [{ authenticationId: '104829561234567', secret: new Secret(secret) }],
})

function fill(store: Store) {
  const service = saveService(store, null, draft('Support', 'the-first-token-of-support-0123456789'))
  saveService(store, service.id, draft('Support', 'the-second-token-of-support-0123456789'))
  const gone = saveService(store, null, draft('Gone', 'the-token-of-the-deleted-one-0123456789'))
  removeServices(store, [gone.id])
  const user = saveUser(store, null, {
    firstName: 'Hook',
    lastName: 'Twilio',
    logonName: 'hook.twilio',
    password: new Secret('password-of-the-user'),
    use: [],
  })
  const server = saveServer(store, null, {
    name: 'rehearsal',
    url: 'https://contact.example.com/RI/rci',
    authMode: 'basic+apikey',
    authUser: 'rci',
    authSecret: new Secret('password-of-the-server'),
    apiKey: new Secret('key-of-the-server'),
    release: 'cloud',
    localHttpAuth: false,
    prerequisites: [],
    mapping: {},
  })
  const value = { kind: 'user', objectId: user.id, field: 'password' } as const
  const scene = { server, key: 'hook.twilio' }
  store.db.transaction((tx) =>
    setServerValueTx(tx, store, scene, value, { secret: new Secret('password-for-production') }),
  )
  saveFormDraft(store, 'service:new', new Secret('{"secret":"typed but not saved"}'))
  return { service, user, server }
}

const secretOf = (store: Store, id: Parameters<typeof serviceSecrets>[2]) =>
  serviceSecrets(store.db, store.sealer, id).get('104829561234567')?.reveal()

test('rotation keeps every secret, draft, undo step, fingerprint and slot', async () => {
  const { session, paths, recoveryKey } = await newStore()
  const { service, user, server } = fill(session.store)
  const before = {
    keyring: readKeyring(paths.keyring),
    bytes: readFileSync(paths.store),
    fingerprints: fingerprintedServices(session.store.db, session.store.sealer),
    values: listServerValues(session.store, server.id),
  }
  session.rotateKeys()
  const { store } = session
  expect(readKeyring(paths.keyring).keyId).not.toBe(before.keyring.keyId)
  expect(secretOf(store, service.id)).toBe('the-second-token-of-support-0123456789')
  expect(userPassword(store.db, store.sealer, user.id)?.reveal()).toBe('password-of-the-user')
  expect(accessOf(store, server.id)).toMatchObject({ name: 'rehearsal' })
  expect(accessOf(store, server.id).authSecret?.reveal()).toBe('password-of-the-server')
  expect(accessOf(store, server.id).apiKey?.reveal()).toBe('key-of-the-server')
  expect(getFormDraft(store, 'service:new')?.content.reveal()).toContain('typed but not saved')
  expect(fingerprintedServices(store.db, store.sealer)).toEqual(before.fingerprints)
  const value = { serverId: server.id, kind: 'user', objectId: user.id, field: 'password' } as const
  expect(serverValueSecret(store, value)?.reveal()).toBe('password-for-production')
  expect(listServerValues(store, server.id)).toEqual(before.values)

  for (let step = 0; step < 5; step++) undoAction(store)
  expect(allServers(store.db)).toEqual([])
  expect(allServices(store.db).map(({ name }) => name)).toEqual(['Support'])
  expect(secretOf(store, service.id)).toBe('the-first-token-of-support-0123456789')
  expect(await verifyAudit(store.connection)).toMatchObject({ firstBad: null })

  session.lock()
  await session.unlock(new Secret(passphrase))
  session.lock()
  const other = sessionIn(paths.directory).session
  other.unlockWithRecoveryKey(new Secret(recoveryKey))
  other.rotateKeys()
  other.lock()
  await session.unlock(new Secret(passphrase))
  expect(secretOf(session.store, service.id)).toBe('the-first-token-of-support-0123456789')
})

test('the old store key opens nothing any more, and no temporary file is left', async () => {
  const { session, paths } = await newStore()
  fill(session.store)
  const old = (await openWithPassphrase(readKeyring(paths.keyring), new Secret(passphrase))).keys
  session.rotateKeys()
  session.lock()
  expect(await codeOf(() => openConnection(paths.store, old.storeKey, false))).toBe('STORE_DAMAGED')
  expect(readdirSync(paths.directory).sort()).toEqual(
    ['attempts.json', 'backups', 'keyring.json', 'logs', 'store.db', 'store.lock'].filter((name) =>
      existsSync(`${paths.directory}/${name}`),
    ),
  )
  expect(readdirSync(paths.backups).filter((name) => name.endsWith('before-rotation'))).toHaveLength(1)
})

test('what cannot be sealed again stops the exchange, and the store is open as before', async () => {
  const { session, paths } = await newStore()
  const { service } = fill(session.store)
  session.store.connection.prepare("UPDATE authentication SET secret = x'00'").run()
  const before = readFileSync(paths.keyring, 'utf8')
  expect(await codeOf(() => session.rotateKeys())).toBe('SECRET_UNREADABLE')
  expect(readFileSync(paths.keyring, 'utf8')).toBe(before)
  expect(session.state).toBe('open')
  expect(allServices(session.store.db).map(({ id }) => id)).toEqual([service.id])
})

test('while another process has the store open the keys are not exchanged', async () => {
  const { session, paths } = await newStore()
  const other = sessionIn(paths.directory).session
  await other.unlock(new Secret(passphrase))
  expect(await codeOf(() => session.rotateKeys())).toBe('STORE_IN_USE')
  expect(session.state).toBe('open')
  fill(session.store)
  other.lock()
  session.rotateKeys()
  expect(allServices(session.store.db)).toHaveLength(1)
})

/** What the first version wrote opens for good, and comes to today's form by itself. */
import { cpSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { accessOf, allServers } from '../../src-main/store/servers.ts'
import { allServices, serviceSecrets } from '../../src-main/store/services.ts'
import { allUsers, userPassword } from '../../src-main/store/users.ts'
import { codeOf, sessionIn, temporaryFolder } from '../support/store.ts'

const fixture = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', 'keyring1')
const passphrase = new Secret('correct horse battery')
const recoveryKey = () => new Secret(readFileSync(path.join(fixture, 'recovery.txt'), 'utf8').trim())

function copied() {
  const paths = resolveDataPaths(temporaryFolder(), {})
  for (const name of ['store.db', 'keyring.json']) {
    cpSync(path.join(fixture, name), path.join(paths.directory, name))
  }
  return sessionIn(paths.directory)
}

test('everything is there, after a backup of the old format', async () => {
  const { session, paths } = copied()
  await session.unlock(passphrase)
  const { store } = session
  const [service] = allServices(store.db)
  const [user] = allUsers(store.db)
  const [server] = allServers(store.db)
  if (!service || !user || !server) throw new Error('objects are missing')
  const secrets = serviceSecrets(store.db, store.sealer, service.id)
  expect([...secrets.values()].map((secret) => secret?.reveal())).toEqual([
    'sample-token-of-the-first-format',
  ])
  expect(userPassword(store.db, store.sealer, user.id)?.reveal()).toBe('sample-password-of-the-first-format')
  expect(accessOf(store, server.id).authSecret?.reveal()).toBe('sample-server-password')
  expect(session.person).toBe('Administrator')
  expect(listAudit(store.db, 10).map(({ action }) => action)).toEqual([
    'server.save',
    'user.save',
    'service.save',
    'session.create',
  ])
  expect(statSync(path.join(paths.backups)).isDirectory()).toBe(true)
})

test('a slot comes to the new form when it opens; keys are exchanged when all have', async () => {
  const { session } = copied()
  await session.unlock(passphrase)
  expect(session.keyring.slots.map(({ kind, publicKey }) => [kind, publicKey !== null])).toEqual([
    ['passphrase', true],
    ['recovery', false],
  ])
  expect(await codeOf(() => session.rotateKeys())).toBe('KEY_SLOT_OUTDATED')
  session.lock()
  session.unlockWithRecoveryKey(recoveryKey())
  session.rotateKeys()
  session.lock()
  await session.unlock(passphrase)
  expect(allServices(session.store.db)).toHaveLength(1)
  session.lock()
  session.unlockWithRecoveryKey(recoveryKey())
  expect(session.role).toBe('administrator')
})

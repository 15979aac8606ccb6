/** The store is a SQLCipher 4 file: another implementation opens it with the raw key alone. */
import { readFileSync } from 'node:fs'
import SqlcipherDatabase from '@signalapp/sqlcipher'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { readKeyring } from '../../src-main/keyring/keyringFile.ts'
import { openWithPassphrase } from '../../src-main/keyring/openSlots.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { newStore, passphrase } from '../support/store.ts'

async function lockedStore() {
  const { session, store, paths } = await newStore()
  saveUser(store, null, { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] })
  session.lock()
  const { keys } = await openWithPassphrase(readKeyring(paths.keyring), new Secret(passphrase))
  return { file: paths.store, rawKey: `"x'${keys.storeKey.toString('hex')}'"` }
}

test('another SQLCipher 4 library opens the store with the raw key and finds it whole', async () => {
  const { file, rawKey } = await lockedStore()
  const other = new SqlcipherDatabase(file)
  other.pragma(`key = ${rawKey}`)
  expect(other.pragma('cipher_integrity_check')).toEqual([])
  expect(other.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(other.prepare('SELECT logon_name FROM user').get()).toEqual({ logon_name: 'hook.twilio' })
  other.close()
})

test('without the key the file is noise: no SQLite header, no text of the store, and no opening', async () => {
  const { file } = await lockedStore()
  const bytes = readFileSync(file).toString('latin1')
  expect(bytes.slice(0, 16)).not.toContain('SQLite format 3')
  for (const text of ['hook.twilio', 'CREATE TABLE', 'user_right']) expect(bytes).not.toContain(text)
  const other = new SqlcipherDatabase(file)
  expect(() => other.prepare('SELECT count(*) FROM sqlite_schema').get()).toThrow()
  other.close()
})

/** docs/recover.mjs opens a store and a backup without Patchbay, with the recovery key alone. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { saveService } from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { newStore, temporaryFolder } from '../support/store.ts'

const script = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/recover.mjs')
const token = 'EAAsampleTokenForTheRecoveryTest0123456789'

function fill(store: Store) {
  saveService(store, null, {
    name: 'Support Facebook',
    type: 'facebook',
    serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [{ authenticationId: '104829561234567', secret: new Secret(token) }],
  })
  for (let n = 0; n < 200; n++) {
    const logonName = `hook.${n}`
    const password = new Secret(`password-${n}`)
    saveUser(store, null, { firstName: 'Hook', lastName: 'Sample', logonName, password, use: [] })
  }
}

function recovered(folder: string, recoveryKey: string) {
  const own = temporaryFolder()
  const [keyFile, out] = [path.join(own, 'key'), path.join(own, 'out.db')]
  writeFileSync(keyFile, recoveryKey)
  execFileSync(process.execPath, [script, folder, keyFile, out])
  const db = new DatabaseSync(out, { readOnly: true })
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  return {
    secrets: db.prepare('SELECT secret FROM authentication').all(),
    passwords: db.prepare('SELECT logon_name, password FROM user ORDER BY rowid').all(),
  }
}

test('it has at most 60 lines and imports nothing but Node', () => {
  const text = readFileSync(script, 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  const imports = [...text.matchAll(/from '([^']+)'/g)].map((found) => found[1])
  expect(imports.every((name) => name?.startsWith('node:'))).toBe(true)
})

test('every secret of a closed store, of one that was killed, and after an exchange of keys', async () => {
  const { session, paths, recoveryKey } = await newStore()
  fill(session.store)
  const all = {
    secrets: [{ secret: token }],
    passwords: Array.from({ length: 200 }, (_, n) => ({
      logon_name: `hook.${n}`,
      password: `password-${n}`,
    })),
  }
  // Still open: the newest pages are in the write-ahead log, as after a crash.
  expect(recovered(paths.directory, recoveryKey)).toEqual(all)
  session.rotateKeys()
  session.lock()
  expect(recovered(paths.directory, recoveryKey.toLowerCase().replaceAll('-', ' '))).toEqual(all)
})

test('a wrong key writes no readable store', async () => {
  const { session, paths } = await newStore()
  const { recoveryKey } = await newStore()
  session.lock()
  const keyFile = path.join(temporaryFolder(), 'key')
  writeFileSync(keyFile, recoveryKey)
  const out = path.join(temporaryFolder(), 'out.db')
  const { status } = spawnSync(process.execPath, [script, paths.directory, keyFile, out])
  expect(status).not.toBe(0)
  expect(() => readFileSync(out)).toThrow()
})

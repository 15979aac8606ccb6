/** Procedures of backups, as the screens and the command line call them. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listAudit } from '../../src-main/store/audit.ts'
import { errorOf, newApplication } from '../support/application.ts'
import { addObjects, digestsBelow } from '../support/backups.ts'
import { passphrase } from '../support/store.ts'

test('a screen makes, lists and checks a backup by its name, all on record', async () => {
  const { app, caller } = await newApplication('loopback')
  addObjects(app.session.store, 'one')
  const made = await caller.backup.create()
  expect(made).toMatchObject({ state: 'proved', reason: 'manual', counts: { services: 1, users: 1 } })
  expect(await caller.backup.list()).toEqual({ backups: [made] })
  const verified = await caller.backup.verify({ which: { name: made.name } })
  expect(verified).toMatchObject({ name: made.name, counts: { services: 1, users: 1, servers: 0 } })
  const records = listAudit(app.session.store.db, 2).map((entry) => [entry.action, entry.object])
  expect(records).toEqual([
    ['backup.verify', made.name],
    ['backup.create', made.name],
  ])
})

test('a screen restores by name while the store is broken, and the store is locked then', async () => {
  const { app, caller, folder } = await newApplication('desktop')
  addObjects(app.session.store, 'one')
  const { name } = await caller.backup.create()
  await caller.session.lock()
  rmSync(app.session.paths.store)
  rmSync(app.session.paths.keyring)
  writeFileSync(app.session.paths.store, 'garbage')
  expect((await caller.session.status()).state).toBe('broken')
  const which = { name }
  expect(await caller.backup.preview({ which })).toMatchObject({
    name,
    keyringReplaced: true,
    present: [app.session.paths.store],
  })
  const restored = await caller.backup.restore({ which, passphrase })
  expect(restored).toMatchObject({ restored: name, keyringReplaced: true })
  expect(readFileSync(path.join(restored.putAside ?? '', 'store.db'), 'utf8')).toBe('garbage')
  expect(path.dirname(restored.putAside ?? '')).toBe(path.join(folder, 'backups'))
  expect((await caller.session.status()).state).toBe('locked')
  await caller.session.unlock({ passphrase })
  expect((await caller.service.list({})).total).toBe(1)
})

test('a wrong passphrase restores nothing, does not lock, and counts as one', async () => {
  const { app, caller, folder } = await newApplication()
  const { name } = await caller.backup.create()
  const before = digestsBelow(path.join(folder, 'backups'))
  const which = { name }
  for (let attempt = 0; attempt < 5; attempt++) {
    const error = await errorOf(caller.backup.restore({ which, passphrase: 'wrong horse battery' }))
    expect(error.code).toBe('PASSPHRASE_WRONG')
  }
  expect((await errorOf(caller.backup.restore({ which, passphrase }))).code).toBe('UNLOCK_DELAYED')
  expect((await errorOf(caller.backup.restore({ which }))).code).toBe('PASSPHRASE_REQUIRED')
  expect(app.session.state).toBe('open')
  expect(digestsBelow(path.join(folder, 'backups'))).toEqual(before)
})

test('only an administrator restores', async () => {
  const { app, caller } = await newApplication()
  const { name } = await caller.backup.create()
  const other = 'quite another passphrase'
  await caller.person.add({ name: 'Reader', role: 'auditor', passphrase: other })
  const error = await errorOf(caller.backup.restore({ which: { name }, passphrase: other }))
  expect(error.code).toBe('ROLE_FORBIDDEN')
  expect(app.session.state).toBe('open')
})

test('only the command line names files, and no name leads out of the folder', async () => {
  const { app, caller } = await newApplication('loopback')
  const made = await caller.backup.create()
  for (const which of [{ file: made.path }, { file: app.session.paths.store }]) {
    for (const call of [
      caller.backup.preview({ which }),
      caller.backup.verify({ which }),
      caller.backup.restore({ which, passphrase }),
    ]) {
      expect((await errorOf(call)).code).toBe('FORBIDDEN_ORIGIN')
    }
  }
  for (const name of ['..', '.', '.lock', `../backups/${made.name}`]) {
    expect((await errorOf(caller.backup.preview({ which: { name } }))).code).toBe('BACKUP_NOT_FOUND')
  }
})

test('a backup from before a rotation is checked with what opened it then', async () => {
  const { caller } = await newApplication()
  const { name } = await caller.backup.create()
  await caller.key.rotate()
  const which = { name }
  expect((await caller.backup.preview({ which })).keyringReplaced).toBe(true)
  expect((await errorOf(caller.backup.verify({ which }))).code).toBe('PASSPHRASE_REQUIRED')
  expect((await caller.backup.verify({ which, passphrase })).name).toBe(name)
})

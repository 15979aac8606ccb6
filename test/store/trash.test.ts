import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { readKeyring } from '../../src-main/keyring/keyringFile.ts'
import { openWithPassphrase } from '../../src-main/keyring/openSlots.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { listVersions, restoreFromTrash } from '../../src-main/store/history.ts'
import { purgeTrash } from '../../src-main/store/purge.ts'
import { accessOf, removeServer, saveServer } from '../../src-main/store/servers.ts'
import { allServices, getService, removeServices, saveService } from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { historyStatus, redoAction, undoAction } from '../../src-main/store/undo.ts'
import { removeUsers, saveUser, userPassword } from '../../src-main/store/users.ts'
import { newStore, passphrase } from '../support/store.ts'
import { facebook, hook, prod, refusalOf, rowsOf, sealedIn } from '../support/undo.ts'

function namesIn(store: Store): string[] {
  return listTrash(store.db).map(({ kind, name }) => `${kind} ${name}`)
}

/** Every text and every blob of every table, to look for sealed bytes in. */
function everything({ connection }: Store): string {
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all() as string[]
  return tables
    .flatMap((table) => connection.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
    .flat()
    .map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : String(value)))
    .join('\n')
}

/** Everything in the pages of a store, free ones included, decrypted as SQLCipher 4 lays them out. */
function pagesOf(file: string, storeKey: Buffer): Buffer {
  const bytes = readFileSync(file)
  const ivAt = 4096 - 80
  const pages = Array.from({ length: bytes.length / 4096 }, (_, number) => {
    const page = bytes.subarray(number * 4096, (number + 1) * 4096)
    const decipher = createDecipheriv('aes-256-cbc', storeKey, page.subarray(ivAt, ivAt + 16)).setAutoPadding(
      false,
    )
    return Buffer.concat([decipher.update(page.subarray(number === 0 ? 16 : 0, ivAt)), decipher.final()])
  })
  return Buffer.concat(pages)
}

describe('trash', () => {
  test('has what was deleted, newest first, with who and when', async () => {
    const { store } = await newStore()
    removeServices(store, [saveService(store, null, facebook).id])
    removeUsers(store, [saveUser(store, null, hook).id])
    const { id } = saveServer(store, null, prod)
    removeServer(store, id)
    expect(namesIn(store)).toEqual(['server prod', 'user hook.twilio', 'service Support Facebook'])
    const [item] = listTrash(store.db)
    expect(item).toEqual({
      kind: 'server',
      objectId: id,
      name: 'prod',
      person: store.person,
      deletedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  })

  test('follows undo and redo in both directions', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    removeServices(store, [id])
    undoAction(store)
    expect(namesIn(store)).toEqual([])
    redoAction(store)
    expect(namesIn(store)).toEqual(['service Support Facebook'])
    undoAction(store)
    undoAction(store)
    expect(namesIn(store)).toEqual(['service Support Facebook'])
    saveService(store, null, { ...facebook, name: 'Another' })
    restoreFromTrash(store, 'service', id)
    expect(allServices(store.db).map(({ name }) => name)).toEqual(['Another', 'Support Facebook'])
    expect(namesIn(store)).toEqual([])
  })

  test('gives an object back as it was last, secrets included', async () => {
    const { store } = await newStore()
    const { id } = saveUser(store, null, hook)
    saveUser(store, id, { ...hook, password: new Secret('another phrase 2') })
    removeUsers(store, [id])
    expect(restoreFromTrash(store, 'user', id)).toEqual({
      label: 'Restore user hook.twilio',
      objects: [{ kind: 'user', id, name: 'hook.twilio', change: 'created' }],
      remarks: [],
    })
    expect(userPassword(store.db, store.sealer, id)?.reveal()).toBe('another phrase 2')
    expect(refusalOf(() => restoreFromTrash(store, 'user', id)).code).toBe('VERSION_NOT_FOUND')
    undoAction(store)
    expect(namesIn(store)).toEqual(['user hook.twilio'])
  })

  test('keeps an object whose name is taken', async () => {
    const { store } = await newStore()
    const { id } = saveServer(store, null, prod)
    removeServer(store, id)
    const other = saveServer(store, null, { ...prod, name: 'PROD' })
    expect(refusalOf(() => restoreFromTrash(store, 'server', id)).code).toBe('SERVER_NAME_TAKEN')
    expect(namesIn(store)).toEqual(['server prod'])
    saveServer(store, other.id, { ...prod, name: 'rehearsal' })
    restoreFromTrash(store, 'server', id)
    expect(accessOf(store, id).apiKey?.reveal()).toBe('server api key')
  })
})

describe('purge', () => {
  test('leaves no sealed image of what was deleted, and everything of what was not', async () => {
    const { store } = await newStore()
    const kept = saveService(store, null, { ...facebook, name: 'Kept' })
    const keptSecrets = sealedIn(store)
    const gone = saveService(store, null, facebook)
    const user = saveUser(store, null, hook)
    const server = saveServer(store, null, prod)
    const purgedSecrets = sealedIn(store).filter((sealed) => !keptSecrets.includes(sealed))
    saveService(store, gone.id, { ...facebook, authentications: [] })
    removeServices(store, [gone.id, kept.id])
    restoreFromTrash(store, 'service', kept.id)
    removeUsers(store, [user.id])
    removeServer(store, server.id)
    expect(purgedSecrets).toHaveLength(4)
    for (const sealed of purgedSecrets) expect(everything(store)).toContain(sealed)

    const { purged } = purgeTrash(store, true)
    expect(purged.map(({ name }) => name).toSorted()).toEqual(['Support Facebook', 'hook.twilio', 'prod'])
    const left = everything(store)
    for (const sealed of purgedSecrets) expect(left).not.toContain(sealed)
    expect(left).toContain(keptSecrets[0])
    expect(namesIn(store)).toEqual([])
    expect(listVersions(store, 'service', gone.id)).toEqual([])
    expect(listVersions(store, 'service', kept.id).map(({ change }) => change)).toEqual([
      'created',
      'deleted',
      'created',
    ])
    expect(listAudit(store.db, 1)[0]).toMatchObject({
      action: 'history.purge',
      details: { objects: [{ kind: 'server', name: 'prod' }, { kind: 'user' }, { kind: 'service' }] },
    })
  })

  test('leaves nothing in the pages of the file either', async () => {
    const { session, store, paths } = await newStore()
    const { id } = saveUser(store, null, hook)
    const [sealed = ''] = sealedIn(store)
    removeUsers(store, [id])
    session.lock()
    const { keys } = await openWithPassphrase(readKeyring(paths.keyring), new Secret(passphrase))
    expect(pagesOf(paths.store, keys.storeKey).includes(sealed)).toBe(true)
    await session.unlock(new Secret(passphrase))
    purgeTrash(session.store, true)
    session.lock()
    const pages = pagesOf(paths.store, keys.storeKey)
    expect(pages.includes('history.purge')).toBe(true)
    expect([pages.includes(sealed), pages.includes(Buffer.from(sealed, 'base64'))]).toEqual([false, false])
  })

  test('undo and redo go on around what was forgotten', async () => {
    const { store } = await newStore()
    const kept = saveService(store, null, { ...facebook, name: 'Kept' })
    const gone = saveService(store, null, facebook)
    removeServices(store, [gone.id, kept.id])
    restoreFromTrash(store, 'service', kept.id)
    purgeTrash(store, true)
    undoAction(store)
    expect(undoAction(store).objects.map(({ name }) => name)).toEqual(['Kept'])
    undoAction(store)
    expect(refusalOf(() => undoAction(store)).code).toBe('NOTHING_TO_UNDO')
    for (let at = 0; at < 3; at++) redoAction(store)
    expect(getService(store, kept.id).name).toBe('Kept')
    expect(allServices(store.db)).toHaveLength(1)
    expect(historyStatus(store).redo).toBeNull()
  })

  test('needs a confirmation, and does nothing with an empty trash', async () => {
    const { store } = await newStore()
    removeServices(store, [saveService(store, null, facebook).id])
    const before = rowsOf(store, 'undo', 'trash', 'audit')
    expect(refusalOf(() => purgeTrash(store, false)).code).toBe('CONFIRMATION_REQUIRED')
    expect(rowsOf(store, 'undo', 'trash', 'audit')).toEqual(before)
    purgeTrash(store, true)
    const after = rowsOf(store, 'undo', 'audit')
    expect(purgeTrash(store, true)).toEqual({ purged: [] })
    expect(rowsOf(store, 'undo', 'audit')).toEqual(after)
  })

  test('a failure in the middle forgets nothing', async () => {
    const { store } = await newStore()
    removeServices(store, [saveService(store, null, facebook).id])
    const before = rowsOf(store, 'undo', 'trash', 'audit')
    store.connection.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'broken'); END`,
    )
    expect(() => purgeTrash(store, true)).toThrow()
    store.connection.exec('DROP TRIGGER broken')
    expect(rowsOf(store, 'undo', 'trash', 'audit')).toEqual(before)
  })
})

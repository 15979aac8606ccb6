import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalService } from '../../src-main/domain/canonical.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { perform } from '../../src-main/store/actions.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { listServices } from '../../src-main/store/serviceList.ts'
import {
  allServices,
  getService,
  getServiceByName,
  removeServices,
  removeServiceTx,
  saveService,
  serviceSecrets,
  writeServiceTx,
} from '../../src-main/store/services.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { historyStatus, redoAction, undoAction } from '../../src-main/store/undo.ts'
import { allUsers, removeUsers, saveUser, userPassword } from '../../src-main/store/users.ts'
import { createSyncStore } from '../../src-main/sync/storeAdapter.ts'
import { readEstate } from '../../src-main/transfer/estateReader.ts'
import { importEstate } from '../../src-main/transfer/importEstate.ts'
import { newStore, passphrase } from '../support/store.ts'
import { facebook, hook, refusalOf, rowsOf, sealedIn, token } from '../support/undo.ts'

describe('undo and redo', () => {
  test('an edit of a service goes back and forth, its secrets byte for byte', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    const first = sealedIn(store)
    const authentications = [
      { authenticationId: '104829561234567', secret: new Secret(`EAA${'y'.repeat(60)}`) },
      { authenticationId: '104829561234569', secret: new Secret(`EAA${'z'.repeat(60)}`) },
    ]
    saveService(store, id, { ...facebook, name: 'Sales Facebook', authentications })
    const second = sealedIn(store)

    expect(undoAction(store)).toEqual({
      label: 'Save service Sales Facebook',
      objects: [{ kind: 'service', id, name: 'Support Facebook', change: 'changed' }],
      remarks: [],
    })
    expect(sealedIn(store)).toEqual(first)
    expect(getService(store, id)).toMatchObject({
      name: 'Support Facebook',
      authentications: [
        { authenticationId: '104829561234567', secret: 'set' },
        { authenticationId: '104829561234568', secret: 'absent' },
      ],
    })
    expect(serviceSecrets(store.db, store.sealer, id).get('104829561234567')?.reveal()).toBe(token)
    const page = { offset: 0, limit: 10 }
    expect(listServices(store, { ...page, search: 'support facebook 104829561234568' }).total).toBe(1)
    expect(listServices(store, { ...page, search: 'sales' }).total).toBe(0)

    redoAction(store)
    expect(sealedIn(store)).toEqual(second)
    expect(getServiceByName(store, 'sales facebook').id).toBe(id)
    expect(listServices(store, { ...page, search: '104829561234569' }).total).toBe(1)
  })

  test('a bulk deletion is one step; users come back with password and rights', async () => {
    const { store } = await newStore()
    const users = [1, 2, 3, 4, 5].map((number) =>
      saveUser(store, null, { ...hook, logonName: `hook.${number}` }),
    )
    const before = allUsers(store.db)
    const sealed = sealedIn(store)
    removeUsers(
      store,
      users.map(({ id }) => id),
    )
    expect(historyStatus(store).undo).toMatchObject({ label: 'Delete 5 users', person: store.person })
    expect(undoAction(store).objects).toHaveLength(5)
    expect(allUsers(store.db).map(({ revision: _revision, updatedAt: _at, ...user }) => user)).toEqual(
      before.map(({ revision: _revision, updatedAt: _at, ...user }) => user),
    )
    expect(sealedIn(store)).toEqual(sealed)
    const [first] = users
    expect(first && userPassword(store.db, store.sealer, first.id)?.reveal()).toBe('a long pass phrase 1')
  })

  test('both ends of the stack hold across lock and unlock', async () => {
    const { session } = await newStore()
    const { id } = saveService(session.store, null, facebook)
    saveService(session.store, id, { ...facebook, name: 'Second' })
    undoAction(session.store)
    const status = historyStatus(session.store)
    session.lock()
    await session.unlock(new Secret(passphrase))
    expect(historyStatus(session.store)).toEqual(status)
    expect(status).toMatchObject({
      undo: { label: 'Save service Support Facebook' },
      redo: { label: 'Save service Second' },
    })
    redoAction(session.store)
    expect(getService(session.store, id).name).toBe('Second')
  })

  test('a new edit ends what could be redone; it stays in the history', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    saveService(store, id, { ...facebook, name: 'Second' })
    undoAction(store)
    saveService(store, id, { ...facebook, name: 'Third' })
    expect(historyStatus(store).redo).toBeNull()
    expect(refusalOf(() => redoAction(store)).code).toBe('NOTHING_TO_REDO')
    undoAction(store)
    undoAction(store)
    expect(refusalOf(() => undoAction(store)).code).toBe('NOTHING_TO_UNDO')
    redoAction(store)
    redoAction(store)
    expect(getService(store, id).name).toBe('Third')
    expect(store.connection.prepare('SELECT seq, undone, discarded FROM undo').raw().all()).toEqual([
      [1, 0, 0],
      [2, 1, 1],
      [3, 0, 0],
    ])
  })

  test('a form that was open before cannot overwrite what undo and redo left', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    const opened = saveService(store, id, { ...facebook, name: 'Second' })
    undoAction(store)
    expect(refusalOf(() => saveService(store, id, facebook, opened.revision)).code).toBe('EDIT_CONFLICT')
    undoAction(store)
    redoAction(store)
    // Here a revision that only counted from the image would reach the number of the open form again.
    saveService(store, id, { ...facebook, name: 'Third' })
    expect(getService(store, id).revision).toBeGreaterThan(opened.revision)
    expect(refusalOf(() => saveService(store, id, facebook, opened.revision)).code).toBe('EDIT_CONFLICT')
  })

  test('is on the record with the fields before and after, secrets as marks', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    const other = new Secret(`EAA${'y'.repeat(60)}`)
    saveService(store, id, {
      ...facebook,
      name: 'Second',
      authentications: [{ authenticationId: '104829561234567', secret: other }],
    })
    undoAction(store)
    redoAction(store)
    const [redone, undone] = listAudit(store.db, 2)
    expect([redone?.action, undone?.action]).toEqual(['history.redo', 'history.undo'])
    expect(undone?.object).toBe('Save service Second')
    expect(undone?.details).toEqual({
      seq: 2,
      objects: [
        {
          kind: 'service',
          name: 'Support Facebook',
          fields: [
            { name: 'name', before: 'Second', after: 'Support Facebook' },
            { name: 'authentications', before: '104829561234567', after: '104829561234567, 104829561234568' },
            { name: 'authentications[104829561234567].secret', before: 'set', after: 'changed' },
            { name: 'authentications[104829561234568].secret', before: null, after: 'absent' },
          ],
        },
      ],
    })
    expect(JSON.stringify(listAudit(store.db, 10))).not.toContain(sealedIn(store)[0])
  })

  test('an import of 2,000 users goes and comes back as one step', async () => {
    const { store, paths } = await newStore()
    const users = Array.from({ length: 2000 }, (_, number) => ({
      firstName: 'Hook',
      lastName: `Number ${number}`,
      logonName: `hook.${number}`,
      password: `a long pass phrase ${number}`,
      use: ['messagingService'],
    }))
    saveUser(store, null, { ...hook, logonName: 'hook.7', firstName: 'Before' })
    const before = rowsOf(store, 'user_right')
    const file = path.join(path.dirname(paths.store), 'estate.json')
    writeFileSync(file, JSON.stringify({ patchbay: 1, users }))
    importEstate(store, await readEstate({ path: file }), false)
    const sealed = sealedIn(store)
    expect(allUsers(store.db)).toHaveLength(2000)

    expect(undoAction(store).objects).toHaveLength(2000)
    expect(allUsers(store.db).map(({ firstName }) => firstName)).toEqual(['Before'])
    expect(rowsOf(store, 'user_right')).toEqual(before)
    expect(listTrash(store.db)).toHaveLength(1999)

    redoAction(store)
    expect(sealedIn(store)).toEqual(sealed)
    expect(listTrash(store.db)).toHaveLength(0)
  })

  test('what a server brought in goes back too: adoption, takeover, removal', async () => {
    const { store } = await newStore()
    const sync = createSyncStore(store)
    const { id } = saveService(store, null, facebook)
    const url = 'https://graph.facebook.com/v20.0/me/messages'
    store.db.transaction((tx) => {
      sync.applyTakeoverTx(tx, 'service', id, { serviceConnection: { text: url } })
      sync.removeTx(tx, 'service', id)
    })
    expect(undoAction(store).label).toBe('Delete service Support Facebook')
    expect(getService(store, id).serviceConnection).toBe(url)
    expect(undoAction(store).label).toBe('Take over from server: service Support Facebook')
    expect(getService(store, id).serviceConnection).toBe(facebook.serviceConnection)
    redoAction(store)
    redoAction(store)
    expect(allServices(store.db)).toEqual([])

    const content = {
      ...facebook,
      name: 'Adopted',
      authentications: [{ authenticationId: '1', secret: 'unknown' }],
    }
    const adopted = store.db.transaction((tx) => sync.adoptTx(tx, 'service', canonicalService(content), []))
    expect(undoAction(store)).toMatchObject({
      label: 'Adopt service Adopted',
      objects: [{ change: 'deleted' }],
    })
    expect(allServices(store.db)).toEqual([])
    redoAction(store)
    expect(allServices(store.db).map((service) => service.id)).toEqual([adopted])
  })

  test('holds for names that UTF-8 does not keep as they were entered', async () => {
    const { store } = await newStore()
    for (const name of ['half \ud800 pair', 'end \u0000 byte', 'cafe\u0301', '  space ']) {
      saveService(store, null, { ...facebook, name })
      undoAction(store)
      redoAction(store)
      undoAction(store)
    }
    expect(allServices(store.db)).toEqual([])
  })

  test('one action that frees a name and takes it again is undone from its end', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    perform(store, { action: 'service.replace', object: facebook.name, label: 'Replace' }, (tx, log) => {
      removeServiceTx(tx, log, id)
      writeServiceTx(tx, store, log, null, facebook)
    })
    const replaced = getServiceByName(store, facebook.name).id
    undoAction(store)
    expect(allServices(store.db).map((service) => service.id)).toEqual([id])
    redoAction(store)
    expect(allServices(store.db).map((service) => service.id)).toEqual([replaced])
  })
})

describe('refusals', () => {
  test('an object that changed by another way stops the whole action, and is named', async () => {
    const { store } = await newStore()
    const ids = [1, 2, 3].map(
      (number) => saveService(store, null, { ...facebook, name: `Service ${number}` }).id,
    )
    removeServices(store, ids)
    undoAction(store)
    store.connection.exec(`UPDATE authentication SET position = position + 1
      WHERE service_id = (SELECT id FROM service WHERE name = 'Service 2')`)
    const tables = ['service', 'authentication', 'undo', 'audit', 'trash']
    const before = rowsOf(store, ...tables)
    const error = refusalOf(() => redoAction(store))
    expect(error.code).toBe('UNDO_CONFLICT')
    expect(error.message).toContain('The service "Service 2" was changed since. Nothing was changed.')
    expect(error.data).toEqual({ kind: 'service', id: ids[1], name: 'Service 2' })
    expect(rowsOf(store, ...tables)).toEqual(before)
  })

  test('an object that is gone, or there again, is told as such', async () => {
    const { store } = await newStore()
    const { id } = saveUser(store, null, hook)
    saveUser(store, id, { ...hook, firstName: 'Other' })
    store.connection.exec('DELETE FROM user')
    expect(refusalOf(() => undoAction(store)).message).toContain('is no longer in the store')
  })

  test('a name that was taken by another way is an error of its own', async () => {
    const { store } = await newStore()
    const { id } = saveUser(store, null, hook)
    removeUsers(store, [id])
    store.connection.exec(`INSERT INTO user (id, first_name, last_name, logon_name, logon_key, search, updated_at)
      VALUES ('other', '', '', 'HOOK.twilio', 'hook.twilio', '', '')`)
    const error = refusalOf(() => undoAction(store))
    expect(error.code).toBe('LOGON_NAME_TAKEN')
    expect(error.message).toContain('"hook.twilio"')
    expect(historyStatus(store)).toMatchObject({ undo: { label: 'Delete user hook.twilio' }, redo: null })
  })

  test('another action than the one that was shown is not undone', async () => {
    const { store } = await newStore()
    const { id } = saveService(store, null, facebook)
    const shown = historyStatus(store).undo?.seq
    saveService(store, id, { ...facebook, name: 'Second' })
    const error = refusalOf(() => undoAction(store, shown))
    expect(error.code).toBe('UNDO_CONFLICT')
    expect(error.message).toContain('"Save service Second"')
    expect(getService(store, id).name).toBe('Second')
  })

  test('a failure in the middle leaves everything as it was', async () => {
    const { store } = await newStore()
    const ids = [1, 2, 3].map(
      (number) => saveService(store, null, { ...facebook, name: `Service ${number}` }).id,
    )
    removeServices(store, ids)
    const tables = ['service', 'authentication', 'undo', 'audit', 'trash']
    const before = rowsOf(store, ...tables)
    for (const place of ['INSERT ON service', 'DELETE ON trash', 'UPDATE ON undo', 'INSERT ON audit']) {
      // The last row of the place fails, so that whatever comes before it has been written.
      const last = place === 'INSERT ON service' ? `WHEN new.name = 'Service 1'` : ''
      store.connection.exec(
        `CREATE TRIGGER broken BEFORE ${place} ${last} BEGIN SELECT raise(ABORT, 'broken'); END`,
      )
      expect(() => undoAction(store)).toThrow()
      store.connection.exec('DROP TRIGGER broken')
      expect(rowsOf(store, ...tables)).toEqual(before)
    }
    undoAction(store)
    expect(allServices(store.db)).toHaveLength(3)
  })
})

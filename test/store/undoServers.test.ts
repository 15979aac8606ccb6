/** Undo and redo of servers: credentials come back, and what is on record keeps a server there. */
import { describe, expect, test } from 'vitest'
import type { RunId, ServerId } from '../../src-main/domain/model.ts'
import { listBases, putBaseTx } from '../../src-main/store/bases.ts'
import { listRuns, startRunTx } from '../../src-main/store/journal.ts'
import {
  accessOf,
  allServers,
  getServerByName,
  removeServer,
  saveServer,
} from '../../src-main/store/servers.ts'
import { saveService } from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { historyStatus, redoAction, undoAction } from '../../src-main/store/undo.ts'
import { newStore } from '../support/store.ts'
import { facebook, prod, refusalOf, rowsOf } from '../support/undo.ts'

/** As if a service had been agreed on with the server. */
function recordService(store: Store, id: ServerId): void {
  const service = { remoteId: 'A', objectId: 'o', key: 'k', label: 'K', fields: {}, rights: [] }
  const record = { kind: 'service', ...service } as const
  store.db.transaction((tx) => putBaseTx(tx, id, record, store.clock.now()))
}

describe('servers', () => {
  test('tells ahead that a server would go or come back, and of no other object', async () => {
    const { store } = await newStore()
    saveService(store, null, facebook)
    expect(historyStatus(store).undo?.server).toBeNull()
    const { id } = saveServer(store, null, prod)
    expect(historyStatus(store).undo?.server).toEqual({ name: 'prod', change: 'deleted' })
    saveServer(store, id, { ...prod, name: 'prod 2' })
    expect(historyStatus(store).undo?.server).toBeNull()
    removeServer(store, id)
    expect(historyStatus(store).undo?.server).toEqual({ name: 'prod 2', change: 'created' })
    undoAction(store)
    expect(historyStatus(store).redo?.server).toEqual({ name: 'prod 2', change: 'deleted' })
  })

  test('come back with credentials, and with a word on what does not', async () => {
    const { store } = await newStore()
    const { id } = saveServer(store, null, prod)
    recordService(store, id)
    removeServer(store, id)
    const result = undoAction(store)
    expect(result.objects).toEqual([{ kind: 'server', id, name: 'prod', change: 'created' }])
    expect(result.remarks).toHaveLength(1)
    expect(result.remarks[0]).toContain('The next pull starts without a base')
    const access = accessOf(store, id)
    expect([access.authSecret?.reveal(), access.apiKey?.reveal()]).toEqual([
      'server password',
      'server api key',
    ])
    expect(getServerByName(store, 'PROD')).toMatchObject({
      prerequisites: ['chatServer'],
      mapping: { paging: { limit: 50 } },
    })
    expect(listBases(store.db, id)).toEqual([])
  })

  test('are not taken away with the journal of a push', async () => {
    const { store } = await newStore()
    const { id } = saveServer(store, null, prod)
    const run = { id: 'run' as RunId, serverId: id, serverName: 'prod', planFingerprint: 'f' }
    const start = { ...run, person: store.person, startedAt: store.clock.now() }
    store.db.transaction((tx) => startRunTx(tx, start, []))
    expect(refusalOf(() => undoAction(store)).code).toBe('UNDO_CONFLICT')
    expect(listRuns(store.db, id)).toHaveLength(1)
    removeServer(store, id)
    undoAction(store)
    undoAction(store)
    expect(allServers(store.db)).toEqual([])
  })

  test('an edit keeps what was recorded; neither undo nor redo takes a server away that was used since', async () => {
    const { store } = await newStore()
    const { id } = saveServer(store, null, prod)
    removeServer(store, id)
    undoAction(store)
    recordService(store, id)
    const before = rowsOf(store, 'server', 'base', 'undo', 'audit', 'trash')
    const error = refusalOf(() => redoAction(store))
    expect([error.code, error.data['name']]).toEqual(['UNDO_CONFLICT', 'prod'])
    expect(refusalOf(() => undoAction(store)).code).toBe('UNDO_CONFLICT')
    expect(rowsOf(store, 'server', 'base', 'undo', 'audit', 'trash')).toEqual(before)

    saveServer(store, id, { ...prod, name: 'production' })
    undoAction(store)
    expect(allServers(store.db).map(({ name }) => name)).toEqual(['prod'])
    expect(listBases(store.db, id)).toHaveLength(1)
  })
})

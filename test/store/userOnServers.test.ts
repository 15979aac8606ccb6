/** Where a user is, as pushes and comparisons said. */
import { expect, test } from 'vitest'
import type { RunId } from '../../src-main/domain/model.ts'
import { putBaseTx, removeBaseTx } from '../../src-main/store/bases.ts'
import { finishStepTx, startRunTx } from '../../src-main/store/journal.ts'
import { saveServer } from '../../src-main/store/servers.ts'
import { userOnServers } from '../../src-main/store/userOnServers.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { newStore } from '../support/store.ts'

const long = '2020-01-01T00:00:00.000Z'
const late = '2999-01-01T00:00:00.000Z'

test('pushed, found by a comparison, not there, and gone again', async () => {
  const { store } = await newStore()
  const draft = { authMode: 'none', authUser: '', release: 'cloud', localHttpAuth: true } as const
  const [east, north, west] = ['East', 'North', 'West'].map(
    (name) =>
      saveServer(store, null, {
        ...draft,
        name,
        url: `https://${name.toLowerCase()}.example.com/rci`,
        prerequisites: [],
        mapping: {},
      }).id,
  )
  if (east === undefined || north === undefined || west === undefined) throw new Error('no servers')
  const { id } = saveUser(store, null, { firstName: 'Hook', lastName: 'A', logonName: 'hook.a', use: [] })
  const none = (serverId: typeof east, server: string) =>
    ({ serverId, server, state: 'none', at: null, isOlder: false }) as const
  expect(userOnServers(store, id)).toEqual([none(east, 'East'), none(north, 'North'), none(west, 'West')])

  const object = { kind: 'user', remoteId: 'A', objectId: id, key: 'hook.a', label: 'hook.a' } as const
  const run = { id: 'r' as RunId, serverId: north, serverName: 'North', planFingerprint: '', person: '' }
  const step = { stepId: 's', action: 'create', reason: '', before: null, after: null } as const
  store.db.transaction((tx) => {
    putBaseTx(tx, east, { ...object, fields: {}, rights: [] }, late)
    putBaseTx(tx, north, { ...object, fields: {}, rights: [] }, long)
    startRunTx(tx, { ...run, startedAt: long }, [{ ...step, ...object }])
    finishStepTx(tx, run.id, 1, { state: 'done', remoteId: 'A', code: null, message: '', at: long })
  })
  const found = [
    { serverId: east, server: 'East', state: 'agreed', at: late, isOlder: false },
    { serverId: north, server: 'North', state: 'pushed', at: long, isOlder: true },
    none(west, 'West'),
  ]
  expect(userOnServers(store, id)).toEqual(found)

  store.db.transaction((tx) => removeBaseTx(tx, north, 'user', 'A'))
  expect(userOnServers(store, id)[1]).toEqual(none(north, 'North'))
})

/**
 * The sync engine (architecture.md section 7): reads a server, plans, and adopts; push.ts writes.
 * All of them open one connection and close it, and throw the SERVER_* error that ended them.
 */
import { PatchbayError } from '../domain/errors.ts'
import { naturalKey } from '../domain/model.ts'
import type { Plan, PullResult } from '../domain/syncModel.ts'
import type { RemoteObject } from '../servers/gateway.ts'
import { type BaseRecord, putBaseTx } from '../store/bases.ts'
import { noteReadTx } from '../store/contact.ts'
import type { Transaction } from '../store/database.ts'
import { type DriftRecord, removeDriftTx } from '../store/drift.ts'
import { type Connection, withConnection } from './connection.ts'
import { recordConflictsTx } from './decide/conflicts.ts'
import { driftEntry } from './decide/drift.ts'
import { tableId } from './plan/snapshot.ts'
import type { AdoptResult, PlanOptions, SyncDeps, SyncServer } from './port.ts'
import { type PlannedRead, readAndPlan, recordReadTx, refusalOf } from './pull.ts'
import { transact } from './transact.ts'

export { push } from './push/push.ts'

/**
 * Reads the server and records what it shows: seen objects, agreements as bases, conflicts. Neither services nor
 * users change, on either side.
 * @throws SERVER_*, READ_INCOMPLETE, SERVER_IDENTITY_CHANGED.
 */
export function pull(deps: SyncDeps, server: SyncServer): Promise<PullResult> {
  return withConnection(deps, server, async (connection) => {
    const read = await readAndPlan(connection, { deletes: false, select: null })
    const result = transact(deps.store, (tx): PullResult => {
      const pulled = pullResult(server, read, recordReadTx(tx, connection, read))
      const { services, users, drift } = pulled
      deps.store.audit(tx, 'server.pull', server.name, { services, users, drift })
      return pulled
    })
    deps.log.info({ server: server.name, services: result.services, drift: result.drift.length }, 'pulled')
    return result
  })
}

export function pullResult(
  server: SyncServer,
  { input, result }: PlannedRead,
  drift: readonly DriftRecord[],
): PullResult {
  const { service, user } = input.snapshot
  return {
    server: server.name,
    services: service.objects.length,
    users: user.objects.length,
    drift: drift.map(driftEntry),
    serverOnly: result.plan.serverOnly,
  }
}

/**
 * What a push would do. Writes nothing on the server; conflicts go on record, so that they can be decided.
 * @throws as pull.
 */
export function plan(deps: SyncDeps, server: SyncServer, options: PlanOptions): Promise<Plan> {
  return withConnection(deps, server, async (connection) => {
    const read = await readAndPlan(connection, { deletes: options.deletes ?? false, select: null })
    const { result } = read
    const { store } = deps
    const { steps, takeovers, conflicts } = result.plan
    transact(store, (tx) => {
      recordConflictsTx(tx, connection, read, store.now())
      noteReadTx(tx, server.id, store.now(), refusalOf(read.input.snapshot))
      const details = { steps: steps.length, takeovers: takeovers.length, conflicts }
      store.audit(tx, 'server.plan', server.name, details)
    })
    return result.plan
  })
}

/**
 * Takes server objects that the store does not have into the store, without secrets, and agrees on them.
 * `keys`: names of services or logon names of users; none = every service that is only on the server. What the
 * store has already is left as it is.
 * @throws REMOTE_OBJECT_NOT_FOUND when the server has no object of a name; nothing is adopted then. Else as pull.
 */
export function adopt(deps: SyncDeps, server: SyncServer, keys: readonly string[]): Promise<AdoptResult> {
  return withConnection(deps, server, async (connection) => {
    const read = await readAndPlan(connection, { deletes: false, select: null })
    const wanted = await findWanted(connection, read, keys)
    const { store } = deps
    return transact(store, (tx): AdoptResult => {
      recordReadTx(tx, connection, read)
      const adopted = wanted.map((found) => adoptTx(tx, connection, found))
      store.audit(tx, 'server.adopt', server.name, {
        adopted: adopted.map(({ kind, key }) => ({ kind, key })),
      })
      return { adopted }
    })
  })
}

export interface Wanted {
  readonly remote: RemoteObject
  readonly rights: BaseRecord['rights']
}

/** Adds a server's object to the store and agrees on it. */
export function adoptTx(
  tx: Transaction,
  { store, server }: Connection,
  { remote, rights }: Wanted,
): AdoptResult['adopted'][number] {
  const { kind, canonical } = remote
  const remoteId = tableId(remote.remoteId)
  const objectId = store.adoptTx(tx, kind, canonical, rights)
  const { key, label, fields } = canonical
  putBaseTx(tx, server.id, { kind, remoteId, objectId, key, label, fields, rights }, store.now())
  removeDriftTx(tx, server.id, kind, remoteId)
  return { kind, key: label, objectId }
}

async function findWanted(
  connection: Connection,
  { input, triples }: PlannedRead,
  keys: readonly string[],
): Promise<readonly Wanted[]> {
  const services = triples.filter((triple) => triple.kind === 'service' && triple.remote)
  const users = input.snapshot.user.objects
  if (keys.length === 0) {
    return services.flatMap(({ desired, remote }) => (!desired && remote ? [{ remote, rights: [] }] : []))
  }
  const known = new Set(triples.flatMap(({ desired, remote }) => (desired && remote ? [remote] : [])))
  const wanted: Wanted[] = []
  for (const key of new Set(keys.map(naturalKey))) {
    const service = services.find((triple) => triple.remote?.canonical.key === key)?.remote
    const user = service ? null : await findUser(connection, users, key)
    const remote = service ?? user
    if (!remote) throw notOnServer(connection.server.name, key)
    if (known.has(remote)) continue
    const rights = user ? await rightsOf(connection, user) : []
    wanted.push({ remote, rights })
  }
  return wanted
}

/** Users are not listed while neither store nor base has any; then the server is asked by name. */
async function findUser(
  { gateway, retry }: Connection,
  listed: readonly RemoteObject[],
  key: string,
): Promise<RemoteObject | null> {
  const found =
    listed.length > 0
      ? listed.filter((user) => user.canonical.key === key)
      : await retry.reading(() => gateway.find('user', key))
  return found[0] ?? null
}

async function rightsOf({ gateway, retry }: Connection, user: RemoteObject): Promise<BaseRecord['rights']> {
  const has = await retry.reading(() => gateway.hasRight(user.remoteId, 'messagingService'))
  return has ? ['messagingService'] : []
}

function notOnServer(server: string, key: string): PatchbayError {
  return new PatchbayError(
    'REMOTE_OBJECT_NOT_FOUND',
    `Server "${server}" shows no messaging service and no user named "${key}". Nothing was adopted. Check the ` +
      'name, and the rights of the API user.',
    { server, key },
  )
}

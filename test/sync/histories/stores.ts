/**
 * Two real encrypted stores, used again for one history after the other: making one takes longer than a history.
 * Without waiting for the disk: durability has tests of its own.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ServerId } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'
import { minimumCost } from '../../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../../src-main/platform/paths.ts'
import type { Connection } from '../../../src-main/store/database.ts'
import type { Hold } from '../../../src-main/store/processLock.ts'
import { removeServer, saveServer } from '../../../src-main/store/servers.ts'
import { Session } from '../../../src-main/store/session.ts'
import type { Store } from '../../../src-main/store/store.ts'

export const storeNames = ['A', 'B'] as const
export type StoreName = (typeof storeNames)[number]

export interface OpenedStore {
  readonly store: Store
  serverId: ServerId
  readonly madeServerId: ServerId
}

export interface OpenedStores {
  readonly A: OpenedStore
  readonly B: OpenedStore
  close(): void
}

const startOfTime = '2026-01-01T00:00:00.000Z'

function addServer(store: Store): ServerId {
  return saveServer(store, null, {
    name: 'prod',
    url: 'https://contact.example.com/RI/rci',
    authMode: 'none',
    authUser: '',
    release: 'fp21',
    localHttpAuth: true,
    prerequisites: [],
    mapping: {},
  }).id
}

/** The server is removed, with everything recorded of it, and added again. */
export function replaceServer(opened: OpenedStore): ServerId {
  removeServer(opened.store, opened.serverId)
  opened.serverId = addServer(opened.store)
  return opened.serverId
}

/** Building a statement costs as much as running it, and thousands of histories run the same ones. */
function keepStatements(connection: Connection): void {
  const kept = new Map<string, ReturnType<Connection['prepare']>>()
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((text: string) => {
    const known = kept.get(text) ?? prepare(text)
    kept.set(text, known)
    return known
  }) as Connection['prepare']
}

async function openStore(folder: string): Promise<OpenedStore & { close(): void }> {
  const paths = resolveDataPaths(folder, {})
  const session = new Session({ paths, clock: { now: () => startOfTime }, host: 'cli', kdfCost: minimumCost })
  await session.create(new Secret('correct horse battery'))
  const { store } = session
  store.connection.pragma('synchronous = OFF')
  store.connection.pragma('journal_mode = MEMORY')
  store.connection.pragma('locking_mode = EXCLUSIVE')
  keepStatements(store.connection)
  const serverId = addServer(store)
  // The people of a history do not know of this beginning.
  store.connection.exec('DELETE FROM undo; DELETE FROM audit')
  const close = () => {
    if (store.connection.inTransaction) store.connection.exec('ROLLBACK')
    session.lock()
  }
  return { store, serverId, madeServerId: serverId, close }
}

export async function openStores(): Promise<OpenedStores> {
  const memory = '/dev/shm'
  const folder = mkdtempSync(path.join(existsSync(memory) ? memory : os.tmpdir(), 'patchbay-histories-'))
  const A = await openStore(path.join(folder, 'A'))
  const B = await openStore(path.join(folder, 'B'))
  return {
    A,
    B,
    close() {
      A.close()
      B.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A history is one transaction that is never committed: what Patchbay commits becomes a savepoint in it (so does
 * what it rolls back), and the next history finds the store as it was made.
 */
export function emptyStore(opened: OpenedStore): void {
  const { store, madeServerId } = opened
  if (store.connection.inTransaction) store.connection.exec('ROLLBACK')
  store.connection.exec('BEGIN IMMEDIATE')
  opened.serverId = madeServerId
  views.delete(store)
}

/** Leases of servers in memory: the files that tell other processes have tests of their own (lease.test.ts). */
export class Leases {
  readonly #held = new Set<ServerId>()

  get areHeld(): boolean {
    return this.#held.size > 0
  }

  take(serverId: ServerId): Hold | null {
    if (this.#held.has(serverId)) return null
    this.#held.add(serverId)
    return { release: () => void this.#held.delete(serverId) }
  }
}

/** An object of a store as a person who may see everything sees it. */
export interface StoredObject {
  readonly objectId: string
  readonly kind: RemoteKind
  readonly texts: Readonly<Record<string, string>>
  /** Of each row, or the user's under `password`; `null`: none stored. */
  readonly secrets: ReadonlyMap<string, string | null>
  readonly wantsRight: boolean
}

interface ServiceRow {
  id: string
  name: string
  type: string
  service_connection: string
  authentication_url: string
  authentication_scope: string
}

interface AuthenticationRow {
  id: string
  service_id: string
  authentication_id: string
  secret: Buffer | null
}

interface UserRow {
  id: string
  first_name: string
  last_name: string
  logon_name: string
  password: Buffer | null
  wants: number
}

function rowsOf<Row>({ connection }: Store, query: string): Row[] {
  return connection.prepare(query).all() as Row[]
}

const views = new WeakMap<Store, { readonly changes: number; readonly view: readonly StoredObject[] }>()

/** Everything in the store, read without the code under test; in order of making. */
export function viewOf({ store }: OpenedStore): readonly StoredObject[] {
  const changes = store.connection.prepare('SELECT total_changes()').pluck().get() as number
  const last = views.get(store)
  if (last?.changes === changes) return last.view
  const view = readView(store)
  views.set(store, { changes, view })
  return view
}

function readView(store: Store): readonly StoredObject[] {
  const rows = rowsOf<AuthenticationRow>(store, 'SELECT * FROM authentication ORDER BY position')
  const clear = (column: 'authentication.secret' | 'user.password', id: string, sealed: Buffer | null) =>
    sealed === null ? null : store.sealer.open(column, id, sealed).reveal()
  const services = rowsOf<ServiceRow>(store, 'SELECT * FROM service ORDER BY rowid').map(
    (row): StoredObject => ({
      objectId: row.id,
      kind: 'service',
      texts: {
        name: row.name,
        type: row.type,
        serviceConnection: row.service_connection,
        authenticationUrl: row.authentication_url,
        authenticationScope: row.authentication_scope,
      },
      secrets: new Map(
        rows
          .filter((each) => each.service_id === row.id)
          .map((each) => [each.authentication_id, clear('authentication.secret', each.id, each.secret)]),
      ),
      wantsRight: false,
    }),
  )
  const users = rowsOf<UserRow>(
    store,
    'SELECT *, EXISTS (SELECT 1 FROM user_right WHERE user_id = user.id) AS wants FROM user ORDER BY rowid',
  ).map(
    (row): StoredObject => ({
      objectId: row.id,
      kind: 'user',
      texts: { firstName: row.first_name, lastName: row.last_name, logonName: row.logon_name },
      secrets: new Map([['password', clear('user.password', row.id, row.password)]]),
      wantsRight: row.wants === 1,
    }),
  )
  return [...services, ...users]
}

/**
 * Random histories on a real store, against a model that keeps whole snapshots: after each step the store holds what
 * the model holds, sealed secrets byte for byte, found by the same searches.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { type ServerId, type ServiceId, serviceTypeNames, type UserId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { listVersions, restoreFromTrash, restoreVersion } from '../../src-main/store/history.ts'
import type { ObjectKind } from '../../src-main/store/images.ts'
import { allServers, removeServer, saveServer } from '../../src-main/store/servers.ts'
import { listServices } from '../../src-main/store/serviceList.ts'
import { allServices, removeServices, saveService } from '../../src-main/store/services.ts'
import type { Session } from '../../src-main/store/session.ts'
import type { Store } from '../../src-main/store/store.ts'
import { listTrash } from '../../src-main/store/trash.ts'
import { historyStatus, redoAction, undoAction } from '../../src-main/store/undo.ts'
import { listUsers } from '../../src-main/store/userList.ts'
import { allUsers, removeUsers, saveUser } from '../../src-main/store/users.ts'
import { newStore, passphrase } from '../support/store.ts'

const seed = 20261122

type Step =
  | {
      readonly do: 'save' | 'remove'
      readonly kind: ObjectKind
      readonly pick: number
      readonly value: number
    }
  | { readonly do: 'restore' | 'untrash'; readonly pick: number; readonly value: number }
  | { readonly do: 'undo' | 'redo' | 'reopen' }

const kinds = ['service', 'user', 'server'] as const
const small = fc.nat(5)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('save' as const, 'remove' as const),
      kind: fc.constantFrom(...kinds),
      pick: small,
      value: small,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('restore' as const, 'untrash' as const),
      pick: small,
      value: small,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
)

/** Every row of the objects' tables as it is, without what each save raises. */
function rowsOf({ connection }: Store): unknown {
  const all = (query: string) => connection.prepare(query).all()
  return {
    services: all(
      `SELECT id, name, name_key, type, service_connection, authentication_url, authentication_scope, search
       FROM service ORDER BY id`,
    ),
    authentications: all(
      'SELECT id, service_id, position, authentication_id, hex(secret) AS secret FROM authentication ORDER BY id',
    ),
    users: all(
      'SELECT id, first_name, last_name, logon_name, logon_key, hex(password) AS password, search FROM user ORDER BY id',
    ),
    rights: all('SELECT user_id, "right" FROM user_right ORDER BY user_id, "right"'),
    servers: all(
      `SELECT id, name, name_key, url, auth_mode, auth_user, hex(auth_secret) AS secret, hex(api_key) AS key, release,
         local_http_auth, prerequisites, mapping FROM server ORDER BY id`,
    ),
  }
}

interface Entry {
  readonly before: unknown
  readonly after: unknown
}

/** What a stack with whole snapshots does. */
class Model {
  readonly done: Entry[] = []
  readonly undone: Entry[] = []

  edited(before: unknown, after: unknown): void {
    this.done.push({ before, after })
    this.undone.length = 0
  }
}

function pickId<Id>(ids: readonly Id[], pick: number): Id | null {
  return pick < ids.length ? (ids[pick] ?? null) : null
}

function secretOf(value: number): Secret | null | undefined {
  return value === 0 ? undefined : value === 1 ? null : new Secret(`a long pass phrase ${value % 2}`)
}

function save(store: Store, kind: ObjectKind, pick: number, value: number): void {
  if (kind === 'service') {
    const existing = pickId(allServices(store.db), pick)
    saveService(store, (existing?.id ?? null) as ServiceId | null, {
      name: `Service ${value}`,
      type: existing?.type ?? serviceTypeNames[0],
      serviceConnection: `https://graph.facebook.com/v${value}/me/messages`,
      authenticationUrl: '',
      authenticationScope: '',
      authentications: Array.from({ length: value }, (_, row) => ({
        authenticationId: `10482956123456${(row + pick) % 10}`,
        secret: secretOf((value + row) % 4),
      })),
    })
  } else if (kind === 'user') {
    saveUser(store, (pickId(allUsers(store.db), pick)?.id ?? null) as UserId | null, {
      firstName: 'Hook',
      lastName: `Number ${pick}`,
      logonName: `hook.${value}`,
      password: secretOf(value),
      use: value % 2 === 0 ? ['messagingService'] : [],
    })
  } else {
    saveServer(store, (pickId(allServers(store.db), pick)?.id ?? null) as ServerId | null, {
      name: `server ${value}`,
      url: 'https://contact.example.com/RI/rci',
      authMode: 'basic',
      authUser: 'api.user',
      authSecret: new Secret(`server password ${value % 2}`),
      release: 'fp20',
      localHttpAuth: value % 2 === 0,
      prerequisites: value % 3 === 0 ? ['chatServer'] : [],
      mapping: value % 2 === 0 ? { paging: { limit: 50 } } : {},
    })
  }
}

function remove(store: Store, kind: ObjectKind, pick: number, value: number): void {
  if (kind === 'service')
    removeServices(
      store,
      allServices(store.db)
        .map(({ id }) => id)
        .slice(pick, pick + value),
    )
  else if (kind === 'user')
    removeUsers(
      store,
      allUsers(store.db)
        .map(({ id }) => id)
        .slice(pick, pick + value),
    )
  else {
    const id = pickId(allServers(store.db), pick)?.id
    if (id) removeServer(store, id)
  }
}

function restore(store: Store, pick: number, value: number): void {
  const target = [...allServices(store.db), ...allUsers(store.db), ...allServers(store.db)][pick]
  if (!target) return
  const kind = 'logonName' in target ? 'user' : 'url' in target ? 'server' : 'service'
  const versions = listVersions(store, kind, target.id)
  const version = versions[value % versions.length]
  if (version && version.change !== 'deleted') restoreVersion(store, kind, target.id, version.seq)
}

function untrash(store: Store, pick: number): void {
  const item = listTrash(store.db)[pick]
  if (item) restoreFromTrash(store, item.kind, item.objectId)
}

const refusals = new Set(['NAME_TAKEN', 'LOGON_NAME_TAKEN', 'SERVER_NAME_TAKEN', 'VALIDATION_FAILED'])

/** A refused edit changes nothing; anything else that is thrown is a defect. */
function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof PatchbayError) || !refusals.has(error.code)) throw error
  }
}

function edit(store: Store, model: Model, work: () => void): void {
  const before = rowsOf(store)
  const top = historyStatus(store).undo?.seq ?? 0
  attempt(work)
  if ((historyStatus(store).undo?.seq ?? 0) > top) model.edited(before, rowsOf(store))
  else expect(rowsOf(store)).toEqual(before)
}

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PatchbayError) return error.code
    throw error
  }
  return 'nothing thrown'
}

async function take(session: Session, model: Model, taken: Step): Promise<void> {
  const { store } = session
  if (taken.do === 'reopen') {
    session.lock()
    await session.unlock(new Secret(passphrase))
  } else if (taken.do === 'undo') {
    const entry = model.done.pop()
    if (!entry) return expect(codeOf(() => undoAction(store))).toBe('NOTHING_TO_UNDO')
    undoAction(store)
    model.undone.push(entry)
    expect(rowsOf(store)).toEqual(entry.before)
  } else if (taken.do === 'redo') {
    const entry = model.undone.pop()
    if (!entry) return expect(codeOf(() => redoAction(store))).toBe('NOTHING_TO_REDO')
    redoAction(store)
    model.done.push(entry)
    expect(rowsOf(store)).toEqual(entry.after)
  } else if (taken.do === 'save') edit(store, model, () => save(store, taken.kind, taken.pick, taken.value))
  else if (taken.do === 'remove') edit(store, model, () => remove(store, taken.kind, taken.pick, taken.value))
  else if (taken.do === 'restore') edit(store, model, () => restore(store, taken.pick, taken.value))
  else if (taken.do === 'untrash') edit(store, model, () => untrash(store, taken.pick))
}

/** What is derived of the rows: search, trash, and what buttons offer. */
function checkDerived(store: Store, model: Model): void {
  const status = historyStatus(store)
  expect([status.undo !== null, status.redo !== null]).toEqual([
    model.done.length > 0,
    model.undone.length > 0,
  ])
  const page = { search: '104829561', offset: 0, limit: 100 }
  const found = listServices(store, page).rows.map(({ id }) => id)
  const expected = allServices(store.db).filter((service) => service.authentications.length > 0)
  expect(found.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
  expect(listUsers(store, { ...page, search: 'number' }).total).toBe(allUsers(store.db).length)
  const present = new Set(
    [...allServices(store.db), ...allUsers(store.db), ...allServers(store.db)].map(({ id }) => id as string),
  )
  const known = store.connection
    .prepare(
      `SELECT DISTINCT coalesce(value ->> '$.after.id', value ->> '$.before.id') AS id FROM undo, json_each(changes)`,
    )
    .all() as { id: string }[]
  const gone = known.map(({ id }) => id).filter((id) => !present.has(id))
  expect(
    listTrash(store.db)
      .map(({ objectId }) => objectId)
      .toSorted(),
  ).toEqual(gone.toSorted())
}

describe('histories', () => {
  test(`random edits, undo, redo and reopening agree with whole snapshots (seed ${seed})`, {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const { session } = await newStore()
        const model = new Model()
        for (const taken of steps) await take(session, model, taken)
        checkDerived(session.store, model)
        while (model.done.length > 0) await take(session, model, { do: 'undo' })
        expect(allServices(session.store.db)).toEqual([])
        while (model.undone.length > 0) await take(session, model, { do: 'redo' })
        checkDerived(session.store, model)
        session.lock()
      }),
      { seed, numRuns: 40 },
    )
  })
})

/**
 * The push that the fault matrix and the kill matrix disturb: 12 objects, every kind of step (issue 4, "Figures to
 * show"), on a store and a practice server that agreed before.
 *
 *   services   3 updates (a secret alone; renamed; one row in, one out), 3 creates, 1 delete, 1 untouched
 *   users      2 updates (last name; logon name), 2 creates with a right, 1 right alone, 1 untouched
 */
import { eq, sql } from 'drizzle-orm'
import type { Secret } from '../../src-main/domain/secret.ts'
import type { PlanStep } from '../../src-main/domain/syncModel.ts'
import type { RequestEntry } from '../../src-main/practice/control.ts'
import type { PracticeServer } from '../../src-main/practice/server.ts'
import type { Database } from '../../src-main/store/database.ts'
import { service, user } from '../../src-main/store/schema.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { statement } from '../../src-main/store/statements.ts'
import type { Store } from '../../src-main/store/store.ts'
import { getUserByLogonName, saveUser } from '../../src-main/store/users.ts'
import type { SyncStore } from '../../src-main/sync/port.ts'
import { putService, putUser } from './support.ts'

/** Objects that the store changes in the matrix, and steps that this takes. */
export const objectsChanged = 12
export const stepsPlanned = 14

/** Attributes that the server gives by itself, and that have to survive every PUT. */
export const extraAttributes = { services: { laterRelease: 'kept' }, users: { phone: '+358 40 000 0000' } }

const wavy = 'https://wavy.example.com/send'

/** What both sides hold before the changes. */
export function fillStore(store: Store): void {
  putService(store, 'Secret Facebook', { rows: { '1001': 'EAAB-secret-old' } })
  putService(store, 'Old Name', { type: 'wavy', serviceConnection: wavy, rows: { wavy: 'wavy-renamed' } })
  putService(store, 'Rows Facebook', { rows: { '3001': 'EAAB-row-kept', '3002': 'EAAB-row-out' } })
  putService(store, 'Gone Facebook', { rows: { '4001': 'EAAB-gone' } })
  putService(store, 'Quiet Facebook', { rows: { '5001': 'EAAB-quiet' } })
  putUser(store, 'changed.name', { password: 'Pass-name-1', use: false })
  putUser(store, 'old.logon', { password: 'Pass-logon-1', use: true })
  putUser(store, 'needs.right', { password: 'Pass-right-1', use: false })
  putUser(store, 'quiet.user', { password: 'Pass-quiet-1', use: true })
}

/** The 12 changes. */
export function changeStore(store: Store): void {
  putService(store, 'Secret Facebook', { rows: { '1001': 'EAAB-secret-new' } })
  const renamed = { type: 'wavy', serviceConnection: `${wavy}/v2`, rows: { wavy: undefined } } as const
  putService(store, 'Old Name', renamed, 'New Name')
  putService(store, 'Rows Facebook', { rows: { '3001': undefined, '3003': 'EAAB-row-in' } })
  putService(store, 'New Facebook', { rows: { '6001': 'EAAB-new-1' } })
  putService(store, 'New Wavy', { type: 'wavy', serviceConnection: wavy, rows: { wavy: 'wavy-new-1' } })
  putService(store, 'New Page', { rows: { '8001': 'EAAB-new-2', '8002': 'EAAB-new-3' } })
  removeServices(store, [getServiceByName(store, 'Gone Facebook').id])
  putUser(store, 'changed.name', { lastName: 'Renamed', password: undefined, use: false })
  const { id } = getUserByLogonName(store, 'old.logon')
  const kept = { firstName: 'Hook', lastName: 'Twilio', use: ['messagingService'] } as const
  saveUser(store, id, { ...kept, use: [...kept.use], logonName: 'new.logon', password: undefined })
  putUser(store, 'new.one', { password: 'Pass-new-1' })
  putUser(store, 'new.two', { password: 'Pass-new-2' })
  putUser(store, 'needs.right', { password: undefined, use: true })
}

export type Json = Record<string, unknown>

/** The server as it is. A look at a secret costs it 2 ms, so what was seen counts until the object is written to. */
export class ServerView {
  readonly #control: PracticeServer['control']
  #proved = new Map<string, Map<string, string>>()

  constructor(practice: PracticeServer) {
    this.#control = practice.control
  }

  objects(kind: 'service' | 'user'): Json[] {
    return kind === 'service' ? this.#control.services() : this.#control.users()
  }

  /** The object of this name or logon name; null when there is none. */
  find(kind: 'service' | 'user', name: string): Json | null {
    return this.objects(kind).find((object) => (object['name'] ?? object['logonName']) === name) ?? null
  }

  /** `row`: authentication ID; empty for the password of a user. */
  hasSecret(kind: 'service' | 'user', id: string, row: string, secret: Secret | null): boolean {
    if (secret === null) return true
    const clear = secret.reveal()
    const proved = this.#proved.get(id) ?? new Map<string, string>()
    if (proved.get(row) === clear) return true
    const isSame = this.#control.secretMatches(kind, id, row === '' ? null : row, clear)
    if (isSame) this.#proved.set(id, proved.set(row, clear))
    return isSame
  }

  /** Something may have been written. */
  written({ path }: RequestEntry): void {
    for (const id of this.#proved.keys()) if (path.includes(id)) this.#proved.delete(id)
  }

  forgetAll(): void {
    this.#proved = new Map()
  }

  /** What was seen of objects that no request has written to; the function returned goes back to that. */
  remember(): () => void {
    const writes = this.#control.requests().filter(({ method }) => method !== 'GET')
    const kept = [...this.#proved].filter(([id]) => !writes.some(({ path }) => path.includes(id)))
    return () => {
      this.#proved = new Map(kept.map(([id, rows]) => [id, new Map(rows)]))
    }
  }
}

export function rowsOf(service: Json): Json[] {
  return service['authentications'] as Json[]
}

/** How one service differs between store and server; of these fields only, or of all. */
function serviceFaults(store: SyncStore, view: ServerView, objectId: string, shown: Json): string[] {
  const write = store.writeOf('service', objectId, 'all')
  if (write.kind !== 'service') return ['is no service']
  const texts = (['name', 'type', 'serviceConnection', 'authenticationUrl', 'authenticationScope'] as const)
    .filter((name) => (shown[name] ?? '') !== write[name])
    .map((name) => `${name}: "${shown[name]}" instead of "${write[name]}"`)
  const ids = (rows: readonly unknown[]) => [...rows].sort().join()
  const wanted = ids(write.authentications.map((row) => row.authenticationId))
  const there = ids(rowsOf(shown).map((row) => row['authenticationId']))
  if (wanted !== there) return [...texts, `rows ${there} instead of ${wanted}`]
  const id = String(shown['id'])
  const secrets = write.authentications
    .filter(({ authenticationId, secret }) => !view.hasSecret('service', id, authenticationId, secret))
    .map(({ authenticationId }) => `secret of row ${authenticationId} is another`)
  return [...texts, ...secrets]
}

function userFaults(store: SyncStore, view: ServerView, objectId: string, shown: Json): string[] {
  const write = store.writeOf('user', objectId, 'all')
  if (write.kind !== 'user') return ['is no user']
  const pairs = [
    ['firstName', write.firstName],
    ['surname', write.lastName],
    ['logonName', write.logonName],
  ] as const
  const texts = pairs
    .filter(([name, value]) => shown[name] !== value)
    .map(([name, value]) => `${name}: "${shown[name]}" instead of "${value}"`)
  const isSame = view.hasSecret('user', String(shown['id']), '', write.password)
  return isSame ? texts : [...texts, 'password is another']
}

/** How the server's object differs from the store's; empty when in nothing. Rights aside. */
function objectFaults(
  store: SyncStore,
  view: ServerView,
  kind: 'service' | 'user',
  objectId: string,
  shown: Json,
): string[] {
  const faults = kind === 'service' ? serviceFaults : userFaults
  return faults(store, view, objectId, shown)
}

/** Logon name in the key of a right's step. */
export function userOf(key: string): string {
  return key.slice(0, key.lastIndexOf(':'))
}

const selectService = (db: Database) =>
  db
    .select({ id: service.id })
    .from(service)
    .where(eq(service.name, sql.placeholder('name')))
    .prepare()

const selectUser = (db: Database) =>
  db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.logonName, sql.placeholder('name')))
    .prepare()

/** Without a look at its secrets; null when the store does not have it. */
function objectIdOf({ db }: SyncStore, kind: 'service' | 'user', name: string): string | null {
  const select = kind === 'service' ? statement(db, selectService) : statement(db, selectUser)
  return select.get({ name })?.id ?? null
}

export type ShownStep = Pick<PlanStep, 'kind' | 'action' | 'key'>

/** Whether the server shows what a step shall bring about, secrets included. */
export function isShown(store: SyncStore, view: ServerView, { kind, action, key }: ShownStep): boolean {
  if (kind === 'userRight') {
    const shown = view.find('user', userOf(key))
    return ((shown?.['roles'] ?? []) as readonly unknown[]).length > 0
  }
  const shown = view.find(kind, key)
  if (action === 'delete') return shown === null
  const objectId = shown && objectIdOf(store, kind, key)
  return objectId !== null && objectFaults(store, view, kind, objectId, shown ?? {}).length === 0
}

function sameNames(what: string, there: readonly string[], wanted: readonly string[]): string[] {
  const [a, b] = [[...there].sort().join(' | '), [...wanted].sort().join(' | ')]
  return a === b ? [] : [`${what} on the server: ${a}; in the store: ${b}`]
}

function lostExtras(objects: readonly Json[], extras: Json): string[] {
  return Object.entries(extras).flatMap(([name, value]) =>
    objects
      .filter((object) => object[name] !== value)
      .map((object) => `${object['name'] ?? object['logonName']} lost the attribute ${name}`),
  )
}

/** How the server differs from the store: missing, extra and double objects, fields, rows, secrets, rights. */
export function differences(store: SyncStore, view: ServerView): string[] {
  const desired = store.listDesired()
  const shown = { service: view.objects('service'), user: view.objects('user') } as const
  const nameOf = { service: 'name', user: 'logonName' } as const
  const found = (['service', 'user'] as const).flatMap((kind) => {
    const wanted = desired.filter((object) => object.kind === kind)
    const names = shown[kind].map((object) => String(object[nameOf[kind]]))
    const labels = wanted.map((object) => object.canonical.label)
    const objects = wanted.flatMap((object) => {
      const { label } = object.canonical
      const there = shown[kind].find((other) => other[nameOf[kind]] === label)
      if (!there) return []
      const roles = kind === 'user' ? (there['roles'] as readonly unknown[]).length : 0
      const rights =
        roles === object.rights.length ? [] : [`${roles} rights instead of ${object.rights.length}`]
      const faults = objectFaults(store, view, kind, object.objectId, there)
      return [...faults, ...rights].map((fault) => `${label}: ${fault}`)
    })
    return [...sameNames(`${kind}s`, names, labels), ...objects]
  })
  return [
    ...found,
    ...lostExtras(shown.service, extraAttributes.services),
    ...lostExtras(shown.user, extraAttributes.users),
  ]
}

/** Every secret of the changes, in clear: none of them may be in a report. */
export const secretsInClear = [
  'EAAB-secret-new',
  'EAAB-row-in',
  'EAAB-new-1',
  'EAAB-new-2',
  'EAAB-new-3',
  'wavy-new-1',
  'wavy-renamed',
  'Pass-logon-1',
  'Pass-new-1',
  'Pass-new-2',
] as const

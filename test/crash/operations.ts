/**
 * What the crash tests do to a store, and what a store has to hold afterwards. The process that is killed carries
 * operations out and tells them; the test that killed it follows with `Known`, which needs no store.
 */
import type { ServiceDraft, UserDraft } from '../../src-main/domain/draft.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { createBackup } from '../../src-main/store/backup.ts'
import {
  addPerson,
  addRecoveryKey,
  changePassphrase,
  changePerson,
  removePerson,
  removeSlot,
} from '../../src-main/store/keyAccess.ts'
import { allServices, removeServices, saveService, serviceSecrets } from '../../src-main/store/services.ts'
import type { Session } from '../../src-main/store/session.ts'
import type { Store } from '../../src-main/store/store.ts'
import { redoAction, undoAction } from '../../src-main/store/undo.ts'
import { allUsers, removeUsers, saveUser, userPassword } from '../../src-main/store/users.ts'
import { parseEstate } from '../../src-main/transfer/estateReader.ts'
import { importEstate } from '../../src-main/transfer/importEstate.ts'
import { fetchSecrets } from '../../src-main/transfer/secretSource.ts'

export type Kind = 'service' | 'user'

/** Who may open the store, as far as a crash may have changed it. */
export interface Access {
  /** Name and role of each person, sorted. */
  readonly people: readonly string[]
  readonly recoverySlots: number
  /** Of the first person. */
  readonly passphrase: string
}

export type Operation =
  | { readonly op: 'open' }
  | { readonly op: 'save'; readonly kind: Kind; readonly name: string; readonly mark: string }
  | { readonly op: 'remove'; readonly kind: Kind; readonly name: string }
  | { readonly op: 'import'; readonly mark: string }
  | { readonly op: 'undo' }
  | { readonly op: 'redo' }
  | { readonly op: 'rotate' }
  | { readonly op: 'backup' }
  | { readonly op: 'restore'; readonly backup: string }
  /** A change of keyring.json; `after`: what it leads to. */
  | { readonly op: 'access'; readonly change: AccessChange; readonly after: Access }

export type AccessChange =
  | { readonly what: 'addRecoveryKey' }
  | { readonly what: 'removeSlot'; readonly slot: string }
  | { readonly what: 'addPerson'; readonly name: string }
  | { readonly what: 'renamePerson'; readonly id: string; readonly name: string }
  | { readonly what: 'removePerson'; readonly id: string }
  | { readonly what: 'passphrase'; readonly from: string; readonly to: string }

/** One line on standard output of the process that is killed. */
export type Line = { readonly begin: Operation } | { readonly done: string | null }

/** Every object by kind and name, with its secrets in clear. */
export type Content = Readonly<Record<string, string>>

export const authenticationId = '104829561234567'
const keyOf = (kind: Kind, name: string) => `${kind} ${name}`
const textOf = (mark: string) => `${mark}: secret of ${mark}`

/** Every secret is opened for it. */
export function contentOf({ db, sealer }: Store): Content {
  const ofServices = allServices(db).map(({ id, name, serviceConnection }) => {
    const secret = serviceSecrets(db, sealer, id).get(authenticationId)?.reveal()
    return [keyOf('service', name), `${serviceConnection.split('/').at(-1)}: ${secret}`]
  })
  const ofUsers = allUsers(db).map(({ id, logonName, firstName }) => [
    keyOf('user', logonName),
    `${firstName}: ${userPassword(db, sealer, id)?.reveal()}`,
  ])
  return Object.fromEntries([...ofServices, ...ofUsers])
}

function serviceDraft(name: string, mark: string): ServiceDraft {
  return {
    name,
    type: 'facebook',
    serviceConnection: `https://example.com/${mark}`,
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [{ authenticationId, secret: new Secret(`secret of ${mark}`) }],
  }
}

function userDraft(logonName: string, mark: string): UserDraft {
  const password = new Secret(`secret of ${mark}`)
  return { firstName: mark, lastName: 'Hook', logonName, password, use: ['messagingService'] }
}

function idsOf<Id>(objects: readonly { readonly id: Id; readonly key: string }[], name: string): Id[] {
  return objects.filter(({ key }) => key === name).map(({ id }) => id)
}

const services = ({ db }: Store) => allServices(db).map(({ id, name }) => ({ id, key: name }))
const users = ({ db }: Store) => allUsers(db).map(({ id, logonName }) => ({ id, key: logonName }))

export function isThere(store: Store, kind: Kind, name: string): boolean {
  return idsOf<unknown>(kind === 'service' ? services(store) : users(store), name).length > 0
}

export function save(store: Store, kind: Kind, name: string, mark: string): void {
  if (kind === 'service')
    saveService(store, idsOf(services(store), name)[0] ?? null, serviceDraft(name, mark))
  else saveUser(store, idsOf(users(store), name)[0] ?? null, userDraft(name, mark))
}

function remove(store: Store, kind: Kind, name: string): void {
  if (kind === 'service') removeServices(store, idsOf(services(store), name))
  else removeUsers(store, idsOf(users(store), name))
}

const estateUsers = Array.from({ length: 200 }, (_, number) => `estate.${number}`)
const estateServices = Array.from({ length: 10 }, (_, number) => `Estate ${number}`)

/** An estate file of which every object has the same mark. */
export function estateText(mark: string): string {
  const secret = `secret of ${mark}`
  return JSON.stringify({
    patchbay: 1,
    services: estateServices.map((name) => ({
      name,
      type: 'facebook',
      serviceConnection: `https://example.com/${mark}`,
      authentications: [{ id: authenticationId, secret }],
    })),
    users: estateUsers.map((logonName) => ({
      logonName,
      firstName: mark,
      lastName: 'Hook',
      password: secret,
      use: ['messagingService'],
    })),
  })
}

function importedContent(mark: string): Content {
  return Object.fromEntries([
    ...estateServices.map((name) => [keyOf('service', name), textOf(mark)]),
    ...estateUsers.map((name) => [keyOf('user', name), textOf(mark)]),
  ])
}

function changeAccess(session: Session, change: AccessChange): Promise<unknown> {
  switch (change.what) {
    case 'addRecoveryKey':
      return addRecoveryKey(session, false)
    case 'removeSlot':
      return removeSlot(session, change.slot)
    case 'addPerson':
      return addPerson(session, {
        name: change.name,
        role: 'support',
        passphrase: new Secret(`passphrase of ${change.name}`),
      })
    case 'renamePerson':
      return changePerson(session, change.id, { name: change.name })
    case 'removePerson':
      return removePerson(session, change.id)
    case 'passphrase':
      return changePassphrase(session, new Secret(change.from), new Secret(change.to))
  }
}

/** Carries an operation out on the open store; `open` and `restore` are the caller's. @returns what came of it */
export async function carryOut(session: Session, operation: Operation): Promise<string | null> {
  const { store } = session
  switch (operation.op) {
    case 'save':
      save(store, operation.kind, operation.name, operation.mark)
      return null
    case 'remove':
      remove(store, operation.kind, operation.name)
      return null
    case 'import': {
      const parsed = parseEstate(estateText(operation.mark), { name: 'estate.json' })
      importEstate(store, await fetchSecrets(parsed, '', {}), false)
      return null
    }
    case 'undo':
      undoAction(store)
      return null
    case 'redo':
      redoAction(store)
      return null
    case 'rotate':
      session.rotateKeys()
      return session.keyring.keyId
    case 'backup':
      return createBackup({ ...session.backedUp, reason: 'manual' }).name
    case 'access':
      await changeAccess(session, operation.change)
      return null
    default:
      throw new Error(`${operation.op} is not for an open store`)
  }
}

/** What a store has to hold: everything acknowledged, and all of it that undo and redo can bring back. */
export interface Known {
  readonly states: readonly Content[]
  /** Which of the states is the present one: those before are to be undone, those after to be redone. */
  readonly at: number
  readonly access: Access
}

export function presentOf(known: Known): Content {
  return known.states[known.at] ?? {}
}

function withState(known: Known, content: Content): Known {
  return { ...known, states: [...known.states.slice(0, known.at + 1), content], at: known.at + 1 }
}

/** What is known after `operation`. `backups`: what was known when each was made. */
export function follow(known: Known, operation: Operation, backups: ReadonlyMap<string, Known>): Known {
  const present = presentOf(known)
  switch (operation.op) {
    case 'save':
      return withState(known, {
        ...present,
        [keyOf(operation.kind, operation.name)]: textOf(operation.mark),
      })
    case 'remove': {
      const { [keyOf(operation.kind, operation.name)]: _gone, ...kept } = present
      return withState(known, kept)
    }
    case 'import':
      return withState(known, { ...present, ...importedContent(operation.mark) })
    case 'undo':
      return { ...known, at: known.at - 1 }
    case 'redo':
      return { ...known, at: known.at + 1 }
    case 'restore': {
      const kept = backups.get(operation.backup)
      if (!kept) throw new Error(`backup ${operation.backup} is not known`)
      // The keys are the same, and so the present keyring stays.
      return { ...kept, access: known.access }
    }
    case 'access':
      return { ...known, access: operation.after }
    default:
      return known
  }
}

export function accessOf(session: Session, passphrase: string): Access {
  const { people, slots } = session.keyring
  return {
    people: people.map(({ name, role }) => `${name} ${role}`).sort(),
    recoverySlots: slots.filter(({ kind }) => kind === 'recovery').length,
    passphrase,
  }
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

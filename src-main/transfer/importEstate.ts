/**
 * An estate file into the store: creates and updates by natural key, never deletes, all or nothing.
 * Rows of Authentications that the file does not name stay; a left-out secret stays as it is.
 */
import { checkEstate, type EstateContext, type ServerFacts } from '../domain/checkEstate.ts'
import type { AuthenticationDraft, ServiceDraft, UserDraft } from '../domain/draft.ts'
import { PatchbayError } from '../domain/errors.ts'
import type { ObjectFinding } from '../domain/finding.ts'
import {
  naturalKey,
  type Server,
  type Service,
  type ServiceId,
  type User,
  type UserId,
} from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { perform } from '../store/actions.ts'
import type { Database } from '../store/database.ts'
import { allServers } from '../store/servers.ts'
import { allServices, serviceSecrets, storedSecretIds, writeServiceTx } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import { allUsers, userPassword, writeUserTx } from '../store/users.ts'
import { checkEstateFile, type PlacedFinding } from './estateCheck.ts'
import type { EstateDocument } from './estateDocument.ts'

export interface ImportCount {
  readonly services: number
  readonly users: number
}

export interface ImportResult {
  readonly dryRun: boolean
  readonly created: ImportCount
  readonly updated: ImportCount
  readonly unchanged: ImportCount
  readonly findings: readonly PlacedFinding[]
}

interface Change<Draft, Id> {
  /** `null`: to be created. */
  readonly id: Id | null
  readonly draft: Draft
}

export function factsOf(server: Server): ServerFacts {
  const { name, release, localHttpAuth, prerequisites } = server
  return { name, release, localHttpAuth, prerequisites }
}

interface Stored {
  readonly services: ReadonlyMap<string, Service>
  readonly users: ReadonlyMap<string, User>
}

function storedObjects(db: Database): Stored {
  return {
    services: new Map(allServices(db).map((service) => [naturalKey(service.name), service])),
    users: new Map(allUsers(db).map((user) => [naturalKey(user.logonName), user])),
  }
}

/** What the rules know of the store when they judge an estate that comes on top of it. */
function contextOf(db: Database, stored: Stored): EstateContext {
  return {
    servers: allServers(db).map(factsOf),
    storedSecretIds: (key) => storedSecretIds(stored.services.get(key) ?? null),
    hasStoredPassword: (key) => stored.users.get(key)?.password === 'set',
  }
}

/** Rows of the file first, in its order; rows that only the store has stay behind them. */
function mergedRows(draft: ServiceDraft, existing: Service): AuthenticationDraft[] {
  const named = new Set(draft.authentications.map((row) => row.authenticationId))
  const kept = existing.authentications.filter((row) => !named.has(row.authenticationId))
  return [...draft.authentications, ...kept.map(({ authenticationId }) => ({ authenticationId }))]
}

function isSameSecret(stored: Secret | null, change: Secret | null | undefined): boolean {
  if (change === undefined) return true
  if (change === null || change.isEmpty) return stored === null
  return stored?.reveal() === change.reveal()
}

function isSameService(store: Store, draft: ServiceDraft, existing: Service): boolean {
  const texts = ['name', 'serviceConnection', 'authenticationUrl', 'authenticationScope'] as const
  if (texts.some((name) => draft[name] !== existing[name])) return false
  if (draft.authentications.length !== existing.authentications.length) return false
  const secrets = serviceSecrets(store.db, store.sealer, existing.id)
  return draft.authentications.every(
    (row) =>
      secrets.has(row.authenticationId) &&
      isSameSecret(secrets.get(row.authenticationId) ?? null, row.secret),
  )
}

function isSameUser(store: Store, draft: UserDraft, existing: User): boolean {
  const texts = ['firstName', 'lastName', 'logonName'] as const
  if (texts.some((name) => draft[name] !== existing[name])) return false
  if (draft.use.length !== existing.use.length) return false
  if (!draft.use.every((right) => existing.use.includes(right))) return false
  return isSameSecret(userPassword(store.db, store.sealer, existing.id), draft.password)
}

/** What the import does with an object of the file; null: the store has it just so. */
function serviceChange(
  store: Store,
  draft: ServiceDraft,
  existing: Service | undefined,
): Change<ServiceDraft, ServiceId> | null {
  if (!existing) return { id: null, draft }
  if (existing.type !== draft.type) {
    throw new PatchbayError(
      'ESTATE_BLOCKED',
      `Service "${draft.name}" is of type ${existing.type} in the store and ${draft.type} in the file; a type is ` +
        'fixed. Nothing was imported. Use another name in the file, or delete the service first.',
      { key: draft.name },
    )
  }
  const merged = { ...draft, authentications: mergedRows(draft, existing) }
  return isSameService(store, merged, existing) ? null : { id: existing.id, draft: merged }
}

function userChange(
  store: Store,
  draft: UserDraft,
  existing: User | undefined,
): Change<UserDraft, UserId> | null {
  if (!existing) return { id: null, draft }
  return isSameUser(store, draft, existing) ? null : { id: existing.id, draft }
}

function refuse(file: string, findings: readonly PlacedFinding[]): never {
  const blocks = findings.filter((finding) => finding.level === 'block')
  const first = blocks[0]
  throw new PatchbayError(
    'ESTATE_BLOCKED',
    `"${file}" has ${blocks.length} finding(s) that block; nothing was imported. The first is at line ` +
      `${first?.line}, column ${first?.column}, "${first?.key}": ${first?.message}`,
    { file, line: first?.line, column: first?.column, findings },
  )
}

/** Findings of the store itself, against its servers (interfaces.md section 8). */
export function storeFindings(store: Store): readonly ObjectFinding[] {
  const stored = storedObjects(store.db)
  const estate = {
    services: [...stored.services.values()].map(asDraft),
    users: [...stored.users.values()].map(userAsDraft),
  }
  return checkEstate(estate, contextOf(store.db, stored))
}

export function asDraft({ authentications, ...service }: Service): ServiceDraft {
  return {
    ...service,
    authentications: authentications.map(({ authenticationId }) => ({ authenticationId })),
  }
}

function userAsDraft({ password: _password, ...user }: User): UserDraft {
  return user
}

/**
 * Imports a checked document as one undoable, audited action.
 * @throws ESTATE_BLOCKED (findings in `data.findings`, with line and column); then nothing was imported.
 */
export function importEstate(store: Store, document: EstateDocument, dryRun: boolean): ImportResult {
  const stored = storedObjects(store.db)
  const { findings } = checkEstateFile(document, checkEstate(document, contextOf(store.db, stored)))
  if (findings.some((finding) => finding.level === 'block')) refuse(document.name, findings)
  const services = document.services.map((draft) =>
    serviceChange(store, draft, stored.services.get(naturalKey(draft.name))),
  )
  const users = document.users.map((draft) =>
    userChange(store, draft, stored.users.get(naturalKey(draft.logonName))),
  )
  const serviceChanges = services.filter((change) => change !== null)
  const userChanges = users.filter((change) => change !== null)
  if (!dryRun && serviceChanges.length + userChanges.length > 0) {
    const action = { action: 'estate.import', object: document.name, label: `Import ${document.name}` }
    perform(store, action, (tx, log) => {
      for (const { id, draft } of serviceChanges) writeServiceTx(tx, store, log, id, draft)
      for (const { id, draft } of userChanges) writeUserTx(tx, store, log, id, draft)
    })
  }
  const isNew = ({ id }: { id: unknown }) => id === null
  const created = { services: serviceChanges.filter(isNew).length, users: userChanges.filter(isNew).length }
  return {
    dryRun,
    created,
    updated: {
      services: serviceChanges.length - created.services,
      users: userChanges.length - created.users,
    },
    unchanged: {
      services: services.length - serviceChanges.length,
      users: users.length - userChanges.length,
    },
    findings,
  }
}

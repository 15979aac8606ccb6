/** Messaging services and their authentications. Owner of the tables `service` and `authentication`. */
import { checkService } from '../domain/checkService.ts'
import type { ServiceDraft } from '../domain/draft.ts'
import { PatchbayError } from '../domain/errors.ts'
import { naturalKey, type Service, type ServiceId } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import type { SecretFingerprint } from '../domain/syncModel.ts'
import { newId } from '../platform/ids.ts'
import { type ActionLog, deletionLabel, perform } from './actions.ts'
import type { Database, Transaction } from './database.ts'
import { changedSecret, openSecret, refuseBlocked, refuseOldRevision, withUniqueKey } from './drafts.ts'
import { fromImageBytes, type ServiceImage, toImageBytes } from './images.ts'
import type { authentication, service } from './schema.ts'
import type { Sealer } from './seal.ts'
import { searchText } from './search.ts'
import {
  deleteRows,
  deleteService,
  insertAuthentication,
  insertService,
  selectAll,
  selectAllRows,
  selectById,
  selectByName,
  selectRows,
  updateService,
} from './serviceStatements.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

type ServiceRow = typeof service.$inferSelect
type AuthenticationRow = typeof authentication.$inferSelect
type Reader = Database | Transaction

interface Loaded {
  readonly row: ServiceRow
  readonly authentications: readonly AuthenticationRow[]
}

function toService({ row, authentications }: Loaded): Service {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    serviceConnection: row.serviceConnection,
    authenticationUrl: row.authenticationUrl,
    authenticationScope: row.authenticationScope,
    authentications: authentications.map((auth) => ({
      authenticationId: auth.authenticationId,
      secret: auth.secret === null ? 'absent' : 'set',
    })),
    revision: row.revision,
    updatedAt: row.updatedAt,
  }
}

function rowsOf(reader: Reader, id: ServiceId): AuthenticationRow[] {
  return statement(reader, selectRows).all({ id })
}

function load(reader: Reader, row: ServiceRow | undefined): Loaded | null {
  return row ? { row, authentications: rowsOf(reader, row.id) } : null
}

function loadById(reader: Reader, id: ServiceId): Loaded {
  const found = load(reader, statement(reader, selectById).get({ id }))
  if (found) return found
  throw new PatchbayError('SERVICE_NOT_FOUND', 'This service is no longer in the store. Refresh the list.', {
    id,
  })
}

function loadByName(reader: Reader, name: string): Loaded | null {
  return load(reader, statement(reader, selectByName).get({ nameKey: naturalKey(name) }))
}

/** @throws SERVICE_NOT_FOUND */
export function getService(store: Store, id: ServiceId): Service {
  return toService(loadById(store.db, id))
}

/** By natural key, compared without case. @throws SERVICE_NOT_FOUND */
export function getServiceByName(store: Store, name: string): Service {
  const found = loadByName(store.db, name)
  if (found) return toService(found)
  throw new PatchbayError(
    'SERVICE_NOT_FOUND',
    `There is no service "${name}" in the store. "patchbay service list" shows the names.`,
    { name },
  )
}

/** Those that are still there, in this order; for a page of a list. */
export function servicesById(db: Database, ids: readonly ServiceId[]): Service[] {
  return ids.flatMap((id) => {
    const found = load(db, statement(db, selectById).get({ id }))
    return found ? [toService(found)] : []
  })
}

/** Every service with its rows, by name; two queries whatever the number. */
export function allServices(reader: Reader): Service[] {
  return loadAll(reader).map(toService)
}

function loadAll(reader: Reader): Loaded[] {
  const byService = new Map<string, AuthenticationRow[]>()
  for (const auth of statement(reader, selectAllRows).all()) {
    const rows = byService.get(auth.serviceId)
    if (rows) rows.push(auth)
    else byService.set(auth.serviceId, [auth])
  }
  const rows = statement(reader, selectAll).all()
  return rows.map((row) => ({ row, authentications: byService.get(row.id) ?? [] }))
}

function snapshot(loaded: Loaded | null): ServiceImage | null {
  if (!loaded) return null
  const { rowid: _rowid, search: _search, ...row } = loaded.row
  const authentications = loaded.authentications.map(({ secret, ...auth }) => ({
    ...auth,
    secret: toImageBytes(secret),
  }))
  return { ...row, authentications }
}

/** What the audit tells of a service: plain fields, secrets as states. */
function told(loaded: Loaded | null): unknown {
  if (!loaded) return null
  const { id: _id, revision: _revision, updatedAt: _updatedAt, ...fields } = toService(loaded)
  return fields
}

/** Authentication IDs whose secrets an edit replaces or removes, for the audit. */
function changedSecretIds(before: Loaded | null, after: Loaded): string[] {
  const old = new Map(before?.authentications.map((auth) => [auth.authenticationId, auth.secret]))
  return after.authentications
    .filter((auth) => {
      const previous = old.get(auth.authenticationId) ?? null
      return previous === null ? auth.secret !== null : !auth.secret?.equals(previous)
    })
    .map((auth) => auth.authenticationId)
}

function searchedText(service: ServiceDraft | ServiceImage): string {
  return searchText([
    service.name,
    service.type,
    service.serviceConnection,
    service.authenticationUrl,
    service.authenticationScope,
    ...service.authentications.map((auth) => auth.authenticationId),
  ])
}

/**
 * Writes a whole service: created when `id` is null, else replaced; rows keep their identity (and, when the draft
 * leaves the secret out, their secret) by authentication ID. @throws NAME_TAKEN, SERVICE_NOT_FOUND
 */
export function writeServiceTx(
  tx: Transaction,
  store: Store,
  log: ActionLog,
  id: ServiceId | null,
  draft: ServiceDraft,
): Service {
  const existing = id === null ? null : loadById(tx, id)
  const row = writeRowTx(tx, store, existing, draft)
  if (existing) statement(tx, deleteRows).run({ id: row.id })
  const old = new Map(existing?.authentications.map((auth) => [auth.authenticationId, auth]))
  const authentications = draft.authentications.map((auth, position): AuthenticationRow => {
    const previous = old.get(auth.authenticationId)
    const rowId = previous?.id ?? newId()
    const stored = previous?.secret ?? null
    const secret = changedSecret(store.sealer, 'authentication.secret', rowId, stored, auth.secret)
    return { id: rowId, serviceId: row.id, position, authenticationId: auth.authenticationId, secret }
  })
  for (const auth of authentications) statement(store.db, insertAuthentication).run({ ...auth })
  const written = { row, authentications }
  log.changed({ table: 'service', before: snapshot(existing), after: snapshot(written) })
  log.tell({
    before: told(existing),
    after: told(written),
    changedSecrets: changedSecretIds(existing, written),
  })
  return toService(written)
}

function writeRowTx(tx: Transaction, store: Store, existing: Loaded | null, draft: ServiceDraft): ServiceRow {
  const fields = {
    name: draft.name,
    nameKey: naturalKey(draft.name),
    type: draft.type,
    serviceConnection: draft.serviceConnection,
    authenticationUrl: draft.authenticationUrl,
    authenticationScope: draft.authenticationScope,
    search: searchedText(draft),
    revision: (existing?.row.revision ?? 0) + 1,
    updatedAt: store.clock.now(),
  }
  const taken = `There is another service named "${draft.name}" in the store. Choose another name.`
  return withUniqueKey('NAME_TAKEN', taken, () => {
    if (existing) {
      statement(tx, updateService).run({ ...fields, id: existing.row.id })
      return { ...existing.row, ...fields }
    }
    const id = newId() as ServiceId
    const { lastInsertRowid } = statement(store.db, insertService).run({ id, ...fields })
    return { rowid: Number(lastInsertRowid), id, ...fields }
  })
}

/** Authentication IDs of a stored service whose secret is stored. */
export function storedSecretIds(target: Service | null): Set<string> {
  const rows = target?.authentications ?? []
  return new Set(rows.filter((auth) => auth.secret === 'set').map((auth) => auth.authenticationId))
}

/**
 * Creates (`id` null) or changes a service as one undoable, audited action.
 * @throws VALIDATION_FAILED, NAME_TAKEN, EDIT_CONFLICT, SERVICE_NOT_FOUND
 */
export function saveService(
  store: Store,
  id: ServiceId | null,
  draft: ServiceDraft,
  revision?: number,
): Service {
  const action = { action: 'service.save', object: draft.name, label: `Save service ${draft.name}` }
  return perform(store, action, (tx, log) => {
    const stored = id === null ? null : toService(loadById(tx, id))
    if (stored) refuseOldRevision(`Service "${stored.name}"`, stored.revision, revision)
    if (stored && stored.type !== draft.type) {
      throw new PatchbayError(
        'VALIDATION_FAILED',
        `The type of service "${stored.name}" is fixed: it was chosen when the service was made. ` +
          'Add a new service of the other type.',
        { field: 'type' },
      )
    }
    refuseBlocked(
      `Service "${draft.name}"`,
      checkService(draft, { storedSecretIds: storedSecretIds(stored) }),
    )
    return writeServiceTx(tx, store, log, id, draft)
  })
}

/** Deletes services by id as one action. @throws SERVICE_NOT_FOUND */
export function removeServices(store: Store, ids: readonly ServiceId[]): void {
  const names = ids.map((id) => loadById(store.db, id).row.name)
  const object = names.join(', ')
  perform(store, { action: 'service.remove', object, label: deletionLabel('service', names) }, (tx, log) => {
    for (const id of ids) removeServiceTx(tx, log, id)
  })
}

export function removeServiceTx(tx: Transaction, log: ActionLog, id: ServiceId): void {
  const existing = loadById(tx, id)
  statement(tx, deleteService).run({ id })
  log.changed({ table: 'service', before: snapshot(existing), after: null })
  log.tell({ before: told(existing), after: null })
}

/** A service as undo keeps it; null when it is not in the store. */
export function serviceImage(reader: Reader, id: string): ServiceImage | null {
  return snapshot(load(reader, statement(reader, selectById).get({ id })))
}

/** Puts a service in place as undo kept it, secrets as they were sealed; null: takes it out. @throws NAME_TAKEN */
export function putServiceTx(tx: Transaction, store: Store, id: string, image: ServiceImage | null): void {
  statement(tx, deleteService).run({ id })
  if (!image) return
  const taken = `There is another service named "${image.name}" in the store by now. Rename that one, then repeat.`
  const row = { ...image, search: searchedText(image) }
  withUniqueKey('NAME_TAKEN', taken, () => statement(store.db, insertService).run(row))
  for (const auth of image.authentications) {
    statement(store.db, insertAuthentication).run({ ...auth, secret: fromImageBytes(auth.secret) })
  }
}

/** Secrets of one service by authentication ID; null where none is stored. */
export function serviceSecrets(reader: Reader, sealer: Sealer, id: ServiceId): Map<string, Secret | null> {
  return new Map(
    rowsOf(reader, id).map((auth) => [
      auth.authenticationId,
      openSecret(sealer, 'authentication.secret', auth.id, auth.secret),
    ]),
  )
}

/** A service with its secrets in clear; null where none is stored. */
export interface OpenedService {
  readonly service: Service
  readonly secrets: readonly { readonly authenticationId: string; readonly secret: Secret | null }[]
}

function opened(sealer: Sealer, loaded: Loaded): OpenedService {
  const secrets = loaded.authentications.map((auth) => ({
    authenticationId: auth.authenticationId,
    secret: openSecret(sealer, 'authentication.secret', auth.id, auth.secret),
  }))
  return { service: toService(loaded), secrets }
}

/** @throws SERVICE_NOT_FOUND, SECRET_UNREADABLE */
export function openedService(reader: Reader, sealer: Sealer, id: ServiceId): OpenedService {
  return opened(sealer, loadById(reader, id))
}

/** A service with the keyed fingerprints of its secrets (`absent` where none), for the sync engine. */
export interface ServiceFingerprints {
  readonly service: Service
  readonly fingerprints: readonly { readonly authenticationId: string; readonly secret: SecretFingerprint }[]
}

export function withFingerprints(sealer: Sealer, { service, secrets }: OpenedService): ServiceFingerprints {
  const fingerprints = secrets.map(({ authenticationId, secret }) => ({
    authenticationId,
    secret: secret === null ? ('absent' as const) : sealer.fingerprint(secret),
  }))
  return { service, fingerprints }
}

/** @throws SERVICE_NOT_FOUND */
export function fingerprintedService(reader: Reader, sealer: Sealer, id: ServiceId): ServiceFingerprints {
  return withFingerprints(sealer, openedService(reader, sealer, id))
}

export function fingerprintedServices(reader: Reader, sealer: Sealer): ServiceFingerprints[] {
  return loadAll(reader).map((loaded) => withFingerprints(sealer, opened(sealer, loaded)))
}

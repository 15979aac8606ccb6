/** Contact Pro servers: how each is reached and what a person knows of it. Owner of the table `server`. */
import { asc, eq, sql } from 'drizzle-orm'
import type { ChangeWindow } from '../domain/changeWindow.ts'
import { checkServer, cleanFingerprint, cleanServerUrl } from '../domain/checkServer.ts'
import type { SecretChange } from '../domain/draft.ts'
import { PatchbayError } from '../domain/errors.ts'
import { resolveMapping } from '../domain/mapping.ts'
import type { Server, ServerId } from '../domain/model.ts'
import { type AuthMode, naturalKey, type Prerequisite, type ProxyUse, type Release } from '../domain/model.ts'
import { newId } from '../platform/ids.ts'
import type { ServerAccess } from '../servers/gateway.ts'
import { perform } from './actions.ts'
import { listBases } from './bases.ts'
import type { Database, Transaction } from './database.ts'
import { changedSecret, openSecret, refuseBlocked, refuseOldRevision, withUniqueKey } from './drafts.ts'
import { fromImageBytes, type ServerImage, toImageBytes } from './images.ts'
import { listRuns } from './journal.ts'
import { server } from './schema.ts'
import { isPromotionInUse } from './serverValues.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

type ServerRow = typeof server.$inferSelect
type Reader = Database | Transaction

export interface ServerDraft {
  readonly name: string
  readonly url: string
  readonly authMode: AuthMode
  readonly authUser: string
  readonly authSecret?: SecretChange
  readonly apiKey?: SecretChange
  readonly release: Release
  readonly localHttpAuth: boolean
  readonly prerequisites: readonly Prerequisite[]
  readonly mapping: Readonly<Record<string, unknown>>
  // Left out: stays as it is.
  readonly clientCertificate?: string | undefined
  readonly clientKey?: SecretChange
  readonly trustedAuthorities?: string | undefined
  readonly pinnedCertificates?: readonly string[] | undefined
  readonly proxy?: ProxyUse | undefined
  readonly changeWindows?: readonly ChangeWindow[] | undefined
  readonly pullEveryMinutes?: number | null | undefined
  readonly promotedFrom?: ServerId | null | undefined
}

function toServer(row: ServerRow): Server {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    authMode: row.authMode,
    authUser: row.authUser,
    authSecret: row.authSecret === null ? 'absent' : 'set',
    apiKey: row.apiKey === null ? 'absent' : 'set',
    release: row.release,
    localHttpAuth: row.localHttpAuth,
    prerequisites: row.prerequisites,
    mapping: row.mapping,
    clientCertificate: row.clientCertificate,
    clientKey: row.clientKey === null ? 'absent' : 'set',
    trustedAuthorities: row.trustedAuthorities,
    pinnedCertificates: row.pinnedCertificates,
    proxy: row.proxy,
    changeWindows: row.changeWindows,
    pullEveryMinutes: row.pullEveryMinutes,
    promotedFrom: row.promotedFrom,
    revision: row.revision,
    updatedAt: row.updatedAt,
  }
}

const selectById = (db: Database) =>
  db
    .select()
    .from(server)
    .where(eq(server.id, sql.placeholder('id')))
    .prepare()

function loadById(reader: Reader, id: ServerId): ServerRow {
  const row = statement(reader, selectById).get({ id })
  if (row) return row
  throw new PatchbayError('SERVER_NOT_FOUND', 'This server is no longer in the store. Refresh the list.', {
    id,
  })
}

/** @throws SERVER_NOT_FOUND */
export function getServer(store: Store, id: ServerId): Server {
  return toServer(loadById(store.db, id))
}

/** By name, compared without case. @throws SERVER_NOT_FOUND */
export function getServerByName(store: Store, name: string): Server {
  const row = store.db
    .select()
    .from(server)
    .where(eq(server.nameKey, naturalKey(name)))
    .get()
  if (row) return toServer(row)
  throw new PatchbayError(
    'SERVER_NOT_FOUND',
    `There is no server "${name}" in the store. "patchbay server list" shows the names.`,
    { name },
  )
}

/** All servers by name. */
export function allServers(reader: Reader): Server[] {
  return reader.select().from(server).orderBy(asc(server.nameKey)).all().map(toServer)
}

/** What the audit tells of a server: secrets as states. */
function told(row: ServerRow | null): unknown {
  if (!row) return null
  const { id: _id, revision: _revision, updatedAt: _updatedAt, ...fields } = toServer(row)
  return fields
}

/** Secrets that an edit sets or replaces, for the audit. */
function newSecrets(before: ServerRow | null, after: ServerRow): string[] {
  return (['authSecret', 'apiKey', 'clientKey'] as const).filter(
    (name) => after[name] !== null && after[name] !== before?.[name],
  )
}

function snapshot(row: ServerRow | null): ServerImage | null {
  if (!row) return null
  const { authSecret, apiKey, clientKey, ...fields } = row
  return {
    ...fields,
    authSecret: toImageBytes(authSecret),
    apiKey: toImageBytes(apiKey),
    clientKey: toImageBytes(clientKey),
  }
}

/**
 * Creates (`id` null) or changes a server as one undoable, audited action. Contacts nothing.
 * @throws VALIDATION_FAILED, MAPPING_INVALID, SERVER_NAME_TAKEN, EDIT_CONFLICT, SERVER_NOT_FOUND
 */
export function saveServer(store: Store, id: ServerId | null, draft: ServerDraft, revision?: number): Server {
  refuseBlocked(`Server "${draft.name}"`, checkServer(draft))
  const url = cleanServerUrl(draft.url)
  resolveMapping(draft.mapping)
  const action = { action: 'server.save', object: draft.name, label: `Save server ${draft.name}` }
  return perform(store, action, (tx, log) => {
    const existing = id === null ? null : loadById(tx, id)
    if (existing) refuseOldRevision(`Server "${existing.name}"`, existing.revision, revision)
    const serverId = existing?.id ?? (newId() as ServerId)
    refusePromotionFrom(tx, serverId, draft.promotedFrom ?? null)
    const sealed = (
      column: 'server.auth_secret' | 'server.api_key' | 'server.client_key',
      stored: Buffer | null | undefined,
      change: SecretChange,
    ) => changedSecret(store.sealer, column, serverId, stored ?? null, change)
    const row: ServerRow = {
      id: serverId,
      name: draft.name.trim(),
      nameKey: naturalKey(draft.name),
      url,
      authMode: draft.authMode,
      authUser: draft.authUser,
      authSecret: sealed('server.auth_secret', existing?.authSecret, draft.authSecret),
      apiKey: sealed('server.api_key', existing?.apiKey, draft.apiKey),
      clientKey: sealed('server.client_key', existing?.clientKey, draft.clientKey),
      release: draft.release,
      localHttpAuth: draft.localHttpAuth,
      prerequisites: [...draft.prerequisites],
      mapping: { ...draft.mapping },
      ...settingsOf(draft, existing),
      revision: (existing?.revision ?? 0) + 1,
      updatedAt: store.clock.now(),
    }
    const taken = `There is another server named "${row.name}" in the store. Choose another name.`
    withUniqueKey('SERVER_NAME_TAKEN', taken, () =>
      existing
        ? tx.update(server).set(row).where(eq(server.id, serverId)).run()
        : tx.insert(server).values(row).run(),
    )
    if (existing) refuseLeavingSourceTx(tx, existing, row.promotedFrom, 'VALIDATION_FAILED')
    log.changed({ table: 'server', before: snapshot(existing), after: snapshot(row) })
    log.tell({ before: told(existing), after: told(row), changedSecrets: newSecrets(existing, row) })
    return toServer(row)
  })
}

/** The settings of which a draft may leave out any. */
function settingsOf(draft: ServerDraft, existing: ServerRow | null) {
  const pins = draft.pinnedCertificates?.map(cleanFingerprint)
  return {
    clientCertificate: draft.clientCertificate?.trim() ?? existing?.clientCertificate ?? '',
    trustedAuthorities: draft.trustedAuthorities?.trim() ?? existing?.trustedAuthorities ?? '',
    pinnedCertificates: pins ?? existing?.pinnedCertificates ?? [],
    proxy: draft.proxy ?? existing?.proxy ?? 'system',
    changeWindows: [...(draft.changeWindows ?? existing?.changeWindows ?? [])],
    pullEveryMinutes:
      (draft.pullEveryMinutes === undefined ? existing?.pullEveryMinutes : draft.pullEveryMinutes) ?? null,
    promotedFrom: (draft.promotedFrom === undefined ? existing?.promotedFrom : draft.promotedFrom) ?? null,
  }
}

/** @throws SERVER_NOT_FOUND, VALIDATION_FAILED for a server that would be promoted to from itself, or in a chain. */
function refusePromotionFrom(tx: Transaction, id: ServerId, source: ServerId | null): void {
  if (source === null) return
  const from = loadById(tx, source)
  const isTarget = from.promotedFrom !== null || source === id
  const isSource = tx.select().from(server).where(eq(server.promotedFrom, id)).get() !== undefined
  if (!isTarget && !isSource) return
  throw new PatchbayError(
    'VALIDATION_FAILED',
    `Objects cannot be promoted from server "${from.name}" to this one: a server is either a source or a target of ` +
      'promotion. Nothing was saved. Choose a server that gets the objects of the store itself.',
    { field: 'promotedFrom' },
  )
}

/**
 * A target that has objects or values of its own stays one: as an ordinary server it would get the store's objects,
 * with the secrets of the source.
 * @throws `code`
 */
function refuseLeavingSourceTx(
  tx: Transaction,
  before: ServerRow,
  source: ServerId | null,
  code: 'VALIDATION_FAILED' | 'UNDO_CONFLICT',
): void {
  if (before.promotedFrom === null || source !== null || !isPromotionInUse(tx, before.id)) return
  throw new PatchbayError(
    code,
    `Server "${before.name}" has objects promoted to it, or values of its own for them. Without its source it would ` +
      'get the objects of the store, secrets included. Nothing was changed. Take its objects and values out of ' +
      'promotion first, or delete the server here and add it again.',
    { field: 'promotedFrom', id: before.id, name: before.name },
  )
}

/** Deletes a server with what was recorded of it; nothing changes on the server itself. */
export function removeServer(store: Store, id: ServerId): void {
  const { name } = loadById(store.db, id)
  const action = { action: 'server.remove', object: name, label: `Delete server ${name}` }
  perform(store, action, (tx, log) => {
    const existing = loadById(tx, id)
    tx.delete(server).where(eq(server.id, id)).run()
    log.changed({ table: 'server', before: snapshot(existing), after: null })
    log.tell({ before: told(existing), after: null })
  })
}

/** A server as undo keeps it; null when it is not in the store. */
export function serverImage(reader: Reader, id: string): ServerImage | null {
  return snapshot(statement(reader, selectById).get({ id }) ?? null)
}

/**
 * Puts a server in place as undo kept it, credentials as they were sealed; null: takes it out, but never one with
 * which something was agreed since, because the record of it would go along and not come back.
 * @throws SERVER_NAME_TAKEN, UNDO_CONFLICT
 */
export function putServerTx(tx: Transaction, store: Store, id: string, image: ServerImage | null): void {
  const where = eq(server.id, id as ServerId)
  if (!image) {
    refuseRecorded(store, id as ServerId)
    tx.delete(server).where(where).run()
    return
  }
  const row = {
    ...image,
    authSecret: fromImageBytes(image.authSecret),
    apiKey: fromImageBytes(image.apiKey),
    clientKey: fromImageBytes(image.clientKey),
  }
  const current = statement(tx, selectById).get({ id })
  if (current) refuseLeavingSourceTx(tx, current, image.promotedFrom, 'UNDO_CONFLICT')
  const taken = `There is another server named "${image.name}" in the store by now. Rename that one, then repeat.`
  withUniqueKey('SERVER_NAME_TAKEN', taken, () =>
    tx.insert(server).values(row).onConflictDoUpdate({ target: server.id, set: row }).run(),
  )
}

function refuseRecorded(store: Store, id: ServerId): void {
  if (listBases(store.db, id).length === 0 && listRuns(store.db, id).length === 0) return
  const { name } = loadById(store.db, id)
  throw new PatchbayError(
    'UNDO_CONFLICT',
    `Server "${name}" has been used since: what was agreed with it and its pushes would be lost for good. Nothing ` +
      'was changed. To forget it all the same, delete the server itself.',
    { kind: 'server', id, name },
  )
}

/** Everything needed to reach a server, its secrets opened. */
export function accessOf(store: Store, id: ServerId): ServerAccess {
  const row = loadById(store.db, id)
  return {
    name: row.name,
    url: row.url,
    authMode: row.authMode,
    authUser: row.authUser,
    authSecret: openSecret(store.sealer, 'server.auth_secret', id, row.authSecret),
    apiKey: openSecret(store.sealer, 'server.api_key', id, row.apiKey),
    mapping: resolveMapping(row.mapping),
    tls: {
      clientCertificate: row.clientCertificate,
      clientKey: openSecret(store.sealer, 'server.client_key', id, row.clientKey),
      trustedAuthorities: row.trustedAuthorities,
      pinnedCertificates: row.pinnedCertificates,
    },
    proxy: row.proxy,
  }
}

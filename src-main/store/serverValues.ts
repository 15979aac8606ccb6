/**
 * What promoted objects have on a server of their own: values in place of the source's. Owner of the tables
 * `promoted`, `server_value` and `value_map`. Every change is an audited action; none can be undone, and a server
 * takes its values with it. A deleted object keeps them until the trash is purged: it may be put back.
 */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { SecretChange } from '../domain/draft.ts'
import type { ServerId } from '../domain/model.ts'
import { holdsSecret, type MappedKind } from '../domain/promotion.ts'
import type { Secret } from '../domain/secret.ts'
import type { RemoteKind, SecretFingerprint } from '../domain/syncModel.ts'
import { appendAuditTx } from './audit.ts'
import { listBases } from './bases.ts'
import type { Database, Transaction } from './database.ts'
import { changedSecret, openSecret } from './drafts.ts'
import { secretsSent } from './journal.ts'
import { promoted, serverValue, valueMap } from './schema.ts'
import { fingerprintedServices } from './services.ts'
import type { Store } from './store.ts'
import { fingerprintedUsers } from './users.ts'

type Reader = Database | Transaction

export interface ObjectRef {
  readonly kind: RemoteKind
  readonly objectId: string
}

export interface ServerValueKey extends ObjectRef {
  readonly serverId: ServerId
  readonly field: string
}

/** A value of one object on one server; `text` as in domain/promotion.ts. */
export interface ServerValue extends ObjectRef {
  readonly field: string
  readonly text: string | null
  readonly secret: SecretFingerprint | null
}

export interface MapEntry {
  readonly kind: MappedKind
  readonly source: string
  readonly target: string
}

/** Left out: stays as it is. A row's `text` `null`: not on that server; empty: its ID is that of the map. */
export interface ValueChange {
  readonly text?: string | null | undefined
  readonly secret?: SecretChange
}

/** The server whose values are written, and the name of the object, for the audit. */
export interface ValueScene {
  readonly server: { readonly id: ServerId; readonly name: string }
  readonly key: string
}

/** Row id to which a sealed value is bound. */
export function serverValueRowId({ serverId, kind, objectId, field }: ServerValueKey): string {
  return JSON.stringify([serverId, kind, objectId, field])
}

export function oneServerValue({ serverId, kind, objectId, field }: ServerValueKey) {
  return and(
    eq(serverValue.serverId, serverId),
    eq(serverValue.kind, kind),
    eq(serverValue.objectId, objectId),
    eq(serverValue.field, field),
  )
}

export function listPromoted(reader: Reader, serverId: ServerId): readonly ObjectRef[] {
  return reader
    .select({ kind: promoted.kind, objectId: promoted.objectId })
    .from(promoted)
    .where(eq(promoted.serverId, serverId))
    .all()
}

export function listValueMap(reader: Reader, serverId: ServerId): readonly MapEntry[] {
  return reader
    .select({ kind: valueMap.kind, source: valueMap.source, target: valueMap.target })
    .from(valueMap)
    .where(eq(valueMap.serverId, serverId))
    .orderBy(asc(valueMap.kind), asc(valueMap.source))
    .all()
}

/** @throws SECRET_UNREADABLE */
export function listServerValues({ db, sealer }: Store, serverId: ServerId): readonly ServerValue[] {
  const rows = db.select().from(serverValue).where(eq(serverValue.serverId, serverId)).all()
  return rows.map((row) => {
    const secret = openSecret(sealer, 'server_value.secret', serverValueRowId(row), row.secret)
    const { kind, objectId, field, text } = row
    return { kind, objectId, field, text, secret: secret && sealer.fingerprint(secret) }
  })
}

/** The secret of a value; null where none was entered. @throws SECRET_UNREADABLE */
export function serverValueSecret({ db, sealer }: Store, key: ServerValueKey): Secret | null {
  const row = db.select({ secret: serverValue.secret }).from(serverValue).where(oneServerValue(key)).get()
  return openSecret(sealer, 'server_value.secret', serverValueRowId(key), row?.secret ?? null)
}

/**
 * Fingerprints of all secrets that the store has, and of those that were agreed on with `sourceId` or pushed there at
 * any time: none of them may become a secret of a server that is promoted to.
 */
export function secretsOfSource({ db, sealer }: Store, sourceId: ServerId): ReadonlySet<SecretFingerprint> {
  const known = new Set<SecretFingerprint>(secretsSent(db, sourceId))
  for (const { fingerprints } of fingerprintedServices(db, sealer)) {
    for (const { secret } of fingerprints) known.add(secret)
  }
  for (const { fingerprint } of fingerprintedUsers(db, sealer)) known.add(fingerprint)
  for (const { fields } of listBases(db, sourceId)) {
    for (const value of Object.values(fields)) if ('secret' in value) known.add(value.secret)
  }
  known.delete('absent')
  known.delete('unknown')
  return known
}

/** Puts objects into, or takes them out of, what is promoted to a server. Returns those for which that is new. */
export function choosePromotedTx<Object extends ObjectRef & { readonly key: string }>(
  tx: Transaction,
  store: Store,
  server: ValueScene['server'],
  objects: readonly Object[],
  isPromoted: boolean,
): readonly Object[] {
  const refs = listPromoted(tx, server.id).map(({ kind, objectId }) => `${kind} ${objectId}`)
  const before = new Set(refs)
  const changed = objects.filter(({ kind, objectId }) => before.has(`${kind} ${objectId}`) !== isPromoted)
  for (const { kind, objectId } of changed) {
    if (isPromoted) {
      const row = { serverId: server.id, kind, objectId, person: store.person, at: store.clock.now() }
      tx.insert(promoted).values(row).onConflictDoNothing().run()
    } else {
      tx.delete(promoted)
        .where(
          and(eq(promoted.serverId, server.id), eq(promoted.kind, kind), eq(promoted.objectId, objectId)),
        )
        .run()
    }
  }
  if (changed.length > 0) {
    const details = { promoted: isPromoted, objects: changed.map(({ kind, key }) => ({ kind, key })) }
    appendAuditTx(tx, store, { action: 'promotion.choose', object: server.name, details })
  }
  return changed
}

/** `target` null: the entry goes. Returns how many entries are different now. */
export function setValueMapTx(
  tx: Transaction,
  store: Store,
  server: ValueScene['server'],
  entries: readonly { readonly kind: MappedKind; readonly source: string; readonly target: string | null }[],
): number {
  const known = new Map(listValueMap(tx, server.id).map((entry) => [`${entry.kind} ${entry.source}`, entry]))
  const fields = entries.flatMap(({ kind, source, target }) => {
    const before = known.get(`${kind} ${source}`)?.target ?? null
    return before === target ? [] : [{ kind, name: source, before, after: target }]
  })
  for (const { kind, name: source, after: target } of fields) {
    if (target === null) {
      tx.delete(valueMap)
        .where(and(eq(valueMap.serverId, server.id), eq(valueMap.kind, kind), eq(valueMap.source, source)))
        .run()
      continue
    }
    const row = { serverId: server.id, kind, source, target, updatedAt: store.clock.now() }
    tx.insert(valueMap)
      .values(row)
      .onConflictDoUpdate({ target: [valueMap.serverId, valueMap.kind, valueMap.source], set: row })
      .run()
  }
  if (fields.length > 0) {
    appendAuditTx(tx, store, { action: 'promotion.setMap', object: server.name, details: { fields } })
  }
  return fields.length
}

type Row = typeof serverValue.$inferSelect

/** Text and secret of a value as the audit tells them. An empty ID of a row is the map's, as is one never entered. */
function told(before: Row | null, after: Row | null): unknown[] {
  const field = (after ?? before)?.field ?? ''
  const isRow = holdsSecret(field) && field !== 'password'
  const textIn = (row: Row | null) => (row === null ? (isRow ? '' : null) : row.text)
  const state = (row: Row | null) => (row?.secret ? 'set' : 'absent')
  const isReplaced = before?.secret && after?.secret && before.secret !== after.secret
  const secret = { name: field, before: state(before), after: isReplaced ? 'changed' : state(after) }
  const text = { name: isRow ? `${field} (ID)` : field, before: textIn(before), after: textIn(after) }
  return [
    ...(field === 'password' || text.before === text.after ? [] : [text]),
    ...(secret.before === secret.after ? [] : [secret]),
  ]
}

/**
 * Enters or changes one value. `change.secret` is not checked here: that it is none of the source's is the caller's
 * to see to.
 */
export function setServerValueTx(
  tx: Transaction,
  store: Store,
  { server, key }: ValueScene,
  value: Omit<ServerValueKey, 'serverId'>,
  change: ValueChange,
  action: 'promotion.setValue' | 'promotion.takeOver' = 'promotion.setValue',
): void {
  const of: ServerValueKey = { ...value, serverId: server.id }
  const before = tx.select().from(serverValue).where(oneServerValue(of)).get() ?? null
  const stored = before?.secret ?? null
  const rowId = serverValueRowId(of)
  const after: Row = {
    ...of,
    text: change.text === undefined ? (before ? before.text : '') : change.text,
    secret: changedSecret(store.sealer, 'server_value.secret', rowId, stored, change.secret),
    updatedAt: store.clock.now(),
  }
  const columns = [serverValue.serverId, serverValue.kind, serverValue.objectId, serverValue.field]
  tx.insert(serverValue).values(after).onConflictDoUpdate({ target: columns, set: after }).run()
  const details = { server: server.name, kind: value.kind, name: key, fields: told(before, after) }
  appendAuditTx(tx, store, { action, object: key, details })
}

/** Takes one value back; the source's counts again, or the map's. False when there is none. */
export function removeServerValueTx(
  tx: Transaction,
  store: Store,
  { server, key }: ValueScene,
  value: Omit<ServerValueKey, 'serverId'>,
): boolean {
  const where = oneServerValue({ ...value, serverId: server.id })
  const before = tx.select().from(serverValue).where(where).get()
  if (!before) return false
  tx.delete(serverValue).where(where).run()
  const details = { server: server.name, kind: value.kind, name: key, fields: told(before, null) }
  appendAuditTx(tx, store, { action: 'promotion.removeValue', object: key, details })
  return true
}

/** Whether a server was ever given something of its own: it must not become one that gets the store's objects. */
export function isPromotionInUse(reader: Reader, serverId: ServerId): boolean {
  return [promoted, serverValue, valueMap].some(
    (table) =>
      reader.select({ one: sql`1` }).from(table).where(eq(table.serverId, serverId)).get() !== undefined,
  )
}

/** Forgets what servers have of objects that are gone for good. */
export function forgetValuesTx(tx: Transaction, objects: readonly ObjectRef[]): void {
  for (const { kind, objectId } of objects) {
    for (const table of [promoted, serverValue]) {
      tx.delete(table)
        .where(and(eq(table.kind, kind), eq(table.objectId, objectId)))
        .run()
    }
  }
}

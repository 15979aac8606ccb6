/**
 * What is known of each server: agreements, what was seen, decisions, drift, promotion.
 * The rules of all tables: ../schema.ts.
 */
import { blob, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { UserRight } from '../../domain/model.ts'
import type { FieldValue, RemoteKind } from '../../domain/syncModel.ts'
import { ofServer } from './estate.ts'

/**
 * What the store and a server last agreed on, one row per object: the ancestor of the three-way merge.
 * Moves only after a confirmed success (architecture.md section 7). Secrets as keyed fingerprints.
 */
export const base = sqliteTable(
  'base',
  {
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    /** The server's id in comparable form: upper case, no hyphens. */
    remoteId: text('remote_id').notNull(),
    /** ServiceId or UserId; stays when the object is deleted in the store, so that a delete is known as one. */
    objectId: text('object_id').notNull(),
    key: text().notNull(),
    label: text().notNull(),
    fields: text({ mode: 'json' }).$type<Record<string, FieldValue>>().notNull(),
    /** Rights granted by us or seen on the server. */
    rights: text({ mode: 'json' }).$type<UserRight[]>().notNull(),
    agreedAt: text('agreed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.serverId, table.kind, table.remoteId] }),
    uniqueIndex('base_object').on(table.serverId, table.kind, table.objectId),
  ],
)

/** What the last pull of a server saw of each object; tells drift and what is only on the server. */
export const seen = sqliteTable(
  'seen',
  {
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    remoteId: text('remote_id').notNull(),
    key: text().notNull(),
    label: text().notNull(),
    fields: text({ mode: 'json' }).$type<Record<string, FieldValue>>().notNull(),
    seenAt: text('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.kind, table.remoteId] })],
)

/** An open decision: a field changed on both sides. `field` `object`: deleted on one side. No secrets. */
export const conflict = sqliteTable(
  'conflict',
  {
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    objectId: text('object_id').notNull(),
    remoteId: text('remote_id').notNull(),
    key: text().notNull(),
    field: text().notNull(),
    base: text(),
    mine: text(),
    theirs: text(),
    /** `null` while open. A choice holds only while base, mine and theirs stay what they were. */
    resolution: text().$type<'mine' | 'theirs'>(),
    detectedAt: text('detected_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.kind, table.objectId, table.field] })],
)

/** A conflict, or drift, that a person decided: the losing side stays here and can be put back. No secrets. */
export const decision = sqliteTable(
  'decision',
  {
    id: text().primaryKey(),
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    objectId: text('object_id').notNull(),
    remoteId: text('remote_id').notNull(),
    /** Name or logon name as entered. */
    key: text().notNull(),
    field: text().notNull(),
    /** Encoded as in `conflict`. */
    base: text(),
    mine: text(),
    theirs: text(),
    side: text().$type<'mine' | 'theirs'>().notNull(),
    person: text().notNull(),
    at: text().notNull(),
  },
  (table) => [index('decision_server').on(table.serverId, table.at)],
)

/** What moved on a server since it was agreed on, as the reads saw it; rows go when the difference does. */
export const drift = sqliteTable(
  'drift',
  {
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    remoteId: text('remote_id').notNull(),
    /** A field, `object` when the whole object is gone from the server or is new there. */
    field: text().notNull(),
    key: text().notNull(),
    /** As shown to people: texts, or the state of a secret. */
    before: text(),
    after: text(),
    /** First and last read that saw this difference. */
    firstSeenAt: text('first_seen_at').notNull(),
    seenAt: text('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.kind, table.remoteId, table.field] })],
)

/** How the last read of a server went, one row per server. */
export const contact = sqliteTable('contact', {
  serverId: ofServer().primaryKey(),
  triedAt: text('tried_at').notNull(),
  /** Last read that came to its end. */
  readAt: text('read_at'),
  /** Error code and message of the last try; null = it went well. */
  code: text(),
  message: text(),
})

/** Objects of the store that are promoted to a server. */
export const promoted = sqliteTable(
  'promoted',
  {
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    objectId: text('object_id').notNull(),
    person: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.kind, table.objectId] })],
)

/** What a promoted object has on that server in place of what it has on the source, field by field. */
export const serverValue = sqliteTable(
  'server_value',
  {
    serverId: ofServer(),
    kind: text().$type<RemoteKind>().notNull(),
    objectId: text('object_id').notNull(),
    /** A field as in plans; of a row of Authentications, the row's field on the source. */
    field: text().notNull(),
    /** The value there; of a row, its authentication ID there, empty = as mapped. Null: the row is not there. */
    text: text(),
    /** Sealed; null = no secret entered. */
    secret: blob({ mode: 'buffer' }),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.kind, table.objectId, table.field] })],
)

/** Values that stand for each other on the source and on a server: entered once, used for every object. */
export const valueMap = sqliteTable(
  'value_map',
  {
    serverId: ofServer(),
    kind: text().$type<'url' | 'id'>().notNull(),
    source: text().notNull(),
    target: text().notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.kind, table.source] })],
)

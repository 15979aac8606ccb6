/**
 * Tables of the store. Singular snake_case; one module of this folder owns each table and is its only writer.
 *
 * Sealed columns hold AES-256-GCM ciphertext bound to table, column and row (seal.ts), never clear text.
 * Natural keys are folded by `naturalKey` and unique. Times are ISO 8601 UTC and never decide anything.
 */
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChangeWindow } from '../domain/changeWindow.ts'
import type {
  AuthMode,
  Prerequisite,
  ProxyUse,
  Release,
  RunId,
  ServerId,
  ServiceId,
  ServiceType,
  UserId,
  UserRight,
} from '../domain/model.ts'
import type {
  FieldValue,
  RemoteKind,
  RunDifference,
  StepAction,
  StepKind,
  StepOutcome,
} from '../domain/syncModel.ts'

export const meta = sqliteTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
})

export const service = sqliteTable(
  'service',
  {
    rowid: integer().primaryKey({ autoIncrement: true }),
    id: text().$type<ServiceId>().notNull().unique(),
    name: text().notNull(),
    nameKey: text('name_key').notNull(),
    type: text().$type<ServiceType>().notNull(),
    serviceConnection: text('service_connection').notNull(),
    authenticationUrl: text('authentication_url').notNull().default(''),
    authenticationScope: text('authentication_scope').notNull().default(''),
    /** Folded text of all fields but secrets, authentication IDs included; indexed by search.ts. */
    search: text().notNull(),
    revision: integer().notNull().default(1),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [uniqueIndex('service_name_key').on(table.nameKey)],
)

export const authentication = sqliteTable(
  'authentication',
  {
    id: text().primaryKey(),
    serviceId: text('service_id')
      .$type<ServiceId>()
      .notNull()
      .references(() => service.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    authenticationId: text('authentication_id').notNull(),
    /** Sealed; null = no secret. */
    secret: blob({ mode: 'buffer' }),
  },
  (table) => [uniqueIndex('authentication_key').on(table.serviceId, table.authenticationId)],
)

export const user = sqliteTable(
  'user',
  {
    rowid: integer().primaryKey({ autoIncrement: true }),
    id: text().$type<UserId>().notNull().unique(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    logonName: text('logon_name').notNull(),
    logonKey: text('logon_key').notNull(),
    /** Sealed; null = no password. */
    password: blob({ mode: 'buffer' }),
    /** Folded text of all fields but the password; indexed by search.ts. */
    search: text().notNull(),
    revision: integer().notNull().default(1),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('user_logon_key').on(table.logonKey),
    // Lets a search walk all users in order without reading their rows.
    index('user_in_order').on(table.logonKey, table.search),
  ],
)

export const userRight = sqliteTable(
  'user_right',
  {
    userId: text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    right: text().$type<UserRight>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.right] })],
)

export const server = sqliteTable(
  'server',
  {
    id: text().$type<ServerId>().primaryKey(),
    name: text().notNull(),
    nameKey: text('name_key').notNull(),
    url: text().notNull(),
    authMode: text('auth_mode').$type<AuthMode>().notNull(),
    authUser: text('auth_user').notNull().default(''),
    /** Sealed password or token. */
    authSecret: blob('auth_secret', { mode: 'buffer' }),
    /** Sealed API key. */
    apiKey: blob('api_key', { mode: 'buffer' }),
    release: text().$type<Release>().notNull(),
    localHttpAuth: integer('local_http_auth', { mode: 'boolean' }).notNull(),
    prerequisites: text({ mode: 'json' }).$type<Prerequisite[]>().notNull(),
    mapping: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** PEM, leaf first; empty = none. */
    clientCertificate: text('client_certificate').notNull().default(''),
    /** Sealed PEM (PKCS #8). */
    clientKey: blob('client_key', { mode: 'buffer' }),
    /** PEM of private certificate authorities; empty = only those of the system. */
    trustedAuthorities: text('trusted_authorities').notNull().default(''),
    /** SHA-256 fingerprints of the server's own certificate; none = any that is trusted. */
    pinnedCertificates: text('pinned_certificates', { mode: 'json' }).$type<string[]>().notNull().default([]),
    proxy: text().$type<ProxyUse>().notNull().default('system'),
    /** When updates and deletes are expected; none = always. */
    changeWindows: text('change_windows', { mode: 'json' }).$type<ChangeWindow[]>().notNull().default([]),
    /** Minutes between two scheduled pulls; null = only on demand. */
    pullEveryMinutes: integer('pull_every_minutes'),
    /**
     * The server whose agreed objects are promoted to this one; such a server gets promoted objects only. No foreign
     * key: when the source goes, this server must not turn into one that gets everything.
     */
    promotedFrom: text('promoted_from').$type<ServerId>(),
    revision: integer().notNull().default(1),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [uniqueIndex('server_name_key').on(table.nameKey)],
)

/** What is recorded of a server goes with it. */
const ofServer = () =>
  text('server_id')
    .$type<ServerId>()
    .notNull()
    .references(() => server.id, { onDelete: 'cascade' })

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

/** One push. `finishedAt` null: still running, or ended by a crash. */
export const run = sqliteTable(
  'run',
  {
    id: text().$type<RunId>().primaryKey(),
    serverId: ofServer(),
    serverName: text('server_name').notNull(),
    planFingerprint: text('plan_fingerprint').notNull(),
    person: text().notNull(),
    startedAt: text('started_at').notNull(),
    finishedAt: text('finished_at'),
    converged: integer({ mode: 'boolean' }),
    /** Error code that ended the run early. */
    stoppedBy: text('stopped_by'),
    kind: text().$type<'push' | 'rollback'>().notNull().default('push'),
    /** The run that a rollback takes back. */
    rollsBack: text('rolls_back').$type<RunId>(),
    /** What a second plan still wanted to do, as shown to people; null = nothing, or not verified. */
    differences: text({ mode: 'json' }).$type<RunDifference[]>(),
  },
  (table) => [index('run_server').on(table.serverId, table.startedAt)],
)

/** Journal of a run: intent before the request, outcome with the new base in one transaction after it. */
export const runStep = sqliteTable(
  'run_step',
  {
    runId: text('run_id')
      .$type<RunId>()
      .notNull()
      .references(() => run.id, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    stepId: text('step_id').notNull(),
    kind: text().$type<StepKind>().notNull(),
    action: text().$type<StepAction>().notNull(),
    key: text().notNull(),
    objectId: text('object_id').notNull(),
    remoteId: text('remote_id'),
    /** planned -> sending (a request may be out) -> one of the outcomes. */
    state: text().$type<'planned' | 'sending' | StepOutcome>().notNull(),
    reason: text().notNull(),
    /** Canonical fields before and after, secrets as fingerprints. */
    before: text({ mode: 'json' }).$type<Record<string, FieldValue>>(),
    after: text({ mode: 'json' }).$type<Record<string, FieldValue>>(),
    code: text(),
    message: text().notNull().default(''),
    /** The server's own words, masked. */
    words: text().notNull().default(''),
    /** HTTP status of the last answer. */
    status: integer(),
    /** How often a request that writes was sent. */
    attempts: integer().notNull().default(0),
    sentAt: text('sent_at'),
    finishedAt: text('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.seq] }),
    // What was sent of one object, and the few steps that ended with an error.
    index('run_step_object').on(table.objectId),
    index('run_step_code').on(table.code).where(sql`code IS NOT NULL`),
  ],
)

/** One user action that can be undone: rows before and after, secrets still sealed. */
export const undo = sqliteTable('undo', {
  seq: integer().primaryKey({ autoIncrement: true }),
  person: text().notNull(),
  action: text().notNull(),
  label: text().notNull(),
  /** JSON list of {table, before, after}. */
  changes: text().notNull(),
  undone: integer({ mode: 'boolean' }).notNull().default(false),
  /** Undone, and overtaken by a later edit: kept for history, never done again. */
  discarded: integer({ mode: 'boolean' }).notNull().default(false),
  at: text().notNull(),
})

/** Deleted objects that can be put back: where in `undo` their last image is. */
export const trash = sqliteTable(
  'trash',
  {
    kind: text().$type<'service' | 'user' | 'server'>().notNull(),
    objectId: text('object_id').notNull(),
    name: text().notNull(),
    person: text().notNull(),
    deletedAt: text('deleted_at').notNull(),
    undoSeq: integer('undo_seq')
      .notNull()
      .references(() => undo.seq, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.kind, table.objectId] })],
)

/** Forms that were being filled when the store was locked; one for each person and form. */
export const draft = sqliteTable(
  'draft',
  {
    /** Id of the person. */
    person: text().notNull(),
    /** Names the form, e.g. `service:new` or `service:<id>`. */
    form: text().notNull(),
    /** Sealed JSON: a form may hold secrets that were typed. */
    content: blob({ mode: 'buffer' }).notNull(),
    savedAt: text('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.form] })],
)

/** How a person likes the screens: columns, filters, theme, last place. No secrets. */
export const preference = sqliteTable(
  'preference',
  {
    /** Id of the person. */
    person: text().notNull(),
    name: text().notNull(),
    /** JSON. */
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.name] })],
)

/** Who did what, when: hash-chained, append-only. Secrets only as marks. */
export const audit = sqliteTable('audit', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: text().notNull(),
  person: text().notNull(),
  host: text().notNull(),
  action: text().notNull(),
  object: text().notNull(),
  /** JSON: before and after as shown to an auditor. */
  details: text().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text().notNull(),
})

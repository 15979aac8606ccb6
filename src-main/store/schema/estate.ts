/**
 * What the administrator enters: services with their authentications, users with their rights, servers.
 * The rules of all tables: ../schema.ts.
 */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChangeWindow } from '../../domain/changeWindow.ts'
import type {
  AuthMode,
  Prerequisite,
  ProxyUse,
  Release,
  ServerId,
  ServiceId,
  ServiceType,
  UserId,
  UserRight,
} from '../../domain/model.ts'

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
export const ofServer = () =>
  text('server_id')
    .$type<ServerId>()
    .notNull()
    .references(() => server.id, { onDelete: 'cascade' })

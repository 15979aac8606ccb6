/**
 * What is kept around the estate: settings, undo, trash, drafts, preferences, audit trail.
 * The rules of all tables: ../schema.ts.
 */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const meta = sqliteTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
})

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

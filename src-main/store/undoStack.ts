/**
 * The stack of actions that can be undone, one for the store. Owner of the table `undo`.
 *
 *   seq ->   done  done  discarded  done | undone  discarded  undone
 *                                    ^ undone next      redone next: the oldest undone one above
 *
 * Invariant: an action that can be redone is newer than every one that is done, since a new action discards them.
 * So both ends are found from the newest row downwards, without reading the whole table.
 */
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import { mapSealed, type ObjectChange, type ObjectImage, type ObjectKind, readChange } from './images.ts'
import { undo } from './schema.ts'
import type { SealedColumn } from './seal.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

/** An action as buttons and menus name it. */
export interface UndoStep {
  readonly seq: number
  readonly label: string
  readonly at: string
  readonly person: string
}

/** An action of the past and what it did to one object. */
export interface RecordedChange extends UndoStep {
  readonly action: string
  readonly undone: boolean
  readonly change: ObjectChange
}

const step = { seq: undo.seq, label: undo.label, at: undo.at, person: undo.person }
const canBeRedone = and(
  eq(undo.undone, true),
  eq(undo.discarded, false),
  gt(undo.seq, sql`coalesce((SELECT seq FROM undo WHERE undone = 0 ORDER BY seq DESC LIMIT 1), 0)`),
)

const discardUndone = (db: Database) => db.update(undo).set({ discarded: true }).where(canBeRedone).prepare()

const insertAction = (db: Database) =>
  db
    .insert(undo)
    .values({
      person: sql.placeholder('person'),
      action: sql.placeholder('action'),
      label: sql.placeholder('label'),
      changes: sql.placeholder('changes'),
      at: sql.placeholder('at'),
    })
    .prepare()

/** A new action on top; what was undone before it can no longer be redone. @returns its number. */
export function pushActionTx(
  _tx: Transaction,
  store: Store,
  action: { readonly action: string; readonly label: string; readonly changes: readonly ObjectChange[] },
): number {
  statement(store.db, discardUndone).run()
  const { lastInsertRowid } = statement(store.db, insertAction).run({
    person: store.person,
    action: action.action,
    label: action.label,
    changes: JSON.stringify(action.changes),
    at: store.clock.now(),
  })
  return Number(lastInsertRowid)
}

/** What undo would undo. */
export function nextUndo(reader: Database | Transaction): UndoStep | null {
  return (
    reader.select(step).from(undo).where(eq(undo.undone, false)).orderBy(desc(undo.seq)).limit(1).get() ??
    null
  )
}

/** What redo would redo. */
export function nextRedo(reader: Database | Transaction): UndoStep | null {
  return reader.select(step).from(undo).where(canBeRedone).orderBy(asc(undo.seq)).limit(1).get() ?? null
}

export function markUndoneTx(tx: Transaction, seq: number, undone: boolean): void {
  tx.update(undo).set({ undone }).where(eq(undo.seq, seq)).run()
}

/** In the order in which they were made. */
export function changesOf(reader: Database | Transaction, seq: number): ObjectChange[] {
  const row = reader.select({ changes: undo.changes }).from(undo).where(eq(undo.seq, seq)).get()
  return row ? (JSON.parse(row.changes) as ObjectChange[]).map(readChange) : []
}

/** What an action did to servers. Asked after every edit: what it did to thousands of services and users is not read. */
export function serverChangesOf(db: Database, seq: number): ObjectChange[] {
  const rows = db.all<{ change: string }>(sql`
    SELECT each.value AS change FROM undo, json_each(undo.changes) AS each
    WHERE seq = ${seq} AND action GLOB 'server.*' AND each.value ->> '$.table' = 'server'`)
  return rows.map(({ change }) => readChange(JSON.parse(change) as ObjectChange))
}

/** All that was ever done to an object, newest first. Reads every row: ids are found as text, then exactly. */
export function changesOfObject(db: Database, kind: ObjectKind, id: string): RecordedChange[] {
  const rows = db.all<Omit<RecordedChange, 'undone' | 'change'> & { undone: number; change: string }>(sql`
    SELECT seq, label, at, person, action, undone, each.value AS change
    FROM undo, json_each(undo.changes) AS each
    WHERE instr(changes, ${JSON.stringify(id)}) > 0 AND each.value ->> '$.table' = ${kind}
      AND coalesce(each.value ->> '$.after.id', each.value ->> '$.before.id') = ${id}
    ORDER BY seq DESC, each.key DESC`)
  return rows.map(({ undone, change, ...row }) => ({
    ...row,
    undone: undone === 1,
    change: readChange(JSON.parse(change) as ObjectChange),
  }))
}

/** Rows of the history that are read at once. */
const historyPage = 500

/** Every state that objects were in, newest first, by `<kind> <id>`. One pass over the history, whatever their number. */
export function imagesOfObjects(
  reader: Database | Transaction,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly ObjectImage[]> {
  const found = new Map<string, ObjectImage[]>()
  let below = Number.MAX_SAFE_INTEGER
  for (;;) {
    const page = reader
      .select({ seq: undo.seq, changes: undo.changes })
      .from(undo)
      .where(lt(undo.seq, below))
      .orderBy(desc(undo.seq))
      .limit(historyPage)
      .all()
    for (const { seq, changes } of page) {
      below = seq
      for (const change of (JSON.parse(changes) as ObjectChange[]).reverse())
        collectImages(change, wanted, found)
    }
    if (page.length < historyPage) return found
  }
}

function collectImages(
  change: ObjectChange,
  wanted: ReadonlySet<string>,
  found: Map<string, ObjectImage[]>,
): void {
  const { table, before, after } = change
  const key = `${table} ${(after ?? before)?.id ?? ''}`
  if (!wanted.has(key)) return
  const images = found.get(key) ?? []
  found.set(key, images)
  for (const image of [after, before]) if (image) images.push(image)
}

/** Forgets the images for which `isForgotten`, and actions of which nothing is left. */
export function forgetImagesTx(
  tx: Transaction,
  isForgotten: (kind: ObjectKind, id: string) => boolean,
): void {
  for (const { seq } of tx.select({ seq: undo.seq }).from(undo).all()) {
    const changes = changesOf(tx, seq)
    const kept = changes.filter(
      ({ table, before, after }) => !isForgotten(table, (after ?? before)?.id ?? ''),
    )
    if (kept.length === changes.length) continue
    if (kept.length === 0) tx.delete(undo).where(eq(undo.seq, seq)).run()
    else
      tx.update(undo)
        .set({ changes: JSON.stringify(kept) })
        .where(eq(undo.seq, seq))
        .run()
  }
}

/** Fingerprints of every secret that any kept version of an object has. @throws SECRET_UNREADABLE */
export function secretsInHistory({ db, sealer }: Store): ReadonlySet<string> {
  const fingerprints = new Set<string>()
  const opened = new Set<string>()
  const note = (column: SealedColumn, rowId: string, sealed: Buffer) => {
    const id = sealed.toString('base64')
    if (!opened.has(id)) fingerprints.add(sealer.fingerprint(sealer.open(column, rowId, sealed)))
    opened.add(id)
    return sealed
  }
  // One action at a time: an import of thousands of objects is a single one.
  for (const { seq } of db.select({ seq: undo.seq }).from(undo).all()) {
    const row = db.select({ changes: undo.changes }).from(undo).where(eq(undo.seq, seq)).get()
    for (const change of JSON.parse(row?.changes ?? '[]') as ObjectChange[])
      mapSealed(readChange(change), note)
  }
  return fingerprints
}

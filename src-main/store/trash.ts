/**
 * Deleted objects that can be put back, and where in `undo` their last image is. Owner of the table `trash`.
 * Invariant: an object of which undo has an image is either in the store or in the trash, whoever took it out:
 * a person, a takeover from a server, or the undo of what had made it.
 */
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import { nameOf, type ObjectImage, type ObjectKind } from './images.ts'
import { trash } from './schema.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

export interface TrashItem {
  readonly kind: ObjectKind
  readonly objectId: string
  readonly name: string
  readonly person: string
  readonly deletedAt: string
}

const insertItem = (db: Database) =>
  db
    .insert(trash)
    .values({
      kind: sql.placeholder('kind'),
      objectId: sql.placeholder('objectId'),
      name: sql.placeholder('name'),
      person: sql.placeholder('person'),
      deletedAt: sql.placeholder('deletedAt'),
      undoSeq: sql.placeholder('undoSeq'),
    })
    .prepare()

const deleteItem = (db: Database) =>
  db
    .delete(trash)
    .where(and(eq(trash.kind, sql.placeholder('kind')), eq(trash.objectId, sql.placeholder('objectId'))))
    .prepare()

const selectItem = (db: Database) =>
  db
    .select({ seq: trash.undoSeq })
    .from(trash)
    .where(and(eq(trash.kind, sql.placeholder('kind')), eq(trash.objectId, sql.placeholder('objectId'))))
    .prepare()

/** The object just left the store; the action `undoSeq` has its image. */
export function intoTrashTx(
  _tx: Transaction,
  store: Store,
  kind: ObjectKind,
  image: ObjectImage,
  undoSeq: number,
): void {
  statement(store.db, insertItem).run({
    kind,
    objectId: image.id,
    name: nameOf(image),
    person: store.person,
    deletedAt: store.clock.now(),
    undoSeq,
  })
}

/** The object is back in the store. */
export function outOfTrashTx(_tx: Transaction, store: Store, kind: ObjectKind, objectId: string): void {
  statement(store.db, deleteItem).run({ kind, objectId })
}

/** Newest first. */
export function listTrash(reader: Database | Transaction): TrashItem[] {
  return reader
    .select({
      kind: trash.kind,
      objectId: trash.objectId,
      name: trash.name,
      person: trash.person,
      deletedAt: trash.deletedAt,
    })
    .from(trash)
    .orderBy(desc(sql`rowid`))
    .all()
}

/** Number of the action that has the last image of a deleted object; null when it is not in the trash. */
export function trashedAt(db: Database, kind: ObjectKind, objectId: string): number | null {
  return statement(db, selectItem).get({ kind, objectId })?.seq ?? null
}

export function emptyTrashTx(tx: Transaction): void {
  tx.delete(trash).run()
}

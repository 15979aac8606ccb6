/**
 * Conflicts and drift that a person decided, with both sides, so that the losing one can be brought back. Owner of
 * the table `decision`. Sides are encoded as in `conflict` (sync/plan/show.ts): secrets as fingerprints only.
 */
import { and, desc, eq, sql } from 'drizzle-orm'
import type { ServerId } from '../domain/model.ts'
import type { ConflictRecord, ConflictSide } from './conflicts.ts'
import type { Database, Transaction } from './database.ts'
import { decision } from './schema.ts'

/** What was decided, before it has an id. */
export interface NewDecision extends Omit<ConflictRecord, 'resolution'> {
  readonly side: ConflictSide
  /** Name of who decided. */
  readonly person: string
  readonly at: string
}

export interface DecisionRecord extends NewDecision {
  readonly id: string
  readonly serverId: ServerId
}

type Sides = Pick<ConflictRecord, 'kind' | 'objectId' | 'field' | 'base' | 'mine' | 'theirs'>

/** The same field of the same object with the same three sides. */
function sameSides(serverId: ServerId, { kind, objectId, field, base, mine, theirs }: Sides) {
  return and(
    eq(decision.serverId, serverId),
    eq(decision.kind, kind),
    eq(decision.objectId, objectId),
    eq(decision.field, field),
    sql`${decision.base} IS ${base}`,
    sql`${decision.mine} IS ${mine}`,
    sql`${decision.theirs} IS ${theirs}`,
  )
}

/** Replaces an earlier decision about the same sides. */
export function putDecisionTx(tx: Transaction, serverId: ServerId, id: string, made: NewDecision): void {
  removeDecisionTx(tx, serverId, made)
  const { kind, objectId, remoteId, key, field, base, mine, theirs, side, person, at } = made
  tx.insert(decision)
    .values({ id, serverId, kind, objectId, remoteId, key, field, base, mine, theirs, side, person, at })
    .run()
}

/** Takes back the decision about these sides. */
export function removeDecisionTx(tx: Transaction, serverId: ServerId, sides: Sides): void {
  tx.delete(decision).where(sameSides(serverId, sides)).run()
}

/** Newest first. */
export function listDecisionRecords(db: Database, serverId: ServerId): readonly DecisionRecord[] {
  return db
    .select()
    .from(decision)
    .where(eq(decision.serverId, serverId))
    .orderBy(desc(decision.at), desc(sql`rowid`))
    .all()
}

/** `null` when there is none. */
export function findDecision(db: Database, id: string): DecisionRecord | null {
  return db.select().from(decision).where(eq(decision.id, id)).get() ?? null
}

/** Conflicts and decisions in the order and words of the push screen. Pure. */
import type { ConflictEntry, RemoteKind } from '../../../src-main/domain/syncModel.ts'
import type { ShownDecision } from '../../../src-main/sync/decide/decisions.ts'
import { t, tCount } from '../../i18n/t.ts'
import { fieldRank, fieldText, isSecretField } from './planText.ts'

export type Side = 'mine' | 'theirs'

export interface ShownConflict extends ConflictEntry {
  /** Stands for the field and its sides: once a side moves it is another conflict. */
  readonly id: string
  /** Null while open. */
  readonly decision: Side | null
}

export interface Choice {
  readonly entries: readonly ShownConflict[]
  readonly side: Side
}

export interface ConflictedObject {
  readonly kind: RemoteKind
  readonly key: string
  readonly entries: readonly ShownConflict[]
}

function placeOf({ kind, key, field }: ConflictEntry): string {
  return JSON.stringify([kind, key, field])
}

function shownConflict(entry: ConflictEntry, decision: Side | null): ShownConflict {
  const { kind, key, field, base, mine, theirs } = entry
  const id = JSON.stringify([kind, key, field, base, mine, theirs])
  return { id, kind, key, field, base, mine, theirs, decision }
}

/**
 * Overwritten drift: only the server moved. A secret that only the server changed is a conflict all the same, since
 * its value cannot be taken over (sync/plan/merge.ts, state 12).
 */
function isDrift({ field, base, mine, theirs }: ConflictEntry): boolean {
  if (field === 'object' || base !== mine) return false
  return !(isSecretField(field) && base !== null && theirs !== null)
}

/**
 * Open conflicts and those that wait for a push with a decision, by object. The order is the same before and after a
 * decision, so that nothing moves under a person's hand.
 */
export function conflictedObjects(
  open: readonly ConflictEntry[],
  decisions: readonly ShownDecision[],
): ConflictedObject[] {
  const entries = new Map(open.map((entry) => [placeOf(entry), shownConflict(entry, null)]))
  for (const decision of decisions) {
    if (decision.isPending && !isDrift(decision)) {
      entries.set(placeOf(decision), shownConflict(decision, decision.side))
    }
  }
  const groups = Map.groupBy(entries.values(), ({ kind, key }) => JSON.stringify([kind, key]))
  return [...groups.values()]
    .map((own) => own.toSorted(byField))
    .flatMap((own) => (own[0] ? [{ kind: own[0].kind, key: own[0].key, entries: own }] : []))
    .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.key, b.key))
}

function byField(a: ConflictEntry, b: ConflictEntry): number {
  return fieldRank(a.field) - fieldRank(b.field) || compare(a.field, b.field)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function openOf(entries: readonly ShownConflict[]): readonly ShownConflict[] {
  return entries.filter((entry) => entry.decision === null)
}

/** Neither a secret nor the whole object: its values can be shown. */
export function isPlainField(field: string): boolean {
  return field !== 'object' && !isSecretField(field)
}

/** What a choice does, and when. */
export function outcomeText(entry: ConflictEntry, side: Side): string {
  const { kind, field, mine, theirs } = entry
  if (field === 'object') return t(`plan.outcome.${kind}.gone.${side}`)
  if (!isSecretField(field)) return t(`plan.outcome.value.${side}`)
  if (mine === null) return t(`plan.outcome.rowRemovedHere.${side}`)
  return t(theirs === null ? `plan.outcome.rowRemovedThere.${side}` : `plan.outcome.secret.${side}`)
}

/** What taking the server's side does to a secret or a whole object is no matter of course. Null: it is. */
export function warningText(entry: ConflictEntry): string | null {
  return isPlainField(entry.field)
    ? null
    : t('plan.conflict.either', {
        mine: outcomeText(entry, 'mine'),
        theirs: outcomeText(entry, 'theirs'),
      })
}

/** What `Take theirs` for all of these takes from the store beside plain values. */
export function lossLines(entries: readonly ConflictEntry[]): string[] {
  const secrets = entries.filter(({ field, mine }) => isSecretField(field) && mine !== null).length
  const objects = entries.filter(({ field }) => field === 'object').length
  return [
    ...(secrets > 0 ? [tCount(secrets, 'plan.loss.secrets.one', 'plan.loss.secrets.other')] : []),
    ...(objects > 0 ? [tCount(objects, 'plan.loss.objects.one', 'plan.loss.objects.other')] : []),
  ]
}

export function losingSideOf({ side }: Pick<ShownDecision, 'side'>): Side {
  return side === 'mine' ? 'theirs' : 'mine'
}

/** Why there is no button that brings the losing side back; null: there is one, or nobody may. */
export function obstacleText({ kind, field, side, obstacle }: ShownDecision): string | null {
  if (obstacle === null) return null
  if (obstacle === 'same')
    return t(field === 'object' && side === 'mine' ? 'decisions.no.away' : 'decisions.no.same')
  if (obstacle === 'secret') return t('decisions.no.secret')
  return t(field === 'object' ? `decisions.no.${kind}Purged` : `decisions.no.${kind}Gone`)
}

/** What bringing the losing side back does, before it is done. */
export function restoreText(decision: ShownDecision): string {
  const { kind, key, field, side, isPending } = decision
  if (isPending) return t(`decisions.turn.${side}`)
  const lost = decision[losingSideOf(decision)]
  const values = { key, field: fieldText(field) }
  if (field === 'object') return t(`decisions.restore.${kind}.${side}`, values)
  if (!isSecretField(field)) return t('decisions.restore.value', values)
  if (lost === null) return t('decisions.restore.rowAway', values)
  return t(side === 'mine' ? 'decisions.restore.rowEmpty' : 'decisions.restore.secret', values)
}

/**
 * The three-way merge of one object's fields (architecture.md section 7, step 3). Pure.
 *
 * Every state of one field is written out; A, B, C are different values, `-` is "not there" (a row of
 * `authentications` is a field of its own, so that rows merge one by one):
 *
 *   state  base mine theirs   action
 *     0     -    -    -       impossible
 *     1     -    A    -       send       added in the store
 *     2     -    -    A       take       added on the server; without a base nothing is ever removed
 *     3     -    A    A       agree      the same on both sides
 *     4     -    A    B       conflict   no ancestor tells who is right (a secret that cannot be seen: send)
 *     5     A    -    -       agree      removed on both sides
 *     6     A    -    A       send       removed in the store
 *     7     A    A    -       take       removed on the server
 *     8     A    -    B       conflict   removed in the store, changed on the server
 *     9     A    B    -       conflict   changed in the store, removed on the server
 *    10     A    A    A       unchanged
 *    11     A    B    A       send       changed in the store
 *    12     A    A    B       take       changed on the server (a secret: conflict, its value is never taken over)
 *    13     A    B    B       agree      changed alike
 *    14     A    B    C       conflict   changed differently
 *
 * Secrets are compared by what is known: theirs is mostly `unknown` and then counts as the base, where there is
 * one; a store that lacks a secret (`absent`) has no wish about it and counts as the server.
 */
import { PatchbayError } from '../../domain/errors.ts'
import type { FieldValue } from '../../domain/syncModel.ts'

export type Fields = Readonly<Record<string, FieldValue>>
/** `undefined`: the field is not there. */
export type Side = FieldValue | undefined

export type MergeState = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14
export type MergeAction = 'unchanged' | 'agree' | 'send' | 'take' | 'conflict'

export interface MergedField {
  readonly name: string
  readonly state: MergeState
  readonly action: MergeAction
  readonly base: Side
  readonly mine: Side
  readonly theirs: Side
  /** What both sides hold once the store's side has won: the new base after a successful send. */
  readonly settledMine: Side
  /** What both sides hold once the server's side has won: the new base after a takeover. */
  readonly settledTheirs: Side
}

const actions: Readonly<Record<MergeState, MergeAction>> = Object.freeze({
  1: 'send',
  2: 'take',
  3: 'agree',
  4: 'conflict',
  5: 'agree',
  6: 'send',
  7: 'take',
  8: 'conflict',
  9: 'conflict',
  10: 'unchanged',
  11: 'send',
  12: 'take',
  13: 'agree',
  14: 'conflict',
})

/** A field of an object whose names come from data: inherited properties are no fields. */
export function fieldOf(fields: Fields, name: string): Side {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

export function isSecret(value: Side): value is { readonly secret: string } {
  return value !== undefined && 'secret' in value
}

export function isSameValue(a: Side, b: Side): boolean {
  if (a === undefined || b === undefined) return a === b
  if (isSecret(a) || isSecret(b)) return isSecret(a) && isSecret(b) && a.secret === b.secret
  return a.text === b.text
}

export function isSameFields(a: Fields, b: Fields): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => isSameValue(fieldOf(a, name), fieldOf(b, name)))
  )
}

function stateOf(base: Side, mine: Side, theirs: Side): MergeState | 0 {
  if (base === undefined) {
    if (mine === undefined) return theirs === undefined ? 0 : 2
    if (theirs === undefined) return 1
    return isSameValue(mine, theirs) ? 3 : 4
  }
  if (mine === undefined) {
    if (theirs === undefined) return 5
    return isSameValue(theirs, base) ? 6 : 8
  }
  if (theirs === undefined) return isSameValue(mine, base) ? 7 : 9
  if (isSameValue(mine, base)) return isSameValue(theirs, base) ? 10 : 12
  if (isSameValue(theirs, base)) return 11
  return isSameValue(mine, theirs) ? 13 : 14
}

/** A secret that the server does not show counts as the one that was agreed on. */
function knownTheirs(base: Side, theirs: Side): Side {
  return isSecret(theirs) && theirs.secret === 'unknown' && base !== undefined ? base : theirs
}

/** A secret that the store lacks is no wish to clear it. */
function wishedMine(base: Side, mine: Side, theirs: Side): Side {
  if (!isSecret(mine) || mine.secret !== 'absent') return mine
  return theirs ?? base ?? mine
}

function actionOf(state: MergeState, base: Side, mine: Side, theirs: Side): MergeAction {
  const hidden = isSecret(theirs) && (theirs.secret === 'unknown' || theirs.secret === 'absent')
  if (state === 4 && isSecret(mine) && hidden) return 'send'
  if (state === 12 && isSecret(base)) return 'conflict'
  return actions[state]
}

/** @throws BUG for a field that is nowhere. */
export function mergeField(name: string, base: Side, mine: Side, theirs: Side): MergedField {
  const settledTheirs = knownTheirs(base, theirs)
  const settledMine = wishedMine(base, mine, settledTheirs)
  const state = stateOf(base, settledMine, settledTheirs)
  if (state === 0) throw new PatchbayError('BUG', `The field "${name}" was merged though it is nowhere.`)
  const action = actionOf(state, base, settledMine, settledTheirs)
  return { name, state, action, base, mine, theirs, settledMine, settledTheirs }
}

/** All fields of an object: the store's order first, then what only the server or the base has. */
export function mergeFields(base: Fields | null, mine: Fields, theirs: Fields): readonly MergedField[] {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base ?? {})])
  return [...names].map((name) =>
    mergeField(name, base ? fieldOf(base, name) : undefined, fieldOf(mine, name), fieldOf(theirs, name)),
  )
}

/** Fields made of entries without a prototype, so that a field may have any name. */
export function fieldsFrom(entries: Iterable<readonly [string, Side]>): Fields {
  const fields: Record<string, FieldValue> = Object.create(null)
  for (const [name, value] of entries) if (value !== undefined) fields[name] = value
  return fields
}

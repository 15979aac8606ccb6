/**
 * How values appear in plans, conflicts and audit: texts as they are, secrets only as states. Pure.
 */
import { stableStringify } from '../../domain/canonical.ts'
import type { SecretState } from '../../domain/secret.ts'
import type { ConflictEntry, PlanField } from '../../domain/syncModel.ts'
import { sha256 } from '../../platform/hash.ts'
import type { ConflictRecord } from '../../store/conflicts.ts'
import { type Fields, isSameValue, isSecret, type MergedField, type Side } from './merge.ts'

/** Field name that stands for the whole object in a conflict or takeover. */
export const wholeObject = 'object'

type Shown = string | SecretState | null

function isHidden(value: { readonly secret: string }): boolean {
  return value.secret === 'unknown' || value.secret === 'absent'
}

/** A value on its own. `null`: not there. */
export function showValue(value: Side): Shown {
  if (value === undefined) return null
  if (!isSecret(value)) return value.text
  return isHidden(value) ? value.secret : 'set'
}

/** A value next to the one that it came from: a secret that differs is `changed`. */
function showAfter(before: Side, after: Side): Shown {
  const isNew = before === undefined || (isSecret(before) && before.secret === 'absent')
  if (!isSecret(after) || isHidden(after) || isNew || isSameValue(before, after)) return showValue(after)
  return 'changed'
}

/** One line of a step or takeover. A new row that brings a secret had an `absent` one before. */
export function planField(name: string, before: Side, after: Side): PlanField {
  const shownAfter = showAfter(before, after)
  const isNewSecret = before === undefined && isSecret(after) && shownAfter === 'set'
  return { name, before: isNewSecret ? 'absent' : showValue(before), after: shownAfter }
}

/** Fields of an object that a create step makes; empty texts are not worth a line. */
export function createdFields(fields: Fields): readonly PlanField[] {
  return Object.entries(fields)
    .filter(([, value]) => isSecret(value) || value.text !== '')
    .map(([name, value]) => planField(name, undefined, value))
}

function encode(value: Side): string | null {
  return value === undefined ? null : stableStringify(value)
}

/** A whole object: shown by its name, compared by all its fields. */
function encodeObject(label: string, fields: Fields | null): string | null {
  return fields === null ? null : stableStringify({ text: label, hash: sha256(stableStringify(fields)) })
}

/** What was encoded; of a whole object, its name. */
export function decode(encoded: string | null): Side {
  return encoded === null ? undefined : (JSON.parse(encoded) as Side)
}

export type ConflictSides = Pick<ConflictRecord, 'field' | 'base' | 'mine' | 'theirs'>

export function conflictOfField(field: MergedField): ConflictSides {
  return {
    field: field.name,
    base: encode(field.base),
    mine: encode(field.mine),
    theirs: encode(field.theirs),
  }
}

/** The object is gone from the server though nobody asked for that. */
export function conflictOfGone(label: string, base: Fields, mine: Fields): ConflictSides {
  return {
    field: wholeObject,
    base: encodeObject(label, base),
    mine: encodeObject(label, mine),
    theirs: null,
  }
}

export function conflictEntry(record: ConflictRecord): ConflictEntry {
  const base = decode(record.base)
  return {
    kind: record.kind,
    key: record.key,
    field: record.field,
    base: showValue(base),
    mine: showAfter(base, decode(record.mine)),
    theirs: showAfter(base, decode(record.theirs)),
  }
}

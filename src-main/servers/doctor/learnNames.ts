/**
 * Which attribute of a server stands for a field of ours that the mapped attribute does not show. Pure.
 *
 *   by name    1 the mapped name in other spelling   2 a word for the same   3 a name that ends in the mapped one,
 *              where that one is no general word such as `id` or `name`
 *   by value   4 the only attribute whose values can be nothing else
 *
 * In every step the values must fit. Two candidates of one step, or two fields for one candidate: no proposal, since
 * a wrong one is worse than none.
 */
import type { JsonObject } from '../rci/json.ts'
import { isEmptyValue, isPlainName, normalName } from './shapes.ts'

export interface FieldRule {
  readonly field: string
  /** Other words for the same, in any spelling. */
  readonly words: readonly string[]
  /** Whether the values may be this field's. Empty ones are left out; the list itself may be empty. */
  readonly fits: (values: readonly unknown[]) => boolean
  /** Whether the values can be nothing else; not called without values. */
  readonly isTelling?: (values: readonly unknown[]) => boolean
  /** Believed by steps 1 and 2 only. */
  readonly byWordOnly?: boolean
}

export interface LearnedName {
  readonly field: string
  readonly attribute: string
  readonly reason: string
}

type Step = 1 | 2 | 3 | 4

interface Candidate {
  readonly rule: FieldRule
  readonly attribute: string
  readonly step: Step
}

/** Values of each attribute over all objects, empty ones left out. */
export function valuesByAttribute(objects: readonly JsonObject[]): ReadonlyMap<string, readonly unknown[]> {
  const values = new Map<string, unknown[]>()
  for (const object of objects) {
    for (const [name, value] of Object.entries(object)) {
      const known = values.get(name) ?? []
      if (!isEmptyValue(value)) known.push(value)
      values.set(name, known)
    }
  }
  return values
}

/** @param mapped our field names -> attribute names as mapped; fields without a rule are taken as they are. */
export function learnNames(
  rules: readonly FieldRule[],
  mapped: Readonly<Record<string, string>>,
  objects: readonly JsonObject[],
): readonly LearnedName[] {
  const values = valuesByAttribute(objects)
  const taken = new Set(Object.values(mapped).filter((attribute) => values.has(attribute)))
  let missing = rules.filter(({ field }) => !values.has(mapped[field] ?? ''))
  const learned: LearnedName[] = []
  for (const step of [1, 2, 3, 4] as const) {
    const found = missing.flatMap((rule) => only(rule, step, mapped[rule.field] ?? '', values, taken))
    for (const { rule, attribute } of found) {
      if (found.filter((other) => other.attribute === attribute).length > 1) continue
      learned.push({
        field: rule.field,
        attribute,
        reason: reasonOf(step, attribute, mapped[rule.field] ?? ''),
      })
      taken.add(attribute)
      missing = missing.filter((other) => other !== rule)
    }
  }
  return learned
}

/** The one candidate of a step; none where there are several. */
function only(
  rule: FieldRule,
  step: Step,
  mapped: string,
  values: ReadonlyMap<string, readonly unknown[]>,
  taken: ReadonlySet<string>,
): readonly Candidate[] {
  const found = [...values].filter(
    ([attribute, shown]) =>
      !taken.has(attribute) &&
      isPlainName(attribute) &&
      rule.fits(shown) &&
      isMeant(rule, step, mapped, attribute, shown),
  )
  return found.length === 1 ? found.map(([attribute]) => ({ rule, attribute, step })) : []
}

function isMeant(
  { words, isTelling, byWordOnly }: FieldRule,
  step: Step,
  mapped: string,
  attribute: string,
  shown: readonly unknown[],
): boolean {
  const name = normalName(attribute)
  switch (step) {
    case 1:
      return name === normalName(mapped)
    case 2:
      return words.some((word) => normalName(word) === name)
    case 3:
      return byWordOnly !== true && endsInWord(attribute, mapped)
    case 4:
      return byWordOnly !== true && shown.length > 0 && isTelling?.(shown) === true
  }
}

/** Shorter ones (`id`, `name`, `type`) end many names that mean something else. */
const shortestTelling = 6

/** `userLogonName` ends in the word `logonName`. */
function endsInWord(attribute: string, word: string): boolean {
  if (word.length < shortestTelling) return false
  const capitalised = `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  return attribute.endsWith(capitalised) || attribute.endsWith(`_${word}`) || attribute.endsWith(`-${word}`)
}

function reasonOf(step: Step, attribute: string, mapped: string): string {
  const seen = `No object has "${mapped}", but "${attribute}" is there`
  switch (step) {
    case 1:
      return `${seen}: the same name in other spelling.`
    case 2:
      return `${seen}, a likely name for the same, and its values fit.`
    case 3:
      return `${seen}: its name ends in the mapped one, and its values fit.`
    case 4:
      return `${seen}, the only attribute with such values.`
  }
}

/** The mapping's attribute names beside those that real objects have. */
import type { JsonObject } from '../rci/json.ts'
import { type Examination, propose, tell } from './examination.ts'
import { type FieldRule, learnNames } from './learnNames.ts'
import type { CheckName } from './report.ts'
import { isPlainName } from './shapes.ts'

export interface AttributeCheck {
  readonly name: CheckName
  /** What the objects are, e.g. `messaging services`. */
  readonly words: string
  /** Place of the names in the mapping, e.g. `users.fields`. */
  readonly path: string
  /** Our field names -> attribute names as saved. */
  readonly mapped: Readonly<Record<string, string>>
  readonly rules: readonly FieldRule[]
  /** Fields without which an object cannot be read. */
  readonly needed: readonly string[]
  /** Fields that a server may leave out of what it shows. */
  readonly optional: readonly string[]
}

/** Compares, tells, and proposes names that were learned; the working mapping has them afterwards. */
export function checkAttributes(
  exam: Examination,
  objects: readonly JsonObject[],
  check: AttributeCheck,
): void {
  if (objects.length === 0) return
  const { name, path, mapped, needed, optional } = check
  const there = new Set(objects.flatMap((object) => Object.keys(object)))
  const learned = learnNames(check.rules, mapped, objects)
  for (const { field, attribute, reason } of learned) propose(exam, `${path}.${field}`, attribute, reason)
  const missing = Object.entries(mapped).filter(([field, attribute]) => {
    return !there.has(attribute) && !optional.includes(field)
  })
  const known = new Set([...Object.values(mapped), ...learned.map(({ attribute }) => attribute)])
  const others = [...there].filter((attribute) => !known.has(attribute))
  const kept = others.length === 0 ? '' : ` Others are kept and sent back unchanged: ${listed(others)}.`
  if (missing.length === 0) {
    tell(exam.findings, name, 'ok', `All mapped attributes are there.${kept}`)
    return
  }
  const free = [...there].filter((attribute) => !Object.values(mapped).includes(attribute))
  const message =
    `The ${check.words} that were looked at (${objects.length}) have no attribute ` +
    `${listed(missing.map(([, attribute]) => attribute))}. ` +
    `Their other attributes: ${listed(free)}. ` +
    (learned.length > 0 ? 'Changes of the mapping are proposed.' : 'Compare the names with the mapping.')
  const isFatal = missing.some(([field]) => needed.includes(field))
  tell(exam.findings, name, isFatal ? 'failed' : 'warn', message)
}

/** Attribute names as a server sent them: only plain ones are shown, and not too many. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, 20).map((name) => (isPlainName(name) ? `"${name}"` : '(unusual name)'))
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`
}

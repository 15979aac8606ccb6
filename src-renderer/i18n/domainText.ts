/**
 * What the domain says in English, in the language of the page. Findings are known by their code, sentences by
 * themselves; what is not known is shown as it is.
 */
import type { Finding } from '../../src-main/domain/finding.ts'

export interface DomainTexts {
  readonly findings: Readonly<Record<string, string>>
  /** By the code of an error: what failed, in front of the details. */
  readonly errors: Readonly<Record<string, string>>
  /** English and its translation; `{0}`, `{1}` are values. */
  readonly sentences: readonly (readonly [english: string, translated: string])[]
}

interface Form {
  readonly pattern: RegExp
  readonly translated: string
}

let findings: DomainTexts['findings'] = {}
let errors: DomainTexts['errors'] = {}
let whole: ReadonlyMap<string, string> = new Map()
let forms: readonly Form[] = []

function patternOf(english: string): RegExp {
  const literal = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(/\{\d\}/g, '(.+)')}$`, 'su')
}

/** `null`: the page speaks English. */
export function settleDomainTexts(texts: DomainTexts | null): void {
  findings = texts?.findings ?? {}
  errors = texts?.errors ?? {}
  whole = new Map(texts?.sentences)
  forms = (texts?.sentences ?? [])
    .filter(([english]) => english.includes('{0}'))
    .map(([english, translated]) => ({ pattern: patternOf(english), translated }))
}

export function findingMessage({ code, message }: Pick<Finding, 'code' | 'message'>): string {
  return findings[code] ?? message
}

/** An answer of Patchbay's other side, whose message is English: what failed stands before it. */
export function errorMessage(code: string, message: string): string {
  const lead = errors[code]
  return lead === undefined ? message : `${lead} (${message})`
}

export function domainText(text: string): string {
  const known = whole.get(text)
  if (known !== undefined) return known
  for (const { pattern, translated } of forms) {
    const values = pattern.exec(text)
    if (values) return translated.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index) + 1] ?? '')
  }
  return text
}

/**
 * What Patchbay's other side says in English, in the language of the page. A sentence is known by itself or by its
 * pattern; an error that is not known has at least a lead by its code, and what is not known at all is shown as it is.
 * To add a sentence: i18n/de/sentences/README.md.
 */
import type { Finding } from '../../src-main/domain/finding.ts'
import type { Sentence, Translate } from '../../src-main/domain/sentenceIndex.ts'

export interface DomainTexts {
  /** By the code of an error: what failed, in front of a message that is not known. */
  readonly errors: Readonly<Record<string, string>>
  readonly translate: Translate
  /** All that findings of the store are made of. */
  readonly findings: readonly Sentence[]
}

let errors: DomainTexts['errors'] = {}
const unknown: Translate = () => null
let translate = unknown
let findings: readonly Sentence[] | undefined

/** `null`: the page speaks English. */
export function settleDomainTexts(texts: DomainTexts | null): void {
  errors = texts?.errors ?? {}
  translate = texts?.translate ?? unknown
  findings = texts?.findings
}

/** For the other side, which searches findings as the page shows them. Undefined: as they are. */
export function findingSentences(): readonly Sentence[] | undefined {
  return findings
}

export function findingMessage({ message }: Pick<Finding, 'message'>): string {
  return domainText(message)
}

/** Why a call failed. Where its message is not known, what failed stands before it. */
export function errorMessage(code: string, message: string): string {
  const known = translate(message)
  if (known !== null) return known
  const lead = errors[code]
  return lead === undefined ? message : `${lead} (${message})`
}

export function domainText(text: string): string {
  return translate(text) ?? text
}

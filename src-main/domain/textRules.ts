/**
 * Characters that do not belong into a value (credentials.md: "trim, and flag inner spaces, line ends, zero-width
 * and non-ASCII look-alikes"). They are flagged and never removed silently; all of them warn.
 */
import type { Finding } from './finding.ts'
import { warn } from './makeFinding.ts'

/** Longest values that are taken without a mark. Our own limits: no source states any (users: see checkUser). */
export const textLimits = Object.freeze({ name: 400, url: 2048, authenticationId: 400, secret: 4096 })

/**
 * `name`: spaces and letters of any language are normal. `password`: letters of any language are.
 * `token`: IDs, URLs and secrets of providers, where neither is.
 */
export type TextKind = 'name' | 'password' | 'token'

const lineEnds = /[\r\n\u0085\u2028\u2029]+/g
// Zero-width and direction marks, soft hyphen, byte order mark, and letters that are drawn as nothing.
const invisibles = /[\p{Cf}\u115f\u1160\u2800\u3164]+/gu
const controls = /\p{Cc}+/gu
const printableAscii = /^[\u0020-\u007e]*$/

/** `what` names the value in a sentence, like `The authentication ID`. The value itself is never quoted. */
export function checkCharacters(text: string, field: string, what: string, kind: TextKind): Finding[] {
  // The usual case first: estates have tens of thousands of texts.
  if (printableAscii.test(text) && !(kind === 'name' ? /^ | $/ : / /).test(text)) return []
  const findings: Finding[] = []
  const flag = (code: string, message: string) => findings.push(warn(code, field, message))

  const oneLine = text.replace(lineEnds, '')
  if (oneLine !== text) flag('TEXT_LINE_END', `${what} has a line end in it. Remove it.`)
  const visible = oneLine.replace(invisibles, '')
  if (visible !== oneLine) flag('TEXT_INVISIBLE', `${what} has an invisible character in it. Type it anew.`)
  const printed = visible.replace(controls, '')
  if (printed !== visible) flag('TEXT_CONTROL', `${what} has a tab or control character in it. Type it anew.`)
  const trimmed = printed.trim()
  if (trimmed !== printed) flag('TEXT_OUTER_SPACE', `${what} starts or ends with a space. Remove it.`)
  if (kind !== 'name' && /\s/.test(trimmed)) {
    flag('TEXT_INNER_SPACE', `${what} has a space inside. Check that it belongs there.`)
  }
  if (kind === 'token' && !printableAscii.test(trimmed.replace(/\s/g, ''))) {
    flag(
      'TEXT_NOT_ASCII',
      `${what} has a character outside ASCII, which may only look like the right one. Check it.`,
    )
  }
  return findings
}

export function checkLength(text: string, limit: number, field: string, what: string): Finding[] {
  if (text.length <= limit) return []
  const message = `${what} has ${text.length} characters, more than ${limit}. Check that nothing else was pasted.`
  return [warn('TEXT_TOO_LONG', field, message)]
}

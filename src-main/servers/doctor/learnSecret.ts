/** What a server shows in place of a secret (rci.md "secret.readback"). Pure; hands on marks only, never a value. */
import { attributeOf, type JsonObject } from '../rci/json.ts'
import { isHashForm, isPartialMask, isPureMask } from './shapes.ts'

export type Readback =
  | { readonly kind: 'absent' | 'null' | 'empty' | 'plain' }
  /** `mask`: the text, where it is the same everywhere and holds nothing of a secret. */
  | { readonly kind: 'masked'; readonly mask: string | null }
  /** A text that may be a hash, or masked in one place and plain in another. */
  | { readonly kind: 'unclear' }

/** @param rows rows or users; @param name attribute of the secret. Null: there is nothing to learn from. */
export function learnReadback(rows: readonly JsonObject[], name: string): Readback | null {
  if (rows.length === 0) return null
  const shown = rows.filter((row) => Object.hasOwn(row, name)).map((row) => attributeOf(row, name))
  if (shown.length === 0) return { kind: 'absent' }
  const texts = shown.filter((value) => typeof value === 'string' && value !== '').map(String)
  if (texts.length === 0) {
    if (shown.every((value) => value === null)) return { kind: 'null' }
    return shown.includes('') ? { kind: 'empty' } : { kind: 'unclear' }
  }
  const masked = texts.filter((text) => isPureMask(text) || isPartialMask(text))
  if (masked.length === 0) return texts.some(isHashForm) ? { kind: 'unclear' } : { kind: 'plain' }
  if (masked.length < texts.length) return { kind: 'unclear' }
  const [first = ''] = texts
  const isOne = isPureMask(first) && texts.every((text) => text === first)
  return { kind: 'masked', mask: isOne ? first : null }
}

/** The id of a new object, from the answer to its POST (rci.md section 6 and "Recommended contract"). */
import type { HttpAnswer } from '../http.ts'
import { remoteIdOf } from '../remoteId.ts'
import { attributeOf, isJsonObject, parseJson } from './json.ts'

/** Ids have exactly 32 characters, 36 with hyphens (rci.md section 8); any other text may be a sentence. */
const idText = /^(?:[A-Za-z0-9]{32}|[A-Fa-f0-9]{8}(?:-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12})$/

/** From the body (text, quoted text, or an object with `idAttribute`), else from `Location`, else null. */
export function createdIdOf(answer: HttpAnswer, idAttribute: string): string | null {
  return idOfBody(answer.text.trim(), idAttribute) ?? idOfLocation(answer.headers.location)
}

function idOfBody(text: string, idAttribute: string): string | null {
  if (idText.test(text)) return text
  const quoted = /^(['"])(.*)\1$/s.exec(text)?.[2]?.trim()
  if (quoted !== undefined) return idText.test(quoted) ? quoted : null
  try {
    const value = parseJson(text)
    return isJsonObject(value)
      ? remoteIdOf(attributeOf(value, idAttribute) ?? attributeOf(value, 'id'))
      : null
  } catch {
    return null
  }
}

function idOfLocation(location: string | string[] | undefined): string | null {
  if (typeof location !== 'string') return null
  const segment =
    location
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  try {
    return remoteIdOf(decodeURIComponent(segment))
  } catch {
    return null
  }
}

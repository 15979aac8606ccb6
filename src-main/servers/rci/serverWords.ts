/**
 * What a server says in an error, made fit to be shown, logged and kept: secrets masked, control characters
 * removed, at most 500 characters (rci.md "error.parse"; interfaces.md section 8).
 */
import type { Secret } from '../../domain/secret.ts'
import { attributeOf, isJsonObject, parseJson } from './json.ts'

const maxLength = 500
/** More of an answer is never looked at; far more than is shown, so that no secret is cut where it matters. */
const maxBody = 50_000
const mask = '[secret]'
const wordAttributes = ['message', 'error', 'errorMessage']

/** Everything that would give a secret away: itself, and the forms in which a server may quote it. */
function formsOf(clear: string): readonly string[] {
  const json = JSON.stringify(clear).slice(1, -1)
  const ascii = json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const base64 = Buffer.from(clear, 'utf8').toString('base64')
  const url = encodeURIComponent(clear.toWellFormed())
  const html = clear.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [
    clear,
    withoutControls(clear),
    json,
    JSON.stringify(json).slice(1, -1),
    ascii,
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(clear, 'utf8').toString('base64url'),
    url,
    url.replaceAll('%20', '+'),
    new URLSearchParams({ v: clear }).toString().slice(2),
    html,
    html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  ]
}

/** Replaces every known secret in a text, in every form, whatever its case. */
export function maskSecrets(text: string, secrets: readonly Secret[]): string {
  const forms = new Set(secrets.flatMap((secret) => formsOf(secret.reveal())))
  forms.delete('')
  if (forms.size === 0) return text
  // Longest first: a form that is part of another must not leave the rest of it behind.
  const sources = [...forms].sort((a, b) => b.length - a.length).map(escaped)
  return text.replace(new RegExp(sources.join('|'), 'gi'), mask)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function withoutControls(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** The sentence of an error body: an attribute of JSON where there is one, else the text. */
function sentenceOf(body: string): string {
  try {
    const parsed = parseJson(body)
    if (typeof parsed === 'string') return parsed
    if (!isJsonObject(parsed)) return body
    const words = wordAttributes.map((name) => attributeOf(parsed, name))
    return words.find((word) => typeof word === 'string') ?? body
  } catch {
    return body
  }
}

/** The server's words; empty when it said nothing. */
export function serverWords(body: string, secrets: readonly Secret[]): string {
  // Masked before and after control characters go: a secret may hold one, or be cut by one.
  const clean = withoutControls(maskSecrets(sentenceOf(body).slice(0, maxBody), secrets))
  const words = maskSecrets(clean, secrets)
  return words.length <= maxLength ? words : `${words.slice(0, maxLength - 1)}…`
}

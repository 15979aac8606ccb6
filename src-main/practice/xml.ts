/**
 * Answers as XML, for clients that ask for it (rci.md section 6: "XML the same with application/xml"). The element
 * names are assumptions; lists hold `item`, and a name that XML cannot carry stands in `attribute`. Pure.
 */
import { isObject } from './objects.ts'

/** Whether `Accept` prefers XML: named, and before JSON. */
export function prefersXml(accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim().toLowerCase())
  const [xml, json] = ['application/xml', 'application/json'].map((type) => types.indexOf(type))
  return xml !== undefined && xml >= 0 && (json === undefined || json < 0 || xml < json)
}

export function toXml(body: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(Array.isArray(body) ? 'list' : 'object', body)}\n`
}

function element(name: string, value: unknown): string {
  const isName = /^(?!xml)[A-Za-z_][\w.-]*$/i.test(name)
  const [open, close] = isName ? [name, name] : [`attribute name="${escaped(name)}"`, 'attribute']
  if (value === null || value === undefined) return `<${open} nil="true"/>`
  return `<${open}>${content(value)}</${close}>`
}

function content(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element('item', item)).join('')
  if (isObject(value))
    return Object.entries(value)
      .map(([name, inner]) => element(name, inner))
      .join('')
  return escaped(String(value))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 forbids become U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replaceAll('\r', '&#13;')
}

/** No text of the screens stands in a component: it would have no translation. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { en } from '../../../src-renderer/i18n/en/index.ts'

const root = path.resolve(import.meta.dirname, '../../../src-renderer')

/** Attributes that people read or hear. */
const spoken = new Set([
  ...['tooltip', 'placeholder', 'title', 'label', 'text', 'alt', 'aria-label', 'accessibleName', 'help'],
  ...[
    'headerText',
    'titleText',
    'subtitleText',
    'accessibleDescription',
    'additionalText',
    'valueStateMessage',
  ],
])

interface Node {
  readonly type: string
  readonly value?: unknown
  readonly name?: unknown
  readonly [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

const hasWord = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text)

/** The literal of an attribute, `a="text"` or `a={'text'}`. */
function literalOf(value: unknown): unknown {
  if (!isNode(value)) return null
  if (value.type === 'JSXExpressionContainer') return literalOf(value['expression'])
  return value.type === 'Literal' ? value.value : null
}

function literalsOf(node: Node): string[] {
  const found: string[] = []
  if (node.type === 'JSXText' && hasWord(node.value)) found.push(node.value.trim())
  if (node.type === 'JSXAttribute' && isNode(node.name) && spoken.has(String(node.name.name))) {
    const literal = literalOf(node.value)
    if (hasWord(literal)) found.push(`${String(node.name.name)}="${literal}"`)
  }
  const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [...found, ...children.filter(isNode).flatMap(literalsOf)]
}

/** The form that a field wants, shown in the empty field: an address, a PEM block, JSON, a fingerprint. */
function isForm(entry: string): boolean {
  return /: placeholder="(https?:\/\/|-----BEGIN |\{ "|AB:CD:)/.test(entry)
}

/** A text handed on by its key. */
function isKey(entry: string): boolean {
  return (/="([^"]*)"$/.exec(entry)?.[1] ?? '') in en
}

function scan(name: string, source: string): string[] {
  const { program, errors } = parseSync(name, source)
  expect(errors, name).toEqual([])
  return literalsOf(program as unknown as Node)
}

test('a text between tags and one in an attribute are found', () => {
  const source =
    '<p title="Name"><b tooltip={"Hello"} className="fact">{a} Words here</b> · <i title={t("x")} /></p>'
  expect(scan('a.tsx', `export const a = ${source}`)).toEqual([
    'title="Name"',
    'tooltip="Hello"',
    'Words here',
  ])
})

test('no component holds a text', () => {
  const files = globSync('**/*.tsx', { cwd: root })
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) =>
    scan(file, readFileSync(path.join(root, file), 'utf8')).map((text) => `${file}: ${text}`),
  )
  expect(found.filter((entry) => !isForm(entry) && !isKey(entry))).toEqual([])
})

/**
 * Every text that the source of a program puts together, read from its syntax tree: literals, templates and sums of
 * both, with `{0}`, `{1}` for the values in them. Texts inside of a value count as texts of their own.
 */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { expect } from 'vitest'

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Names of modules and of types are no texts; a tagged template is another language. */
const silent = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'TSLiteralType',
  'TaggedTemplateExpression',
])
const levels = new Set(['debug', 'info', 'warn', 'error', 'fatal'])

function nameOf(node: unknown): unknown {
  return isNode(node) ? node['name'] : undefined
}

/** Nobody reads it on a page: a line of the log; an `Error`, of which only the cause chain keeps the text. */
function isUnseen(node: Node): boolean {
  const callee = node['callee']
  if (node.type === 'NewExpression') return /^(Type|Range)?Error$/.test(String(nameOf(callee)))
  if (node.type !== 'CallExpression' || !isNode(callee)) return false
  if (callee.type === 'Super') return true
  return callee.type === 'MemberExpression' && levels.has(String(nameOf(callee['property'])))
}

type Piece = string | Node

function templatePieces(node: Node): Piece[] {
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  const values = node['expressions'] as readonly Node[]
  return quasis.flatMap(({ value }, index) => {
    const next = values[index]
    return next ? [value.cooked, next] : [value.cooked]
  })
}

/** The pieces of a text in their order; null for any other expression. */
function piecesOf(node: Node): Piece[] | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : null
  if (node.type === 'TemplateLiteral') return templatePieces(node)
  if (node.type !== 'BinaryExpression' || node['operator'] !== '+') return null
  const { left, right } = node
  if (!isNode(left) || !isNode(right)) return null
  const [before, after] = [piecesOf(left), piecesOf(right)]
  return before === null && after === null ? null : [...(before ?? [left]), ...(after ?? [right])]
}

function childrenOf(node: Node): Node[] {
  const children = Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
  return children.filter(isNode)
}

function textsOf(node: Node): string[] {
  if (silent.has(node.type) || isUnseen(node)) return []
  const pieces = piecesOf(node)
  if (pieces === null) {
    return childrenOf(node).flatMap(textsOf)
  }
  const values = pieces.filter(isNode)
  const text = pieces.map((piece) => (isNode(piece) ? `{${values.indexOf(piece)}}` : piece)).join('')
  return [text, ...values.flatMap(textsOf)]
}

function parsed(name: string, source: string): Node {
  const { program, errors } = parseSync(name, source)
  expect(errors, name).toEqual([])
  return program as unknown as Node
}

export function textsIn(name: string, source: string): string[] {
  return textsOf(parsed(name, source))
}

/** Messages of `new PatchbayError(code, message)` that are put together at the place. */
export function errorMessagesIn(name: string, source: string): string[] {
  const found: string[] = []
  function look(node: Node): void {
    const [, message] = node.type === 'NewExpression' ? (node['arguments'] as readonly Node[]) : []
    if (nameOf(node['callee']) === 'PatchbayError' && message && piecesOf(message)) {
      found.push(...textsOf(message).slice(0, 1))
    }
    for (const child of childrenOf(node)) look(child)
  }
  look(parsed(name, source))
  return found
}

/** The TypeScript files under `root` whose path matches, with their sources. */
export function sourcesOf(
  root: string,
  isIncluded: (file: string) => boolean,
): [file: string, source: string][] {
  const files = globSync('**/*.ts', { cwd: root }).map((file) => file.split(path.sep).join('/'))
  return files
    .filter(isIncluded)
    .toSorted()
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')])
}

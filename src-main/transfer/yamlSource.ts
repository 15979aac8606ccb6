/**
 * Reads one YAML 1.2 document of the core schema into a plain value.
 *
 * Refused, since a reader of the file would not expect what they do: tags, directives of other versions,
 * duplicate keys, several documents, keys that are no text. Merge keys (`<<`) are keys like any other, thus
 * unknown. Aliases are followed within a budget.
 */
import {
  type Alias,
  Composer,
  CST,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
} from 'yaml'
import { maxDepth, type Path, SourceError, type SourceTree } from './sourceTree.ts'

/** Values that aliases may add to a file; far above any use, far below what fills the memory. */
const maxAliasedNodes = 100_000

/** The package keeps about 200 bytes for each token, and a process has a few gigabytes: JSON takes a tenth. */
const maxTokens = 6_000_000

/** The package's own messages quote the text, which may be a secret: each code gets a message of ours. */
const cures = Object.freeze({
  ALIAS_PROPS: 'a value that starts with * must stand in quotes',
  BAD_ALIAS: 'a value that starts with * must stand in quotes, unless it names an anchor set before',
  BAD_DIRECTIVE: 'only YAML 1.2 without directives is read; remove this line',
  BAD_DQ_ESCAPE:
    'a text in double quotes has an unknown escape; write a backslash as \\\\, or use single quotes',
  BAD_INDENT: 'the indentation does not fit the lines before',
  BAD_SCALAR_START: 'a value that starts with this character must stand in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a value with a colon and a space must stand in quotes, or the next line is indented too far',
  MISSING_CHAR: 'a closing quote, bracket, comma or colon is missing before this place',
  MULTILINE_IMPLICIT_KEY: 'a key with a colon is expected on one line',
  MULTIPLE_DOCS: 'the file holds more than one document; keep one, without further --- lines',
  NON_STRING_KEY: 'a key must be plain text',
  RESOURCE_EXHAUSTION: `the file is nested more than ${maxDepth} levels deep`,
  TAB_AS_INDENT: 'a tab is no indentation; use spaces',
  TAG_RESOLVE_FAILED: 'tags are not supported; a value that starts with ! must stand in quotes',
  UNEXPECTED_TOKEN: 'this does not fit here; a value with special characters must stand in quotes',
} satisfies Partial<Record<ErrorCode, string>>)

/** Characters that YAML 1.2 does not allow in a file (section 5.1), and a CR that ends no line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for
const notPrintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\r(?!\n)/

function messageOf(code: ErrorCode): string {
  return Object.hasOwn(cures, code) ? cures[code as keyof typeof cures] : 'this is not valid YAML'
}

interface Walk {
  readonly anchors: Map<string, Node>
  /** What each alias stood for when it was read; an anchor may be set again later. */
  readonly targets: Map<Alias, Node>
  aliasedNodes: number
}

/**
 * `tokenLimit`: tokens of the text, line ends and indentation included.
 * @throws SourceError at the first place that is not valid YAML or is refused
 */
export function parseYaml(text: string, tokenLimit = maxTokens): SourceTree {
  const bad = notPrintable.exec(text)
  if (bad) {
    throw new SourceError(
      bad.index,
      'a control character stands here; write it as an escape in double quotes',
    )
  }
  const document = composed(text, tokenLimit)
  const first = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])[0]
  if (first) throw new SourceError(first.pos[0], messageOf(first.code))
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.2') {
    throw new SourceError(Math.max(0, text.indexOf('%YAML')), cures.BAD_DIRECTIVE)
  }
  const walk: Walk = { anchors: new Map(), targets: new Map(), aliasedNodes: 0 }
  const root = document.contents
  return {
    value: root === null ? null : plainOf(root, walk, 0, false),
    offsetOf: (path, part) => (root === null ? 0 : offsetIn(root, walk, path, part)),
  }
}

/** The package's parser and composer by hand, so that a deep file ends before it costs stack and time. */
function composed(text: string, tokenLimit: number): Document.Parsed {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Checked below: the package compares each key with each other, which takes minutes for a hostile file.
    uniqueKeys: false,
    logLevel: 'error',
  })
  const [document, second] = composer.compose(tokensOf(text, tokenLimit), true, text.length)
  if (second) throw new SourceError(second.range[0], cures.MULTIPLE_DOCS)
  if (!document) throw new SourceError(0, 'this is not valid YAML')
  return document
}

function* tokensOf(text: string, tokenLimit: number): Generator<CST.Token> {
  const parser = new Parser()
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme)
    count += 1
    if (count > tokenLimit) {
      const message = 'the file is too large for YAML; split it, or write it as JSON'
      throw new SourceError(parser.offset, message, 'FILE_TOO_LARGE')
    }
    // The document stands on the stack too.
    if (parser.stack.length > maxDepth + 1 && CST.isCollection(parser.stack.at(-1))) {
      throw new SourceError(Math.max(0, parser.offset - lexeme.length), cures.RESOURCE_EXHAUSTION)
    }
  }
  yield* parser.end()
}

function plainOf(node: unknown, walk: Walk, depth: number, aliased: boolean): unknown {
  if (isAlias(node)) return plainOf(targetOf(node, walk), walk, depth + 1, true)
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null
  const offset = node.range?.[0] ?? 0
  if (node.tag !== undefined) throw new SourceError(offset, cures.TAG_RESOLVE_FAILED)
  if (depth > maxDepth) throw new SourceError(offset, cures.RESOURCE_EXHAUSTION)
  if (aliased) walk.aliasedNodes += 1
  if (walk.aliasedNodes > maxAliasedNodes) {
    throw new SourceError(offset, 'aliases multiply this value too often; write the values out')
  }
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map((item) => plainOf(item, walk, depth + 1, aliased))
  const object: Record<string, unknown> = Object.create(null)
  for (const pair of node.items) {
    const key = keyOf(pair, offset)
    if (Object.hasOwn(object, key)) {
      const place = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
      throw new SourceError(place, 'this key stands twice in the same object; remove one')
    }
    object[key] = plainOf(pair.value, walk, depth + 1, aliased)
  }
  return object
}

function targetOf(alias: Alias, walk: Walk): Node {
  const target = walk.anchors.get(alias.source)
  if (!target) throw new SourceError(alias.range?.[0] ?? 0, cures.BAD_ALIAS)
  walk.targets.set(alias, target)
  return target
}

function keyOf(pair: Pair, offset: number): string {
  const { key } = pair
  if (isScalar(key) && key.tag === undefined && typeof key.value === 'string') return key.value
  throw new SourceError(offset, cures.NON_STRING_KEY)
}

function offsetIn(root: Node, walk: Walk, path: Path, part: 'key' | 'value'): number {
  let node: unknown = root
  let offset = root.range?.[0] ?? 0
  for (const [index, segment] of path.entries()) {
    if (isAlias(node)) node = walk.targets.get(node)
    let key: unknown = null
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === segment)
      key = pair?.key
      next = pair?.value
    } else if (isSeq(node) && typeof segment === 'number') {
      next = node.items[segment]
    }
    const place = part === 'key' && index === path.length - 1 && isScalar(key) ? key : next
    if (!isScalar(place) && !isMap(place) && !isSeq(place) && !isAlias(place)) return offset
    offset = place.range?.[0] ?? offset
    node = next
  }
  return offset
}

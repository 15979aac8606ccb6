/**
 * Reads JSON as the standard has it (RFC 8259): no comments, no trailing commas, no duplicate keys.
 * JSON.parse decides what is valid and gives the value; the visitor finds duplicates and places.
 */
import { findNodeAtLocation, type Node, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import { maxDepth, type Path, SourceError, type SourceTree } from './sourceTree.ts'

const cures: Readonly<Record<string, string>> = Object.freeze({
  InvalidSymbol: 'this is not valid JSON; keys and texts stand in double quotes',
  InvalidCommentToken: 'JSON has no comments; remove it, or use YAML',
  PropertyNameExpected: 'a key in double quotes is expected here; no comma may stand before a closing brace',
  ValueExpected: 'a value is expected here; no comma may stand before a closing bracket',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a } is missing',
  CloseBracketExpected: 'a ] is missing',
  EndOfFileExpected: 'the file must end after its closing brace; remove what follows',
  UnexpectedEndOfString: 'a text is not closed with a double quote',
  InvalidEscapeCharacter: 'a text has an unknown escape; write a backslash as \\\\',
  InvalidCharacter: 'a text holds a line end or control character; write it as an escape such as \\n',
  InvalidUnicode: 'a \\u escape needs four hexadecimal digits',
})

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
]

/**
 * @throws SourceError at the first place that is not valid JSON
 */
export function parseJson(text: string): SourceTree {
  refuseDepth(text)
  const fault = firstFault(text)
  if (fault) throw fault
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SourceError(0, 'the file is not valid JSON')
  }
  let root: Node | undefined
  return {
    value,
    offsetOf: (path, part) => {
      root ??= parseTree(text)
      return root ? offsetIn(root, path, part) : 0
    },
  }
}

/** Before anything recursive reads the text. Brackets inside texts do not count. */
function refuseDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (quoted) {
      if (character === backslash) at += 1
      else if (character === quote) quoted = false
    } else if (character === quote) quoted = true
    else if (character === openBrace || character === openBracket) depth += 1
    else if (character === closeBrace || character === closeBracket) depth -= 1
    if (depth > maxDepth) {
      throw new SourceError(at, `the file is nested more than ${maxDepth} levels deep`)
    }
  }
}

function firstFault(text: string): SourceError | null {
  const open: Set<string>[] = []
  let fault: SourceError | null = null
  const report = (offset: number, message: string) => {
    if (!fault || offset < fault.offset) fault = new SourceError(offset, message)
  }
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Set())
      },
      onObjectEnd: () => {
        open.pop()
      },
      onObjectProperty: (key, offset) => {
        const keys = open.at(-1)
        if (keys?.has(key)) report(offset, 'this key stands twice in the same object; remove one')
        keys?.add(key)
      },
      onError: (code, offset) => report(offset, cures[printParseErrorCode(code)] ?? 'this is not valid JSON'),
    },
    { disallowComments: true, allowTrailingComma: false },
  )
  return fault
}

function offsetIn(root: Node, path: Path, part: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (!node) continue
    const property = node.parent?.type === 'property' ? node.parent : node
    return part === 'key' && length === path.length ? property.offset : node.offset
  }
  return root.offset
}

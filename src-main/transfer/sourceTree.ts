/**
 * What the YAML and the JSON reader hand over: a plain value, and where each part of it stands in the text.
 * Offsets are looked up only when something is to be reported.
 */

/** Way to a part of a file: keys and list indexes from the top. */
export type Path = readonly (string | number)[]

export interface SourceTree {
  /** Plain JSON value. Keys come from the file, `__proto__` included: read them as own properties only. */
  readonly value: unknown
  /** Offset of a key or a value; of the nearest enclosing object when the part is not in the file. */
  offsetOf(path: Path, part: 'key' | 'value'): number
}

/** Line and column, both from 1; a column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Deepest nesting that is read; a valid estate needs 6. */
export const maxDepth = 32

/**
 * The text is no well-formed YAML or JSON at `offset`, or too much of it. The message never quotes the text: it
 * may be a secret.
 */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly offset: number
  readonly code: 'ESTATE_SYNTAX' | 'FILE_TOO_LARGE'

  constructor(offset: number, message: string, code: SourceError['code'] = 'ESTATE_SYNTAX') {
    super(message)
    this.offset = offset
    this.code = code
  }
}

/** Turns offsets of one text into positions. Lines end with LF, CR LF or CR. */
export function positionsIn(text: string): (offset: number) => Position {
  let starts: number[] | null = null
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)]
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** The part of `value` at `path`; undefined when it is not there. */
export function partAt(value: unknown, path: Path): unknown {
  let current = value
  for (const segment of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, segment)) return undefined
    current = (current as Record<string | number, unknown>)[segment]
  }
  return current
}

/** `services[0].authentications[2].secret` */
export function pathText(path: Path): string {
  return path
    .map((segment, index) =>
      typeof segment === 'number' ? `[${segment}]` : index === 0 ? segment : `.${segment}`,
    )
    .join('')
}

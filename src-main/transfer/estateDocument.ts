/** An estate file in memory: drafts, and where each field stands in the file. */
import type { AuthenticationDraft, ServiceDraft, UserDraft } from '../domain/draft.ts'
import type { ErrorCode } from '../domain/errors.ts'
import { PatchbayError } from '../domain/errors.ts'
import type { ObjectFinding } from '../domain/finding.ts'
import type { Secret } from '../domain/secret.ts'
import { type Path, type Position, pathText } from './sourceTree.ts'

/** A secret as a file gives it: the value, or where to fetch it. */
export type SecretSource = Secret | { readonly file: string } | { readonly env: string }

/**
 * Position of a field named as in domain/finding.ts. Falls back to the nearest enclosing object when the field
 * is not in the file; kind `estate` (index -1) is the file's top.
 */
export type PositionOf = (kind: ObjectFinding['kind'], index: number, field: string) => Position

type WithSource<Draft, Field extends string> = Omit<Draft, Field> & {
  readonly [name in Field]?: SecretSource | undefined
}
export type ParsedAuthentication = WithSource<AuthenticationDraft, 'secret'>
export type ParsedService = Omit<ServiceDraft, 'authentications'> & {
  readonly authentications: readonly ParsedAuthentication[]
}
export type ParsedUser = WithSource<UserDraft, 'password'>

/** A file whose shape is right; nothing beside its text was read. */
export interface ParsedEstate {
  readonly name: string
  readonly services: readonly ParsedService[]
  readonly users: readonly ParsedUser[]
  readonly positionOf: PositionOf
}

/** A file with all secrets at hand, ready for checks and import. */
export interface EstateDocument {
  readonly name: string
  readonly services: readonly ServiceDraft[]
  readonly users: readonly UserDraft[]
  readonly positionOf: PositionOf
}

export interface EstateProblem extends Position {
  /** Place in the file's own words, such as `services[0].authentications[2].secret`. */
  readonly path: string
  readonly message: string
}

/** More would not be read by anybody. */
const maxProblems = 100

/**
 * One error for all problems of a file. `data`: `file`, `line` and `column` of the first problem in the file,
 * `problems` (the first 100 in file order) and `problemCount` (all).
 */
export function estateError(
  code: ErrorCode,
  file: string,
  problems: readonly EstateProblem[],
  problemCount: number = problems.length,
): PatchbayError {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
  const { line, column, message } = sorted[0] ?? { line: 1, column: 1, message: 'the file cannot be read' }
  const more = problemCount > 1 ? ` (and ${problemCount - 1} more in this file)` : ''
  const end = more === '' && /[.?]$/.test(message) ? '' : '.'
  return new PatchbayError(code, `${file}, line ${line}, column ${column}: ${message}${more}${end}`, {
    file,
    line,
    column,
    problems: sorted.slice(0, maxProblems),
    problemCount,
  })
}

/** Way in the file to a field of an object named as in domain/finding.ts. */
export function pathOfField(kind: ObjectFinding['kind'], index: number, field: string): Path {
  const segments = (field.match(/[^.[\]]+/g) ?? []).map((segment) =>
    /^\d+$/.test(segment) ? Number(segment) : segment === 'authenticationId' ? 'id' : segment,
  )
  return kind === 'estate' ? segments : [kind === 'service' ? 'services' : 'users', index, ...segments]
}

/** One problem at a field of an object. */
export function problemAt(
  positionOf: PositionOf,
  kind: 'service' | 'user',
  index: number,
  field: string,
  message: string,
): EstateProblem {
  return { ...positionOf(kind, index, field), path: pathText(pathOfField(kind, index, field)), message }
}

/**
 * What is wrong with the shape of an estate file, in words with a cure. Messages go to screens and logs, and any
 * text of the file may be a secret that slipped: values are not quoted, and of keys and type names only those that
 * look like a name. `secret:abc` without the space, for one, is a key to YAML.
 */
import type { z } from 'zod'
import { serviceTypeNames, userRights } from '../domain/model.ts'
import { estateKeys, estateVersion, hashMark } from './estateSchema.ts'
import { type Path, partAt } from './sourceTree.ts'

export interface ShapeProblem {
  readonly path: Path
  /** Whether the key itself is wrong, or its value. */
  readonly part: 'key' | 'value'
  /** Whether the last segment of the path may be shown. */
  readonly isShown: boolean
  readonly message: string
}

type Issue = z.core.$ZodIssue

/** The schema's issues as problems; `value` is the whole file. */
export function shapeProblems(issues: readonly Issue[], value: unknown): ShapeProblem[] {
  const version = versionProblem(value)
  return version ? [version] : issues.flatMap((issue) => problemsOf(issue, value))
}

/** Of a file that is no estate, or one of another version, nothing else is worth saying. */
function versionProblem(value: unknown): ShapeProblem | null {
  const first = `patchbay: ${estateVersion}`
  if (kindOf(value) !== 'a mapping') {
    return problem([], `this is no estate file; it must start with ${first}`)
  }
  const version = partAt(value, ['patchbay'])
  if (version === estateVersion) return null
  if (version === undefined) {
    return problem([], `the version is missing; add the line ${first}`)
  }
  return problem(
    ['patchbay'],
    `the version is not known here; this Patchbay reads ${first}, a number without quotes`,
  )
}

function problemsOf(issue: Issue, value: unknown): ShapeProblem[] {
  const path = issue.path.filter((segment) => typeof segment !== 'symbol')
  const found = partAt(value, path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, found))
  if (issue.code === 'invalid_union' && kindOf(found) === 'a mapping') return sourceProblems(path, found)
  return [problem(path, messageOf(issue, path, found))]
}

function messageOf(issue: Issue, path: Path, found: unknown): string {
  const last = path.at(-1)
  if (found === undefined) return `${quoted(last)} is missing`
  if (issue.code === 'invalid_format') return badFormat(last)
  if (issue.code === 'invalid_value' && typeof found === 'string') return unknownValue(path, found)
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    return `a mapping with keys is expected here, found ${kindOf(found)}`
  }
  if (issue.code === 'invalid_type' && issue.expected === 'array') {
    return `${quoted(last)} must be a list, found ${kindOf(found)}`
  }
  return textExpected(last, found)
}

function problem(path: Path, message: string): ShapeProblem {
  return { path, part: 'value', isShown: true, message }
}

function textExpected(key: string | number | undefined, found: unknown): string {
  const name = typeof key === 'number' ? 'an entry of this list' : quoted(key)
  if (found === '') return `${name} is empty; fill it in`
  if (found === null) return `${name} has no value; give one, write "" for an empty one, or leave the key out`
  if (typeof found === 'object') return `${name} must be text, found ${kindOf(found)}`
  return `${name} must be text, found ${kindOf(found)}; put the value in quotes, so that it stays as written`
}

function badFormat(key: string | number | undefined): string {
  if (key === 'env') return '"env" must be the name of an environment variable: letters, digits and _'
  return (
    `${quoted(key)} holds a hash that an export wrote (${hashMark}…), not the value itself; ` +
    'put the value in its place, or leave the key out to keep the stored one'
  )
}

function unknownValue(path: Path, found: string): string {
  const [what, known]: [string, readonly string[]] =
    path.at(-1) === 'type' ? ['service type', serviceTypeNames] : ['right', userRights]
  const near = nearest(found, known)
  const name = looksLikeName(found) ? ` ${quoted(found)}` : ''
  const hint = near === null ? '' : `; did you mean ${near}?`
  return `unknown ${what}${name}${hint} (known: ${known.join(', ')})`
}

function unknownKey(parent: Path, key: string, object: unknown): ShapeProblem {
  const known = knownKeys(parent)
  const near = nearest(key, known)
  // A name without a value is what a text in braces becomes: `secret: {abc}`.
  const isName = looksLikeName(key) && known !== estateKeys.secret && partAt(object, [key]) !== null
  const isShown = isName || near !== null
  const hint = near === null ? `known here: ${known.join(', ')}` : `did you mean "${near}"?`
  const foreign = isShown && /[^ -~]/.test(key) ? ' (it holds characters other than plain letters)' : ''
  const message = `unknown key${isShown ? ` ${quoted(key)}` : ''}${foreign}; ${hint}`
  return { path: [...parent, key], part: 'key', isShown, message }
}

function looksLikeName(text: string): boolean {
  return /^[\p{L}_$][\p{L}\d_$-]{0,29}$/u.test(text)
}

function sourceProblems(path: Path, found: unknown): ShapeProblem[] {
  const keys = Object.keys(found ?? {})
  const unknown = keys.filter((key) => !estateKeys.secret.includes(key))
  if (unknown.length > 0) return unknown.map((key) => unknownKey(path, key, found))
  const [key, second] = keys
  if (key === undefined || second !== undefined) {
    return [problem(path, 'give either {file: path} or {env: NAME}, or the value as text')]
  }
  const source = partAt(found, [key])
  const message = typeof source === 'string' && source !== '' ? badFormat(key) : textExpected(key, source)
  return [problem([...path, key], message)]
}

function knownKeys(path: Path): readonly string[] {
  const last = path.at(-1)
  if (path.length === 0) return estateKeys.estate
  if (last === 'secret' || last === 'password') return estateKeys.secret
  if (path.length === 4) return estateKeys.authentication
  return path[0] === 'users' ? estateKeys.user : estateKeys.service
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'number') return 'a number'
  return typeof value === 'boolean' ? 'true or false' : 'text'
}

function quoted(name: string | number | undefined): string {
  return JSON.stringify(String(name ?? ''))
}

/** The known word that differs least, when no more than about a third of its letters differ. */
function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 40) return null
  const folded = word.toLowerCase().replace(/[-_\s]/g, '')
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const steps = editDistance(folded, candidate.toLowerCase())
    if (steps < least && steps <= Math.ceil(candidate.length / 3)) {
      best = candidate
      least = steps
    }
  }
  return best
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

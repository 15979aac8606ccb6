/**
 * Reads a promotion map file: YAML or JSON with line and column in every failure, as estate files are read. Values
 * are never quoted: one may be a secret.
 */
import path from 'node:path'
import type { z } from 'zod'
import type { Secret } from '../domain/secret.ts'
import { type EstateProblem, estateError } from './estateDocument.ts'
import { decodeEstate, formatOf, sourceOf, treeOf } from './estateReader.ts'
import { readLimited } from './inputFile.ts'
import { promotionMapSchema } from './promotionMapSchema.ts'
import { fetchSecret } from './secretSource.ts'
import { type Path, partAt, pathText, positionsIn, type SourceTree } from './sourceTree.ts'

const maxMapBytes = 16 * 1024 * 1024
const code = 'PROMOTION_MAP_INVALID'

export interface MapSecret {
  /** Name of a service, with the ID of its row; or logon name of a user. */
  readonly key: string
  readonly authenticationId: string | null
  readonly secret: Secret
  /** Where it stands in the file. */
  readonly path: Path
}

export interface PromotionMapDocument {
  readonly urls: readonly (readonly [source: string, target: string])[]
  readonly ids: readonly (readonly [source: string, target: string])[]
  readonly secrets: readonly MapSecret[]
  /** The error that names a place of the file. */
  refusal(problems: readonly { readonly path: Path; readonly message: string }[]): Error
}

/**
 * `{file}` is relative to the file, `{env}` from `env`.
 * @throws FILE_*, ESTATE_SYNTAX for what is no YAML or JSON, PROMOTION_MAP_INVALID, SECRET_SOURCE_MISSING
 */
export async function readPromotionMap(
  file: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<PromotionMapDocument> {
  const content = decodeEstate(await readLimited(file, maxMapBytes), file).replace(/^\ufeff/, '')
  const positionIn = positionsIn(content)
  const tree = treeOf(content, formatOf(file, content), file, positionIn)
  const placed = (at: Path, message: string, part: 'key' | 'value' = 'key'): EstateProblem => {
    return { ...positionIn(tree.offsetOf(at, part)), path: pathText(shownPath(at)), message }
  }
  const parsed = promotionMapSchema.safeParse(tree.value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, tree, placed))
    throw estateError(code, file, problems)
  }
  const { urls, ids, secrets, passwords } = parsed.data
  const sources = [
    ...Object.entries(secrets).flatMap(([key, rows]) =>
      Object.entries(rows).map(([id, source]) => ({ key, id, source, at: ['secrets', key, id] as Path })),
    ),
    ...Object.entries(passwords).map(([key, source]) => ({
      key,
      id: null,
      source,
      at: ['passwords', key] as Path,
    })),
  ]
  const missing: EstateProblem[] = []
  const found: MapSecret[] = []
  for (const { key, id, source, at } of sources) {
    const fetched = await fetchSecret(sourceOf(source), path.dirname(file), env)
    if ('problem' in fetched) missing.push(placed(at, fetched.problem))
    else if (fetched.secret.isEmpty) missing.push(placed(at, 'the secret is empty; put it there'))
    else found.push({ key, authenticationId: id, secret: fetched.secret, path: at })
  }
  if (missing.length > 0) throw estateError('SECRET_SOURCE_MISSING', file, missing)
  return {
    urls: Object.entries(urls),
    ids: Object.entries(ids),
    secrets: found,
    refusal: (problems) =>
      estateError(
        code,
        file,
        problems.map(({ path: at, message }) => placed(at, message)),
      ),
  }
}

/** Below the lists, and where a list has another name, a text may be a secret that slipped out of its place. */
function shownPath(at: Path): Path {
  return at.slice(0, typeof at[0] === 'string' && Object.hasOwn(promotionMapSchema.shape, at[0]) ? 1 : 0)
}

type Placed = (at: Path, message: string, part?: 'key' | 'value') => EstateProblem

function problemsOf(issue: z.core.$ZodIssue, tree: SourceTree, placed: Placed): EstateProblem[] {
  const at = issue.path.filter((segment) => typeof segment !== 'symbol')
  const top = Object.keys(promotionMapSchema.shape).join(', ')
  if (issue.code === 'unrecognized_keys') {
    const known =
      at.length === 0 ? `known here: ${top}` : 'give either {file: path} or {env: NAME}, or the value'
    return issue.keys.map((key) => placed([...at, key], `unknown key; ${known}`))
  }
  const found = partAt(tree.value, at)
  const isMapping = typeof found === 'object' && found !== null && !Array.isArray(found)
  if (at.length === 0) return [placed(at, `a mapping with some of these keys is expected: ${top}`, 'value')]
  const isSecret = (at[0] === 'secrets' && at.length >= 3) || (at[0] === 'passwords' && at.length >= 2)
  if (isSecret) return [placed(at, 'give either {file: path} or {env: NAME}, or the value as text in quotes')]
  if (found === '') return [placed(at, 'the value is empty; fill it in')]
  if (at.length === 1 || at[0] === 'secrets')
    return [placed(at, `a mapping is expected here${isMapping ? ' with a name before each colon' : ''}`)]
  return [placed(at, 'a text is expected here; put it in quotes, so that it stays as written')]
}

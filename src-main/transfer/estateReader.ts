/**
 * Reads an estate file (interfaces.md section 4):
 *
 *   bytes ─ UTF-8 ─ YAML or JSON ─ shape ─ drafts with secret sources ─ secrets fetched ─ EstateDocument
 *
 * Every failure names line and column and the cure, and never a value of the file. What the values mean is not
 * checked here; the domain rules do that on the drafts.
 */
import path from 'node:path'
import type { ServiceDraft, UserDraft } from '../domain/draft.ts'
import { findPatchbayError } from '../domain/errors.ts'
import { Secret } from '../domain/secret.ts'
import {
  type EstateDocument,
  type EstateProblem,
  estateError,
  type ParsedEstate,
  type PositionOf,
  pathOfField,
  type SecretSource,
} from './estateDocument.ts'
import { shapeProblems } from './estateProblems.ts'
import {
  type EstateFile,
  estateSchema,
  estateVersion,
  type SecretInFile,
  soundService,
  soundUser,
} from './estateSchema.ts'
import { decodeUtf8, readLimited } from './inputFile.ts'
import { parseJson } from './jsonSource.ts'
import { fetchSecrets } from './secretSource.ts'
import { type Position, partAt, pathText, positionsIn, SourceError, type SourceTree } from './sourceTree.ts'
import { parseYaml } from './yamlSource.ts'

export type EstateFormat = 'yaml' | 'json'

/** Largest estate file that is read, in bytes. */
export const maxEstateBytes = 64 * 1024 * 1024

/** Problems of one file whose places are looked up. */
const maxLocated = 1000

/**
 * Reads, checks the shape, and fetches the secrets that the file names (`{file}` relative to it, `{env}` from
 * `env`, by default the process's environment).
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, ESTATE_SYNTAX, ESTATE_INVALID, SECRET_SOURCE_MISSING
 */
export async function readEstate(input: {
  readonly path: string
  readonly env?: Readonly<Record<string, string | undefined>>
}): Promise<EstateDocument> {
  const bytes = await readLimited(input.path, maxEstateBytes)
  const parsed = parseEstate(decodeEstate(bytes, input.path), { name: input.path })
  return fetchSecrets(parsed, path.dirname(input.path), input.env ?? process.env)
}

/**
 * The text of an estate file as drafts whose secrets are still sources. Pure.
 * `name` appears in errors and decides the format when `format` is left out (see formatOf).
 * @throws ESTATE_SYNTAX, ESTATE_INVALID, FILE_TOO_LARGE
 */
export function parseEstate(
  text: string,
  options: { readonly format?: EstateFormat; readonly name: string },
): ParsedEstate {
  const { name } = options
  const content = text.startsWith('\ufeff') ? text.slice(1) : text
  const positionIn = positionsIn(content)
  const tree = treeOf(content, options.format ?? formatOf(name, content), name, positionIn)
  const result = estateSchema.safeParse(tree.value)
  if (!result.success) {
    const found = shapeProblems(result.error.issues, tree.value)
    // Looking a place up is linear in its object: a hostile file must not make that quadratic.
    const problems = found.slice(0, maxLocated).map(
      ({ path: place, part, isShown, message }): EstateProblem => ({
        ...positionIn(tree.offsetOf(place, part)),
        path: pathText(isShown ? place : place.slice(0, -1)),
        message,
      }),
    )
    throw estateError('ESTATE_INVALID', name, problems, found.length)
  }
  const positionOf: PositionOf = (kind, index, field) =>
    positionIn(tree.offsetOf(pathOfField(kind, index, field), 'value'))
  return { name, ...draftsOf(result.data), positionOf }
}

/** What can be used of a file whose shape is not right everywhere. */
export interface SoundParts extends EstateDocument {
  /** The name of the object that a place in the file belongs to, such as `services[2].type`; empty if it has none. */
  labelAt(place: string): string
}

/**
 * The objects of an estate that are right by themselves and whose secrets can be had; all others are left out.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, ESTATE_SYNTAX
 */
export async function readSoundParts(file: string): Promise<SoundParts> {
  const content = decodeEstate(await readLimited(file, maxEstateBytes), file).replace(/^\ufeff/, '')
  const positionIn = positionsIn(content)
  const tree = treeOf(content, formatOf(file, content), file, positionIn)
  const sound = { services: [] as ServiceDraft[], users: [] as UserDraft[] }
  const indexes = { service: [] as number[], user: [] as number[], estate: [] as number[] }
  const positionOf: PositionOf = (kind, index, field) => {
    const place = pathOfField(kind, indexes[kind][index] ?? index, field)
    return positionIn(tree.offsetOf(place, 'value'))
  }
  const add = async (part: Partial<EstateFile>, kind: 'service' | 'user', index: number) => {
    const drafts = draftsOf({ patchbay: estateVersion, services: [], users: [], ...part })
    const fetched = await fetchable({ name: file, ...drafts, positionOf }, path.dirname(file))
    if (!fetched) return
    sound.services.push(...fetched.services)
    sound.users.push(...fetched.users)
    indexes[kind].push(index)
  }
  for (const [index, item] of listAt(tree.value, 'services').entries()) {
    const { data } = soundService.safeParse(item)
    if (data) await add({ services: [data] }, 'service', index)
  }
  for (const [index, item] of listAt(tree.value, 'users').entries()) {
    const { data } = soundUser.safeParse(item)
    if (data) await add({ users: [data] }, 'user', index)
  }
  return { name: file, ...sound, positionOf, labelAt: (place) => labelAt(tree.value, place) }
}

async function fetchable(parsed: ParsedEstate, folder: string): Promise<EstateDocument | null> {
  try {
    return await fetchSecrets(parsed, folder, process.env)
  } catch (error) {
    if (findPatchbayError(error)?.code === 'SECRET_SOURCE_MISSING') return null
    throw error
  }
}

function listAt(estate: unknown, key: string): readonly unknown[] {
  const list = partAt(estate, [key])
  return Array.isArray(list) ? list : []
}

function labelAt(estate: unknown, place: string): string {
  const [, list, index] = /^(services|users)\[(\d+)\]/.exec(place) ?? []
  if (list === undefined) return ''
  const label = partAt(estate, [list, Number(index), list === 'services' ? 'name' : 'logonName'])
  return typeof label === 'string' ? label : ''
}

/** By the name's extension; a file with another one is JSON when its text starts with a brace. */
export function formatOf(name: string, text: string): EstateFormat {
  const extension = path.extname(name).toLowerCase()
  if (extension === '.json') return 'json'
  if (extension === '.yaml' || extension === '.yml') return 'yaml'
  return /^\s*\{/.test(text) ? 'json' : 'yaml'
}

/** @throws ESTATE_SYNTAX, FILE_TOO_LARGE */
export function treeOf(
  content: string,
  format: EstateFormat,
  name: string,
  positionIn: (offset: number) => Position,
): SourceTree {
  try {
    const nul = content.indexOf('\0')
    if (nul >= 0) {
      throw new SourceError(nul, 'a NUL byte stands here: the file is not text in UTF-8; save it as UTF-8')
    }
    return format === 'json' ? parseJson(content) : parseYaml(content)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const problem = { ...positionIn(error.offset), path: '', message: error.message }
    throw estateError(error.code, name, [problem])
  }
}

/** @throws ESTATE_SYNTAX at the first byte that is not UTF-8 */
export function decodeEstate(bytes: Uint8Array, name: string): string {
  const decoded = decodeUtf8(bytes)
  if (decoded.text !== null) return decoded.text
  const position = positionsIn(decoded.valid)(decoded.valid.length)
  const message = 'the file is not text in UTF-8; save it as UTF-8'
  throw estateError('ESTATE_SYNTAX', name, [{ ...position, path: '', message }])
}

function draftsOf(file: EstateFile): Pick<ParsedEstate, 'services' | 'users'> {
  return {
    services: file.services.map(({ authentications, ...texts }) => ({
      ...texts,
      authentications: authentications.map((row) => ({
        authenticationId: row.id,
        ...(row.secret === undefined ? {} : { secret: sourceOf(row.secret) }),
      })),
    })),
    users: file.users.map(({ password, ...texts }) => ({
      ...texts,
      ...(password === undefined ? {} : { password: sourceOf(password) }),
    })),
  }
}

export function sourceOf(secret: SecretInFile): SecretSource {
  return typeof secret === 'string' ? new Secret(secret) : secret
}

/** What the handlers of all resources share: the objects, the settings, and the rules about secrets. */
import type { Denial, PracticeSettings, Rights } from './config.ts'
import { attribute, isObject, type Json, keyOf, type Objects, parseId } from './objects.ts'
import { compilePattern, type ListRules } from './query.ts'
import { Refusal } from './refusal.ts'
import { type KeptSecret, keepSecret } from './vault.ts'

export interface World {
  readonly settings: PracticeSettings
  readonly objects: Objects
  /** A state file keeps the objects, digests of secrets included. */
  readonly isAtRest: boolean
}

/** One request to a resource, after authentication. */
export interface Call {
  readonly world: World
  readonly rights: Rights
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Lists in reverse order (fault `reorder`). */
  readonly reversed: boolean
  readonly body: unknown
}

export function allow(call: Call, denial: Denial, words: string): void {
  if (call.rights.deny.includes(denial)) throw new Refusal(403, `You do not have the right to ${words}.`)
}

/** Whether the API user may see an object of this kind and name; what he may not see does not exist for him. */
export function canSee(rights: Rights, kind: 'services' | 'users', name: string): boolean {
  if (rights.deny.includes(`${kind}.view`)) return false
  return !rights.hide[kind].some((pattern) => compilePattern(pattern)(name))
}

// Under a wrong mapping a client sends secrets as attributes that mean nothing here. They would be kept, shown
// and written to the state file in clear, so they are refused by name.
const secretNames =
  /^(pass(word|wd|phrase)?|pwd|secret|client[-_]?secret|(access[-_]?|bearer[-_]?)?token|(api|access|private|secret)[-_]?key([-_]?secret)?|authorization)$/i

const maxDepth = 20

/** Name of the first attribute that looks like a secret, at any depth. */
function findSecretName(value: unknown, depth: number): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (depth > maxDepth) throw new Refusal(400, `The body is nested deeper than ${maxDepth} levels.`)
  for (const [name, inner] of Object.entries(value)) {
    const isNamed = secretNames.test(name) && inner !== null
    const found = isNamed ? name : findSecretName(inner, depth + 1)
    if (found !== null) return found
  }
  return null
}

/** The body as an object. Attributes in `known` are read elsewhere; others must not look like secrets. */
export function readObject(body: unknown, known: readonly string[], what: string): Json {
  if (!isObject(body))
    throw new Refusal(400, `The body must be a JSON object with the attributes of ${what}.`)
  const unknown = Object.entries(body).filter(([name]) => !known.includes(name))
  const name = findSecretName(Object.fromEntries(unknown), 1)
  if (name !== null) throw new Refusal(400, `The attribute "${name}" is not known for ${what}.`)
  return body
}

export function requiredText(body: Json, name: string, what: string): string {
  const value = attribute(body, name)
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Refusal(400, `The attribute "${name}" is mandatory for ${what}.`)
  }
  if (value.length > 400) throw new Refusal(400, `The attribute "${name}" has more than 400 characters.`)
  return value
}

export function optionalText(body: Json, name: string): void {
  const value = attribute(body, name)
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw new Refusal(400, `The attribute "${name}" must be a text.`)
  }
}

/** The id of an object in a path; 404 where it has not the form of an id. */
export function idParam(call: Call, name: string, what: string): string {
  const id = parseId(call.params[name] ?? '')
  if (id === null) throw new Refusal(404, `${what} not found.`)
  return id
}

const defaultMask = '********'

/** The value under which a secret is read back; undefined = the attribute is left out. */
export function readBack(world: World, secret: KeptSecret | null): unknown {
  const { readback, mask } = world.settings.mapping.secret
  if (readback === 'absent') return undefined
  if (readback === 'empty') return ''
  if (readback === 'null' || secret === null) return null
  return readback === 'masked' ? (mask ?? defaultMask) : (secret.clear?.reveal() ?? null)
}

/**
 * The secret after a write. `before` is null for a new object or row. A missing value, null and '' count as
 * no value; so does the mask where the server keeps secrets. Elsewhere the mask becomes the secret: the trap
 * for a client that sends back what it has read. All of this is assumption (rci.md section 9, [inf]).
 */
export function writeSecret(
  world: World,
  body: Json,
  name: string,
  method: 'POST' | 'PUT',
  before: KeptSecret | null,
): KeptSecret | null {
  const { readback, mask, onPutWithoutValue } = world.settings.mapping.secret
  const value = attribute(body, name)
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw new Refusal(400, `The attribute "${name}" must be a text.`)
  }
  const isMaskKept =
    readback === 'masked' &&
    onPutWithoutValue === 'keeps' &&
    value === (mask ?? defaultMask) &&
    method === 'PUT'
  if (typeof value === 'string' && value !== '' && !isMaskKept) {
    return keepSecret(value, readback === 'plain', world.isAtRest)
  }
  if (method === 'POST') return null
  if (onPutWithoutValue === 'rejects') throw new Refusal(400, `The attribute "${name}" is mandatory.`)
  return onPutWithoutValue === 'keeps' ? before : null
}

/** Refuses a natural key that another object has already; objects that the caller may not see count too. */
export function refuseTaken(
  objects: Iterable<{ readonly id: string; readonly attributes: Json }>,
  name: string,
  body: Json,
  ownId: string | null,
  what: string,
): void {
  const key = keyOf(body, name)
  if (key === '') return
  for (const other of objects) {
    if (other.id !== ownId && keyOf(other.attributes, name) === key) {
      throw new Refusal(409, `${what} with the ${name} "${String(attribute(body, name))}" exists already.`)
    }
  }
}

export function listRules(world: World, idName: string, defaultSort: readonly string[]): ListRules {
  const { mapping, limits } = world.settings
  return {
    idName,
    defaultSort,
    paging: mapping.paging.style === 'offset',
    filtering: mapping.filterByName,
    defaultLimit: limits.defaultLimit,
    maxLimit: limits.maxLimit,
    rejectOverMax: limits.overMaxLimit === 'reject',
  }
}

/** Answer to a POST, in the form that the settings ask for (rci.md section 6). */
export function created(world: World, idName: string, id: string, path: string) {
  const { status, id: form, location } = world.settings.answers.post
  const headers: Record<string, string> = location
    ? { location: `${world.settings.basePath}${path}/${id}` }
    : {}
  if (form === 'none') return { status, headers }
  if (form === 'jsonObject') return { status, headers, body: { [idName]: id } }
  const type = form === 'text' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
  return {
    status,
    headers: { ...headers, 'content-type': type },
    body: form === 'text' ? id : JSON.stringify(id),
  }
}

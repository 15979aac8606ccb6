/**
 * Checks the connection to a server and the mapping against what the server shows (rci.md, "A start-up check").
 * Reads only: one object and one page of each kind, and the roles.
 */
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import type { RemoteKind } from '../domain/syncModel.ts'
import type { ServerAccess } from './gateway.ts'
import {
  type ClientOptions,
  createClient,
  invalidAnswer,
  type RciClient,
  resourceUnknown,
} from './rci/client.ts'
import { attributeOf, isJsonObject } from './rci/json.ts'
import { createRights } from './rci/rights.ts'
import { typesByCode } from './rci/translate.ts'

export type CheckName =
  | 'settings'
  | 'services'
  | 'serviceAttributes'
  | 'authenticationAttributes'
  | 'users'
  | 'paging'
  | 'userAttributes'
  | 'role'

export interface ConnectionCheck {
  readonly name: CheckName
  readonly outcome: 'ok' | 'warn' | 'failed'
  /** One or two sentences: what was seen and, where needed, the cure. */
  readonly message: string
}

export interface ConnectionReport {
  /** No check failed; some may warn. */
  readonly ok: boolean
  readonly checks: readonly ConnectionCheck[]
}

const kindWords: Readonly<Record<RemoteKind, string>> = { service: 'messaging services', user: 'users' }

/** Never throws for what a server or its settings may do; a defect of Patchbay passes through. */
export async function checkConnection(
  access: ServerAccess,
  options: ClientOptions = {},
): Promise<ConnectionReport> {
  const checks: ConnectionCheck[] = []
  let client: RciClient | null = null
  try {
    typesByCode(access.mapping)
    client = createClient(access, options)
    checks.push({ name: 'settings', outcome: 'ok', message: 'The settings are complete.' })
    await checkKind('service', access, client, checks)
    await checkKind('user', access, client, checks)
    await checkRole(access, client, checks)
  } catch (error) {
    const known = findPatchbayError(error)
    if (!known) throw error
    const name = error instanceof CheckStopped ? error.check : 'settings'
    checks.push({ name, outcome: 'failed', message: `${known.message} The remaining checks were left out.` })
  } finally {
    await client?.close()
  }
  return { ok: checks.every((check) => check.outcome !== 'failed'), checks }
}

/** A failure that every further request would meet as well. */
class CheckStopped extends Error {
  readonly check: CheckName

  constructor(check: CheckName, cause: PatchbayError) {
    super(cause.message, { cause })
    this.check = check
  }
}

/**
 * Runs one check; a refusal of this resource alone is its result, anything that concerns the server as a whole
 * (credentials above all: repeated, they may lock the API user) ends the examination.
 */
async function attempt<Result>(
  name: CheckName,
  checks: ConnectionCheck[],
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PatchbayError)) throw error
    const isOfThisResource = ['SERVER_FORBIDDEN', 'SERVER_RESOURCE_UNKNOWN', 'SERVER_REJECTED'].includes(
      error.code,
    )
    if (!isOfThisResource) throw new CheckStopped(name, error)
    checks.push({ name, outcome: 'failed', message: error.message })
    return null
  }
}

async function checkKind(
  kind: RemoteKind,
  access: ServerAccess,
  client: RciClient,
  checks: ConnectionCheck[],
): Promise<void> {
  const name = kind === 'service' ? 'services' : 'users'
  const items = await attempt(name, checks, () => readItems(kind, access, client, 0, 1))
  if (!items) return
  const words = kindWords[kind]
  if (items.length === 0) {
    const message =
      `The server shows no ${words}. It may have none, or the API user may lack the right to view them: ` +
      'both look the same.'
    checks.push({ name, outcome: 'warn', message })
    return
  }
  checks.push({ name, outcome: 'ok', message: `The server shows ${words}.` })
  checks.push(...attributeChecks(kind, items[0], access))
  const cap = await attempt('paging', checks, async () => ({ size: await pageCap(kind, access, client) }))
  if (!cap || cap.size === null) return
  const message =
    `The server gives at most ${cap.size} ${words} in one page although ${access.mapping.paging.limit} were asked ` +
    'for, so lists would look complete too early. ' +
    `Set paging.limit in the mapping to ${cap.size} or less.`
  checks.push({ name: 'paging', outcome: 'failed', message })
}

/**
 * Size to which the server cuts a page without saying so; null where it does not, or has too few objects to show
 * it. A list ends with the first page that is shorter than asked for, so such a server needs a smaller limit.
 */
async function pageCap(kind: RemoteKind, access: ServerAccess, client: RciClient): Promise<number | null> {
  const { style, limit } = access.mapping.paging
  if (style === 'none') return null
  const page = await readItems(kind, access, client, 0, limit)
  if (page.length === 0 || page.length >= limit) return null
  const next = await readItems(kind, access, client, page.length, 1)
  const shown = new Set(page.map((item) => JSON.stringify(item)))
  return next.some((item) => !shown.has(JSON.stringify(item))) ? page.length : null
}

async function readItems(
  kind: RemoteKind,
  access: ServerAccess,
  client: RciClient,
  offset: number,
  limit: number,
): Promise<readonly unknown[]> {
  const { path, fields } = kind === 'service' ? access.mapping.messagingServices : access.mapping.users
  const paging = [
    ['offset', String(offset)],
    ['limit', String(limit)],
    ['sort', fields.id],
  ] as const
  const answer = await client.getJson(path, access.mapping.paging.style === 'none' ? [] : paging)
  if (!answer) throw resourceUnknown(access, 'GET', path)
  if (!Array.isArray(answer.value)) throw invalidAnswer(access, path, 'is no JSON array')
  return answer.value
}

async function checkRole(access: ServerAccess, client: RciClient, checks: ConnectionCheck[]): Promise<void> {
  const { mode, roleName } = access.mapping.rights
  if (mode === 'manual') {
    const message = 'Rights are given by hand in System Configurator, as the mapping says.'
    checks.push({ name: 'role', outcome: 'ok', message })
    return
  }
  const found = await attempt('role', checks, async () => ({
    id: await createRights(access, client).findRole(),
  }))
  if (!found) return
  const isThere = found.id !== null
  checks.push({
    name: 'role',
    outcome: isThere ? 'ok' : 'warn',
    message: isThere
      ? `The user role "${roleName}" is there.`
      : `The server shows no user role "${roleName}", so incoming users cannot be given their right. Create it in ` +
        'System Configurator, let the API user view roles, or set rights.roleName in the mapping.',
  })
}

/** What one real object tells of the mapping: mapped attributes that it lacks, and others that it has. */
function attributeChecks(kind: RemoteKind, item: unknown, access: ServerAccess): readonly ConnectionCheck[] {
  const { messagingServices, users } = access.mapping
  if (kind === 'user') {
    const { password, ...read } = users.fields
    return [compare('userAttributes', item, read, ['id', 'logonName'], [password])]
  }
  const { authentications, ...read } = messagingServices.fields
  const areEmbedded = messagingServices.authentications.location === 'embedded'
  const expected = areEmbedded ? messagingServices.fields : read
  const service = compare('serviceAttributes', item, expected, ['id', 'name', 'type'], [])
  const rows = areEmbedded && isJsonObject(item) ? attributeOf(item, authentications) : undefined
  const row = Array.isArray(rows) ? rows[0] : undefined
  return row === undefined ? [service] : [service, rowCheck(row, access)]
}

function rowCheck(row: unknown, access: ServerAccess): ConnectionCheck {
  const { secret, ...read } = access.mapping.messagingServices.authentications.fields
  const { readback } = access.mapping.secret
  const check = compare('authenticationAttributes', row, read, ['authenticationId'], [secret])
  const value = isJsonObject(row) ? attributeOf(row, secret) : undefined
  const isText = typeof value === 'string' && value !== ''
  if (check.outcome !== 'ok' || !isText || readback === 'masked' || readback === 'plain') return check
  const message =
    `The server reads something back as "${secret}" of an authentication, but the mapping says "${readback}". ` +
    'Set secret.readback in the mapping to "masked" or "plain".'
  return { name: check.name, outcome: 'warn', message }
}

/**
 * @param expected our names -> attribute names that an object shows.
 * @param needed our names without which an object cannot be read.
 * @param writeOnly attribute names that may be there or not.
 */
function compare(
  name: CheckName,
  item: unknown,
  expected: Readonly<Record<string, string>>,
  needed: readonly string[],
  writeOnly: readonly string[],
): ConnectionCheck {
  if (!isJsonObject(item)) return { name, outcome: 'failed', message: 'The first object is no JSON object.' }
  const missing = Object.entries(expected).filter(([, attribute]) => !Object.hasOwn(item, attribute))
  const known = new Set([...Object.values(expected), ...writeOnly])
  const others = Object.keys(item).filter((attribute) => !known.has(attribute))
  if (missing.length > 0) {
    const message =
      `The first object has no attribute ${listed(missing.map(([, attribute]) => attribute))}. ` +
      `Its other attributes: ${listed(others)}. Compare the names with the mapping.`
    const isFatal = missing.some(([ours]) => needed.includes(ours))
    return { name, outcome: isFatal ? 'failed' : 'warn', message }
  }
  const kept = others.length === 0 ? '' : ` Others are kept and sent back unchanged: ${listed(others)}.`
  return { name, outcome: 'ok', message: `All mapped attributes are there.${kept}` }
}

/** Attribute names as a server sent them: only plain ones are shown, and not too many. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names
    .slice(0, 20)
    .map((name) => (/^[\w.$@:-]{1,60}$/.test(name) ? `"${name}"` : '(unusual name)'))
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`
}

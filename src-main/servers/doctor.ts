/**
 * Checks the connection to a server and the mapping against what the server shows (rci.md, "A start-up check"), and
 * proposes changes of the mapping. Reads only, with at most `maxRequests` requests beside the pages of the roles.
 *
 *   address ─ services: path, attributes, types, rows, secrets, filter ─ users: path, attributes, API user ─ role
 */
import type { PatchbayError } from '../domain/errors.ts'
import { during, type Examination, type Findings, proposeUrl, tell, tellEnd } from './doctor/examination.ts'
import { likelyUrls } from './doctor/likelyPlaces.ts'
import { readFirst } from './doctor/lists.ts'
import { createReader, type Read } from './doctor/reader.ts'
import type { ConnectionReport } from './doctor/report.ts'
import { checkRole } from './doctor/role.ts'
import { checkServices } from './doctor/services.ts'
import { checkUsers } from './doctor/users.ts'
import type { ServerAccess } from './gateway.ts'
import { type ClientOptions, createClient } from './rci/client.ts'
import { typesByCode } from './rci/translate.ts'

/** What the worst server can make of it: nothing is where it is looked for. */
export const maxRequests = 60

export interface DoctorOptions extends ClientOptions {
  /** ISO 8601 UTC, for the end of a password; the computer's clock unless given. */
  readonly now?: () => string
}

interface Visit {
  readonly options: DoctorOptions
  readonly findings: Findings
}

/** Never throws for what a server or its settings may do; a defect of Patchbay passes through. */
export async function checkConnection(
  access: ServerAccess,
  options: DoctorOptions = {},
): Promise<ConnectionReport> {
  const findings: Findings = { checks: [], proposals: [], isReached: false }
  let requests = 0
  const log: ClientOptions['log'] = (line) => {
    requests += 1
    options.log?.(line)
  }
  const visit = { options: { ...options, log }, findings }
  try {
    typesByCode(access.mapping)
    const others = likelyUrls(access.url)
    const isHere = !needsOtherUrl(access) && (await examine(visit, access, others.length === 0))
    if (!isHere) await examineElsewhere(visit, access, others)
    if (!findings.isReached) tellUrl(findings, access.url)
  } catch (error) {
    const known = tellEnd(findings, error)
    proposeSecureUrl(findings, access, known)
  }
  const { checks, proposals } = findings
  return { ok: checks.every((check) => check.outcome !== 'failed'), checks, proposals, requests }
}

/**
 * False: nothing of RCI answers at the URL, and other addresses are worth a try; only the settings were told then.
 * `isLast`: there is no other address.
 */
async function examine(
  { options, findings }: Visit,
  access: ServerAccess,
  isLast: boolean,
): Promise<boolean> {
  const client = createClient(access, options)
  try {
    const exam: Examination = {
      access,
      mapping: access.mapping,
      client,
      reader: createReader(access, client),
      findings,
      now: options.now ?? (() => new Date().toISOString()),
    }
    if (findings.checks.length === 0) tell(findings, 'settings', 'ok', 'The settings are complete.')
    const services = await during('services', () => readFirst(exam, 'service'))
    const users = isNothing(services) ? await during('users', () => readFirst(exam, 'user')) : null
    if (!isLast && users && isNothing(users)) return false
    await checkServices(exam, services)
    await checkUsers(exam, users)
    await checkRole(exam)
    return true
  } finally {
    await client.close()
  }
}

function isNothing(read: Read): boolean {
  return read.kind === 'unknown' || read.kind === 'noList'
}

/** The log-on needs an address in this form (interfaces.md section 8); without it no request can be made. */
function needsOtherUrl({ authMode, url }: ServerAccess): boolean {
  return authMode === 'ecfsession' && !/\/RI\/rci\/*$/i.test(url)
}

/** Looks for RCI at likely addresses on the same host, by the list of users, which is documented. */
async function examineElsewhere(
  visit: Visit,
  access: ServerAccess,
  others: readonly string[],
): Promise<void> {
  const { findings } = visit
  for (const url of others) {
    if (!(await answersAt(visit, { ...access, url }))) continue
    const reason = `Nothing of RCI answers at "${access.url}", but its list of users is at "${url}".`
    tell(
      findings,
      'url',
      'failed',
      `${reason} A change of the URL is proposed; what follows was found there.`,
    )
    proposeUrl(findings, access.url, url, reason)
    await examine(visit, { ...access, url }, true)
    return
  }
  if (!needsOtherUrl(access)) await examine(visit, access, true)
}

function tellUrl(findings: Findings, url: string): void {
  const message =
    `Nothing of RCI answers at "${url}", nor at likely addresses on the same host: every resource is unknown or ` +
    'answers something else. Usual forms of the URL: https://host:port/RI/rci, https://host/tenant/ecfs/RI/rci, or the ' +
    'address of the cloud gateway with /rci at its end.'
  tell(findings, 'url', 'failed', message)
}

async function answersAt({ options }: Visit, access: ServerAccess): Promise<boolean> {
  if (needsOtherUrl(access)) return false
  const client = createClient(access, options)
  try {
    const read = await during('url', () =>
      createReader(access, client).list(access.mapping.users.path, [['limit', '1']]),
    )
    // Without the right to view users the address is right all the same; a gateway's 403 says nothing of it.
    const isForbidden = read.kind === 'refused' && read.error.code === 'SERVER_FORBIDDEN'
    return read.kind === 'items' || (isForbidden && read.error.data.origin === 'server')
  } finally {
    await client.close()
  }
}

/** A redirect from http to https of the same host is the one whose target can be proposed; it was not tried. */
function proposeSecureUrl(findings: Findings, access: ServerAccess, error: PatchbayError): void {
  const { target } = error.data
  if (error.code !== 'SERVER_REDIRECTED' || typeof target !== 'string' || !URL.canParse(target)) return
  const [from, to] = [new URL(access.url), new URL(target)]
  if (from.protocol !== 'http:' || to.protocol !== 'https:' || from.hostname !== to.hostname) return
  const reason = 'The server sends requests on to https on the same host. The new address was not tried.'
  proposeUrl(findings, access.url, `${to.origin}${from.pathname.replace(/\/+$/, '')}`, reason)
}

/**
 * Who calls (rci.md section 3, modes A to F).
 * Credentials are compared by digest, in constant time, and never logged or quoted.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { apiUserOf, type PracticeSettings, type Rights } from './config.ts'
import { type Answer, Refusal } from './refusal.ts'

export interface Credentials {
  readonly user: string
  readonly password: string
  readonly apiKey: string
  readonly token: string
}

export interface Gatekeeper {
  /**
   * The rights of the caller. `hasCertificate`: by an authority of clients.
   * @throws Refusal 401, or 403 in the gateway's form for a missing API key.
   */
  admit(headers: IncomingHttpHeaders, hasCertificate: boolean): Rights
  /** `POST authentication/`: a session cookie for Basic or Bearer credentials (modes C and D). */
  logOn(headers: IncomingHttpHeaders, form: URLSearchParams): Answer
  /** `DELETE authentication/`. */
  logOff(headers: IncomingHttpHeaders): Answer
}

/** Credentials from the settings; what is not configured is new at each start. */
export function makeCredentials(auth: PracticeSettings['auth']): Credentials {
  return {
    user: apiUserOf({ auth }),
    password: auth.password ?? randomBytes(18).toString('base64url'),
    apiKey: auth.apiKey ?? randomBytes(20).toString('hex'),
    token: auth.token ?? randomBytes(24).toString('base64url'),
  }
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => hash('sha256', text, 'buffer'))
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

/** Answer of the cloud's gateway, which stands before the interface ([AWS][inf], rci.md section 6). */
export function gatewayAnswer(status: number, message: string, type: string): Answer {
  return { status, headers: { 'x-amzn-errortype': type }, body: { message } }
}

export class GatewayRefusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('refused by the gateway')
    this.answer = answer
  }
}

const cookieName = 'JSESSIONID'

function refuse(
  headers: Readonly<Record<string, string>> = {},
  why = 'the credentials are missing or wrong',
): never {
  throw new Refusal(401, `Authentication failed: ${why}.`, headers)
}

/** Also the words of the fault `status` 401. The text is an assumption: none is public. */
export const expiredWords = 'The password has expired and must be changed.'

function sessionId(headers: IncomingHttpHeaders): string | null {
  const match = /(?:^|;\s*)JSESSIONID=([^;\s]+)/.exec(headers.cookie ?? '')
  return match?.[1] ?? null
}

export function createGatekeeper(settings: PracticeSettings, credentials: Credentials): Gatekeeper {
  const { auth } = settings
  const users = [
    { user: credentials.user, password: credentials.password, rights: settings.rights },
    ...auth.otherUsers,
  ]
  const sessions = new Map<string, { rights: Rights; requests: number }>()

  function basicRights(value: string | undefined): Rights | null {
    const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(value ?? '')?.[1]
    if (encoded === undefined) return null
    const given = Buffer.from(encoded, 'base64').toString('utf8')
    const caller = users.find(({ user, password }) => isSame(given, `${user}:${password}`))
    if (auth.passwordExpired && caller?.user === credentials.user) throw new Refusal(401, expiredWords)
    return caller?.rights ?? null
  }

  function bearerRights(value: string | undefined): Rights | null {
    const token = /^Bearer\s+(\S+)$/i.exec(value ?? '')?.[1]
    return token !== undefined && isSame(token, credentials.token) ? settings.rights : null
  }

  function sessionRights(headers: IncomingHttpHeaders): Rights | null {
    const id = sessionId(headers)
    const session = id === null ? undefined : sessions.get(id)
    if (id === null || session === undefined) return null
    session.requests += 1
    if (auth.sessionRequests === undefined || session.requests <= auth.sessionRequests) return session.rights
    sessions.delete(id)
    return null
  }

  return {
    admit(headers, hasCertificate) {
      if (auth.mode === 'none') return settings.rights
      if (auth.mode === 'clientcert') {
        return hasCertificate ? settings.rights : refuse({}, 'an accepted client certificate is needed')
      }
      if (auth.mode === 'ecfsession') return sessionRights(headers) ?? refuse()
      if (auth.mode === 'bearer') return bearerRights(headers.authorization) ?? refuse()
      if (auth.mode === 'basic+apikey') {
        const key = headers[settings.mapping.apiKeyHeader.toLowerCase()]
        if (typeof key !== 'string' || !isSame(key, credentials.apiKey)) {
          throw new GatewayRefusal(gatewayAnswer(403, 'Forbidden', 'ForbiddenException'))
        }
      }
      return basicRights(headers.authorization) ?? refuse({ 'www-authenticate': 'Basic realm="RCI"' })
    },
    logOn(headers, form) {
      const isForm = headers.authorization?.toUpperCase() === 'ECFAUTH'
      const rights = isForm
        ? basicRights(form.get('Authorization') ?? undefined)
        : bearerRights(headers.authorization)
      if (rights === null) return refuse()
      const id = randomBytes(16).toString('hex').toUpperCase()
      sessions.set(id, { rights, requests: 0 })
      return { status: 200, headers: { 'set-cookie': `${cookieName}=${id}; Path=/; HttpOnly` } }
    },
    logOff(headers) {
      const id = sessionId(headers)
      if (id === null || !sessions.delete(id)) return refuse()
      return { status: 200 }
    },
  }
}

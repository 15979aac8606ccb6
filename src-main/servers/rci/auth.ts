/**
 * How requests prove who they come from (rci.md section 3, modes A to D and F).
 *
 * Credentials are checked for presence before anything is sent. A log-on that the server refused is never tried
 * again by the same gateway: failed log-ons may lock the API user.
 */
import { findPatchbayError, PatchbayError } from '../../domain/errors.ts'
import { Secret } from '../../domain/secret.ts'
import type { ServerAccess } from '../gateway.ts'
import type { Http, HttpAnswer } from '../http.ts'
import type { ClientIdentity } from '../tls.ts'
import { errorOfStatus } from './status.ts'

export interface Auth {
  /** Headers for the next request; logs on first where the mode has a session. */
  headers(): Promise<Readonly<Record<string, string>>>
  /** Tells that a request with these headers was let in (any status but 401). */
  accepted(headers: Readonly<Record<string, string>>): void
  /**
   * Tells that a request with these headers got a 401. True: its session had ended, and the same request may be
   * sent once more with new headers (a 401 means that nothing was done).
   */
  mayRenew(headers: Readonly<Record<string, string>>): boolean
  /** Everything that these headers give away, for masking. */
  secrets(): readonly Secret[]
  /** Logs off where there is a session; never throws. */
  close(): Promise<void>
}

/**
 * The certificate and key by which the TLS connection proves who calls; null in every other mode, also where they
 * are entered.
 * @throws SERVER_CREDENTIALS_MISSING
 */
export function clientIdentityOf(access: ServerAccess): ClientIdentity | null {
  if (access.authMode !== 'clientcert') return null
  const what = 'a client certificate and its key'
  const { clientCertificate, clientKey } = access.tls
  if (clientCertificate.trim() === '') throw missing(access, what)
  return { certificate: clientCertificate, key: required(access, what, clientKey) }
}

/**
 * @throws SERVER_CREDENTIALS_MISSING, VALIDATION_FAILED (credentials that no header can carry), all before any
 *   request.
 */
export function createAuth(access: ServerAccess, http: Http, signal?: AbortSignal): Auth {
  switch (access.authMode) {
    case 'none':
      return fixed({}, [])
    case 'basic': {
      const basic = basicCredentials(access)
      return fixed({ authorization: `Basic ${basic.reveal()}` }, [basic])
    }
    case 'basic+apikey': {
      const basic = basicCredentials(access)
      const key = headerValue(access, 'API key', required(access, 'an API key', access.apiKey))
      const name = access.mapping.apiKeyHeader.toLowerCase()
      return fixed({ authorization: `Basic ${basic.reveal()}`, [name]: key.reveal() }, [basic])
    }
    case 'bearer': {
      const token = headerValue(access, 'token', required(access, 'a token', access.authSecret))
      return fixed({ authorization: `Bearer ${token.reveal()}` }, [])
    }
    case 'ecfsession':
      return ecfSession(access, http, signal)
    case 'clientcert':
      // The TLS connection has proved it (clientIdentityOf).
      return fixed({}, [])
  }
}

function fixed(headers: Readonly<Record<string, string>>, secrets: readonly Secret[]): Auth {
  return {
    headers: async () => headers,
    accepted: () => {},
    mayRenew: () => false,
    secrets: () => secrets,
    close: async () => {},
  }
}

function required(access: ServerAccess, what: string, secret: Secret | null): Secret {
  if (secret && !secret.isEmpty) return secret
  throw missing(access, what)
}

function missing(access: ServerAccess, what: string): PatchbayError {
  return new PatchbayError(
    'SERVER_CREDENTIALS_MISSING',
    `Server "${access.name}" has no credentials to log on with: authentication mode "${access.authMode}" needs ` +
      `${what}. Enter it in the settings of the server. Nothing was sent.`,
    { server: access.name, authMode: access.authMode },
  )
}

function headerValue(access: ServerAccess, what: string, secret: Secret): Secret {
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(secret.reveal())) return secret
  throw new PatchbayError(
    'VALIDATION_FAILED',
    `The ${what} of server "${access.name}" holds characters that no header can carry (a space at an end, a line ` +
      'end, or a letter outside ASCII). Enter it again. Nothing was sent.',
    { server: access.name },
  )
}

/** base64 of `user:password` in UTF-8, as Sinch's own client encodes it (rci.md section 3). */
function basicCredentials(access: ServerAccess): Secret {
  if (access.authUser === '') throw missing(access, 'a logon name and a password')
  const password = required(access, 'a logon name and a password', access.authSecret)
  if (access.authUser.includes(':')) {
    throw new PatchbayError(
      'VALIDATION_FAILED',
      `The logon name of server "${access.name}" holds a colon, which HTTP Basic authentication cannot carry. ` +
        'Use an API user without one.',
      { server: access.name },
    )
  }
  return new Secret(Buffer.from(`${access.authUser}:${password.reveal()}`, 'utf8').toString('base64'))
}

/** Log-on address: the base URL with `/RI/rci` replaced by `/authentication/` (interfaces.md section 8). */
function logOnUrl(access: ServerAccess): URL {
  const base = access.url.replace(/\/+$/, '')
  if (!/\/RI\/rci$/i.test(base)) {
    throw new PatchbayError(
      'VALIDATION_FAILED',
      `The URL of server "${access.name}" does not end in /RI/rci, so the address for the log-on is not known. ` +
        'Enter the URL in the form https://host/tenant/ecfs/RI/rci, or choose another authentication mode.',
      { server: access.name },
    )
  }
  return new URL(base.replace(/\/RI\/rci$/i, '/authentication/'))
}

function ecfSession(access: ServerAccess, http: Http, signal: AbortSignal | undefined): Auth {
  const basic = basicCredentials(access)
  const url = logOnUrl(access)
  let session: Promise<Secret> | null = null
  /** Header of the session in use, and whether the server has let it in at least once. */
  let current: { readonly cookie: string; isProven: boolean } | null = null

  const logOn = async (): Promise<Secret> => {
    const answer = await http.request({
      method: 'POST',
      url,
      headers: { authorization: 'ECFAUTH', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Authorization: `Basic ${basic.reveal()}` }).toString(),
      signal,
    })
    const secrets = [basic, ...(access.authSecret ? [access.authSecret] : [])]
    const request = { server: access.name, method: 'POST', path: url.pathname, secrets } as const
    if (answer.status < 200 || answer.status > 299) throw errorOfStatus(answer, request)
    return sessionCookie(access, answer)
  }

  return {
    async headers() {
      session ??= logOn().catch((error: unknown) => {
        // Only what never was an answer about the credentials may be tried again.
        if (findPatchbayError(error)?.kind.retry === 'later') session = null
        throw error
      })
      const cookie = `JSESSIONID=${(await session).reveal()}`
      if (current?.cookie !== cookie) current = { cookie, isProven: false }
      return { cookie }
    },
    accepted(headers) {
      if (current && headers.cookie === current.cookie) current.isProven = true
    },
    mayRenew(headers) {
      if (!current || headers.cookie !== current.cookie) return true
      if (!current.isProven) return false
      // Only a session that has worked is replaced: a new log-on for one that never did would be a guess.
      session = null
      current = null
      return true
    },
    secrets: () => (current ? [basic, new Secret(current.cookie.slice('JSESSIONID='.length))] : [basic]),
    async close() {
      const cookie = await session?.catch(() => null)
      session = null
      if (!cookie) return
      const headers = { authorization: 'ECFAUTH', cookie: `JSESSIONID=${cookie.reveal()}` }
      // Without the caller's signal: a cancelled run still logs off. A session left behind ends by itself.
      await http.request({ method: 'DELETE', url, headers }).catch(() => null)
    },
  }
}

function sessionCookie(access: ServerAccess, answer: HttpAnswer): Secret {
  const cookies = [answer.headers['set-cookie'] ?? []].flat()
  const value = cookies.map((cookie) => /^\s*JSESSIONID=([^;\s]+)/.exec(cookie)?.[1]).find((found) => found)
  if (value !== undefined) return new Secret(value)
  throw new PatchbayError(
    'SERVER_ANSWER_INVALID',
    `Server "${access.name}" accepted the log-on but gave no session (no JSESSIONID cookie). ` +
      'Check that the URL leads to an ECF web server, or choose another authentication mode.',
    { server: access.name },
  )
}

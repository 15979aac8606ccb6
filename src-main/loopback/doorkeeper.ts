/**
 * One session of the loopback host: a one-time token is exchanged for a cookie, once.
 *
 * A second use of the token opens nothing, so that a token that someone else has read and used is noticed by the
 * person whose own browser is then refused.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}

function isSame(given: string, expected: Buffer): boolean {
  return timingSafeEqual(digest(given), expected)
}

function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

export class Doorkeeper {
  /** 256 bits; for the address that is shown once. */
  readonly token = randomBytes(32).toString('base64url')
  /** Browsers do not tell the ports of a host apart: a name of its own keeps two Patchbays from mixing. */
  readonly #cookieName = `patchbay-${randomBytes(4).toString('hex')}`
  #token: Buffer | null = digest(this.token)
  #session: Buffer | null = null

  /** The `Set-Cookie` value for the right token at its first use, else null. */
  enter(token: string): string | null {
    if (!this.#token || !isSame(token, this.#token)) return null
    this.#token = null
    const session = randomBytes(32).toString('base64url')
    this.#session = digest(session)
    return `${this.#cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** Whether a `Cookie` header carries the session. */
  knows(cookieHeader: string | undefined): boolean {
    const given = cookieHeader === undefined ? null : cookieValue(cookieHeader, this.#cookieName)
    return given !== null && this.#session !== null && isSame(given, this.#session)
  }
}

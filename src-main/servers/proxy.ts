/** Which proxy leads to a server, and what is known of that proxy. Pure but for the environment that is read. */
import { PatchbayError } from '../domain/errors.ts'
import { Secret } from '../domain/secret.ts'

/**
 * The proxy for a URL: `http://` or `https://` with host and port, credentials allowed inside; null = none. Asked
 * once per server and run; never for loopback.
 */
export type ProxyResolver = (url: URL) => Promise<string | null>

export interface ProxyAddress {
  /** Scheme, host and port, without credentials: safe to show. */
  readonly origin: string
  /** Value of `Proxy-Authorization`. */
  readonly authorization: Secret | null
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name (lower case goes first), as curl and Node read
 * them: each scheme has its own variable, and a proxy without a scheme is reached over http.
 */
export function environmentProxy(environment: Environment = process.env): ProxyResolver {
  const value = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? ''
  return async (url) => {
    const proxy = value(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY').trim()
    if (proxy === '' || isExempt(url, value('NO_PROXY'))) return null
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`
  }
}

/**
 * Whether `NO_PROXY` names the URL's host: `*`, or hosts separated by commas or spaces. A host covers its
 * subdomains, with or without `*.` or `.` before it, and may end in `:port`. Address ranges are not understood.
 */
function isExempt(url: URL, noProxy: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const host = plainHost(url.hostname)
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, bare = entry, itsPort] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? []
      if (itsPort !== undefined && itsPort !== port) return false
      const name = plainHost(bare).replace(/^\*?\./, '')
      return name === '*' || (name !== '' && (host === name || host.endsWith(`.${name}`)))
    })
}

/** Lower case, without the brackets of an IPv6 address and without the dot at the end of a full name. */
function plainHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/(.)\.$/, '$1')
}

/** What goes to this computer itself never goes through a proxy. */
export function isLoopback(url: URL): boolean {
  const host = plainHost(url.hostname)
  return /^(.+\.)?localhost$|^127(\.\d{1,3}){3}$|^::1$|^::ffff:7f[\da-f]{2}:[\da-f]{1,4}$/.test(host)
}

/**
 * Reads the answer of a resolver.
 * @throws VALIDATION_FAILED, which does not quote it: it may hold a password.
 */
export function readProxy(text: string, server: string): ProxyAddress {
  const url = URL.parse(text)
  const credentials = url && credentialsOf(url)
  if (!url || credentials === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    const kind =
      url && /^socks/.test(url.protocol) ? 'speaks SOCKS, which Patchbay does not' : 'is no usable address'
    throw new PatchbayError(
      'VALIDATION_FAILED',
      `The proxy that this computer names for server "${server}" ${kind}. Nothing was sent. Set an http or https ` +
        'proxy in the system or in HTTPS_PROXY, or tell the server in its settings to use no proxy.',
      { server },
    )
  }
  return { origin: url.origin, authorization: credentials }
}

/** Undefined where name or password are not encoded properly. */
function credentialsOf(url: URL): Secret | null | undefined {
  if (url.username === '' && url.password === '') return null
  try {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    return new Secret(`Basic ${Buffer.from(pair, 'utf8').toString('base64')}`)
  } catch {
    return undefined
  }
}

/** The system's proxy as Electron finds it: settings of the operating system, scripts (PAC), discovery (WPAD). */
import type { ProxyResolver } from '../servers/proxy.ts'

/** The part of Electron's `Session` that is needed. */
export interface ProxyFinder {
  resolveProxy(url: string): Promise<string>
}

export function systemProxy(finder: ProxyFinder): ProxyResolver {
  // Only the origin is told: scripts are from elsewhere, and a path may name an object.
  return async (url) => proxyOfPac(await finder.resolveProxy(`${url.origin}/`))
}

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/**
 * The proxy out of the answer of a PAC script, such as `PROXY a.example.com:3128; DIRECT`: null for DIRECT or an
 * empty answer. The first entry that Patchbay can use wins (a dead proxy is not skipped); where there are only
 * SOCKS proxies the first of them is given, to be refused by name rather than gone around.
 */
export function proxyOfPac(answer: string): string | null {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(addressOf)
  const usable = entries.find((address) => address === null || address.startsWith('http'))
  return usable === undefined ? (entries[0] ?? null) : usable
}

function addressOf(entry: string): string | null {
  const [kind = '', host = ''] = entry.split(/\s+/)
  if (kind.toUpperCase() === 'DIRECT') return null
  // What is not known becomes an address that is refused.
  return `${schemes[kind.toUpperCase()] ?? 'unknown'}://${host}`
}

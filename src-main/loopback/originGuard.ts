/** Decides whether a request comes from Patchbay's own page (interfaces.md section 7). Pure. */
import type { IncomingHttpHeaders } from 'node:http'
import { stylePath } from './pages.ts'

/** Parts of the host; everything but `rpc` is only read. `style`: of the pages that are shown without a session. */
export type Area = 'entry' | 'style' | 'rpc' | 'page'

export type Refusal = 'host' | 'origin' | 'site'

export function areaOf(urlPath: string): Area {
  if (urlPath === '/open') return 'entry'
  if (urlPath === stylePath) return 'style'
  return urlPath === '/rpc' || urlPath.startsWith('/rpc/') ? 'rpc' : 'page'
}

/** Browsers send it with every request to a loopback address; other programs may leave it out. */
function isOwnSite(site: string | string[] | undefined, area: Area): boolean {
  if (site === undefined || site === 'same-origin') return true
  // A page may be opened by hand; the entry also by a link of another page: it carries its own proof.
  if (area === 'page') return site === 'none'
  return area === 'entry'
}

/**
 * Why a request is refused, or null.
 * `own`: the bound address, e.g. `http://127.0.0.1:40123`. The name localhost is refused: it may be made to mean
 * something else, and one address keeps the cookie in one place.
 */
export function refusalOf(
  request: { readonly method: string; readonly area: Area; readonly headers: IncomingHttpHeaders },
  own: URL,
): Refusal | null {
  const { method, area, headers } = request
  if (headers.host !== own.host) return 'host'
  const isReading = method === 'GET' || method === 'HEAD'
  if (headers.origin === undefined ? !isReading : headers.origin !== own.origin) return 'origin'
  return isOwnSite(headers['sec-fetch-site'], area) ? null : 'site'
}

/**
 * Turns a failed exchange into a PatchbayError, by the codes down the cause chain and never by message text.
 */
import { type ErrorCode, PatchbayError } from '../domain/errors.ts'

export interface FailedExchange {
  readonly server: string
  readonly method: string
  readonly url: URL
  readonly timeoutMs: number
  /** Our own time limit ended the exchange. */
  readonly timedOut: boolean
  /** The caller's signal ended the exchange. */
  readonly cancelled: boolean
  /** Status of the answer, when one had begun. */
  readonly status: number | null
}

/** What one error of a chain tells: its code and the system call that failed. */
interface Link {
  readonly code: string
  readonly syscall: string
}

const timeoutCodes = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
/** Codes after which no byte of the request can have left. */
const beforeRequest = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** The caller closed the client while the request was under way. */
const closedCodes = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED'])
/** Codes of OpenSSL's certificate checks as Node reports them: they come before the request. */
const certificateCodes =
  /^(CERT_|CRL_|UNABLE_TO_|ERR_TLS_CERT_)|SELF_SIGNED_CERT|^(INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED)$/
/** Codes of the TLS layer itself; with TLS 1.3 some arrive after the request has left. */
const layerCodes = /^(ERR_TLS_|ERR_SSL_|EPROTO$)/

export function classifyFailure(error: unknown, exchange: FailedExchange): PatchbayError {
  const { server, method, url, timeoutMs, status } = exchange
  const links = linksOf(error)
  const cause = links.find((link) => link.code !== '')?.code ?? null
  const tls = links.find((link) => certificateCodes.test(link.code) || layerCodes.test(link.code))
  const sent = requestSent(links, status)
  const data = {
    server,
    host: url.host,
    method,
    path: url.pathname,
    cause: tls?.code ?? cause,
    ...(status === null ? {} : { status }),
    ...(sent === null ? {} : { requestSent: sent }),
  }
  const fail = (code: ErrorCode, message: string) => new PatchbayError(code, message, data, error)
  if (exchange.cancelled || links.some((link) => closedCodes.has(link.code))) {
    return fail('CANCELLED', `${method} ${url.pathname} on server "${server}" was cancelled.`)
  }
  if (exchange.timedOut || links.some((link) => timeoutCodes.has(link.code))) {
    return fail(
      'SERVER_TIMEOUT',
      `Server "${server}" (${url.host}) did not answer ${method} ${url.pathname} within ${timeoutMs} ms. ` +
        'Check the network, or give the server more time with "timeoutMs" in its mapping.',
    )
  }
  if (tls) {
    return fail(
      'SERVER_TLS_FAILED',
      `The secure connection to server "${server}" (${url.host}) failed: ${tls.code}. ` +
        `${sent === false ? 'Nothing was sent. ' : ''}` +
        "Check the server's certificate, the host name and the scheme of the URL.",
    )
  }
  return fail(
    'SERVER_UNREACHABLE',
    `Server "${server}" (${url.host}) cannot be reached for ${method} ${url.pathname}` +
      `${cause === null ? '' : `: ${cause}`}. Check the URL, the network and whether the server runs.`,
  )
}

/** All errors of the chain, those of an aggregate (several addresses of one host) included. */
function linksOf(error: unknown): readonly Link[] {
  const links: Link[] = []
  const seen = new Set<unknown>()
  const waiting: unknown[] = [error]
  while (waiting.length > 0) {
    const current = waiting.shift()
    if (!(current instanceof Error) || seen.has(current)) continue
    seen.add(current)
    links.push({ code: textOf(current, 'code'), syscall: textOf(current, 'syscall') })
    waiting.push(current.cause)
    if (current instanceof AggregateError) waiting.push(...current.errors)
  }
  return links
}

function textOf(error: Error, property: 'code' | 'syscall'): string {
  const value: unknown = Reflect.get(error, property)
  return typeof value === 'string' ? value : ''
}

function requestSent(links: readonly Link[], status: number | null): boolean | null {
  if (status !== null) return true
  const isBefore = ({ code, syscall }: Link) =>
    syscall === 'connect' || beforeRequest.has(code) || certificateCodes.test(code)
  return links.some(isBefore) ? false : null
}

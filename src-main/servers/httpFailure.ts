/**
 * Turns a failed exchange into a PatchbayError, by the codes down the cause chain and never by message text.
 */
import { type ErrorCode, PatchbayError } from '../domain/errors.ts'
import { causeWords } from '../domain/systemCauses.ts'
import { ConnectFailure, PinMismatch, ProxyFailure } from './connectFailure.ts'
import { isCertificateCode, tlsCure } from './tlsCure.ts'

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
  /** Scheme, host and port of the proxy on the way, or null. */
  readonly proxy: string | null
  /** The server is shown a client certificate. */
  readonly showsCertificate: boolean
}

/** What one error of a chain tells: its code and the system call that failed. */
interface Link {
  readonly error: Error
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
/** Codes of the TLS layer itself; with TLS 1.3 some arrive after the request has left. */
const layerCodes = /^(ERR_TLS_|ERR_SSL_|EPROTO$)/

export function classifyFailure(error: unknown, exchange: FailedExchange): PatchbayError {
  const { server, method, url, timeoutMs, status, proxy } = exchange
  const links = linksOf(error)
  const cause = links.find((link) => link.code !== '')?.code ?? null
  const mismatch = findOf(links, PinMismatch)
  const atProxy = findOf(links, ProxyFailure)
  const tls = mismatch ? 'PIN_MISMATCH' : links.map((link) => link.code).find(isTlsCode)
  const sent = requestSent(links, status)
  const data = {
    server,
    host: url.host,
    method,
    path: url.pathname,
    cause: tls ?? cause,
    ...(proxy === null ? {} : { proxy }),
    ...(status === null ? {} : { status }),
    ...(sent === null ? {} : { requestSent: sent }),
  }
  const fail = (code: ErrorCode, message: string, more = {}) =>
    new PatchbayError(code, message, { ...data, ...more }, error)
  const way = proxy === null ? '' : ` through the proxy ${proxy}`
  const asked =
    proxy === null ? `${method} ${url.pathname}` : `${method} ${url.pathname} through the proxy ${proxy}`
  const nothingSent = sent === false ? ['Nothing was sent.'] : []
  if (exchange.cancelled || links.some((link) => closedCodes.has(link.code))) {
    return fail('CANCELLED', `${method} ${url.pathname} on server "${server}" was cancelled.`)
  }
  if (exchange.timedOut || (!atProxy && links.some((link) => timeoutCodes.has(link.code)))) {
    return fail(
      'SERVER_TIMEOUT',
      `Server "${server}" (${url.host}) did not answer ${asked} within ${timeoutMs} ms. ` +
        'Check the network, or give the server more time with "timeoutMs" in its mapping.',
    )
  }
  if (atProxy) {
    const proxyStatus = atProxy.status
    return fail(
      'SERVER_UNREACHABLE',
      `Server "${server}" (${url.host}) cannot be reached${way}: ${proxyProblem(proxyStatus, data.cause)}. ` +
        'Nothing reached the server. Check the proxy in the settings of the system (or HTTPS_PROXY), or tell the ' +
        'server in its settings to use no proxy.',
      proxyStatus === null ? {} : { proxyStatus },
    )
  }
  if (tls) {
    const cure = [...nothingSent, tlsCure(tls, mismatch?.fingerprint ?? null)].join(' ')
    return fail(
      'SERVER_TLS_FAILED',
      mismatch
        ? `The secure connection to server "${server}" (${url.host})${way} failed: ${cure}`
        : `The secure connection to server "${server}" (${url.host})${way} failed, since ${causeWords(tls)} (${tls}). ${cure}`,
      mismatch ? { fingerprint: mismatch.fingerprint } : {},
    )
  }
  // Many servers close the connection without a word.
  const mayBeRefused = exchange.showsCertificate && !links.some((link) => link.syscall === 'connect')
  const cure = [
    ...nothingSent,
    'Check the URL, the network and whether the server runs.',
    ...(mayBeRefused ? ['It may also have refused the client certificate.'] : []),
  ].join(' ')
  return fail(
    'SERVER_UNREACHABLE',
    cause === null
      ? `Server "${server}" (${url.host}) cannot be reached for ${asked}. ${cure}`
      : `Server "${server}" (${url.host}) cannot be reached for ${asked}: ${causeWords(cause)} (${cause}). ${cure}`,
  )
}

function isTlsCode(code: string): boolean {
  return isCertificateCode(code) || layerCodes.test(code)
}

function proxyProblem(status: number | null, cause: string | null): string {
  if (status === 407) {
    return (
      'the proxy asks for a logon (407). Patchbay knows only HTTP Basic, with name and password inside ' +
      'HTTPS_PROXY; refused ones are not tried again in this run'
    )
  }
  if (status !== null) return `the proxy refused to open the way (${status})`
  return cause === null
    ? 'the proxy cannot be reached'
    : `the proxy cannot be reached: ${causeWords(cause)} (${cause})`
}

function findOf<Kind extends Error>(
  links: readonly Link[],
  kind: abstract new (...parts: never[]) => Kind,
): Kind | null {
  for (const { error } of links) if (error instanceof kind) return error
  return null
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
    links.push({ error: current, code: textOf(current, 'code'), syscall: textOf(current, 'syscall') })
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
  const isBefore = ({ error, code, syscall }: Link) =>
    error instanceof ConnectFailure ||
    syscall === 'connect' ||
    beforeRequest.has(code) ||
    isCertificateCode(code)
  return links.some(isBefore) ? false : null
}

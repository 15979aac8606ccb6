/**
 * The only HTTP client of Patchbay (architecture.md section 1).
 *
 * One call is one request on the wire. No redirect is followed (credentials must not reach another host), nothing
 * is retried (the sync engine decides that by error code), and one time limit covers connect, request and body.
 */
import { PatchbayError } from '../domain/errors.ts'
import { ConnectFailure } from './connectFailure.ts'
import { classifyFailure } from './httpFailure.ts'
import type { ProxyAddress, ProxyResolver } from './proxy.ts'
import { plainTlsRules, type TlsRules } from './tls.ts'
import { createTransport, type Transport, type TransportAnswer } from './transport.ts'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface HttpRequest {
  readonly method: HttpMethod
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Ends the exchange with CANCELLED. */
  readonly signal?: AbortSignal | undefined
}

export interface HttpAnswer {
  readonly status: number
  /** Names in lower case; repeated headers as a list. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Body as UTF-8 text; empty when there is none. */
  readonly text: string
}

export interface Http {
  /**
   * Sends one request and reads the whole answer, whatever its status (but 3xx).
   * @throws SERVER_UNREACHABLE, SERVER_TIMEOUT, SERVER_TLS_FAILED (`data.requestSent` is false when the request
   *   surely did not leave, true when an answer had begun, and missing when that is not known),
   *   SERVER_REDIRECTED, SERVER_ANSWER_INVALID (body above the limit), CANCELLED.
   */
  request(request: HttpRequest): Promise<HttpAnswer>
  /** Closes all connections at once. */
  close(): Promise<void>
}

export interface HttpOptions {
  /** Name of the server as the user gave it, for messages. */
  readonly server: string
  /** Limit of one whole exchange, in milliseconds. */
  readonly timeoutMs: number
  /** Largest answer body, in bytes. */
  readonly maxBodyBytes?: number
  /** Left out or null: the system's authorities judge, and no certificate is shown. */
  readonly tls?: TlsRules | null
  /** Left out or null: no proxy. Loopback is never asked about. */
  readonly proxyOf?: ProxyResolver | null
}

const defaultMaxBodyBytes = 10 * 1024 * 1024

export function createHttp(options: HttpOptions): Http {
  const { server, timeoutMs, tls, proxyOf = null } = options
  const transport = createTransport({ server, timeoutMs, tls: () => tls ?? plainTlsRules(), proxyOf })
  let refusal: PatchbayError | null = null
  return {
    async request(request) {
      if (refusal) throw refusal
      try {
        return await exchange(transport, options, request)
      } catch (error) {
        const isRefused = error instanceof PatchbayError && error.data.proxyStatus === 407
        // Credentials that a proxy refused are not sent again: repeated, they may lock an account.
        if (isRefused) refusal = error
        throw error
      }
    },
    close: () => transport.close(),
  }
}

async function exchange(
  transport: Transport,
  options: HttpOptions,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(), options.timeoutMs)
  const signal = request.signal ? AbortSignal.any([clock.signal, request.signal]) : clock.signal
  let status: number | null = null
  let proxy: ProxyAddress | null = null
  try {
    proxy = await proxyFor(transport, request.url, signal)
    const answer = await transport.send(request, proxy, signal)
    status = answer.statusCode
    if (status >= 300 && status < 400) throw redirected(options.server, request, answer)
    const text = await readText(answer, options.maxBodyBytes ?? defaultMaxBodyBytes, options.server, request)
    return { status, headers: answer.headers, text }
  } catch (error) {
    if (error instanceof PatchbayError) throw error
    throw classifyFailure(error, {
      server: options.server,
      method: request.method,
      url: request.url,
      timeoutMs: options.timeoutMs,
      timedOut: clock.signal.aborted,
      cancelled: request.signal?.aborted ?? false,
      status,
      proxy: proxy?.origin ?? null,
      showsCertificate: options.tls?.showsCertificate ?? false,
    })
  } finally {
    clearTimeout(timer)
  }
}

/** The proxy on the way; the system may have to load a script to tell it, so the time limit covers that too. */
async function proxyFor(transport: Transport, url: URL, signal: AbortSignal): Promise<ProxyAddress | null> {
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort)
  try {
    signal.throwIfAborted()
    return await Promise.race([transport.proxyFor(url), ended])
  } catch (error) {
    if (error instanceof PatchbayError) throw error
    throw new ConnectFailure(error)
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

async function readText(
  answer: TransportAnswer,
  maxBodyBytes: number,
  server: string,
  request: HttpRequest,
): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    size += bytes.length
    // Leaving the loop destroys the body, and with it the connection.
    if (size > maxBodyBytes) throw tooLarge(server, request, answer.statusCode, maxBodyBytes)
    chunks.push(bytes)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function tooLarge(server: string, request: HttpRequest, status: number, limit: number): PatchbayError {
  const path = request.url.pathname
  return new PatchbayError(
    'SERVER_ANSWER_INVALID',
    `Server "${server}" answered ${request.method} ${path} (${status}) with more than ${Math.floor(limit / 1024)} KiB. ` +
      'Nothing of it was used. Check that the URL is the resource root of RCI, or set a smaller paging.limit.',
    { server, method: request.method, path, status, requestSent: true },
  )
}

function redirected(server: string, request: HttpRequest, answer: TransportAnswer): PatchbayError {
  // undici keeps the connection busy until the body is read; an unread body is thrown away with an error that
  // nobody waits for.
  answer.body.on('error', () => {}).destroy()
  const path = request.url.pathname
  const target = targetHost(answer.headers.location, request.url)
  return new PatchbayError(
    'SERVER_REDIRECTED',
    `Server "${server}" answered ${request.method} ${path} (${answer.statusCode}) with a redirect to ${target}. ` +
      'Patchbay does not follow it, so that credentials reach no other address. ' +
      'Enter the final address as the URL of the server.',
    { server, method: request.method, path, status: answer.statusCode, target, requestSent: true },
  )
}

/** Only scheme and host: the rest of a redirect may hold a token. */
function targetHost(location: string | string[] | undefined, base: URL): string {
  const first = Array.isArray(location) ? location[0] : location
  if (first === undefined || !URL.canParse(first, base)) return 'an unknown address'
  const { protocol, host } = new URL(first, base)
  return `${protocol}//${host}`
}

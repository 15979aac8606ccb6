/**
 * The only HTTP client of Patchbay (architecture.md section 1): nothing else imports undici.
 *
 * One call is one request on the wire. No redirect is followed (credentials must not reach another host), nothing
 * is retried (the sync engine decides that by error code), and one time limit covers connect, request and body.
 */
import { Agent, type Dispatcher } from 'undici'
import { PatchbayError } from '../domain/errors.ts'
import { classifyFailure } from './httpFailure.ts'

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
}

const defaultMaxBodyBytes = 10 * 1024 * 1024

export function createHttp(options: HttpOptions): Http {
  const maxBodyBytes = options.maxBodyBytes ?? defaultMaxBodyBytes
  // The time limits of undici are coarse and count parts of an exchange; the one limit below replaces them.
  // HTTP/1.1 only: with one exchange per connection a broken connection says something about one request.
  const agent = new Agent({
    allowH2: false,
    pipelining: 1,
    connect: { timeout: options.timeoutMs },
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    request: (request) => exchange(agent, options, maxBodyBytes, request),
    close: () => agent.destroy(),
  }
}

async function exchange(
  agent: Agent,
  options: HttpOptions,
  maxBodyBytes: number,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(), options.timeoutMs)
  const signal = request.signal ? AbortSignal.any([clock.signal, request.signal]) : clock.signal
  let status: number | null = null
  try {
    const answer = await agent.request({
      origin: request.url.origin,
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      signal,
    })
    status = answer.statusCode
    if (status >= 300 && status < 400) throw redirected(options.server, request, answer)
    const text = await readText(answer, maxBodyBytes, options.server, request)
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
    })
  } finally {
    clearTimeout(timer)
  }
}

async function readText(
  answer: Dispatcher.ResponseData,
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

function redirected(server: string, request: HttpRequest, answer: Dispatcher.ResponseData): PatchbayError {
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

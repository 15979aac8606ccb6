/**
 * One authenticated request to the RCI of a server: path to URL, status to error, text to JSON.
 * Base of the adapter and of the connection check.
 */
import { findPatchbayError, PatchbayError } from '../../domain/errors.ts'
import type { Secret } from '../../domain/secret.ts'
import type { ServerAccess } from '../gateway.ts'
import { createHttp, type Http, type HttpAnswer, type HttpMethod } from '../http.ts'
import { environmentProxy, type ProxyResolver } from '../proxy.ts'
import { tlsRulesOf } from '../tls.ts'
import { clientIdentityOf, createAuth } from './auth.ts'
import { type JsonObject, parseJson } from './json.ts'
import { createRequestBudget, type RequestBudget } from './requestBudget.ts'
import { errorOfStatus } from './status.ts'

/** One line per request, without query, headers and bodies. `status` is null when no answer came. */
export interface RequestLine {
  readonly method: HttpMethod
  readonly path: string
  readonly status: number | null
  readonly ms: number
}

export interface ClientOptions {
  readonly log?: ((line: RequestLine) => void) | undefined
  /** Ends requests with CANCELLED; a log-off is still sent. */
  readonly signal?: AbortSignal | undefined
  /** Tells the system's proxy for servers that use it. Left out: by HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly proxyOf?: ProxyResolver | undefined
  /** Ends waiting for the request budget with CANCELLED, but no request that is out. */
  readonly budgetSignal?: AbortSignal | undefined
}

export interface RciRequest {
  readonly method: HttpMethod
  /** Below the base URL, ids already encoded. */
  readonly path: string
  readonly query?: readonly (readonly [name: string, value: string])[]
  readonly body?: JsonObject
  /** Secrets inside `body`: masked in whatever the server answers. */
  readonly secrets?: readonly Secret[]
}

export interface RciClient {
  /**
   * Any 2xx answer, or null for a 404.
   * @throws SERVER_* for every other status and for failures;
   *   after a 401 the same error for every request, without sending it.
   */
  send(request: RciRequest): Promise<HttpAnswer | null>
  /** Like `send` for GET, with the body as JSON. @throws also SERVER_ANSWER_INVALID for text that is no JSON. */
  getJson(path: string, query?: RciRequest['query']): Promise<{ readonly value: unknown } | null>
  /** Logs off and closes all connections; never throws. */
  close(): Promise<void>
}

/** @throws SERVER_CREDENTIALS_MISSING, VALIDATION_FAILED before any request. */
export function createClient(access: ServerAccess, options: ClientOptions): RciClient {
  const base = baseUrl(access)
  const plain = createHttp({
    server: access.name,
    timeoutMs: access.mapping.timeoutMs,
    tls: tlsRulesOf(access, clientIdentityOf(access)),
    proxyOf: access.proxy === 'none' ? null : (options.proxyOf ?? environmentProxy()),
  })
  const budget = createRequestBudget(access.mapping.requestsPerMinute)
  const http = budgeted(logged(plain, new URL(base).pathname, options.log), budget, access, options)
  const auth = createAuth(access, http, options.signal)

  const sendOnce = async (request: RciRequest, mayRepeat: boolean): Promise<HttpAnswer> => {
    const proof = await auth.headers()
    const accept = request.method === 'POST' ? access.mapping.postAccept : 'application/json'
    const answer = await http.request({
      method: request.method,
      url: new URL(`${base}${request.path}${queryText(request.query ?? [])}`),
      headers: {
        ...proof,
        ...(accept === null ? {} : { accept }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: options.signal,
    })
    if (answer.status !== 401) auth.accepted(proof)
    else if (mayRepeat && auth.mayRenew(proof)) return sendOnce(request, false)
    return answer
  }

  /** Refused credentials are not sent again: repeated, they may lock the API user. */
  let refusal: PatchbayError | null = null

  const send = async (request: RciRequest): Promise<HttpAnswer | null> => {
    if (refusal) throw refusal
    const answer = await sendOnce(request, true)
    if (answer.status >= 200 && answer.status <= 299) return answer
    if (answer.status === 404) return null
    const { method, path } = request
    const own = [access.authSecret, access.apiKey].filter((secret) => secret !== null)
    const secrets = [...own, ...auth.secrets(), ...(request.secrets ?? [])]
    const error = errorOfStatus(answer, { server: access.name, method, path, secrets })
    if (error.code === 'SERVER_CREDENTIALS_REFUSED') refusal = error
    throw error
  }

  return {
    send,
    async getJson(path, query) {
      const answer = await send({ method: 'GET', path, ...(query ? { query } : {}) })
      return answer && { value: parseAnswer(access, path, answer) }
    },
    async close() {
      budget.open()
      await auth.close()
      await http.close().catch(() => null)
    },
  }
}

/** Each request, log-on included, waits until the mapping's `requestsPerMinute` lets it go. */
function budgeted(http: Http, budget: RequestBudget, access: ServerAccess, options: ClientOptions): Http {
  if (access.mapping.requestsPerMinute === null) return http
  const signals = [options.signal, options.budgetSignal].filter((signal) => signal !== undefined)
  const signal = signals.length === 0 ? undefined : AbortSignal.any(signals)
  return {
    close: () => http.close(),
    async request(request) {
      if (await budget.take(signal)) return http.request(request)
      const { method, url } = request
      throw new PatchbayError(
        'CANCELLED',
        `${method} ${url.pathname} on server "${access.name}" was cancelled while it waited for its turn ` +
          '("requestsPerMinute" in the mapping of the server). It was not sent.',
        { server: access.name, method, path: url.pathname, requestSent: false },
      )
    },
  }
}

/** Tells `log` of each request, log-on and log-off included; paths below the base URL lose its part. */
function logged(http: Http, basePath: string, log: ClientOptions['log']): Http {
  if (!log) return http
  return {
    close: () => http.close(),
    async request(request) {
      const { pathname } = request.url
      const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname
      const started = performance.now()
      const tell = (status: number | null) =>
        log({ method: request.method, path, status, ms: Math.round(performance.now() - started) })
      try {
        const answer = await http.request(request)
        tell(answer.status)
        return answer
      } catch (error) {
        const status = findPatchbayError(error)?.data.status
        tell(typeof status === 'number' ? status : null)
        throw error
      }
    },
  }
}

/** `%20` for a space: servers disagree on `+`. */
function queryText(query: NonNullable<RciRequest['query']>): string {
  const pairs = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** The base URL, used as it is but for a slash at its end. */
function baseUrl(access: ServerAccess): string {
  const url = URL.parse(access.url)
  const isUsable =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    !/[?#]/.test(access.url)
  if (isUsable) return access.url.replace(/\/+$/, '')
  throw new PatchbayError(
    'VALIDATION_FAILED',
    `The URL of server "${access.name}" cannot be used. Enter http or https, host and path, for example ` +
      'https://host:port/RI/rci, with logon name and password in their own fields and nothing after ? or #.',
    { server: access.name },
  )
}

function parseAnswer(access: ServerAccess, path: string, answer: HttpAnswer): unknown {
  try {
    return parseJson(answer.text)
  } catch {
    // Without the parser's error: it quotes the text, which may hold a secret that was read back.
    throw invalidAnswer(access, path, `is no JSON (content type ${contentType(answer)})`)
  }
}

function contentType(answer: HttpAnswer): string {
  const type = answer.headers['content-type']
  return typeof type === 'string' && /^[\w.+/; =-]{1,80}$/.test(type) ? type : 'not given'
}

/** An answer of 2xx whose content cannot be used. */
export function invalidAnswer(access: ServerAccess, path: string, what: string): PatchbayError {
  return new PatchbayError(
    'SERVER_ANSWER_INVALID',
    `The answer of server "${access.name}" to GET ${path} ${what}. Nothing of it was used. ` +
      'Check that the URL is the resource root of RCI, and the mapping of the server.',
    { server: access.name, method: 'GET', path },
  )
}

/** A resource that must be there answers 404. */
export function resourceUnknown(access: ServerAccess, method: HttpMethod, path: string): PatchbayError {
  return new PatchbayError(
    'SERVER_RESOURCE_UNKNOWN',
    `Server "${access.name}" does not know the resource: ${method} ${path} (404). ` +
      'Check the URL of the server and the path in its mapping.',
    { server: access.name, method, path, status: 404 },
  )
}

/** An object that was there answers 404. */
export function objectGone(access: ServerAccess, method: HttpMethod, path: string): PatchbayError {
  return new PatchbayError(
    'REMOTE_OBJECT_NOT_FOUND',
    `Server "${access.name}" no longer has the object, or the API user may not see it: ${method} ${path} (404). ` +
      'Read the server again and plan anew.',
    { server: access.name, method, path, status: 404 },
  )
}

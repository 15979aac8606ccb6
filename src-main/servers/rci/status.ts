/**
 * HTTP status -> PatchbayError (rci.md "status.map"). Decided by the status alone; the server's words are shown,
 * never interpreted.
 */
import { type ErrorCode, PatchbayError } from '../../domain/errors.ts'
import type { Secret } from '../../domain/secret.ts'
import type { HttpAnswer, HttpMethod } from '../http.ts'
import { isJsonObject, parseJson } from './json.ts'
import { serverWords } from './serverWords.ts'

export interface RefusedRequest {
  readonly server: string
  readonly method: HttpMethod
  /** Resource path below the base URL, without its query. */
  readonly path: string
  /** Every secret that the request carried. */
  readonly secrets: readonly Secret[]
}

interface Meaning {
  readonly code: ErrorCode
  readonly what: string
  readonly cure: string
}

const meanings: Readonly<Record<number, Meaning>> = {
  400: {
    code: 'SERVER_REJECTED',
    what: 'does not accept the content',
    cure: 'Correct the object, or the attribute names in the mapping of the server, and try again.',
  },
  401: {
    code: 'SERVER_CREDENTIALS_REFUSED',
    what: 'refuses the credentials',
    cure:
      'Check logon name and password (they may have expired) in the settings of the server. ' +
      'Nothing more is sent with them.',
  },
  403: {
    code: 'SERVER_FORBIDDEN',
    what: 'forbids the request',
    cure:
      'Either the API key is missing, wrong or not allowed from this network, or the API user lacks the right ' +
      'for this kind of object. Check the key in the settings of the server, and the rights of the API user in ' +
      'System Configurator.',
  },
  404: {
    code: 'SERVER_RESOURCE_UNKNOWN',
    what: 'does not know the resource',
    cure: 'Check the URL of the server and the path in its mapping.',
  },
  405: {
    code: 'SERVER_RESOURCE_UNKNOWN',
    what: 'does not offer this method',
    cure: 'Check the URL of the server and the path in its mapping.',
  },
  408: {
    code: 'SERVER_TIMEOUT',
    what: 'took too long',
    cure: 'Try again later.',
  },
  409: {
    code: 'SERVER_CONFLICT',
    what: 'reports a conflict with an object that it has',
    cure: 'Look on the server for an object of the same name, also one that the API user may not see; then plan again.',
  },
  429: {
    code: 'SERVER_RATE_LIMITED',
    what: 'wants fewer requests',
    cure: 'Wait and try again, or set a lower "concurrency" in the mapping of the server.',
  },
}

const rejected: Meaning = {
  code: 'SERVER_REJECTED',
  what: 'does not accept the request',
  cure: 'Check the object, the URL and the mapping of the server.',
}
const failed: Meaning = {
  code: 'SERVER_FAILED',
  what: 'failed',
  cure: 'Try again later; if it stays, the log of the server has the reason.',
}

/**
 * The error that an answer outside 2xx stands for. `data`: server, method, path, status, words (the server's,
 * masked), origin (`gateway` when the cloud gateway seems to have answered, else `server`), and with 429 and 503
 * retryAfterSeconds (null when the server did not say).
 */
export function errorOfStatus(answer: HttpAnswer, request: RefusedRequest): PatchbayError {
  const { status } = answer
  const meaning = status >= 500 ? failed : (meanings[status === 422 ? 400 : status] ?? rejected)
  const { server, method, path } = request
  const words = serverWords(answer.text, request.secrets)
  const origin = originOf(answer)
  const { what, cure } = meaning
  const said = origin === 'gateway' ? `Its gateway says: "${words}". ${cure}` : `It says: "${words}". ${cure}`
  const message = `Server "${server}" ${what}: ${method} ${path} (${status}). ${words === '' ? cure : said}`
  const wait = status === 429 || status === 503 ? { retryAfterSeconds: retryAfterSeconds(answer) } : {}
  return new PatchbayError(meaning.code, message, { server, method, path, status, words, origin, ...wait })
}

/**
 * The cloud gateway can answer before Contact Pro does: its answers carry `x-amzn-` headers or are an object with
 * a `message` alone (rci.md section 6, general behaviour of that gateway [inf]).
 */
function originOf(answer: HttpAnswer): 'gateway' | 'server' {
  if (Object.keys(answer.headers).some((name) => name.startsWith('x-amzn-'))) return 'gateway'
  try {
    const body = parseJson(answer.text)
    return isJsonObject(body) && Object.keys(body).join() === 'message' ? 'gateway' : 'server'
  } catch {
    return 'server'
  }
}

/** `Retry-After` in whole seconds; a date counts from the answer's own `Date`, so that no clock is compared. */
function retryAfterSeconds(answer: HttpAnswer): number | null {
  const value = answer.headers['retry-after']
  if (typeof value !== 'string') return null
  if (/^\d{1,9}$/.test(value.trim())) return Number(value.trim())
  const until = Date.parse(value)
  const now = Date.parse(String(answer.headers.date))
  return Number.isNaN(until) || Number.isNaN(now) ? null : Math.max(0, Math.ceil((until - now) / 1000))
}

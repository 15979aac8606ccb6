/**
 * When a request is tried again, and how long to wait, by error code (interfaces.md section 8; rci.md "status.map").
 *
 *   error                                   read     create, right              update, delete
 *   SERVER_UNREACHABLE, request not sent    again    again                      again
 *   SERVER_UNREACHABLE, else                again    read back, never again     read again, then again
 *   SERVER_TIMEOUT (silence, or 408)        again    read back, never again     read again, then again
 *   SERVER_FAILED 500, 503, other 5xx       again    read back; again when it   read again, then again
 *                                                    is surely not there
 *   SERVER_FAILED 502, 504 (a gateway)      again    read back, never again     read again, then again
 *   SERVER_RATE_LIMITED 429                 again    again                      read again, then again
 *   SERVER_ANSWER_INVALID                   no       read back, never again     read back, never again
 *   SERVER_REJECTED 400 422, SERVER_CONFLICT 409, REMOTE_OBJECT_NOT_FOUND, SERVER_RESOURCE_UNKNOWN,
 *   SERVER_REDIRECTED, SERVER_TLS_FAILED, RIGHTS_ROLE_MISSING, SERVER_FORBIDDEN 403
 *                                           no       no                         no
 *   SERVER_CREDENTIALS_REFUSED 401          no, and nothing more is sent to that server
 *   CANCELLED                               no       read back if it had left   read back if it had left
 *
 * "Again" is at most twice more for one request, after a pause of `Retry-After` (429 and 503: seconds, or a date
 * counted from the answer's own) and, on top of it, a full jitter: a random part of 300 ms, then of 600 ms. All
 * pauses of one run share 15 s, and all its second and third tries a budget of 10 or a fifth of what was sent,
 * whichever is more: a dead or overloaded server ends a run in bounded time and is not asked ever more often. A pause
 * that does not fit in, a budget that is used up, and a cancellation end the tries with the error that was met.
 */
import { findPatchbayError, type PatchbayError } from '../../domain/errors.ts'

const maxAttempts = 3
const firstPauseMs = 300
const longestPauseMs = 3000
/** All pauses of one pull or push together. */
const pauseBudgetMs = 15_000
/** Further tries of one pull or push together: so many, or this share of its requests. */
const leastRetries = 10
const retryShare = 0.2

export interface Retry {
  /** A read, repeated while the error is transient. @throws the last error. */
  reading<Result>(work: () => Promise<Result>): Promise<Result>
  /** Waits before attempt number `attempt + 1`; false when there shall be none. `attempt` counts from 1. */
  pause(error: PatchbayError, attempt: number): Promise<boolean>
  /** Counts a request that writes; reads count themselves. The budget of further tries grows with them. */
  count(): void
}

export interface RetryOptions {
  /** Number in [0, 1), for the jitter. */
  readonly random: () => number
  /** Resolves after `ms`, or as soon as `signal` aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>
  /** Ends pauses at once, and further tries with them. */
  readonly signal?: AbortSignal | undefined
}

/** Errors after which the same request may succeed: no answer, 408, 429, 5xx. Never other 4xx (anchors.md 2.4). */
export function isTransient(error: PatchbayError): boolean {
  const { class: errorClass, retry } = error.kind
  return (
    retry === 'later' && (errorClass === 'network' || errorClass === 'rateLimit' || errorClass === 'server')
  )
}

/** The server may have done what was asked, though no answer says so. */
export function isAnswerLost(error: PatchbayError): boolean {
  switch (error.code) {
    case 'SERVER_FAILED':
    case 'SERVER_ANSWER_INVALID':
      return true
    case 'CANCELLED':
    case 'SERVER_TIMEOUT':
    case 'SERVER_UNREACHABLE':
    // With TLS 1.3 an alert may come when the request has long left.
    case 'SERVER_TLS_FAILED':
      return error.data.requestSent !== false
    default:
      return false
  }
}

/**
 * The server itself ended the request, so that nothing more will come of it. Not so after silence, and not when a
 * gateway gave up waiting (502, 504): the server behind it may still be at work.
 */
export function isAnswerFinal(error: PatchbayError): boolean {
  return error.code === 'SERVER_FAILED' && error.data.status !== 502 && error.data.status !== 504
}

/** No byte of the request left: nothing can have been done. */
export function isNotSent(error: PatchbayError): boolean {
  const { class: errorClass } = error.kind
  return (errorClass === 'network' || errorClass === 'cancelled') && error.data.requestSent === false
}

function retryAfterMs(error: PatchbayError): number | null {
  const seconds = error.data.retryAfterSeconds
  return typeof seconds === 'number' ? seconds * 1000 : null
}

/** One per pull, plan or push: the budgets are shared by all its requests. */
export function createRetry({ random, sleep, signal }: RetryOptions): Retry {
  let budgetMs = pauseBudgetMs
  let requests = 0
  let retries = 0
  const pause: Retry['pause'] = async (error, attempt) => {
    if (attempt >= maxAttempts || !isTransient(error) || signal?.aborted) return false
    if (retries >= Math.max(leastRetries, Math.floor(requests * retryShare))) return false
    const jitterMs = Math.round(random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)))
    // On top: those who were told the same time shall not come back all at once.
    const pauseMs = (retryAfterMs(error) ?? 0) + jitterMs
    if (pauseMs > budgetMs) return false
    budgetMs -= pauseMs
    retries += 1
    await sleep(pauseMs, signal)
    return !signal?.aborted
  }
  const count = () => {
    requests += 1
  }
  const reading: Retry['reading'] = async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        requests += 1
        return await work()
      } catch (error) {
        const known = findPatchbayError(error)
        if (!known || !(await pause(known, attempt))) throw error
      }
    }
  }
  return { reading, pause, count }
}

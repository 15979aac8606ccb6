/**
 * When a request is tried again, and how long to wait: by the class of the error, with full jitter, `Retry-After`
 * heeded, and caps in number and in time, so that a dead server ends a push in bounded time (interfaces.md
 * section 8).
 */
import { findPatchbayError, type PatchbayError } from '../domain/errors.ts'

const maxAttempts = 3
const firstPauseMs = 300
const longestPauseMs = 3000
/** All pauses of one pull or push together. */
const pauseBudgetMs = 15_000

export interface Retry {
  /** A read, repeated while the error is transient. @throws the last error. */
  reading<Result>(work: () => Promise<Result>): Promise<Result>
  /** Waits before attempt number `attempt + 1`; false when there shall be none. `attempt` counts from 1. */
  pause(error: PatchbayError, attempt: number): Promise<boolean>
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
  return error.kind.class === 'network' && error.data.requestSent === false
}

function retryAfterMs(error: PatchbayError): number | null {
  const seconds = error.data.retryAfterSeconds
  return typeof seconds === 'number' ? seconds * 1000 : null
}

/** One per pull, plan or push: the budget of pauses is shared by all its requests. */
export function createRetry(random: () => number, sleep: (ms: number) => Promise<void>): Retry {
  let budgetMs = pauseBudgetMs
  const pause: Retry['pause'] = async (error, attempt) => {
    if (attempt >= maxAttempts || !isTransient(error)) return false
    const jitterMs = Math.round(random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)))
    const pauseMs = Math.max(retryAfterMs(error) ?? 0, jitterMs)
    if (pauseMs > budgetMs) return false
    budgetMs -= pauseMs
    await sleep(pauseMs)
    return true
  }
  const reading: Retry['reading'] = async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        const known = findPatchbayError(error)
        if (!known || !(await pause(known, attempt))) throw error
      }
    }
  }
  return { reading, pause }
}

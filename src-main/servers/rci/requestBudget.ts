/**
 * How many requests a server gets in a minute (mapping `requestsPerMinute`): a bucket of tokens over the life of a
 * gateway. What the bucket holds at first, a sixth of a minute's worth, may go at once; it refills so that no minute
 * ever sees more than the mapping allows.
 */
import { setTimeout } from 'node:timers/promises'

export interface RequestBudget {
  /** Resolves when the next request may leave, in the order of asking; false when `signal` aborted first. */
  take(signal: AbortSignal | undefined): Promise<boolean>
  /** From now on nobody waits: a log-off must not be held up. */
  open(): void
}

export interface BudgetClock {
  /** Milliseconds, never going back. */
  now(): number
  /** Rejects when `signal` aborts. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>
}

const systemClock: BudgetClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
}

const minuteMs = 60_000

/** `perMinute` null: no limit. */
export function createRequestBudget(
  perMinute: number | null,
  clock: BudgetClock = systemClock,
): RequestBudget {
  if (perMinute === null) return { take: async () => true, open: () => {} }
  const capacity = Math.max(1, Math.floor(perMinute / 6))
  const tokensPerMs = Math.max(1, perMinute - capacity) / minuteMs
  let tokens = capacity
  let filledAt = clock.now()
  let isOpen = false
  return {
    async take(signal) {
      if (isOpen) return true
      if (signal?.aborted) return false
      const now = clock.now()
      tokens = Math.min(capacity, tokens + (now - filledAt) * tokensPerMs) - 1
      filledAt = now
      if (tokens >= 0) return true
      try {
        await clock.sleep(-tokens / tokensPerMs, signal)
        return true
      } catch {
        // Nothing was sent: those who wait behind need not wait for it.
        tokens += 1
        return false
      }
    },
    open() {
      isOpen = true
    },
  }
}

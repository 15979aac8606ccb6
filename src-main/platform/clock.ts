/** The only reader of the system clock. Times are for people: no decision depends on them. */

export interface Clock {
  /** Now, ISO 8601 UTC with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

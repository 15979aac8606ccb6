/**
 * The only reader of the system clock. Times are for people; two decisions use them: the wait after wrong passphrases
 * (store/attempts.ts) and the day of a daily backup (store/dailyBackup.ts).
 */

export interface Clock {
  /** Now, ISO 8601 UTC with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/**
 * The only reader of the system clock. Times are for people; three decisions use them: the wait after wrong passphrases
 * (store/attempts.ts), the day of a daily backup (store/dailyBackup.ts) and when to pull (sync/schedule.ts).
 */

export interface Clock {
  /** Now, ISO 8601 UTC with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

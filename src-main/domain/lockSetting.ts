/** After how long without anybody the store locks itself (architecture.md section 8). */

/** Minutes to choose from: never is not among them. */
export const idleMinutesChoices = Object.freeze([2, 5, 10, 15, 30, 60] as const)
export type IdleMinutes = (typeof idleMinutesChoices)[number]

export const defaultIdleMinutes: IdleMinutes = 10

/** A stored or given number as a choice; null when it is none. */
export function toIdleMinutes(minutes: number): IdleMinutes | null {
  return idleMinutesChoices.find((choice) => choice === minutes) ?? null
}

/** A time of the store (ISO 8601 UTC) as people read it, in the machine's zone. */
export function timeText(at: string, timeStyle: 'short' | 'medium' = 'short'): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle })
}

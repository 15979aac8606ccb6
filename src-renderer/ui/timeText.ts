import { locale } from '../i18n/language.ts'

/** A time of the store (ISO 8601 UTC) as people read it, in the machine's zone. */
export function timeText(at: string, timeStyle: 'short' | 'medium' = 'short'): string {
  return new Date(at).toLocaleString(locale(), { dateStyle: 'medium', timeStyle })
}

/** The day alone, as it stands on paper. */
export function dayText(at: Date): string {
  return at.toLocaleDateString(locale(), { dateStyle: 'long' })
}

/** The time of a day alone. */
export function clockText(at: Date): string {
  return at.toLocaleTimeString(locale())
}

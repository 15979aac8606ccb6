/** Times and days as people read them, in the machine's zone. */
import { oncePerLanguage } from '../i18n/language.ts'

const format = (options: Intl.DateTimeFormatOptions) =>
  oncePerLanguage((locale) => new Intl.DateTimeFormat(locale, options))

const momentFormats = {
  short: format({ dateStyle: 'medium', timeStyle: 'short' }),
  medium: format({ dateStyle: 'medium', timeStyle: 'medium' }),
}
const days = format({ dateStyle: 'long' })
const shortDays = format({ dateStyle: 'medium' })
const clocks = format({ timeStyle: 'medium' })
const minutes = format({ hour: '2-digit', minute: '2-digit' })

/** A time of the store (ISO 8601 UTC). */
export function timeText(at: string, timeStyle: 'short' | 'medium' = 'short'): string {
  return momentFormats[timeStyle]().format(new Date(at))
}

/** The day alone, as it stands on paper. */
export function dayText(at: Date): string {
  return days().format(at)
}

/** The day alone, where there is little room. */
export function shortDayText(at: Date): string {
  return shortDays().format(at)
}

/** The time of a day alone. */
export function clockText(at: Date): string {
  return clocks().format(at)
}

/** The time of a day to the minute. */
export function minuteText(at: Date): string {
  return minutes().format(at)
}

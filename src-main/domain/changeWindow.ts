/**
 * Change windows: the times in which a server may be changed (rci.md section 10: changing a messaging service in
 * business hours can make message delivery fail). Outside them a push that updates or deletes asks again. This is
 * the one rule of Patchbay that looks at the clock, and it only ever asks. Pure: the time is handed in.
 */
import type { Finding } from './finding.ts'
import { block } from './makeFinding.ts'

export const weekdays = Object.freeze(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)
export type Weekday = (typeof weekdays)[number]

export interface ChangeWindow {
  /** Days on which the window begins. */
  readonly days: readonly Weekday[]
  /** `HH:MM`, from 00:00 to 23:59, in `timeZone`. */
  readonly from: string
  /** `HH:MM`, not included; `24:00` is the end of the day. Not after `from`: the window ends on the next day. */
  readonly to: string
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string
}

const minutesOfDay = 24 * 60

/** Minutes since midnight; null when the text is no time. */
function minutesOf(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return Number(match?.[2]) < 60 && minutes <= minutesOfDay ? minutes : null
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}

export function checkChangeWindows(windows: readonly ChangeWindow[]): Finding[] {
  return windows.flatMap(({ days, from, to, timeZone }, index) => {
    const field = `changeWindows.${index}`
    const refuse = (what: string) => [
      block('CHANGE_WINDOW_INVALID', field, `Change window ${index + 1}: ${what}`),
    ]
    const start = minutesOf(from)
    if (days.length === 0) return refuse('choose at least one day.')
    if (start === null || start === minutesOfDay || minutesOf(to) === null) {
      return refuse('enter both times as HH:MM, such as 22:00 to 04:00.')
    }
    if (from === to) return refuse('its end is its beginning. For a whole day enter 00:00 to 24:00.')
    if (!isTimeZone(timeZone))
      return refuse(`"${timeZone}" is no time zone. Enter one such as Europe/Berlin.`)
    return []
  })
}

interface LocalTime {
  /** Index in `weekdays`. */
  readonly day: number
  readonly minutes: number
}

function localTime(at: Date, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  const day = weekdays.findIndex((name) => part('weekday').toLowerCase().startsWith(name))
  return { day, minutes: Number(part('hour')) * 60 + Number(part('minute')) }
}

function isWithin(window: ChangeWindow, at: Date): boolean {
  const { day, minutes } = localTime(at, window.timeZone)
  const [from, to] = [minutesOf(window.from) ?? 0, minutesOf(window.to) ?? 0]
  const beginsOn = (index: number) => window.days.some((name) => name === weekdays[(index + 7) % 7])
  if (from < to) return beginsOn(day) && minutes >= from && minutes < to
  return (beginsOn(day) && minutes >= from) || (beginsOn(day - 1) && minutes < to)
}

/** Whether a server may be changed at that moment; without windows, always. */
export function isInChangeWindow(windows: readonly ChangeWindow[], at: Date): boolean {
  return windows.length === 0 || windows.some((window) => isWithin(window, at))
}

/** For people: `mon, tue 22:00 to 04:00 (Europe/Berlin)`. */
export function changeWindowText({ days, from, to, timeZone }: ChangeWindow): string {
  return `${weekdays.filter((day) => days.includes(day)).join(', ')} ${from} to ${to} (${timeZone})`
}

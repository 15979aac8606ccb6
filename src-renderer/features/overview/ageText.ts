/** How long ago something was, in the largest unit that says enough. Pure. */
import { t, tCount } from '../../i18n/t.ts'

const dayMs = 24 * 60 * 60 * 1000
const daysOfMonth = 30.44
const daysOfYear = 365.25

export function ageText(ms: number): string {
  const days = Math.floor(ms / dayMs)
  if (days < 1) return t('overview.age.today')
  if (days < 90) return tCount(days, 'overview.age.days.one', 'overview.age.days.other')
  if (days < 2 * daysOfYear)
    return tCount(Math.floor(days / daysOfMonth), 'overview.age.months.one', 'overview.age.months.other')
  return tCount(Math.floor(days / daysOfYear), 'overview.age.years.one', 'overview.age.years.other')
}

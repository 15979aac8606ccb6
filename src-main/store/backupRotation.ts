/**
 * Which backups go when a new one is there. The clock is not asked: the order and the calendar dates (UTC) of the
 * backups themselves decide, so that a machine that was off for a year, or whose clock was wrong, loses nothing for it.
 *
 *   daily      the last of each of the 7 newest days, of 4 further weeks (Monday to Sunday), of 6 further months.
 *              "Further": a week or month in which one is kept already is not counted again
 *   manual     the last 10
 *   others     the last 3 of each reason
 *
 * Never removed: what cannot be read (a person has to look at it), the newest that was proved, and the one that was
 * made just now, whatever the clock called it.
 */
import { findPatchbayError } from '../domain/errors.ts'
import type { DataPaths } from '../platform/paths.ts'
import { removeBackupFolder } from './backupFolder.ts'
import { type BackupEntry, listBackups, newestFirst } from './backupList.ts'

const keptDays = 7
const keptWeeks = 4
const keptMonths = 6
const keptManual = 10
const keptOthers = 3

const dayOf = (entry: BackupEntry) => (entry.createdAt ?? '').slice(0, 10)
const monthOf = (entry: BackupEntry) => (entry.createdAt ?? '').slice(0, 7)

/** Date of the Monday before or on that day. */
function weekOf(entry: BackupEntry): string {
  const date = new Date(`${dayOf(entry)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** The newest of each of the `limit` newest periods in which none of `kept` lies. */
function newestOfEach(
  entries: readonly BackupEntry[],
  kept: readonly BackupEntry[],
  periodOf: (entry: BackupEntry) => string,
  limit: number,
): BackupEntry[] {
  const seen = new Set(kept.map(periodOf))
  const found: BackupEntry[] = []
  for (const entry of entries) {
    if (found.length === limit) break
    if (seen.has(periodOf(entry))) continue
    seen.add(periodOf(entry))
    found.push(entry)
  }
  return found
}

function keptDaily(daily: readonly BackupEntry[]): BackupEntry[] {
  const days = newestOfEach(daily, [], dayOf, keptDays)
  const oldest = days.at(-1)
  const older = oldest ? daily.slice(daily.indexOf(oldest) + 1) : []
  const weeks = newestOfEach(older, days, weekOf, keptWeeks)
  const oldestWeek = weeks.at(-1) ?? oldest
  const rest = oldestWeek ? daily.slice(daily.indexOf(oldestWeek) + 1) : []
  return [...days, ...weeks, ...newestOfEach(rest, [...days, ...weeks], monthOf, keptMonths)]
}

/** @param justMade name of the backup that is the occasion */
export function backupsToRemove(entries: readonly BackupEntry[], justMade: string): BackupEntry[] {
  const readable = newestFirst(entries).filter((entry) => entry.state !== 'damaged')
  const of = (reason: BackupEntry['reason']) => readable.filter((entry) => entry.reason === reason)
  const newestProved = readable.find((entry) => entry.state === 'proved')
  const kept = new Set<BackupEntry | undefined>([
    newestProved,
    ...readable.filter((entry) => entry.name === justMade),
    ...keptDaily(of('daily')),
    ...of('manual').slice(0, keptManual),
    ...of('before-migration').slice(0, keptOthers),
    ...of('before-restore').slice(0, keptOthers),
    ...of('before-rotation').slice(0, keptOthers),
  ])
  return readable.filter((entry) => !kept.has(entry))
}

/**
 * Call it inside `whileWritingBackups`, after a backup was made. One that cannot be removed stays, and is tried again
 * next time: the new backup is good all the same.
 */
export function rotateBackups(paths: DataPaths, justMade: string): void {
  for (const entry of backupsToRemove(listBackups(paths), justMade)) {
    try {
      removeBackupFolder(entry.path)
    } catch (error) {
      if (!findPatchbayError(error)) throw error
    }
  }
}

/** One backup a day on which something changed. Coming in and making backups is no change. */
import { findPatchbayError, type PatchbayError } from '../domain/errors.ts'
import { type BackedUp, createBackupHeld } from './backup.ts'
import { backupError, whileWritingBackups } from './backupFolder.ts'
import { type BackupEntry, listBackups, newestFirst } from './backupList.ts'
import type { Connection } from './database.ts'

/**
 * Whether a daily backup is to be made: none was made on this day (UTC), and the store was changed since the newest
 * backup of any kind.
 * @param now ISO 8601 UTC
 * @param state what the store's audit says
 */
export function isDailyDue(entries: readonly BackupEntry[], now: string, state: AuditState): boolean {
  const proved = newestFirst(entries).filter((entry) => entry.state === 'proved')
  const today = now.slice(0, 10)
  if (proved.some((entry) => entry.reason === 'daily' && entry.createdAt?.slice(0, 10) === today))
    return false
  const backedUp = proved[0]?.auditSeq ?? 0
  // A number below that of the newest backup: an older backup was restored since.
  return state.lastChange > backedUp || state.last < backedUp
}

/** Numbers of audit records, 0 when there is none. */
export interface AuditState {
  readonly last: number
  /** Of the last one that tells a change. */
  readonly lastChange: number
}

function auditState(connection: Connection): AuditState {
  const found = connection
    .prepare<[], { last: number | null; lastChange: number | null }>(
      `SELECT max(seq) AS last,
         max(seq) FILTER (WHERE action NOT LIKE 'session.%' AND action NOT LIKE 'backup.%') AS lastChange
       FROM audit`,
    )
    .get()
  return { last: found?.last ?? 0, lastChange: found?.lastChange ?? 0 }
}

/** What became of it, for the log and the screen: work goes on without a backup, but not in silence. */
export interface DailyBackup {
  /** Null when none was due, or it failed. */
  readonly made: BackupEntry | null
  readonly error: PatchbayError | null
}

/** Makes today's backup when it is due. Never throws for a foreseeable failure. */
export function backUpDaily(options: BackedUp): DailyBackup {
  const { paths, store, clock } = options
  const isDue = () => isDailyDue(listBackups(paths), clock.now(), auditState(store.connection))
  try {
    if (!isDue()) return { made: null, error: null }
    // Asked again: another process may have made it while this one waited.
    const made = whileWritingBackups(paths, () =>
      isDue() ? createBackupHeld({ ...options, reason: 'daily' }) : null,
    )
    return { made, error: null }
  } catch (error) {
    const known = findPatchbayError(backupError(error, paths))
    if (!known) throw error
    return { made: null, error: known }
  }
}

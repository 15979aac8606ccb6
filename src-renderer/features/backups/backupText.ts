/** Reasons, states and contents of backups as words. */
import type { BackupEntry } from '../../../src-main/store/backupList.ts'
import type { BackupCounts } from '../../../src-main/store/backupRecord.ts'
import { t, tCount } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'

export function reasonText(reason: BackupEntry['reason']): string {
  return t(`backups.reason.${reason ?? 'unknown'}`)
}

export function madeText(createdAt: string | null): string {
  return createdAt === null ? t('backups.when.unknown') : timeText(createdAt, 'medium')
}

/** Like `3 services, 1 user, 0 servers`. */
export function countsText(counts: BackupCounts | null): string {
  if (counts === null) return t('backups.counts.unknown')
  return t('backups.counts.text', {
    services: tCount(counts.services, 'count.services.one', 'count.services.other'),
    users: tCount(counts.users, 'count.users.one', 'count.users.other'),
    servers: tCount(counts.servers, 'count.servers.one', 'count.servers.other'),
  })
}

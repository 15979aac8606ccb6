/** All backups, newest first, damaged ones among them. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import type { BackupEntry, BackupState } from '../../../src-main/store/backupList.ts'
import { useMay } from '../../app/session/useMay.ts'
import { useSessionStatus } from '../../app/session/useSessionStatus.ts'
import { t } from '../../i18n/t.ts'
import { countsText, madeText, reasonText } from './backupText.ts'

const designs = {
  verified: 'Positive',
  proved: 'Positive',
  aside: 'Neutral',
  damaged: 'Negative',
} as const satisfies Record<BackupState | 'verified', string>

interface BackupTableProps {
  readonly backups: readonly BackupEntry[]
  /** What was found of those that were verified on this screen, by name. */
  readonly verified: ReadonlyMap<string, 'verified' | 'damaged'>
  readonly isWorking: boolean
  readonly onVerify: (backup: BackupEntry) => void
  readonly onRestore: (backup: BackupEntry) => void
}

export function BackupTable({ backups, verified, isWorking, onVerify, onRestore }: BackupTableProps) {
  const canVerify = useMay()('backup.verify')
  // The procedure is open to all, for it works while nobody can unlock; it takes an administrator's passphrase.
  const canRestore = useSessionStatus().data?.role === 'administrator'
  return (
    <div className="tableScroll">
      <table className="plainTable">
        <thead>
          <tr>
            <th scope="col">{t('backups.name')}</th>
            <th scope="col">{t('backups.when')}</th>
            <th scope="col">{t('backups.why')}</th>
            <th scope="col">{t('backups.counts')}</th>
            <th scope="col">{t('backups.state')}</th>
            {canVerify && <th scope="col">{t('backups.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => {
            const { name } = backup
            const shown = verified.get(name) ?? backup.state
            return (
              <tr key={name}>
                <th scope="row" className="nameCell">
                  {name}
                </th>
                <td>{madeText(backup.createdAt)}</td>
                <td>{reasonText(backup.reason)}</td>
                <td>{countsText(backup.counts)}</td>
                <td>
                  <Tag design={designs[shown]}>{t(`backups.state.${shown}`)}</Tag>
                </td>
                {canVerify && (
                  <td>
                    <div className="rowButtons">
                      <Button
                        design="Transparent"
                        disabled={isWorking}
                        accessibleName={t('backup.verify.label', { name })}
                        onClick={() => onVerify(backup)}
                      >
                        {t('backup.verify')}
                      </Button>
                      {canRestore && (
                        <Button
                          design="Transparent"
                          disabled={isWorking}
                          accessibleName={t('backup.restore.label', { name })}
                          onClick={() => onRestore(backup)}
                        >
                          {t('backup.restore')}
                        </Button>
                      )}
                    </div>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The backups of a store, newest first, to choose one of. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import type { BackupEntry } from '../../../src-main/store/backupList.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'

interface BackupChoiceProps {
  readonly backups: readonly BackupEntry[]
  readonly onChosen: (name: string) => void
  readonly onCancel: () => void
}

/** One that is damaged cannot be restored: it is shown, so that nobody looks for it. */
export function BackupChoice({ backups, onChosen, onCancel }: BackupChoiceProps) {
  const usable = backups.filter(({ state }) => state !== 'damaged')
  const usual = usable.find(({ state }) => state === 'proved') ?? usable[0]
  const [chosen, setChosen] = useState(usual?.name)
  return (
    <>
      {backups.length === 0 ? (
        <p>{t('restore.none')}</p>
      ) : (
        <>
          <p>{t('restore.text')}</p>
          <fieldset className="backupList">
            <legend className="visuallyHidden">{t('restore.label')}</legend>
            {backups.map((backup) => (
              <label key={backup.name} className="backupEntry">
                <input
                  type="radio"
                  name="backup"
                  disabled={backup.state === 'damaged'}
                  checked={backup.name === chosen}
                  onChange={() => setChosen(backup.name)}
                />
                <span className="backupText">
                  <span>
                    {backup.createdAt === null ? backup.name : timeText(backup.createdAt, 'medium')}
                  </span>
                  <span className="fieldHelp">{backupText(backup)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </>
      )}
      <div className="sessionActions">
        {usable.length > 0 && (
          <Button
            design="Emphasized"
            disabled={chosen === undefined}
            onClick={() => chosen !== undefined && onChosen(chosen)}
          >
            {t('restore.continue')}
          </Button>
        )}
        <Button design="Transparent" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </>
  )
}

function backupText({ state, reason, counts }: BackupEntry): string {
  const why = reason === null ? [] : [t(`restore.reason.${reason}`)]
  const what = counts && state === 'proved' ? t('restore.counts', counts) : t(`restore.state.${state}`)
  return [...why, what].join(' · ')
}

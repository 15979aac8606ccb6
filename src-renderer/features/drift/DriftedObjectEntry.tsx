/** One object that moved on a server: what, since when, and the two ways to settle it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { FieldTable } from '../push/FieldTable.tsx'
import { ObjectName } from '../push/PlanView.tsx'
import { adoptText, type DriftedObject } from './driftText.ts'

interface DriftedObjectEntryProps {
  readonly object: DriftedObject
  /** The server gets promoted objects: what it has never goes into the store. */
  readonly isTarget: boolean
  readonly isBusy: boolean
  readonly onDecide: (side: 'adopt' | 'overwrite') => void
}

export function DriftedObjectEntry({ object, isTarget, isBusy, onDecide }: DriftedObjectEntryProps) {
  const { kind, key, entries, since, what, decision } = object
  const may = useMay()
  const adopt = adoptText(object, isTarget)
  const fields = entries.map(({ field, before, after }) => ({ name: field, before, after }))
  return (
    <li>
      <h3>
        <ObjectName kind={kind} name={key} />: {t(`drift.what.${what}`)}
      </h3>
      <p className="fieldHelp">{t('drift.since', { at: timeText(since) })}</p>
      {what === 'changed' && (
        <FieldTable fields={fields} before={t('plan.conflict.base')} after={t('plan.onServerNow')} />
      )}
      <div className="pushActions">
        {adopt && may('sync.acceptDrift') && (
          <Button disabled={isBusy} accessibleName={adopt.name} onClick={() => onDecide('adopt')}>
            {adopt.text}
          </Button>
        )}
        {!adopt && <span className="fieldHelp">{t('drift.take.new')}</span>}
        {what !== 'new' && may('sync.overwriteDrift') && (
          <Button
            disabled={isBusy || decision === 'mine'}
            accessibleName={t('drift.overwriteOf', { key })}
            onClick={() => onDecide('overwrite')}
          >
            {t('drift.overwrite')}
          </Button>
        )}
        {decision === 'mine' && <strong>{t('drift.decided')}</strong>}
      </div>
    </li>
  )
}

/** One object that moved on a server: what, since when, and the two ways to settle it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { FieldTable } from '../push/FieldTable.tsx'
import { ObjectName } from '../push/PlanView.tsx'
import type { DriftedObject } from './driftText.ts'

interface DriftedObjectEntryProps {
  readonly object: DriftedObject
  readonly isBusy: boolean
  readonly onDecide: (side: 'adopt' | 'overwrite') => void
}

export function DriftedObjectEntry({ object, isBusy, onDecide }: DriftedObjectEntryProps) {
  const { kind, key, entries, since, what, decision } = object
  const may = useMay()
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
        {may('sync.acceptDrift') && (
          <Button
            disabled={isBusy}
            accessibleName={t('drift.adoptOf', { key })}
            onClick={() => onDecide('adopt')}
          >
            {t(what === 'gone' ? 'drift.adopt.gone' : 'drift.adopt')}
          </Button>
        )}
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

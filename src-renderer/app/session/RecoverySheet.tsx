/**
 * A recovery key that is shown this once: to be written down, copied, or printed as a sheet. On paper there is the
 * sheet alone, wherever the component stands on the screen.
 */
import { Button } from '@ui5/webcomponents-react/Button'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { t } from '../../i18n/t.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { dayText } from '../../ui/timeText.ts'
import { CopyButton } from './CopyButton.tsx'
import { useSessionStatus } from './useSessionStatus.ts'

interface RecoverySheetProps {
  readonly recoveryKey: string
  /** The person confirmed that it is written down. */
  readonly onDone: () => void
}

export function RecoverySheet({ recoveryKey, onDone }: RecoverySheetProps) {
  const [isWritten, setWritten] = useState(false)
  // Two lines of the same length, without a hyphen at the end of the first.
  const groups = recoveryKey.split('-')
  const first = groups.slice(0, Math.ceil(groups.length / 2))
  const second = groups.slice(first.length)
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [])
  return (
    <div className="recovery">
      <p>{t('recovery.text')}</p>
      <output className="recoveryKey" aria-label={t('recovery.label')}>
        <span className="keyHalf">{first.join('-')}</span>
        <span className="visuallyHidden">-</span>
        <span className="keyHalf">{second.join('-')}</span>
      </output>
      <div className="sessionActions">
        <Button onClick={() => window.print()}>{t('recovery.print')}</Button>
        <CopyButton
          label={t('recovery.copy')}
          text={recoveryKey}
          copied={t('recovery.copied')}
          failed={t('recovery.copyFailed')}
        />
      </div>
      <CheckField label={t('recovery.confirm')} isChecked={isWritten} onChange={setWritten} />
      <div className="sessionActions">
        <Button design="Emphasized" disabled={!isWritten} onClick={onDone}>
          {t('recovery.continue')}
        </Button>
      </div>
      {createPortal(<PrintedSheet recoveryKey={recoveryKey} />, document.body)}
    </div>
  )
}

function PrintedSheet({ recoveryKey }: { readonly recoveryKey: string }) {
  const { data } = useSessionStatus()
  return (
    <article className="recoverySheet">
      <p className="sheetProduct">{t('session.title')}</p>
      <h1>{t('sheet.title')}</h1>
      <dl className="facts">
        <dt>{t('sheet.directory')}</dt>
        <dd>{data?.dataDirectory}</dd>
        <dt>{t('sheet.date')}</dt>
        <dd>{dayText(new Date())}</dd>
      </dl>
      <ol className="sheetKey">
        {keyGroups(recoveryKey).map(({ place, digits }) => (
          <li key={place}>{digits}</li>
        ))}
      </ol>
      {(['for', 'use', 'keep', 'lost'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`sheet.${part}.title`)}</h2>
          <p>{t(`sheet.${part}`)}</p>
        </section>
      ))}
    </article>
  )
}

/** The same group may stand in a key twice: the place tells them apart. */
function keyGroups(recoveryKey: string): { place: number; digits: string }[] {
  return recoveryKey.split('-').map((digits, place) => ({ place, digits }))
}

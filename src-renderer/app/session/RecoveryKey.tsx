/** Shows the recovery key of a new store, this once, and goes on only after it was confirmed. */
import { Button } from '@ui5/webcomponents-react/Button'
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { useEffect, useState } from 'react'
import { t } from '../../i18n/t.ts'
import { SessionPage } from './SessionPage.tsx'

interface RecoveryKeyProps {
  readonly recoveryKey: string
  readonly onDone: () => void
}

export function RecoveryKey({ recoveryKey, onDone }: RecoveryKeyProps) {
  const [isWritten, setWritten] = useState(false)
  const [copied, setCopied] = useState('')
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [])
  const copy = () => {
    // Missing where the page is not served securely.
    const written = navigator.clipboard?.writeText(recoveryKey) ?? Promise.reject(new Error('No clipboard'))
    written.then(
      () => setCopied(t('recovery.copied')),
      () => setCopied(t('recovery.copyFailed')),
    )
  }
  return (
    <SessionPage title={t('recovery.title')}>
      <p>{t('recovery.text')}</p>
      <output className="recoveryKey" aria-label={t('recovery.label')}>
        {recoveryKey}
      </output>
      <div className="sessionActions noPrint">
        <Button onClick={copy}>{t('recovery.copy')}</Button>
        <Button onClick={() => window.print()}>{t('recovery.print')}</Button>
        <span role="status">{copied}</span>
      </div>
      <div className="noPrint">
        <CheckBox
          text={t('recovery.confirm')}
          checked={isWritten}
          onChange={(event) => setWritten(event.target.checked)}
        />
      </div>
      <div className="sessionActions noPrint">
        <Button design="Emphasized" disabled={!isWritten} onClick={onDone}>
          {t('recovery.continue')}
        </Button>
      </div>
    </SessionPage>
  )
}

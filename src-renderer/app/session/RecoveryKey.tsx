/** Shows the recovery key of a new store, this once, and goes on only after it was confirmed. */
import { t } from '../../i18n/t.ts'
import { RecoverySheet } from './RecoverySheet.tsx'
import { SessionPage } from './SessionPage.tsx'

interface RecoveryKeyProps {
  readonly recoveryKey: string
  readonly onDone: () => void
}

export function RecoveryKey(props: RecoveryKeyProps) {
  return (
    <SessionPage title={t('recovery.title')}>
      <RecoverySheet {...props} />
    </SessionPage>
  )
}

/** Asked before a lock that would lose what was typed. */
import { t } from '../i18n/t.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { useLock } from './session/useLock.ts'

export function LockQuestion() {
  const { lost, lockNow, stay } = useLock()
  return (
    <ConfirmDialog
      open={lost.length > 0}
      title={t('unsaved.title')}
      confirmText={t('unsaved.lock')}
      cancelText={t('unsaved.stay')}
      isDestructive
      onConfirm={lockNow}
      onCancel={stay}
    >
      <p>{t('unsaved.lock.text', { names: lost.join(', ') })}</p>
    </ConfirmDialog>
  )
}

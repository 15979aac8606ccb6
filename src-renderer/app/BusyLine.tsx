/**
 * A line across the top while anything is being done for longer than a moment. What takes long has an indicator of
 * its own where the person looks, and a way to end it where that does no harm; this one leaves out nothing.
 */
import { t } from '../i18n/t.ts'
import { useRunningCalls } from '../rpc/runningCalls.ts'

export function BusyLine() {
  const isBusy = useRunningCalls() > 0
  return isBusy && <div className="busyLine" role="progressbar" aria-label={t('app.working')} />
}

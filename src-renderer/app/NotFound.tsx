/** Addresses that lead nowhere, and screens that failed. */
import { t } from '../i18n/t.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

export function NotFound() {
  return <EmptyState title={t('app.notFound')} text={t('app.notFound.text')} />
}

export function ScreenFailed() {
  return <EmptyState title={t('app.failed')} text={t('app.failed.text')} />
}

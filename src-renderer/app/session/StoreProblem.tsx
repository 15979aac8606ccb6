/** A store that cannot be opened, and a Patchbay that does not answer: cause and cure, nothing is changed. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { ErrorDocument } from '../../../src-main/domain/errors.ts'
import { t } from '../../i18n/t.ts'
import { SessionPage } from './SessionPage.tsx'

interface BrokenStoreProps {
  readonly error: Pick<ErrorDocument, 'message'>
  readonly onRetry: () => void
}

export function BrokenStore({ error, onRetry }: BrokenStoreProps) {
  return (
    <SessionPage title={t('broken.title')}>
      <MessageStrip design="Negative" hideCloseButton>
        {error.message}
      </MessageStrip>
      <p>{t('broken.text')}</p>
      <Retry onRetry={onRetry} />
    </SessionPage>
  )
}

export function Unreachable({ error, onRetry }: BrokenStoreProps) {
  return (
    <SessionPage title={t('unreachable.title')}>
      <p>{error.message}</p>
      <Retry onRetry={onRetry} />
    </SessionPage>
  )
}

function Retry({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div className="sessionActions">
      <Button design="Emphasized" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    </div>
  )
}

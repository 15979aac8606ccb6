/** Tells that the form was filled from a draft, and offers to throw that away. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { t } from '../i18n/t.ts'
import { timeText } from './timeText.ts'

interface RestoredDraftProps {
  readonly editor: {
    /** Null: the form holds nothing of a draft. */
    readonly restoredAt: string | null
    readonly discardDraft: () => void
  }
}

export function RestoredDraft({ editor: { restoredAt, discardDraft } }: RestoredDraftProps) {
  if (restoredAt === null) return null
  return (
    <div className="restoredDraft" role="status">
      <MessageStrip hideCloseButton>{t('draft.restored', { time: timeText(restoredAt) })}</MessageStrip>
      <Button onClick={discardDraft}>{t('draft.discard')}</Button>
    </div>
  )
}

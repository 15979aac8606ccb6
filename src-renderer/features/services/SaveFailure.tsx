/** A refused save: what happened, and the ways on. The entries stay in the form. */
import { Button } from '@ui5/webcomponents-react/Button'
import { t } from '../../i18n/t.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import type { ServiceEditorState } from './ServiceEditor.tsx'

export function SaveFailure({ editor }: { readonly editor: ServiceEditorState }) {
  const { save, readError, settle } = editor
  if (readError) return <ErrorStrip error={readError} />
  if (save.error?.code !== 'EDIT_CONFLICT') return <ErrorStrip error={save.error} />
  return (
    <ErrorStrip error={save.error} text={t('service.editConflict')}>
      <Button onClick={() => settle('mine')}>{t('service.editConflict.mine')}</Button>
      <Button onClick={() => settle('theirs')}>{t('service.editConflict.theirs')}</Button>
    </ErrorStrip>
  )
}

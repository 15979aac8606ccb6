/** A refused save: what happened, and the ways on. The entries stay in the form. */
import { Button } from '@ui5/webcomponents-react/Button'
import { t } from '../i18n/t.ts'
import type { RpcError } from '../rpc/rpcError.ts'
import { ErrorStrip } from './ErrorStrip.tsx'

interface SaveProblemProps {
  readonly editor: {
    readonly save: { readonly error: RpcError | null }
    readonly readError: RpcError | null
    readonly settle: (side: 'mine' | 'theirs') => void
  }
}

export function SaveProblem({ editor }: SaveProblemProps) {
  const { save, readError, settle } = editor
  if (readError) return <ErrorStrip error={readError} />
  if (save.error?.code !== 'EDIT_CONFLICT') return <ErrorStrip error={save.error} />
  return (
    <ErrorStrip error={save.error} text={t('save.editConflict')}>
      <Button onClick={() => settle('mine')}>{t('save.editConflict.mine')}</Button>
      <Button onClick={() => settle('theirs')}>{t('save.editConflict.theirs')}</Button>
    </ErrorStrip>
  )
}

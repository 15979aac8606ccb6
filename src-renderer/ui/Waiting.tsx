/** In place of an object's form until the object is there, or for good when it cannot be shown. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate } from 'react-router'
import { t } from '../i18n/t.ts'
import { isStoreClosed, type RpcError } from '../rpc/rpcError.ts'
import { ErrorStrip } from './ErrorStrip.tsx'

interface WaitingProps {
  readonly error: RpcError | null
  /** Says that the object cannot be shown; the error's message says why. */
  readonly failedTitle: string
  readonly listPath: string
  readonly toListText: string
}

export function Waiting({ error, failedTitle, listPath, toListText }: WaitingProps) {
  const navigate = useNavigate()
  if (error === null || isStoreClosed(error)) return <p className="pageLoading">{t('app.loading')}</p>
  return (
    <div className="objectPage">
      <div className="pageHead">
        <h1>{failedTitle}</h1>
      </div>
      <div className="objectBody">
        <ErrorStrip error={error}>
          <Button onClick={() => void navigate(listPath)}>{toListText}</Button>
        </ErrorStrip>
      </div>
    </div>
  )
}

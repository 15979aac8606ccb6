/** A store that cannot be opened, and a Patchbay that does not answer: cause, cure, and the ways on. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { t } from '../../i18n/t.ts'
import type { RpcErrorCode } from '../../rpc/rpcError.ts'
import { CopyButton } from './CopyButton.tsx'
import { problemOf } from './problems.ts'
import { SessionPage } from './SessionPage.tsx'

interface Failure {
  readonly code: RpcErrorCode
  readonly message: string
}

interface StoreProblemProps {
  readonly error: Failure
  readonly directory: string
  readonly onRetry: () => void
  readonly onRestore: () => void
}

export function StoreProblem({ error, directory, onRetry, onRestore }: StoreProblemProps) {
  const { name, ways } = problemOf(error.code)
  const offers = {
    retry: { text: t('action.retry'), onClick: onRetry },
    restore: { text: t('problem.restore'), onClick: onRestore },
  }
  return (
    <SessionPage title={t(`problem.${name}.title`)} directory={directory}>
      <MessageStrip design="Negative" hideCloseButton>
        {error.message}
      </MessageStrip>
      <dl className="problemText">
        <dt>{t('problem.cause')}</dt>
        <dd>{t(`problem.${name}.cause`)}</dd>
        <dt>{t('problem.cure')}</dt>
        <dd>{t(`problem.${name}.cure`)}</dd>
      </dl>
      <p>{t('problem.unchanged')}</p>
      <div className="sessionActions">
        {ways.map((way, index) => (
          <Button key={way} design={index === 0 ? 'Emphasized' : 'Default'} onClick={offers[way].onClick}>
            {offers[way].text}
          </Button>
        ))}
        <CopyButton
          label={t('problem.copyReport')}
          text={reportOf(error, directory)}
          copied={t('problem.reportCopied')}
          failed={t('problem.reportNotCopied')}
        />
      </div>
    </SessionPage>
  )
}

function reportOf({ code, message }: Failure, directory: string): string {
  return t('problem.report', { code, message, directory, time: new Date().toISOString() })
}

interface UnreachableProps {
  readonly error: Failure
  readonly onRetry: () => void
}

export function Unreachable({ error, onRetry }: UnreachableProps) {
  return (
    <SessionPage title={t('unreachable.title')}>
      <p>{error.message}</p>
      <div className="sessionActions">
        <Button design="Emphasized" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      </div>
    </SessionPage>
  )
}

/** The last question before anything is written on a server: which one, how much, and the documented risk. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { Server } from '../../../src-main/domain/model.ts'
import type { Plan } from '../../../src-main/domain/syncModel.ts'
import { t, tCount } from '../../i18n/t.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { changedServices, countLines, pushedSteps } from './planText.ts'

interface ConfirmPushProps {
  readonly isOpen: boolean
  readonly server: Server
  readonly plan: Plan
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** The button says what it does, and where. */
export function pushText(plan: Plan, server: Server): string {
  const count = pushedSteps(plan).length
  if (count === 0) return t('push.takeOver', { server: server.name })
  return t('push.confirm', { what: tCount(count, 'push.steps.one', 'push.steps.other'), server: server.name })
}

export function ConfirmPush({ isOpen, server, plan, onConfirm, onCancel }: ConfirmPushProps) {
  const changed = changedServices(plan)
  const takeovers = plan.takeovers.length
  return (
    <ConfirmDialog
      open={isOpen}
      title={t('push.question', { server: server.name })}
      confirmText={pushText(plan, server)}
      needsCare
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <dl className="facts">
        <div>
          <dt>{t('push.server')}</dt>
          <dd>{server.name}</dd>
        </div>
        <div>
          <dt>{t('server.url')}</dt>
          <dd>{server.url}</dd>
        </div>
      </dl>
      <ul className="nameList">
        {countLines(plan).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {takeovers > 0 && <li>{tCount(takeovers, 'push.takeovers.one', 'push.takeovers.other')}</li>}
      </ul>
      {plan.conflicts.length > 0 && <p>{t('push.question.conflicts')}</p>}
      <MessageStrip design={changed > 0 ? 'Critical' : 'Information'} hideCloseButton>
        {t('push.businessHours')}{' '}
        {changed > 0
          ? tCount(changed, 'push.businessHours.one', 'push.businessHours.other')
          : t('push.businessHours.none')}
      </MessageStrip>
    </ConfirmDialog>
  )
}

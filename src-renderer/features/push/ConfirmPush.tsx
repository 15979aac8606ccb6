/**
 * The last question before a push or rollback writes anything on a server: which one, how much, and the documented risk. Each delete
 * is ticked by its name; so is a change outside the change windows.
 */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { type ReactNode, useState } from 'react'
import { changeWindowText, isInChangeWindow } from '../../../src-main/domain/changeWindow.ts'
import type { Server } from '../../../src-main/domain/model.ts'
import type { Plan } from '../../../src-main/domain/syncModel.ts'
import { t, tCount } from '../../i18n/t.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import {
  changedServices,
  countLines,
  deletedNames,
  doubtfulNames,
  isChanging,
  pushedSteps,
} from './planText.ts'

/** What a person agreed to beside the plan itself. */
export interface Agreement {
  readonly confirmedDeletes: readonly string[]
  readonly outsideWindow: boolean
}

interface ConfirmPushProps {
  readonly isOpen: boolean
  readonly server: Server
  readonly plan: Plan
  readonly title: string
  readonly confirmText: string
  /** What else is to be known before it is confirmed. */
  readonly children?: ReactNode
  readonly onConfirm: (agreement: Agreement) => void
  readonly onCancel: () => void
}

/** The button says what it does, and where. */
export function pushText(plan: Plan, server: Server): string {
  const count = pushedSteps(plan).length
  if (count === 0) return t('push.takeOver', { server: server.name })
  return t('push.confirm', { what: tCount(count, 'push.steps.one', 'push.steps.other'), server: server.name })
}

export function ConfirmPush(props: ConfirmPushProps) {
  // Ticks belong to one question: asked again, they are to be set again.
  return props.isOpen ? <OpenQuestion {...props} /> : null
}

function OpenQuestion(props: ConfirmPushProps) {
  const { server, plan, title, confirmText, onConfirm, onCancel } = props
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const [isOutsideAgreed, setOutsideAgreed] = useState(false)
  const deletes = deletedNames(plan)
  const isOutside = isChanging(plan) && !isInChangeWindow(server.changeWindows, new Date())
  const tick = (name: string, isTicked: boolean) => {
    const next = new Set(confirmed)
    if (isTicked) next.add(name)
    else next.delete(name)
    setConfirmed(next)
  }
  return (
    <ConfirmDialog
      open
      title={title}
      confirmText={confirmText}
      needsCare
      isDestructive={deletes.length > 0}
      canConfirm={deletes.every((name) => confirmed.has(name)) && (!isOutside || isOutsideAgreed)}
      onConfirm={() => onConfirm({ confirmedDeletes: [...confirmed], outsideWindow: isOutsideAgreed })}
      onCancel={onCancel}
    >
      <Extent server={server} plan={plan} />
      {props.children}
      {deletes.length > 0 && (
        <fieldset className="ticks">
          <legend>{t('push.deletes', { server: server.name })}</legend>
          {deletes.map((name) => (
            <CheckField
              key={name}
              label={t('push.deletes.each', { name })}
              isChecked={confirmed.has(name)}
              onChange={(isTicked) => tick(name, isTicked)}
            />
          ))}
        </fieldset>
      )}
      {isOutside && (
        <fieldset className="ticks">
          <legend>{t('push.outside')}</legend>
          <p className="fieldHelp">{server.changeWindows.map(changeWindowText).join('; ')}</p>
          <CheckField
            label={t('push.outside.agree')}
            isChecked={isOutsideAgreed}
            onChange={setOutsideAgreed}
          />
        </fieldset>
      )}
    </ConfirmDialog>
  )
}

/** In a sentence; the plan below has them all. */
const mostNamed = 5

function Extent({ server, plan }: { readonly server: Server; readonly plan: Plan }) {
  const changed = changedServices(plan)
  const takeovers = plan.takeovers.length
  const doubtful = doubtfulNames(plan)
  return (
    <>
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
      {doubtful.length > 0 && (
        <MessageStrip design="Critical" hideCloseButton>
          {tCount(doubtful.length, 'push.doubtful.one', 'push.doubtful.other')}{' '}
          {doubtful.slice(0, mostNamed).join(', ')}
          {doubtful.length > mostNamed && ', …'}
        </MessageStrip>
      )}
      {plan.conflicts.length > 0 && <p>{t('push.question.conflicts')}</p>}
      <MessageStrip design={changed > 0 ? 'Critical' : 'Information'} hideCloseButton>
        {t('push.businessHours')}{' '}
        {changed > 0
          ? tCount(changed, 'push.businessHours.one', 'push.businessHours.other')
          : t('push.businessHours.none')}
      </MessageStrip>
    </>
  )
}

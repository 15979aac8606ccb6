/** The plan of a rollback, reviewed like the plan of a push, and the last question before it is carried out. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useEffect, useRef, useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { RollbackPlan } from '../../../src-main/domain/syncModel.ts'
import { t, tCount } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { CannotRestore } from '../push/CannotRestore.tsx'
import { ConfirmPush } from '../push/ConfirmPush.tsx'
import { PlanSteps } from '../push/PlanSteps.tsx'
import { countLines, objectsOf } from '../push/planText.ts'
import type { AgreedRollback } from './useRollback.ts'

interface RollbackReviewProps {
  readonly server: Server
  readonly plan: RollbackPlan
  readonly isStarting: boolean
  readonly onStart: (agreed: AgreedRollback) => void
  readonly onBack: () => void
}

export function RollbackReview({ server, plan, isStarting, onStart, onBack }: RollbackReviewProps) {
  const [isAsking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // The plan takes the place of the run's steps: a reader of the screen is led to it.
  useEffect(() => heading.current?.focus(), [])
  const { steps, cannotRestore } = plan
  const confirmText = t('rollback.confirm', {
    what: tCount(steps.length, 'push.steps.one', 'push.steps.other'),
    server: server.name,
  })
  return (
    <>
      <section className="planSummary">
        <h2 ref={heading} tabIndex={-1}>
          {t('rollback.title')}
        </h2>
        <p>{t('rollback.help')}</p>
        <ul className="planCounts" aria-label={t('plan.counts')}>
          {countLines(plan).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <div className="pushActions">
        <Button design="Emphasized" disabled={isStarting} onClick={() => setAsking(true)}>
          {`${confirmText} …`}
        </Button>
        <Button design="Transparent" disabled={isStarting} onClick={onBack}>
          {t('rollback.back')}
        </Button>
      </div>
      {cannotRestore.length > 0 && (
        <Block title={t('rollback.cannot')}>
          <CannotRestore entries={cannotRestore} />
        </Block>
      )}
      <PlanSteps objects={objectsOf(steps)} after={t('rollback.after')} />
      <ConfirmPush
        isOpen={isAsking}
        server={server}
        plan={plan}
        title={t('rollback.question', { server: server.name })}
        confirmText={confirmText}
        onCancel={() => setAsking(false)}
        onConfirm={({ outsideWindow }) => {
          setAsking(false)
          onStart({ plan, outsideWindow })
        }}
      >
        <p>{t('rollback.question.store')}</p>
        {cannotRestore.length > 0 && (
          <p>{tCount(cannotRestore.length, 'rollback.question.kept.one', 'rollback.question.kept.other')}</p>
        )}
      </ConfirmPush>
    </>
  )
}

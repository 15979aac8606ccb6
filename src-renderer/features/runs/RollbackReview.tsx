/** The plan of a rollback, reviewed like the plan of a push, and the last question before it is carried out. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { RollbackPlan, RunSummary } from '../../../src-main/domain/syncModel.ts'
import { t, tCount } from '../../i18n/t.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { CannotRestore } from '../push/CannotRestore.tsx'
import { ConfirmPush } from '../push/ConfirmPush.tsx'
import { PlanSteps } from '../push/PlanSteps.tsx'
import { countLines, objectsOf } from '../push/planText.ts'
import { runOfText } from './runText.ts'
import type { Rollback } from './useRollback.ts'

interface RollbackReviewProps {
  /** The run that is to be taken back. */
  readonly run: RunSummary
  readonly server: Server
  readonly plan: RollbackPlan
  readonly rollback: Rollback
}

export function RollbackReview({ run, server, plan, rollback }: RollbackReviewProps) {
  const [isAsking, setAsking] = useState(false)
  const { start, startNow, leave } = rollback
  const { steps, cannotRestore } = plan
  const confirmText = t('rollback.confirm', {
    what: tCount(steps.length, 'push.steps.one', 'push.steps.other'),
    server: server.name,
  })
  return (
    <BlockPage title={t('rollback.title')} subtitle={t('rollback.of', { run: runOfText(run) })}>
      <ErrorStrip error={start.error} />
      <section className="planSummary">
        <p>{t('rollback.help')}</p>
        <ul className="planCounts" aria-label={t('plan.counts')}>
          {countLines(plan).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <div className="pushActions">
        <Button design="Emphasized" disabled={start.isPending} onClick={() => setAsking(true)}>
          {`${confirmText} …`}
        </Button>
        <Button design="Transparent" disabled={start.isPending} onClick={leave}>
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
          startNow({ plan, outsideWindow })
        }}
      >
        <p>{t('rollback.question.store')}</p>
        {cannotRestore.length > 0 && (
          <p>{tCount(cannotRestore.length, 'rollback.question.kept.one', 'rollback.question.kept.other')}</p>
        )}
      </ConfirmPush>
    </BlockPage>
  )
}

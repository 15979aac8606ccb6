/** A push or rollback while it runs, and what came of it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { ProgressIndicator } from '@ui5/webcomponents-react/ProgressIndicator'
import { type ReactNode, useEffect } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { PushResult, RunDifference } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText, errorMessage } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { RpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { CannotRestore } from './CannotRestore.tsx'
import { FieldTable } from './FieldTable.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { objectKeyOf } from './planText.ts'
import { countStates, type FollowedPush, type StateCounts, type Verdict, verdictOf } from './pushState.ts'
import { forgetPush } from './runningPush.ts'
import { StepTable } from './StepTable.tsx'
import { useFollowedPush } from './useFollowedPush.ts'

interface PushProgressProps {
  readonly pushId: string
  readonly server: Server
  readonly title: string
  /** Under what it is remembered: when it is over, whoever leaves has seen it. */
  readonly of: string
  /** Buttons that lead on once it is over; `null`: it has no result. */
  readonly next: (result: FollowedPush['result']) => ReactNode
}

export function PushProgress({ pushId, server, title, of, next }: PushProgressProps) {
  const { push, error } = useFollowedPush(pushId)
  const steps = [...push.steps.values()]
  const refusal = push.error
    ? new RpcError(push.error.code, errorMessage(push.error.code, push.error.message), push.error.data)
    : error
  const kept = push.result && 'cannotRestore' in push.result ? push.result.cannotRestore : []
  const isOver = push.phase === 'ended' || push.phase === 'refused' || error !== null
  useEffect(() => {
    if (isOver) return () => forgetPush(of)
  }, [isOver, of])
  return (
    <Block title={title}>
      {!isOver && <Running pushId={pushId} push={push} />}
      <ErrorStrip error={refusal} />
      {push.result && <Result result={push.result} server={server} />}
      {kept.length > 0 && (
        <section aria-label={t('rollback.cannot')}>
          <h3>{t('rollback.cannot')}</h3>
          <CannotRestore entries={kept} />
        </section>
      )}
      {isOver && <div className="pushActions">{next(push.result)}</div>}
      {steps.length > 0 && <StepTable steps={steps} />}
    </Block>
  )
}

function Running({ pushId, push }: { readonly pushId: string; readonly push: FollowedPush }) {
  const may = useMay()
  const cancel = useRpcMutation(() => rpc.sync.cancelPush.mutate({ pushId }), [])
  const total = push.steps.size
  const counts = countStates(push.steps.values())
  const finished = total - counts.waiting - counts.running
  const percent = total === 0 ? 0 : Math.round((finished / total) * 100)
  const isStopping = cancel.isPending || cancel.isSuccess
  const phase = push.phase === 'verifying' ? 'verifying' : total === 0 ? 'reading' : 'running'
  return (
    <>
      <div className="pushPhase" role="status">
        <strong>
          {t(isStopping && phase !== 'verifying' ? 'push.phase.stopping' : `push.phase.${phase}`)}
        </strong>
        <Counts counts={counts} />
      </div>
      <ProgressIndicator
        className="pushBar"
        value={percent}
        displayValue={t('push.progress', { finished, total })}
        accessibleName={t('push.progress.label')}
      />
      <ErrorStrip error={cancel.error} />
      {may('sync.cancelPush') && (
        <div className="pushActions">
          <Button disabled={isStopping || phase === 'verifying'} onClick={() => cancel.mutate(undefined)}>
            {t('push.cancel')}
          </Button>
          <span className="fieldHelp">{t('push.cancel.help')}</span>
        </div>
      )}
    </>
  )
}

const counted = ['done', 'failed', 'notAttempted', 'unknown'] as const

export function Counts({ counts }: { readonly counts: Pick<StateCounts, (typeof counted)[number]> }) {
  return (
    <ul className="planCounts">
      {counted.map((state) => (
        <li key={state} className={counts[state] > 0 ? `count-${state}` : undefined}>
          {t('push.count', { state: t(`push.state.${state}`), count: numberText(counts[state]) })}
        </li>
      ))}
    </ul>
  )
}

const designs = {
  agreed: 'Positive',
  agreedExcept: 'Critical',
  stillDifferent: 'Critical',
  partlyDone: 'Critical',
  nothingDone: 'Negative',
} as const satisfies Record<Verdict, string>

/** Nothing is made better than it is: what is left is counted, and a second comparison shows it. */
function Result({ result, server }: { readonly result: PushResult; readonly server: Server }) {
  const verdict = verdictOf(result)
  const { steps, conflicts, blocked, differences } = result
  const byHand = steps.filter((step) => step.action === 'manual').length
  const rest = [
    ...(conflicts.length > 0 ? [tCount(conflicts.length, 'plan.conflicts.one', 'plan.conflicts.other')] : []),
    ...(blocked.length > 0 ? [tCount(blocked.length, 'plan.blocked.one', 'plan.blocked.other')] : []),
    ...(byHand > 0 ? [tCount(byHand, 'push.byHand.one', 'push.byHand.other')] : []),
  ]
  return (
    <div role="status" className="pushResult">
      <MessageStrip design={designs[verdict]} hideCloseButton>
        {t(`push.verdict.${verdict}`, { server: server.name })}
      </MessageStrip>
      {steps.length > 0 && <Counts counts={result} />}
      {rest.length > 0 && (
        <ul className="nameList">
          {rest.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {differences.length > 0 && <Differences differences={differences} />}
    </div>
  )
}

function Differences({ differences }: { readonly differences: readonly RunDifference[] }) {
  return (
    <section aria-label={t('push.differences')}>
      <h3>{t('push.differences')}</h3>
      <DifferenceList differences={differences} before={t('plan.onServerNow')} after={t('plan.inStoreNow')} />
    </section>
  )
}

interface DifferenceListProps {
  readonly differences: readonly RunDifference[]
  readonly before: string
  readonly after: string
}

/** Why a second comparison was not empty: nothing is done about it by itself. */
export function DifferenceList({ differences, before, after }: DifferenceListProps) {
  const { shown, more } = useShown(differences)
  return (
    <>
      <p className="fieldHelp">{t('push.differences.help')}</p>
      {shown.map((entry) => (
        <div key={`${entry.kind} ${entry.key}`}>
          <h4>
            {objectKeyOf(entry)}: {domainText(entry.reason)}
          </h4>
          <FieldTable fields={entry.fields} before={before} after={after} />
        </div>
      ))}
      <MoreButton more={more} />
    </>
  )
}

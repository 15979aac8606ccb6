/** One run: facts and steps, its files, and taking it back. */
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate, useParams } from 'react-router'
import type { RunId, Server } from '../../../src-main/domain/model.ts'
import type { RunStep, RunView, Unrestorable } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { useRpcPages } from '../../rpc/useRpcPages.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { downloadText } from '../../ui/downloadText.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { CannotRestore } from '../push/CannotRestore.tsx'
import type { More } from '../push/MoreButton.tsx'
import { DifferenceList, PushProgress } from '../push/PushProgress.tsx'
import { RollbackReview } from './RollbackReview.tsx'
import { RunFacts } from './RunFacts.tsx'
import { RunSteps } from './RunSteps.tsx'
import { runFileName, runPath } from './runText.ts'
import { useRollback } from './useRollback.ts'

const pageSize = 100

export function RunPage() {
  const { serverId = '', runId = '' } = useParams()
  return <OneRun key={runId} serverId={serverId} runId={runId as RunId} />
}

function OneRun({ serverId, runId }: { readonly serverId: string; readonly runId: RunId }) {
  const { pages, more, error } = useRpcPages(
    ['sync', 'run', { id: runId }],
    pageSize,
    (page, signal) => rpc.sync.run.query({ id: runId, ...page }, { signal }),
    ({ counts }) => counts.steps,
  )
  const servers = useRpcQuery(['server', 'list'], (signal) => rpc.server.list.query(undefined, { signal }))
  const [run] = pages
  if (!run || !servers.data) {
    return (
      <Waiting
        error={error ?? servers.error}
        failedTitle={t('run.failed')}
        listPath={`/runs/${serverId}`}
        toListText={t('runs.all')}
      />
    )
  }
  return (
    <LoadedRun
      run={run}
      server={servers.data.find(({ id }) => id === run.serverId)}
      steps={pages.flatMap((page) => page.steps)}
      more={more}
    />
  )
}

interface LoadedRunProps {
  readonly run: RunView
  /** Undefined: no longer in the store. */
  readonly server: Server | undefined
  readonly steps: readonly RunStep[]
  readonly more: More
}

function LoadedRun({ run, server, steps, more }: LoadedRunProps) {
  const navigate = useNavigate()
  const may = useMay()
  const rollback = useRollback(run.id as RunId)
  const { pushId, plan, start } = rollback
  const write = useRpcMutation(
    (format: 'json' | 'html') => rpc.sync.exportRun.query({ id: run.id as RunId, format }),
    [],
  )
  const hand = (format: 'json' | 'html') =>
    write.mutate(format, {
      onSuccess: (text) => {
        const file = runFileName(run, format)
        downloadText(file, text)
        postMessage('success', t('run.exported', { file }))
      },
    })
  const isReviewing = plan.data !== undefined || pushId !== null
  const hasWork = run.finishedAt !== null && run.counts.done > 0
  const isOffered = server !== undefined && hasWork && may('sync.startRollback')
  return (
    <BlockPage
      title={t(`run.title.${run.kind}`, { server: run.serverName })}
      subtitle={t('run.subtitle', { started: timeText(run.startedAt, 'medium'), person: run.person })}
      actions={
        <>
          <Button disabled={write.isPending} onClick={() => hand('json')}>
            {t('run.exportJson')}
          </Button>
          <Button disabled={write.isPending} onClick={() => hand('html')}>
            {t('run.report')}
          </Button>
          {isOffered && server.promotedFrom === null && !isReviewing && (
            <Button disabled={plan.isPending} onClick={rollback.planNow}>
              {t('rollback.start')}
            </Button>
          )}
          <Button design="Transparent" onClick={() => void navigate(`/runs/${run.serverId}`)}>
            {t('runs.all')}
          </Button>
        </>
      }
    >
      <ErrorStrip error={write.error ?? plan.error ?? start.error} />
      <BusyIndicator active={plan.isPending} delay={0} size="S" text={t('rollback.planning')} />
      {plan.error && <Kept error={plan.error} />}
      {isOffered && server.promotedFrom !== null && (
        <p className="fieldHelp">{t('rollback.promoted', { server: server.name })}</p>
      )}
      {server && pushId !== null && (
        <PushProgress
          key={pushId}
          pushId={pushId}
          server={server}
          title={t('rollback.progress', { server: server.name })}
          next={(result) => (
            <>
              {result && (
                <Button
                  design="Emphasized"
                  onClick={() => {
                    rollback.leave()
                    void navigate(runPath({ serverId: run.serverId, id: result.runId }))
                  }}
                >
                  {t('rollback.openRun')}
                </Button>
              )}
              <Button design="Transparent" onClick={rollback.leave}>
                {t('rollback.back')}
              </Button>
            </>
          )}
        />
      )}
      {server && plan.data && pushId === null && (
        <RollbackReview
          server={server}
          plan={plan.data}
          isStarting={start.isPending}
          onStart={rollback.startNow}
          onBack={rollback.leave}
        />
      )}
      {!isReviewing && (
        <>
          <RunFacts run={run} />
          {run.differences.length > 0 && (
            <Block title={t('push.differences')}>
              <DifferenceList
                differences={run.differences}
                before={t('run.onServer')}
                after={t('run.inStore')}
              />
            </Block>
          )}
          <RunSteps steps={steps} more={more} />
        </>
      )}
    </BlockPage>
  )
}

/** Of a run of which nothing can be taken back: what it would have been, one by one. */
function Kept({ error }: { readonly error: RpcError }) {
  const entries = error.code === 'ROLLBACK_IMPOSSIBLE' ? unrestorableIn(error.data['cannotRestore']) : []
  return <CannotRestore entries={entries} />
}

function unrestorableIn(value: unknown): readonly Unrestorable[] {
  return Array.isArray(value) ? (value as readonly Unrestorable[]) : []
}

/** A run as the journal has it: facts, differences, steps; its files; and where taking it back begins. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate } from 'react-router'
import type { RunId, Server } from '../../../src-main/domain/model.ts'
import type { RunStep, RunView, Unrestorable } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { downloadText } from '../../ui/downloadText.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { Working } from '../../ui/Working.tsx'
import { CannotRestore } from '../push/CannotRestore.tsx'
import type { More } from '../push/MoreButton.tsx'
import { DifferenceList } from '../push/PushProgress.tsx'
import { RunFacts } from './RunFacts.tsx'
import { RunSteps } from './RunSteps.tsx'
import { runFileName, runSubtitle, runsPath, runTitle } from './runText.ts'
import type { Rollback } from './useRollback.ts'

export interface LoadedRun {
  readonly run: RunView
  /** Those that have come so far. */
  readonly steps: readonly RunStep[]
  readonly more: More
}

interface ShownRunProps extends LoadedRun {
  /** Undefined: no longer in the store. */
  readonly server: Server | undefined
  readonly rollback: Rollback
}

export function ShownRun({ run, steps, more, server, rollback: { plan, planNow } }: ShownRunProps) {
  const navigate = useNavigate()
  const may = useMay()
  const write = useRpcMutation(async (format: 'json' | 'html') => {
    const json = await rpc.sync.exportRun.query({ id: run.id as RunId, format: 'json' })
    if (format === 'json') return json
    const { reportOf } = await import('./runReport.ts')
    return reportOf(JSON.parse(json) as RunView)
  }, [])
  const hand = (format: 'json' | 'html') =>
    write.mutate(format, {
      onSuccess: (text) => {
        const file = runFileName(run, format)
        downloadText(file, text)
        postMessage('success', t('run.exported', { file }))
      },
    })
  const hasWork = run.finishedAt !== null && run.counts.done > 0
  const isOffered = server !== undefined && hasWork && may('sync.startRollback')
  return (
    <BlockPage
      title={runTitle(run)}
      subtitle={runSubtitle(run)}
      actions={
        <>
          <Button disabled={write.isPending} onClick={() => hand('json')}>
            {t('run.exportJson')}
          </Button>
          <Button disabled={write.isPending} onClick={() => hand('html')}>
            {t('run.report')}
          </Button>
          {isOffered && server.promotedFrom === null && (
            <Button disabled={plan.isPending} onClick={planNow}>
              {t('rollback.start')}
            </Button>
          )}
          <Button design="Transparent" onClick={() => void navigate(runsPath(run.serverId))}>
            {t('runs.all')}
          </Button>
        </>
      }
    >
      <ErrorStrip error={write.error ?? plan.error} />
      <Working isActive={plan.isPending} text={t('rollback.planning')} onCancel={plan.cancel} />
      {plan.error && <Impossible error={plan.error} />}
      {isOffered && server.promotedFrom !== null && (
        <p className="fieldHelp">{t('rollback.promoted', { server: server.name })}</p>
      )}
      <RunFacts run={run} />
      {run.differences.length > 0 && (
        <Block title={t('push.differences')}>
          <DifferenceList differences={run.differences} before={t('run.onServer')} after={t('run.inStore')} />
        </Block>
      )}
      <RunSteps steps={steps} more={more} />
    </BlockPage>
  )
}

/** Of a run of which nothing can be taken back: what stands in the way, one by one. */
function Impossible({ error: { code, data } }: { readonly error: RpcError }) {
  const entries = data['cannotRestore']
  if (code !== 'ROLLBACK_IMPOSSIBLE' || !Array.isArray(entries) || entries.length === 0) return null
  return (
    <Block title={t('rollback.cannot')}>
      <CannotRestore entries={entries as readonly Unrestorable[]} />
    </Block>
  )
}

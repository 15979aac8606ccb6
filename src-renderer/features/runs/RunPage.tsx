/** One run; while it is taken back, the plan of that and its progress in its place. */
import { useParams } from 'react-router'
import type { RunId, Server } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { useRpcPages } from '../../rpc/useRpcPages.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { FollowedRollback } from './FollowedRollback.tsx'
import { RollbackReview } from './RollbackReview.tsx'
import { runsPath } from './runText.ts'
import { type LoadedRun, ShownRun } from './ShownRun.tsx'
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
        listPath={runsPath(serverId)}
        toListText={t('runs.all')}
      />
    )
  }
  const server = servers.data.find(({ id }) => id === run.serverId)
  return <RunOrRollback run={run} steps={pages.flatMap((page) => page.steps)} more={more} server={server} />
}

interface RunOrRollbackProps extends LoadedRun {
  /** Undefined: no longer in the store. */
  readonly server: Server | undefined
}

/** Each is a screen of its own: its heading takes the focus. */
function RunOrRollback({ server, ...loaded }: RunOrRollbackProps) {
  const rollback = useRollback(loaded.run.id as RunId)
  const { pushId, plan } = rollback
  if (server && pushId !== null) {
    return <FollowedRollback run={loaded.run} server={server} pushId={pushId} onLeave={rollback.leave} />
  }
  if (server && plan.data) {
    return <RollbackReview run={loaded.run} server={server} plan={plan.data} rollback={rollback} />
  }
  return <ShownRun {...loaded} server={server} rollback={rollback} />
}

/** A rollback while it runs, and what came of it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { PushProgress } from '../push/PushProgress.tsx'
import { runOfText, runPath } from './runText.ts'

interface FollowedRollbackProps {
  /** The run that is taken back. */
  readonly run: RunSummary
  readonly server: Server
  readonly pushId: string
  readonly onLeave: () => void
}

export function FollowedRollback({ run, server, pushId, onLeave }: FollowedRollbackProps) {
  const navigate = useNavigate()
  const open = (id: string) => {
    onLeave()
    void navigate(runPath({ serverId: run.serverId, id }))
  }
  return (
    <BlockPage
      title={t('run.title.rollback', { server: server.name })}
      subtitle={t('rollback.of', { run: runOfText(run) })}
    >
      <PushProgress
        key={pushId}
        pushId={pushId}
        server={server}
        title={t('push.progress.label')}
        of={run.id}
        next={(result) => (
          <>
            {result && (
              <Button design="Emphasized" onClick={() => open(result.runId)}>
                {t('rollback.openRun')}
              </Button>
            )}
            <Button design="Transparent" onClick={onLeave}>
              {t('rollback.back')}
            </Button>
          </>
        )}
      />
    </BlockPage>
  )
}

/** The journal: pushes to a server, newest first; each opens to its steps. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Link } from '@ui5/webcomponents-react/Link'
import type { RunId, Server } from '../../../src-main/domain/model.ts'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { MoreButton, useShown } from './MoreButton.tsx'
import { finished } from './pushState.ts'
import { StepTable } from './StepTable.tsx'

interface RunListProps {
  readonly server: Server
  /** Run whose steps are shown. */
  readonly openRun: string | null
  readonly onOpen: (runId: string | null) => void
  /** A push is being followed above: its run is not opened here as well. */
  readonly isFollowing?: boolean
}

export function RunList({ server, openRun, onOpen, isFollowing = false }: RunListProps) {
  const { data, error } = useRpcQuery(['sync', 'runs', { serverId: server.id }], (signal) =>
    rpc.sync.runs.query({ serverId: server.id }, { signal }),
  )
  const { shown, more } = useShown(data?.rows ?? [])
  return (
    <Block title={t('runs.title')}>
      <ErrorStrip error={error} />
      {data?.total === 0 && <p className="fieldHelp">{t('runs.empty')}</p>}
      {shown.length > 0 && (
        <table className="plainTable planTable">
          <thead>
            <tr>
              <th scope="col">{t('runs.started')}</th>
              <th scope="col">{t('runs.person')}</th>
              <th scope="col">{t('runs.result')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  {isFollowing ? (
                    timeText(run.startedAt, 'medium')
                  ) : (
                    <Link accessibleRole="Button" onClick={() => onOpen(run.id)}>
                      {timeText(run.startedAt, 'medium')}
                    </Link>
                  )}
                </th>
                <td>{run.person}</td>
                <td>{runText(run)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreButton more={more} />
      {openRun !== null && <RunDetails id={openRun} onClose={() => onOpen(null)} />}
    </Block>
  )
}

/** A short word for how a run ended; the steps have the messages. */
function runText({ finishedAt, converged, stoppedBy }: RunSummary): string {
  if (finishedAt === null) return t('runs.open')
  if (converged) return t('runs.agreed')
  if (stoppedBy === null) return t('runs.left')
  if (stoppedBy === 'NOT_CONVERGED') return t('runs.notConverged')
  if (stoppedBy === 'CANCELLED') return t('runs.cancelled')
  if (stoppedBy === 'interrupted') return t('runs.interrupted')
  return t('runs.stopped', { code: stoppedBy })
}

function RunDetails({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, error } = useRpcQuery(['sync', 'run', { id }], (signal) =>
    rpc.sync.run.query({ id: id as RunId }, { signal }),
  )
  return (
    <section className="runDetails" aria-label={t('runs.details')}>
      <ErrorStrip error={error} />
      {data && (
        <>
          <div className="runHead">
            <h3>
              {t('runs.detailsOf', { started: timeText(data.startedAt, 'medium'), result: runText(data) })}
            </h3>
            <Button design="Transparent" onClick={onClose}>
              {t('action.close')}
            </Button>
          </div>
          {data.steps.length === 0 ? (
            <p>{t('runs.noSteps')}</p>
          ) : (
            <StepTable steps={data.steps.map(finished)} />
          )}
        </>
      )}
    </section>
  )
}

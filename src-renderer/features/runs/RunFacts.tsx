/** Who ran it, where, when, for how long, and what came of it. */
import { Link } from '@ui5/webcomponents-react/Link'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { durationText } from '../../../src-main/domain/durationText.ts'
import type { RunId } from '../../../src-main/domain/model.ts'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { Counts } from '../push/PushProgress.tsx'
import { resultText, runPath, runSubtitle } from './runText.ts'

/** Enough of a fingerprint to tell two plans apart by eye. */
const shownDigits = 12

export function RunFacts({ run }: { readonly run: RunSummary }) {
  const { serverId, rollsBack, rolledBackBy } = run
  return (
    <Block title={t('run.facts')}>
      <dl className="facts">
        <Fact name={t('runs.result')}>{resultText(run)}</Fact>
        <Fact name={t('run.server')}>{run.serverName}</Fact>
        <Fact name={t('runs.person')}>{run.person}</Fact>
        <Fact name={t('runs.started')}>{timeText(run.startedAt, 'medium')}</Fact>
        {run.finishedAt !== null && (
          <Fact name={t('run.finished')}>{timeText(run.finishedAt, 'medium')}</Fact>
        )}
        {run.durationMs !== null && <Fact name={t('runs.duration')}>{durationText(run.durationMs)}</Fact>}
        {rollsBack !== null && (
          <Fact name={t('run.takesBack')}>
            <RunLink serverId={serverId} id={rollsBack} />
          </Fact>
        )}
        {rolledBackBy.length > 0 && (
          <Fact name={t('run.takenBackBy')}>
            <ul>
              {rolledBackBy.map((id) => (
                <li key={id}>
                  <RunLink serverId={serverId} id={id} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={t('run.plan')}>
          <code>{run.planFingerprint.slice(0, shownDigits)}</code>
        </Fact>
        <Fact name={t('run.id')}>
          <code>{run.id}</code>
        </Fact>
      </dl>
      {run.counts.steps > 0 && <Counts counts={run.counts} />}
    </Block>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Named by when it was started, as in the list. */
function RunLink({ serverId, id }: { readonly serverId: string; readonly id: string }) {
  const navigate = useNavigate()
  const { data } = useRpcQuery(['sync', 'runHead', { id }], (signal) =>
    rpc.sync.run.query({ id: id as RunId, limit: 1 }, { signal }),
  )
  return (
    <Link onClick={() => void navigate(runPath({ serverId, id }))}>
      {data ? runSubtitle(data) : t('run.theRun')}
    </Link>
  )
}

/** The last few runs of a server, and the way to all of them. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { RunTable } from './RunTable.tsx'
import { runsPath } from './runText.ts'

const shownRuns = 5

interface LatestRunsProps {
  readonly server: Pick<Server, 'id' | 'name'>
  readonly title: string
}

export function LatestRuns({ server, title }: LatestRunsProps) {
  const navigate = useNavigate()
  const input = { serverId: server.id, limit: shownRuns }
  const { data, error } = useRpcQuery(['sync', 'latestRuns', input], (signal) =>
    rpc.sync.runs.query(input, { signal }),
  )
  return (
    <Block title={title}>
      <ErrorStrip error={error} />
      {data?.total === 0 && <p className="fieldHelp">{t('runs.none')}</p>}
      {data && data.total > 0 && (
        <>
          <RunTable runs={data.rows} />
          <div className="blockActions">
            <Button
              accessibleName={t('runs.allCountOf', {
                count: numberText(data.total),
                server: server.name,
              })}
              onClick={() => void navigate(runsPath(server.id))}
            >
              {t('runs.allCount', { count: numberText(data.total) })}
            </Button>
          </div>
        </>
      )}
    </Block>
  )
}

/** The first look of the day, in one answer of the main process. */
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { FindingsTile } from './FindingsTile.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { Patterns } from './Patterns.tsx'
import { RunsTile } from './RunsTile.tsx'
import { SecretsTile } from './SecretsTile.tsx'
import { ServersTile } from './ServersTile.tsx'
import { ServicesTile } from './ServicesTile.tsx'

/** Scheduled pulls go on while the overview is looked at. */
const repeatAfter = 30_000

export function OverviewScreen() {
  const { data, error } = useRpcQuery(
    ['sync', 'overview'],
    (signal) => rpc.overview.get.query(undefined, { signal }),
    { isFresh: true, repeatAfter },
  )
  return (
    <div className="objectPage">
      <PageHead title={t('overview.title')} subtitle={t('overview.subtitle')} />
      <div className="objectBody">
        <ErrorStrip error={error} />
        {data === undefined && error === null && <p>{t('overview.loading')}</p>}
        {data && (
          <>
            <Patterns />
            <div className="tilesFrame">
              <div className="tiles">
                <FirstSteps overview={data} />
                <ServicesTile services={data.services} />
                <ServersTile servers={data.servers} />
                <FindingsTile findings={data.findings} />
                <RunsTile runs={data.runs} />
                <SecretsTile secrets={data.secrets} />
              </div>
            </div>
          </>
        )}
      </div>
    </div>
  )
}

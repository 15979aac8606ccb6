/** Runs of all servers, the latest of each; or all of one. The choice stands in the address. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate, useParams } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { useRpcPages } from '../../rpc/useRpcPages.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { MoreButton, useShown } from '../push/MoreButton.tsx'
import { LatestRuns } from './LatestRuns.tsx'
import { RunTable } from './RunTable.tsx'

const pageSize = 50

export function RunsScreen() {
  const { serverId } = useParams()
  const navigate = useNavigate()
  const { data, error } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  // Of a single server all runs are shown at once.
  const only = data?.length === 1 ? data[0] : undefined
  const server = serverId === undefined ? only : data?.find(({ id }) => id === serverId)
  return (
    <BlockPage title={t('runs.title')} subtitle={t('runs.subtitle')}>
      <ErrorStrip error={error} />
      {data?.length === 0 && (
        <EmptyState title={t('push.noServer')} text={t('runs.noServer.text')}>
          <Button design="Emphasized" onClick={() => void navigate('/servers')}>
            {t('push.noServer.go')}
          </Button>
        </EmptyState>
      )}
      {data && data.length > 0 && (data.length > 1 || !server) && (
        <div className="pushServer">
          <SelectField
            label={t('push.server')}
            value={server?.id ?? ''}
            options={[
              { value: '', text: t('runs.allServers') },
              ...data.map(({ id, name }) => ({ value: id as string, text: name })),
            ]}
            help={serverId !== undefined && server === undefined ? t('push.server.gone') : undefined}
            onChange={(id) => void navigate(id === '' ? '/runs' : `/runs/${id}`)}
          />
        </div>
      )}
      {server && <AllRuns key={server.id} server={server} />}
      {data && serverId === undefined && !server && <EveryServer servers={data} />}
    </BlockPage>
  )
}

function EveryServer({ servers }: { readonly servers: readonly Server[] }) {
  const { shown, more } = useShown(servers)
  return (
    <>
      {shown.map((server) => (
        <LatestRuns key={server.id} server={server} title={server.name} />
      ))}
      <MoreButton more={more} />
    </>
  )
}

function AllRuns({ server: { id: serverId, name } }: { readonly server: Server }) {
  const { pages, more, error } = useRpcPages(
    ['sync', 'runs', { serverId }],
    pageSize,
    (page, signal) => rpc.sync.runs.query({ serverId, ...page }, { signal }),
    ({ total }) => total,
  )
  // A run that was started between two pages moves the others: the last of one page comes again.
  const runs = [...new Map(pages.flatMap(({ rows }) => rows).map((run) => [run.id, run])).values()]
  const total = pages.at(-1)?.total
  return (
    <Block title={name}>
      <ErrorStrip error={error} />
      {total !== undefined && (
        <p role="status" className="fieldHelp">
          {total === 0 ? t('runs.none') : tCount(total, 'runs.count.one', 'runs.count.other')}
        </p>
      )}
      {runs.length > 0 && <RunTable runs={runs} />}
      <MoreButton more={more} />
    </Block>
  )
}

/** Chooses the server; the choice stands in the address. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { lastChosenServer, rememberServer } from './runningPush.ts'
import { ServerPush } from './ServerPush.tsx'

export function PushScreen() {
  const { serverId } = useParams()
  const navigate = useNavigate()
  const { data, error, isFetching } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  const server = data?.find(({ id }) => id === serverId)
  const usual = data?.find(({ id }) => id === lastChosenServer()) ?? data?.[0]
  useEffect(() => {
    if (server) rememberServer(server.id)
    // An older list could lead to a server that is no longer there, such as a restarted practice server's.
    else if (serverId === undefined && usual && !isFetching)
      void navigate(`/push/${usual.id}`, { replace: true })
  }, [server, serverId, usual, isFetching, navigate])
  return (
    <div className="objectPage">
      <PageHead title={t('push.title')} subtitle={t('push.subtitle')} />
      <div className="objectBody">
        <ErrorStrip error={error} />
        {data?.length === 0 && <NoServer />}
        {data && data.length > 0 && serverId !== undefined && (
          <ServerChoice servers={data} server={server} onChoose={(id) => void navigate(`/push/${id}`)} />
        )}
        {server && <ServerPush key={server.id} server={server} />}
      </div>
    </div>
  )
}

interface ServerChoiceProps {
  readonly servers: readonly Server[]
  /** Undefined: the one of the address is no longer in the store. */
  readonly server: Server | undefined
  readonly onChoose: (id: string) => void
}

function ServerChoice({ servers, server, onChoose }: ServerChoiceProps) {
  const options: { value: string; text: string }[] = servers.map(({ id, name }) => ({
    value: id,
    text: name,
  }))
  if (server === undefined) options.unshift({ value: '', text: t('push.server.choose') })
  return (
    <div className="pushServer">
      <SelectField
        label={t('push.server')}
        value={server?.id ?? ''}
        options={options}
        help={server?.url ?? t('push.server.gone')}
        onChange={onChoose}
      />
    </div>
  )
}

function NoServer() {
  const navigate = useNavigate()
  return (
    <EmptyState title={t('push.noServer')} text={t('push.noServer.text')}>
      <Button design="Emphasized" onClick={() => void navigate('/servers')}>
        {t('push.noServer.go')}
      </Button>
    </EmptyState>
  )
}

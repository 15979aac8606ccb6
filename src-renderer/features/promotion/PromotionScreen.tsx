/** Chooses the server to promote to; the choice stands in the address. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { SourceBlock } from './SourceBlock.tsx'
import { TargetPage } from './TargetPage.tsx'

export function PromotionScreen() {
  const { serverId } = useParams()
  const may = useMay()
  const navigate = useNavigate()
  const { data, error } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  const targets = data?.filter(({ promotedFrom }) => promotedFrom !== null) ?? []
  const usual = targets.length === 1 ? targets[0] : undefined
  useEffect(() => {
    if (serverId === undefined && usual) void navigate(`/promotion/${usual.id}`, { replace: true })
  }, [serverId, usual, navigate])
  return (
    <div className="objectPage promotionPage">
      <PageHead title={t('promotion.title')} subtitle={t('promotion.subtitle')} />
      <div className="objectBody">
        <ErrorStrip error={error} />
        {data && !may('promotion.overview') && <p>{t('promotion.notAllowed')}</p>}
        {data && may('promotion.overview') && <Target servers={data} serverId={serverId} />}
      </div>
    </div>
  )
}

interface TargetProps {
  readonly servers: readonly Server[]
  readonly serverId: string | undefined
}

function Target({ servers, serverId }: TargetProps) {
  const navigate = useNavigate()
  if (servers.length < 2) {
    return (
      <EmptyState title={t('promotion.fewServers')} text={t('promotion.fewServers.text')}>
        <Button design="Emphasized" onClick={() => void navigate('/servers')}>
          {t('push.noServer.go')}
        </Button>
      </EmptyState>
    )
  }
  const server = servers.find(({ id }) => id === serverId)
  const isPromotedTo = servers.some(({ id }) => id === server?.promotedFrom)
  return (
    <>
      <TargetChoice servers={servers} server={server} isGone={serverId !== undefined && !server} />
      {!server && <p>{t('promotion.explained.any')}</p>}
      {server && <SourceBlock key={`source ${server.id}`} server={server} servers={servers} />}
      {server && isPromotedTo && <TargetPage key={server.id} server={server} />}
    </>
  )
}

interface TargetChoiceProps {
  readonly servers: readonly Server[]
  readonly server: Server | undefined
  /** The one of the address is no longer in the store. */
  readonly isGone: boolean
}

function TargetChoice({ servers, server, isGone }: TargetChoiceProps) {
  const navigate = useNavigate()
  const options = servers.map(({ id, name }): { value: string; text: string } => ({ value: id, text: name }))
  if (!server) options.unshift({ value: '', text: t('push.server.choose') })
  return (
    <div className="pushServer">
      <SelectField
        label={t('promotion.target')}
        value={server?.id ?? ''}
        options={options}
        help={server?.url ?? (isGone ? t('push.server.gone') : t('promotion.target.help'))}
        onChange={(id) => void navigate(`/promotion/${id}`)}
      />
    </div>
  )
}

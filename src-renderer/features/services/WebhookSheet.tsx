/**
 * The sheet for the webhooks of a service's apps: the secret token, once the passphrase is given, and the address, which
 * has to be taken from the server. Printed, it is all there is on the paper.
 */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { useNavigate, useParams } from 'react-router'
import { webhookId } from '../../../src-main/domain/conversationRules.ts'
import type { Service } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { RevealedSecret } from '../../ui/RevealedSecret.tsx'
import { SheetAddress } from '../../ui/SheetAddress.tsx'
import { useRevealing } from '../../ui/useRevealing.tsx'
import { useService, Waiting } from './ServiceScreen.tsx'

export function WebhookSheet() {
  const { id = '' } = useParams()
  const { data, error } = useService(id)
  if (data === undefined) return <Waiting error={error} />
  return <Sheet key={id} service={data} />
}

function Sheet({ service }: { readonly service: Service }) {
  const { id, name, type } = service
  const navigate = useNavigate()
  const actions = (
    <>
      <Button design="Emphasized" onClick={() => window.print()}>
        {t('handover.print')}
      </Button>
      <Button onClick={() => void navigate(`/services/${id}`)}>{t('incoming.toService')}</Button>
    </>
  )
  return (
    <BlockPage
      title={name}
      subtitle={t('webhookSheet.subtitle', { type: serviceTypeInfo(type).label })}
      actions={actions}
    >
      <Block title={t('handover.entries')}>
        <dl className="facts sheetFacts">
          <dt>{t('webhookSheet.token')}</dt>
          <dd>
            <Token service={service} />
            <p className="noPrint fieldHelp">{t('service.match.webhook')}</p>
          </dd>
          <dt>{t('handover.address')}</dt>
          <dd>
            <SheetAddress text={t('webhookSheet.address')} />
          </dd>
        </dl>
      </Block>
    </BlockPage>
  )
}

function Token({ service: { id, name, authentications } }: { readonly service: Service }) {
  const may = useMay()
  const revealing = useRevealing(
    async ({ id: authenticationId, purpose }, passphrase) =>
      (await rpc.service.revealSecret.mutate({ id, authenticationId, purpose, passphrase })).secret,
  )
  const row = authentications.find(({ authenticationId }) => authenticationId === webhookId)
  if (row?.secret !== 'set') return t('webhookSheet.none')
  if (!may('service.revealSecret')) return t('secret.set')
  return (
    <div className="secretLine">
      {revealing.shown === null && (
        <span className="secretMark">
          <Icon name="locked" mode="Decorative" /> {t('reveal.hidden')}
        </span>
      )}
      <RevealedSecret
        revealing={revealing}
        id={webhookId}
        what={t('webhookSheet.tokenOf', { name })}
        hasWords
      />
      {revealing.dialog}
    </div>
  )
}

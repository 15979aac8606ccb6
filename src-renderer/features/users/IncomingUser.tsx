/** "Create incoming user" of a service (seed.txt, Incoming Authentication): proposed, shown, saved once. */
import { Button } from '@ui5/webcomponents-react/Button'
import { type ReactNode, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { webhookId } from '../../../src-main/domain/conversationRules.ts'
import type { IncomingUserProposal } from '../../../src-main/domain/incomingUser.ts'
import type { Service } from '../../../src-main/domain/model.ts'
import { incomingRuleOf, serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { generatePassword } from '../../ui/generatePassword.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { CreationSummary } from './CreationSummary.tsx'
import { IncomingNote } from './IncomingNote.tsx'
import { UserEditor } from './UserEditor.tsx'
import { WaitingForUser } from './UserScreen.tsx'
import { proposedForm } from './userForm.ts'

export function IncomingUser() {
  const [params] = useSearchParams()
  const serviceId = params.get('service')
  if (serviceId === null) return <Navigate to="/users" replace />
  return <IncomingUserOf key={serviceId} serviceId={serviceId} />
}

function IncomingUserOf({ serviceId }: { readonly serviceId: string }) {
  const { data, error } = useRpcQuery(['service', 'get', { id: serviceId }], (signal) =>
    rpc.service.get.query({ id: serviceId }, { signal }),
  )
  if (data === undefined) return <WaitingForUser error={error} />
  switch (incomingRuleOf(data.type)) {
    case 'externalUser':
      return <Proposal service={data} />
    case 'webhookRow':
      return <WebhookPage service={data} />
    case 'none':
      return <NoUserPage service={data} />
  }
}

function subtitleOf({ name, type }: Service): string {
  return t('incoming.subtitle', { name, type: serviceTypeInfo(type).label })
}

function Proposal({ service }: { readonly service: Service }) {
  const { id: serviceId } = service
  const { data, error } = useRpcQuery(
    ['user', 'proposeIncoming', { serviceId }],
    (signal) => rpc.user.proposeIncoming.query({ serviceId }, { signal }),
    { isFresh: true },
  )
  if (data === undefined) return <WaitingForUser error={error} />
  return <ProposedUser service={service} proposal={data} />
}

interface ProposedUserProps {
  readonly service: Service
  readonly proposal: IncomingUserProposal
}

function ProposedUser({ service, proposal }: ProposedUserProps) {
  const [initial] = useState(() => proposedForm(proposal, generatePassword()))
  return (
    <UserEditor
      stored={null}
      initial={initial}
      isPrefilled
      heading={{ title: t('incoming.title'), subtitle: subtitleOf(service) }}
      note={<IncomingNote service={service} />}
      lead={(form) => <CreationSummary form={form} />}
      draftName={`user:incoming:${service.id}`}
      pathOfNew={({ id }) => `/users/${id}/handover?service=${service.id}`}
    />
  )
}

function NoUserPage({ service }: { readonly service: Service }) {
  const { label, incoming } = serviceTypeInfo(service.type)
  return (
    <WithoutUser service={service} title={t('incoming.none.title')}>
      <p>{t('incoming.none.text', { name: service.name, type: label })}</p>
      {incoming.trust !== 'documented' && <p>{t('incoming.none.assumed')}</p>}
    </WithoutUser>
  )
}

function WebhookPage({ service }: { readonly service: Service }) {
  const row = service.authentications.find(({ authenticationId }) => authenticationId === webhookId)
  const state = row === undefined ? 'absent' : row.secret === 'set' ? 'there' : 'noSecret'
  return (
    <WithoutUser service={service} title={t('incoming.webhook.title')}>
      <p>{t('incoming.webhook.text', { name: service.name })}</p>
      <p>{t(`incoming.webhook.${state}`)}</p>
    </WithoutUser>
  )
}

interface WithoutUserProps {
  readonly service: Service
  readonly title: string
  readonly children: ReactNode
}

function WithoutUser({ service, title, children }: WithoutUserProps) {
  const navigate = useNavigate()
  return (
    <BlockPage title={t('incoming.title')} subtitle={subtitleOf(service)}>
      <Block title={title}>
        {children}
        <div className="blockButtons">
          <Button design="Emphasized" onClick={() => void navigate(`/services/${service.id}`)}>
            {t('incoming.toService')}
          </Button>
        </div>
      </Block>
    </BlockPage>
  )
}

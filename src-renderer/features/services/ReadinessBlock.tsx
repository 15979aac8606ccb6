/** Whether the saved service can work on each server: outgoing, incoming, prerequisites; each with the way to its cure. */
import '@ui5/webcomponents-icons/dist/accept.js'
import '@ui5/webcomponents-icons/dist/add-employee.js'
import '@ui5/webcomponents-icons/dist/decline.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useNavigate } from 'react-router'
import { webhookId } from '../../../src-main/domain/conversationRules.ts'
import { prerequisites, type Server, type Service, type ServiceType } from '../../../src-main/domain/model.ts'
import {
  prerequisiteLabels,
  type ReadinessPart,
  type ReadinessState,
} from '../../../src-main/domain/readiness.ts'
import { incomingRuleOf } from '../../../src-main/domain/serviceTypes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { focusField } from '../../ui/focusField.ts'
import { Block } from '../../ui/ObjectPage.tsx'

interface ReadinessBlockProps {
  readonly service: Service | null
  readonly type: ServiceType
  readonly isUnsaved: boolean
}

export function ReadinessBlock({ service, type, isUnsaved }: ReadinessBlockProps) {
  const may = useMay()
  return (
    <Block title={t('readiness.title')}>
      {service ? (
        <ReadinessTable service={service} isUnsaved={isUnsaved} />
      ) : (
        <p className="fieldHelp">{t('readiness.saveFirst')}</p>
      )}
      {incomingRuleOf(type) === 'externalUser' && may('user.proposeIncoming') && (
        <IncomingUser service={service} />
      )}
      {service?.type === 'sinchconversation' &&
        service.authentications.some(isWebhookToken) &&
        may('service.revealSecret') && <HandOver serviceId={service.id} />}
    </Block>
  )
}

function isWebhookToken({ authenticationId, secret }: Service['authentications'][number]): boolean {
  return authenticationId === webhookId && secret === 'set'
}

/** The token that the provider's webhooks have to be given. */
function HandOver({ serviceId }: { readonly serviceId: string }) {
  const navigate = useNavigate()
  return (
    <div className="blockActions">
      <Button onClick={() => void navigate(`/services/${serviceId}/handover`)}>
        {t('webhookSheet.open')}
      </Button>
      <span className="fieldHelp">{t('webhookSheet.open.text')}</span>
    </div>
  )
}

const parts = ['outgoing', 'incoming', 'prerequisites'] as const
type Part = (typeof parts)[number]

function ReadinessTable({ service, isUnsaved }: { readonly service: Service; readonly isUnsaved: boolean }) {
  const { id, revision } = service
  const { data, error } = useRpcQuery(
    ['service', 'readiness', { id, revision }],
    (signal) => rpc.service.readiness.query({ id }, { signal }),
    { keepPrevious: true },
  )
  const { data: servers } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  return (
    <>
      <ErrorStrip error={error} />
      <p className="fieldHelp">
        {t('readiness.note')} {isUnsaved && t('readiness.unsaved')}
      </p>
      {data && (
        <div className="tableScroll">
          <table className="plainTable readinessTable">
            <thead>
              <tr>
                <th scope="col">{t('readiness.server')}</th>
                {parts.map((part) => (
                  <th key={part} scope="col">
                    {t(`readiness.${part}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map(({ serverId, server, readiness }) => (
                <tr key={serverId ?? ''}>
                  <th scope="row">{server ?? t('readiness.noServer')}</th>
                  {parts.map((part) => (
                    <td key={part}>
                      <PartState name={part} part={readiness[part]} />
                      {part === 'prerequisites' && (
                        <Packages server={servers?.find((each) => each.id === serverId)} />
                      )}
                      <Cure part={part} state={readiness[part]} service={service} serverId={serverId} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const designs = {
  ready: 'Positive',
  incomplete: 'Critical',
  notNeeded: 'Neutral',
  unknown: 'Information',
} as const satisfies Record<ReadinessState, string>

function PartState({ name, part }: { readonly name: Part; readonly part: ReadinessPart }) {
  const isInstalled = name === 'prerequisites' && part.state === 'ready'
  return (
    <>
      <Tag design={designs[part.state]} hideStateIcon={part.state === 'notNeeded'}>
        {t(isInstalled ? 'readiness.state.installed' : `readiness.state.${part.state}`)}
      </Tag>
      {part.reasons.length > 0 && (
        <ul className="reasons">
          {part.reasons.map((reason) => (
            <li key={reason}>{domainText(reason)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What a person has ticked on the server's screen. */
function Packages({ server }: { readonly server: Server | undefined }) {
  if (server === undefined || server.release === 'cloud') return null
  return (
    <ul className="packageList" aria-label={t('readiness.packages', { server: server.name })}>
      {prerequisites.map((name) => {
        const isThere = server.prerequisites.includes(name)
        return (
          <li key={name}>
            <Icon name={isThere ? 'accept' : 'decline'} mode="Decorative" />
            <span>
              {prerequisiteLabels[name]}:{' '}
              {t(isThere ? 'readiness.package.there' : 'readiness.package.missing')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

interface CureProps {
  readonly part: Part
  readonly state: ReadinessPart
  readonly service: Service
  readonly serverId: string | null
}

/** The way to where what is missing can be entered; the incoming user has its own button below the table. */
function Cure({ part, state, service, serverId }: CureProps) {
  const navigate = useNavigate()
  if (state.state === 'ready' || state.state === 'notNeeded') return null
  const server = (
    <Button
      design="Transparent"
      onClick={() => void navigate(serverId === null ? '/servers' : `/servers/${serverId}`)}
    >
      {t(serverId === null ? 'readiness.cure.servers' : 'readiness.cure.server')}
    </Button>
  )
  if (part === 'prerequisites') return server
  if (part === 'incoming' && incomingRuleOf(service.type) === 'externalUser') {
    return serverId === null ? server : null
  }
  return (
    <Button
      design="Transparent"
      onClick={() =>
        focusField(service.authentications.length === 0 ? 'authentications' : 'authentications[0]')
      }
    >
      {t('readiness.cure.credentials')}
    </Button>
  )
}

/** The external user that a provider logs on with (seed.txt "Incoming Authentication"). */
function IncomingUser({ service }: { readonly service: Service | null }) {
  const navigate = useNavigate()
  return (
    <div className="blockActions">
      <Button
        icon="add-employee"
        disabled={service === null}
        onClick={() => service && void navigate(`/users/incoming?service=${service.id}`)}
      >
        {t('service.createUser')}
      </Button>
      <span className="fieldHelp">
        {t('service.createUser.text')} {service === null && t('service.createUser.saveFirst')}
      </span>
    </div>
  )
}

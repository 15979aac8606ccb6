/** Whether the saved service can work on each server: outgoing, incoming, prerequisites. */
import '@ui5/webcomponents-icons/dist/add-employee.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useNavigate } from 'react-router'
import type { Service, ServiceType } from '../../../src-main/domain/model.ts'
import type { ReadinessPart, ReadinessState } from '../../../src-main/domain/readiness.ts'
import { incomingRuleOf } from '../../../src-main/domain/serviceTypes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
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
    </Block>
  )
}

const parts = ['outgoing', 'incoming', 'prerequisites'] as const

function ReadinessTable({ service, isUnsaved }: { readonly service: Service; readonly isUnsaved: boolean }) {
  const { id, revision } = service
  const { data, error } = useRpcQuery(
    ['service', 'readiness', { id, revision }],
    (signal) => rpc.service.readiness.query({ id }, { signal }),
    { keepPrevious: true },
  )
  return (
    <>
      <ErrorStrip error={error} />
      {isUnsaved && <p className="fieldHelp">{t('readiness.unsaved')}</p>}
      {data && (
        <table className="plainTable">
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
            {data.map(({ server, readiness }) => (
              <tr key={server ?? ''}>
                <th scope="row">{server ?? t('readiness.noServer')}</th>
                {parts.map((part) => (
                  <td key={part}>
                    <PartState part={readiness[part]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
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

function PartState({ part }: { readonly part: ReadinessPart }) {
  return (
    <>
      <Tag design={designs[part.state]} hideStateIcon={part.state === 'notNeeded'}>
        {t(`readiness.state.${part.state}`)}
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

/** The external user that a provider logs on with (seed.txt "Incoming Authentication"). */
function IncomingUser({ service }: { readonly service: Service | null }) {
  const navigate = useNavigate()
  return (
    <div className="blockActions">
      <Button
        icon="add-employee"
        disabled={service === null}
        onClick={() => service && void navigate(`/users/new?service=${service.id}`)}
      >
        {t('service.createUser')}
      </Button>
      <span className="fieldHelp">
        {t('service.createUser.text')} {service === null && t('service.createUser.saveFirst')}
      </span>
    </div>
  )
}

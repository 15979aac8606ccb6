/** What is different between the saved service and each server, by what was last read of it. No server is asked. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useNavigate } from 'react-router'
import type { Service } from '../../../src-main/domain/model.ts'
import type { DifferenceState, ServiceDifference } from '../../../src-main/sync/serviceDifferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { fieldText, valueText } from '../push/planText.ts'

export function DifferencesBlock({ service }: { readonly service: Service }) {
  const { id, revision } = service
  const may = useMay()
  const mayCompare = may('service.differences')
  const { data, error } = useRpcQuery(
    // Starts with the domain of pushes: after one, the answer is another.
    ['sync', 'differences', { id, revision }],
    (signal) => rpc.service.differences.query({ id }, { signal }),
    { keepPrevious: true, enabled: mayCompare },
  )
  if (!mayCompare) return null
  return (
    <Block title={t('differences.title')}>
      <ErrorStrip error={error} />
      {data?.length === 0 && <p className="fieldHelp">{t('differences.noServer')}</p>}
      {data?.map((difference) => (
        <ServerDifference key={difference.serverId} difference={difference} />
      ))}
    </Block>
  )
}

const designs = {
  unknown: 'Information',
  promoted: 'Neutral',
  new: 'Information',
  gone: 'Negative',
  changed: 'Critical',
  equal: 'Positive',
} as const satisfies Record<DifferenceState, string>

function ServerDifference({ difference }: { readonly difference: ServiceDifference }) {
  const { server, serverId, state, fields, readAt } = difference
  const navigate = useNavigate()
  const isDiffering = state === 'changed' || state === 'new'
  return (
    <section className="serverDifference" aria-label={server}>
      <div className="differenceHead">
        <h3>{server}</h3>
        <Tag design={designs[state]}>{t(`differences.state.${state}`)}</Tag>
        <span className="fieldHelp">
          {readAt === null ? t('differences.neverRead') : t('differences.readAt', { at: timeText(readAt) })}
        </span>
        <span className="toolbarSpace" />
        {state !== 'equal' && (
          <Button
            design="Transparent"
            accessibleName={t('differences.push.label', { server })}
            onClick={() => void navigate(`/push/${serverId}`)}
          >
            {t('differences.push')}
          </Button>
        )}
      </div>
      <p className="fieldHelp">
        {isDiffering && tCount(fields.length, 'differences.fields.one', 'differences.fields.other')}{' '}
        {t(`differences.text.${state}`)}
      </p>
      {state === 'changed' && <DifferingFields fields={fields} />}
    </section>
  )
}

function DifferingFields({ fields }: Pick<ServiceDifference, 'fields'>) {
  return (
    <div className="tableScroll">
      <table className="plainTable">
        <thead>
          <tr>
            <th scope="col">{t('differences.field')}</th>
            <th scope="col">{t('differences.onServer')}</th>
            <th scope="col">{t('differences.inStore')}</th>
            <th scope="col">{t('differences.side')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, after, side }) => (
            <tr key={name}>
              <th scope="row" className="nameCell">
                {fieldText(name)}
              </th>
              <td className="nameCell">{valueText(name, before)}</td>
              <td className="nameCell">{valueText(name, after)}</td>
              <td>{t(`differences.side.${side}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

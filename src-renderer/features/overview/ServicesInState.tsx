/** The services behind a part of the ring, with what is missing. The state stands in the address. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import type { ServiceStanding, ServiceState } from '../../../src-main/rpc/standings.ts'
import { gapsText, stateText } from '../../i18n/standingText.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { useListWindow } from '../../ui/useListWindow.ts'
import { useTypedText } from '../../ui/useTypedText.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'
import { serviceStates } from './states.ts'

const columns: readonly Column<ServiceStanding>[] = [
  { key: 'name', header: t('overview.list.name'), width: '14rem', cell: ({ name }) => name },
  {
    key: 'type',
    header: t('overview.list.type'),
    width: '9rem',
    cell: ({ type }) => serviceTypeInfo(type).label,
  },
  {
    key: 'reasons',
    header: t('overview.list.reasons'),
    minWidth: '20rem',
    cell: ({ gaps }) => {
      const text = gaps.length === 0 ? t('overview.list.nothing') : gapsText(gaps)
      return (
        <span className="cellLines" title={text}>
          {text}
        </span>
      )
    },
  },
]

export function ServicesInState() {
  const { state: named } = useParams()
  const state = serviceStates.find((each) => each === named)
  return state === undefined ? <Navigate to="/overview" replace /> : <StateList key={state} state={state} />
}

function StateList({ state }: { readonly state: ServiceState }) {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const [search, type] = useTypedText(params.get('search') ?? '', (text) =>
    setParams(text === '' ? {} : { search: text }, { replace: true }),
  )
  const list = useListWindow<ServiceStanding>(['service', 'inState', { state, search }], (page, signal) =>
    rpc.overview.services.query({ state, search, ...page }, { signal }),
  )
  return (
    <SearchListPage
      title={t(`overview.list.${state}`)}
      searchLabel={t('list.searchIn', { what: t('overview.list.what') })}
      searchHint={t('overview.list.searchHint')}
      search={search}
      onSearch={type}
      filters={
        <Select
          className="listFilter"
          accessibleName={t('overview.list.state')}
          value={state}
          onChange={(event) =>
            void navigate(`/overview/services/${event.detail.selectedOption.value}`, { replace: true })
          }
        >
          {serviceStates.map((each) => (
            <Option key={each} value={each}>
              {stateText(each)}
            </Option>
          ))}
        </Select>
      }
      actions={<Button onClick={() => void navigate('/overview')}>{t('overview.list.back')}</Button>}
      count={
        list.total === null ? '' : tCount(list.total, 'overview.list.count.one', 'overview.list.count.other')
      }
      error={list.error}
      empty={
        list.total === 0 &&
        (search === '' ? (
          <EmptyState title={t('overview.list.empty')} text={t('overview.list.empty.text')} />
        ) : (
          <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
            <Button onClick={() => type('')}>{t('list.clearSearch')}</Button>
          </EmptyState>
        ))
      }
    >
      <VirtualTable
        label={t(`overview.list.${state}`)}
        list={list}
        columns={columns}
        onOpen={({ id }) => void navigate(`/services/${id}`)}
      />
    </SearchListPage>
  )
}

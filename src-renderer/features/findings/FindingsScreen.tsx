/** All findings of the store: search, filter by level and kind; a row leads to the field. */
import '@ui5/webcomponents-icons/dist/alert.js'
import '@ui5/webcomponents-icons/dist/error.js'
import '@ui5/webcomponents-icons/dist/information.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { FindingLevel } from '../../../src-main/domain/finding.ts'
import type { FindingCounts, FindingRow } from '../../../src-main/transfer/findingList.ts'
import { findingMessage } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { useListWindow } from '../../ui/useListWindow.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'
import { findingField } from './fieldLabel.ts'

const levels: readonly FindingLevel[] = ['block', 'warn', 'info']
const kinds = ['service', 'user'] as const
type Kind = (typeof kinds)[number]

const icons: Readonly<Record<FindingLevel, string>> = { block: 'error', warn: 'alert', info: 'information' }
const pages: Readonly<Record<Kind, string>> = { service: '/services', user: '/users' }

const columns: readonly Column<FindingRow>[] = [
  { key: 'object', header: t('findingList.object'), width: '11rem', cell: ({ key }) => key },
  {
    key: 'kind',
    header: t('findingList.kind'),
    width: '5.5rem',
    cell: ({ kind }) => t(`findingList.${kind}`),
  },
  {
    key: 'level',
    header: t('findingList.level'),
    width: '7.5rem',
    cell: ({ level }) => (
      <span className={`findingMark findingMark-${level}`}>
        <Icon name={icons[level]} mode="Decorative" />
        {t(`finding.${level}`)}
      </span>
    ),
  },
  { key: 'field', header: t('findingList.field'), width: '11.5rem', cell: findingField },
  { key: 'message', header: t('findingList.message'), minWidth: '18rem', cell: findingMessage },
]

export function FindingsScreen() {
  const navigate = useNavigate()
  const { search, level, kind, filter, clear } = useFindingFilter()
  const [counts, setCounts] = useState<FindingCounts>()
  const request = { search, ...(level && { level }), ...(kind && { kind }) }
  const list = useListWindow<FindingRow>(['service', 'findingList', request], async (page, signal) => {
    const answer = await rpc.overview.findings.query({ ...request, ...page }, { signal })
    setCounts(answer.counts)
    return answer
  })
  const isFiltered = search !== '' || level !== undefined || kind !== undefined
  return (
    <SearchListPage
      title={t('findingList.title')}
      searchLabel={t('list.searchIn', { what: t('findingList.what') })}
      searchHint={t('findingList.searchHint')}
      search={search}
      onSearch={(text) => filter({ search: text, level, kind })}
      filters={
        <>
          <Select
            className="findingFilter"
            accessibleName={t('findingList.level')}
            value={level ?? 'all'}
            onChange={(event) => {
              const chosen = event.detail.selectedOption.value
              filter({ search, level: levels.find((each) => each === chosen), kind })
            }}
          >
            <Option value="all">{t('findingList.allLevels')}</Option>
            {levels.map((each) => (
              <Option key={each} value={each}>
                {t('findingList.levelCount', {
                  level: t(`overview.level.${each}`),
                  count: numberText(counts?.[each] ?? 0),
                })}
              </Option>
            ))}
          </Select>
          <Select
            className="findingFilter"
            accessibleName={t('findingList.kind')}
            value={kind ?? 'all'}
            onChange={(event) => {
              const chosen = event.detail.selectedOption.value
              filter({ search, level, kind: kinds.find((each) => each === chosen) })
            }}
          >
            <Option value="all">{t('findingList.allKinds')}</Option>
            <Option value="service">{t('findingList.onlyServices')}</Option>
            <Option value="user">{t('findingList.onlyUsers')}</Option>
          </Select>
        </>
      }
      actions={null}
      count={
        list.total === null ? '' : tCount(list.total, 'findingList.count.one', 'findingList.count.other')
      }
      error={list.error}
      empty={
        list.total === 0 &&
        (isFiltered ? (
          <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
            <Button onClick={clear}>{t('list.clearSearch')}</Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('findingList.empty')} text={t('findingList.empty.text')} />
        ))
      }
    >
      <VirtualTable
        label={t('findingList.title')}
        list={list}
        columns={columns}
        onOpen={({ kind: own, objectId, field }) =>
          void navigate(`${pages[own]}/${objectId}?field=${encodeURIComponent(field)}`)
        }
      />
    </SearchListPage>
  )
}

interface Filter {
  readonly search: string
  readonly level: FindingLevel | undefined
  readonly kind: Kind | undefined
}

/** Stands in the address: Back from an object leads to the same list. */
function useFindingFilter() {
  const [params, setParams] = useSearchParams()
  return {
    search: params.get('search') ?? '',
    level: levels.find((each) => each === params.get('level')),
    kind: kinds.find((each) => each === params.get('kind')),
    filter({ search, level, kind }: Filter) {
      setParams(
        { ...(search && { search }), ...(level && { level }), ...(kind && { kind }) },
        { replace: true },
      )
    },
    clear: () => setParams({}, { replace: true }),
  }
}

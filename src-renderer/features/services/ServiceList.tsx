/** The list of messaging services: search, filter by type, Add New, Copy, Delete. */
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { DeleteQuestion } from '../../ui/DeleteQuestion.tsx'
import { ListActions } from '../../ui/ListActions.tsx'
import { postMessage } from '../../ui/messages.ts'
import { NoRows } from '../../ui/NoRows.tsx'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'
import { TypeDialog } from './TypeDialog.tsx'

async function readPage(
  request: { search: string; type?: ServiceType; offset: number; limit: number },
  signal: AbortSignal,
) {
  return rpc.service.list.query(request, { signal })
}

type Item = Awaited<ReturnType<typeof readPage>>['rows'][number]

const columns: readonly Column<Item>[] = [
  { key: 'name', header: t('services.column.name'), minWidth: '13rem', cell: (item) => item.name },
  {
    key: 'type',
    header: t('services.column.type'),
    width: '9rem',
    cell: (item) => serviceTypeInfo(item.type).label,
  },
  {
    key: 'connection',
    header: t('services.column.connection'),
    minWidth: '11rem',
    cell: (item) => item.serviceConnection,
  },
  {
    key: 'authentications',
    header: t('services.column.authentications'),
    width: '9rem',
    cell: authenticationsText,
  },
  {
    key: 'changed',
    header: t('services.column.changed'),
    width: '10.5rem',
    cell: (item) => timeText(item.updatedAt),
  },
]

function authenticationsText({ authentications, missingSecrets }: Item): string {
  if (missingSecrets === 0) return String(authentications)
  return t('services.missingSecrets', { total: authentications, missing: missingSecrets })
}

export function ServiceList() {
  const navigate = useNavigate()
  const may = useMay()
  const { search, type, filter, clear } = useListFilter()
  const [selected, setSelected] = useState<ReadonlyMap<string, Item>>(new Map())
  const [question, setQuestion] = useState<'type' | 'delete' | null>(null)
  const request = { search, ...(type && { type }) }
  const list = useListWindow<Item>(['service', 'list', request], (page, signal) =>
    readPage({ ...request, ...page }, signal),
  )
  const remove = useRpcMutation((ids: string[]) => rpc.service.remove.mutate({ ids }), ['service', 'sync'])
  const deleteSelected = () => {
    setQuestion(null)
    const count = selected.size
    remove.mutate([...selected.keys()], {
      onSuccess: () => {
        setSelected(new Map())
        postMessage('success', tCount(count, 'services.deleted.one', 'services.deleted.other'))
      },
    })
  }
  const [onlySelected] = selected.size === 1 ? selected.keys() : []
  const isFiltered = search !== '' || type !== undefined
  return (
    <SearchListPage
      title={t('services.title')}
      searchLabel={t('list.searchIn', { what: t('services.what') })}
      searchHint={t('services.searchHint')}
      search={search}
      onSearch={(text) => filter(text, type)}
      filters={<TypeFilter type={type} onChange={(chosen) => filter(search, chosen)} />}
      actions={
        <ListActions
          mayAdd={may('service.save')}
          mayDelete={may('service.remove')}
          onAdd={() => setQuestion('type')}
          copy={{
            hint: t('services.copy.hint'),
            onCopy: () => void navigate(`/services/new?copy=${onlySelected}`),
          }}
          onDelete={() => setQuestion('delete')}
          selectedCount={selected.size}
          isDeleting={remove.isPending}
        />
      }
      count={list.total === null ? '' : tCount(list.total, 'services.count.one', 'services.count.other')}
      selectedCount={selected.size}
      error={list.error ?? remove.error}
      dialogs={
        <>
          <TypeDialog
            open={question === 'type'}
            onChosen={(chosen) => void navigate(`/services/new?type=${chosen}`)}
            onCancel={() => setQuestion(null)}
          />
          <DeleteQuestion
            open={question === 'delete'}
            title={tCount(selected.size, 'services.delete.title.one', 'services.delete.title.other')}
            names={[...selected.values()].map(
              ({ name, type: own }) => `${name} (${serviceTypeInfo(own).label})`,
            )}
            text={t('services.delete.text')}
            onConfirm={deleteSelected}
            onCancel={() => setQuestion(null)}
          />
        </>
      }
      empty={
        list.total === 0 && (
          <NoRows
            mayAdd={may('service.save')}
            isFiltered={isFiltered}
            onClear={clear}
            title={t('services.empty')}
            text={t('services.empty.text')}
            onAdd={() => setQuestion('type')}
          />
        )
      }
    >
      <VirtualTable
        label={t('services.title')}
        list={list}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        onOpen={(item) => void navigate(`/services/${item.id}`)}
      />
    </SearchListPage>
  )
}

/** Search and filter stand in the address: Back from a service leads to the same list. */
function useListFilter() {
  const [params, setParams] = useSearchParams()
  const type = serviceTypeNames.find((name) => name === params.get('type'))
  return {
    search: params.get('search') ?? '',
    type,
    filter(search: string, chosen: ServiceType | undefined) {
      setParams({ ...(search && { search }), ...(chosen && { type: chosen }) }, { replace: true })
    },
    clear: () => setParams({}, { replace: true }),
  }
}

interface TypeFilterProps {
  readonly type: ServiceType | undefined
  readonly onChange: (type: ServiceType | undefined) => void
}

function TypeFilter({ type, onChange }: TypeFilterProps) {
  return (
    <Select
      className="typeFilter"
      accessibleName={t('services.filter.type')}
      value={type ?? 'all'}
      onChange={(event) => {
        const chosen = event.detail.selectedOption.value
        onChange(serviceTypeNames.find((name) => name === chosen))
      }}
    >
      <Option value="all">{t('services.filter.all')}</Option>
      {serviceTypeNames.map((name) => (
        <Option key={name} value={name}>
          {serviceTypeInfo(name).label}
        </Option>
      ))}
    </Select>
  )
}

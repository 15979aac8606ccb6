/** The list of messaging services: search, filter by type, Add New, Copy, Delete. */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/copy.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { postMessage } from '../../ui/messages.ts'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
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
    cell: (item) =>
      new Date(item.updatedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
  },
]

function authenticationsText({ authentications, missingSecrets }: Item): string {
  if (missingSecrets === 0) return String(authentications)
  return t('services.missingSecrets', { total: authentications, missing: missingSecrets })
}

export function ServiceList() {
  const navigate = useNavigate()
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
        <>
          <Button design="Emphasized" icon="add" onClick={() => setQuestion('type')}>
            {t('action.addNew')}
          </Button>
          <Button
            icon="copy"
            disabled={onlySelected === undefined}
            tooltip={t('services.copy.hint')}
            onClick={() => void navigate(`/services/new?copy=${onlySelected}`)}
          >
            {t('action.copy')}
          </Button>
          <Button
            icon="delete"
            disabled={selected.size === 0 || remove.isPending}
            onClick={() => setQuestion('delete')}
          >
            {t('action.delete')}
          </Button>
        </>
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
            items={[...selected.values()]}
            onConfirm={deleteSelected}
            onCancel={() => setQuestion(null)}
          />
        </>
      }
      empty={
        list.total === 0 && (
          <NothingHere isFiltered={isFiltered} onClear={clear} onAdd={() => setQuestion('type')} />
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

interface NothingHereProps {
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly onAdd: () => void
}

function NothingHere({ isFiltered, onClear, onAdd }: NothingHereProps) {
  if (isFiltered) {
    return (
      <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
        <Button onClick={onClear}>{t('list.clearSearch')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('services.empty')} text={t('services.empty.text')}>
      <Button design="Emphasized" onClick={onAdd}>
        {t('action.addNew')}
      </Button>
    </EmptyState>
  )
}

interface DeleteQuestionProps {
  readonly open: boolean
  readonly items: readonly Item[]
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function DeleteQuestion({ open, items, onConfirm, onCancel }: DeleteQuestionProps) {
  return (
    <ConfirmDialog
      open={open}
      title={tCount(items.length, 'services.delete.title.one', 'services.delete.title.other')}
      confirmText={t('action.delete')}
      isDestructive
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul className="nameList">
        {items.map((item) => (
          <li key={item.id}>
            {item.name} ({serviceTypeInfo(item.type).label})
          </li>
        ))}
      </ul>
      <p>{t('services.delete.text')}</p>
    </ConfirmDialog>
  )
}

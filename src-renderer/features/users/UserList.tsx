/** The list of users: search, Add New, Copy, Delete. */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/copy.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { postMessage } from '../../ui/messages.ts'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { useListWindow } from '../../ui/useListWindow.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'

function readPage(request: { search: string; offset: number; limit: number }, signal: AbortSignal) {
  return rpc.user.list.query(request, { signal })
}

type Item = Awaited<ReturnType<typeof readPage>>['rows'][number]

const columns: readonly Column<Item>[] = [
  { key: 'logonName', header: t('user.logonName'), minWidth: '12rem', cell: (item) => item.logonName },
  { key: 'firstName', header: t('user.firstName'), minWidth: '9rem', cell: (item) => item.firstName },
  { key: 'lastName', header: t('user.lastName'), minWidth: '9rem', cell: (item) => item.lastName },
  {
    key: 'password',
    header: t('user.password'),
    width: '7rem',
    cell: (item) => t(item.hasPassword ? 'secret.set' : 'secret.absent'),
  },
  {
    key: 'use',
    header: t('users.column.use'),
    width: '11rem',
    cell: (item) => t(item.usesMessagingService ? 'users.use.granted' : 'users.use.none'),
  },
  {
    key: 'changed',
    header: t('users.column.changed'),
    width: '11rem',
    cell: (item) =>
      new Date(item.updatedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
  },
]

export function UserList() {
  const navigate = useNavigate()
  // The search stands in the address: Back from a user leads to the same list.
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const [selected, setSelected] = useState<ReadonlyMap<string, Item>>(new Map())
  const [isAsking, setAsking] = useState(false)
  const list = useListWindow<Item>(['user', 'list', { search }], (page, signal) =>
    readPage({ search, ...page }, signal),
  )
  const remove = useRpcMutation(
    (ids: string[]) => rpc.user.remove.mutate({ ids }),
    ['user', 'service', 'sync'],
  )
  const deleteSelected = () => {
    setAsking(false)
    const count = selected.size
    remove.mutate([...selected.keys()], {
      onSuccess: () => {
        setSelected(new Map())
        postMessage('success', tCount(count, 'users.deleted.one', 'users.deleted.other'))
      },
    })
  }
  const [onlySelected] = selected.size === 1 ? selected.keys() : []
  const addNew = () => void navigate('/users/new')
  const clear = () => setParams({}, { replace: true })
  return (
    <SearchListPage
      title={t('users.title')}
      searchLabel={t('list.searchIn', { what: t('users.what') })}
      searchHint={t('users.searchHint')}
      search={search}
      onSearch={(text) => setParams(text === '' ? {} : { search: text }, { replace: true })}
      actions={
        <>
          <Button design="Emphasized" icon="add" onClick={addNew}>
            {t('action.addNew')}
          </Button>
          <Button
            icon="copy"
            disabled={onlySelected === undefined}
            tooltip={t('users.copy.hint')}
            onClick={() => void navigate(`/users/new?copy=${onlySelected}`)}
          >
            {t('action.copy')}
          </Button>
          <Button
            icon="delete"
            disabled={selected.size === 0 || remove.isPending}
            onClick={() => setAsking(true)}
          >
            {t('action.delete')}
          </Button>
        </>
      }
      count={list.total === null ? '' : tCount(list.total, 'users.count.one', 'users.count.other')}
      selectedCount={selected.size}
      error={list.error ?? remove.error}
      empty={list.total === 0 && <NothingHere isSearched={search !== ''} onClear={clear} onAdd={addNew} />}
      dialogs={
        <DeleteQuestion
          isOpen={isAsking}
          items={[...selected.values()]}
          onConfirm={deleteSelected}
          onCancel={() => setAsking(false)}
        />
      }
    >
      <VirtualTable
        label={t('users.title')}
        list={list}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        onOpen={(item) => void navigate(`/users/${item.id}`)}
      />
    </SearchListPage>
  )
}

interface NothingHereProps {
  readonly isSearched: boolean
  readonly onClear: () => void
  readonly onAdd: () => void
}

function NothingHere({ isSearched, onClear, onAdd }: NothingHereProps) {
  if (isSearched) {
    return (
      <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
        <Button onClick={onClear}>{t('list.clearSearch')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('users.empty')} text={t('users.empty.text')}>
      <Button design="Emphasized" onClick={onAdd}>
        {t('action.addNew')}
      </Button>
    </EmptyState>
  )
}

interface DeleteQuestionProps {
  readonly isOpen: boolean
  readonly items: readonly Item[]
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function DeleteQuestion({ isOpen, items, onConfirm, onCancel }: DeleteQuestionProps) {
  return (
    <ConfirmDialog
      open={isOpen}
      title={tCount(items.length, 'users.delete.title.one', 'users.delete.title.other')}
      confirmText={t('action.delete')}
      isDestructive
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul className="nameList">
        {items.map((item) => (
          <li key={item.id}>
            {item.logonName} ({item.firstName} {item.lastName})
          </li>
        ))}
      </ul>
      <p>{t('users.delete.text')}</p>
    </ConfirmDialog>
  )
}

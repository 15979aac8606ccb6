/** The list of users: search, Add New, Copy, Delete. */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
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
    cell: (item) => timeText(item.updatedAt),
  },
]

export function UserList() {
  const navigate = useNavigate()
  const may = useMay()
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
        <ListActions
          mayAdd={may('user.save')}
          mayDelete={may('user.remove')}
          onAdd={addNew}
          copy={{
            hint: t('users.copy.hint'),
            onCopy: () => void navigate(`/users/new?copy=${onlySelected}`),
          }}
          onDelete={() => setAsking(true)}
          selectedCount={selected.size}
          isDeleting={remove.isPending}
        />
      }
      count={list.total === null ? '' : tCount(list.total, 'users.count.one', 'users.count.other')}
      selectedCount={selected.size}
      error={list.error ?? remove.error}
      empty={
        list.total === 0 && (
          <NoRows
            mayAdd={may('user.save')}
            isFiltered={search !== ''}
            onClear={clear}
            title={t('users.empty')}
            text={t('users.empty.text')}
            onAdd={addNew}
          />
        )
      }
      dialogs={
        <DeleteQuestion
          open={isAsking}
          title={tCount(selected.size, 'users.delete.title.one', 'users.delete.title.other')}
          names={[...selected.values()].map(
            (item) => `${item.logonName} (${item.firstName} ${item.lastName})`,
          )}
          text={t('users.delete.text')}
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

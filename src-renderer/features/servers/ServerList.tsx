/** The servers of the store, and the practice server. There are few: they come at once and are searched here. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Server, ServerId } from '../../../src-main/domain/model.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ListActions } from '../../ui/ListActions.tsx'
import { postMessage } from '../../ui/messages.ts'
import { NoRows } from '../../ui/NoRows.tsx'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import type { ListWindow } from '../../ui/useListWindow.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'
import { DeleteServers } from './DeleteServers.tsx'
import { PracticeCard } from './PracticeCard.tsx'

const columns: readonly Column<Server>[] = [
  { key: 'name', header: t('server.name'), minWidth: '11rem', cell: (server) => server.name },
  { key: 'url', header: t('server.url'), minWidth: '16rem', cell: (server) => server.url },
  {
    key: 'release',
    header: t('server.release'),
    width: '7rem',
    cell: (server) => t(`release.${server.release}`),
  },
  {
    key: 'auth',
    header: t('server.authMode'),
    width: '13rem',
    cell: (server) => t(`server.auth.${server.authMode}`),
  },
  {
    key: 'localHttpAuth',
    header: t('servers.column.localHttpAuth'),
    width: '11rem',
    cell: (server) => t(server.localHttpAuth ? 'server.on' : 'server.off'),
  },
]

function useServers(search: string) {
  const { data, error } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  const wanted = search.trim().toLowerCase()
  const rows = data?.filter(({ name, url }) => `${name} ${url}`.toLowerCase().includes(wanted))
  const list: ListWindow<Server> = {
    total: rows?.length ?? null,
    rowAt: (index) => rows?.[index],
    range: { first: 0, last: rows?.length ?? 0 },
    onRangeChange: () => {},
    error,
    listKey: wanted,
  }
  return list
}

/** One after the other: the router deletes one at a time. */
async function removeAll(ids: readonly ServerId[]): Promise<void> {
  for (const id of ids) await rpc.server.remove.mutate({ id })
}

export function ServerList() {
  const navigate = useNavigate()
  const may = useMay()
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const [selected, setSelected] = useState<ReadonlyMap<string, Server>>(new Map())
  const [isAsking, setAsking] = useState(false)
  const list = useServers(search)
  const remove = useRpcMutation(removeAll, ['server', 'service', 'sync'])
  const chosen = [...selected.values()]
  const [onlySelected] = chosen.length === 1 ? chosen : []
  const deleteSelected = () => {
    setAsking(false)
    remove.mutate(
      chosen.map(({ id }) => id),
      {
        onSuccess: () =>
          postMessage('success', tCount(chosen.length, 'servers.deleted.one', 'servers.deleted.other')),
        // Some may be gone although another one could not be deleted.
        onSettled: () => setSelected(new Map()),
      },
    )
  }
  const addNew = () => void navigate('/servers/new')
  return (
    <SearchListPage
      title={t('servers.title')}
      searchLabel={t('list.searchIn', { what: t('servers.what') })}
      searchHint={t('servers.searchHint')}
      search={search}
      onSearch={(text) => setParams(text === '' ? {} : { search: text }, { replace: true })}
      actions={
        <>
          <ListActions
            mayAdd={may('server.save')}
            mayDelete={may('server.remove')}
            onAdd={addNew}
            onDelete={() => setAsking(true)}
            selectedCount={selected.size}
            isDeleting={remove.isPending}
          />
          {may('sync.plan') && (
            <Button
              disabled={onlySelected === undefined}
              tooltip={t('servers.push.hint')}
              onClick={() => onlySelected && void navigate(`/push/${onlySelected.id}`)}
            >
              {t('server.push')}
            </Button>
          )}
        </>
      }
      count={list.total === null ? '' : tCount(list.total, 'servers.count.one', 'servers.count.other')}
      selectedCount={selected.size}
      error={list.error ?? remove.error}
      empty={
        list.total === 0 && (
          <NoRows
            mayAdd={may('server.save')}
            isFiltered={search !== ''}
            onClear={() => setParams({}, { replace: true })}
            title={t('servers.empty')}
            text={t('servers.empty.text')}
            onAdd={addNew}
          />
        )
      }
      below={<PracticeCard />}
      dialogs={
        <DeleteServers
          isOpen={isAsking}
          names={chosen.map(({ name }) => name)}
          onConfirm={deleteSelected}
          onCancel={() => setAsking(false)}
        />
      }
    >
      <VirtualTable
        label={t('servers.title')}
        list={list}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        onOpen={(server) => void navigate(`/servers/${server.id}`)}
      />
    </SearchListPage>
  )
}

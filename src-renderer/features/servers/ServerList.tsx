/** The servers of the store, and the practice server. There are few: they come at once and are searched here. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { releases, type Server, type ServerId } from '../../../src-main/domain/model.ts'
import { usePreference } from '../../app/preferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { deletedText } from '../../i18n/namesText.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { AddNewButton, ListActions } from '../../ui/ListActions.tsx'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { readListView } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import { useLocalList } from '../../ui/list/useLocalList.ts'
import { postMessage } from '../../ui/messages.ts'
import type { Column } from '../../ui/VirtualTable.tsx'
import { DeleteServers } from './DeleteServers.tsx'
import { PracticeCard } from './PracticeCard.tsx'

const columns: readonly Column<Server>[] = [
  {
    key: 'name',
    header: t('server.name'),
    minWidth: '11rem',
    isSortable: true,
    cell: (server) => server.name,
  },
  { key: 'url', header: t('server.url'), minWidth: '16rem', isSortable: true, cell: (server) => server.url },
  {
    key: 'release',
    header: t('server.release'),
    width: '7rem',
    isSortable: true,
    cell: (server) => t(`release.${server.release}`),
  },
  {
    key: 'auth',
    header: t('server.authMode'),
    width: '13rem',
    isSortable: true,
    cell: (server) => t(`server.auth.${server.authMode}`),
  },
  {
    key: 'localHttpAuth',
    header: t('servers.column.localHttpAuth'),
    width: '11rem',
    isSortable: true,
    cell: (server) => t(server.localHttpAuth ? 'server.on' : 'server.off'),
  },
]

const textOf = ({ name, url }: Server) => `${name} ${url}`

const filterNames = ['release'] as const

const filters: readonly ListFilter[] = [
  {
    name: 'release',
    label: t('lists.servers.release'),
    all: t('lists.servers.release.all'),
    options: releases.map((release) => ({ value: release, text: t(`release.${release}`) })),
  },
]

/** One after the other: the router deletes one at a time. */
async function removeAll(ids: readonly ServerId[]): Promise<void> {
  for (const id of ids) await rpc.server.remove.mutate({ id })
}

export function ServerList() {
  const navigate = useNavigate()
  const may = useMay()
  const choice = useListChoice(usePreference('list.servers', readListView), filterNames)
  const { search, view } = choice
  const [isAsking, setAsking] = useState(false)
  const { data, error } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  const release = view.filters['release']
  const {
    list,
    selection,
    selectedRows: chosen,
    selectNone,
    readRows,
  } = useLocalList<Server>({
    rows: data,
    keeps: (server) => release === undefined || server.release === release,
    error,
    search,
    textOf,
    columns,
    sort: view.sort,
  })
  const remove = useRpcMutation(removeAll, ['server', 'service', 'sync'])
  const [onlySelected] = chosen.length === 1 ? chosen : []
  const deleteSelected = () => {
    setAsking(false)
    const names = chosen.map(({ name }) => name)
    remove.mutate(
      chosen.map(({ id }) => id),
      {
        onSuccess: () => postMessage('success', deletedText('servers', names, names.length)),
        // Some may be gone although another one could not be deleted.
        onSettled: selectNone,
      },
    )
  }
  const addNew = () => void navigate('/servers/new')
  return (
    <ListScreen
      title={t('servers.title')}
      subtitle={t('servers.subtitle')}
      what={t('servers.what')}
      searchHint={t('servers.searchHint')}
      choice={choice}
      filters={filters}
      list={list}
      columns={columns}
      selection={selection}
      readRows={readRows}
      fileName="patchbay-servers"
      buttons={
        <>
          <ListActions
            mayAdd={may('server.save')}
            mayDelete={may('server.remove')}
            onAdd={addNew}
            onDelete={() => setAsking(true)}
            selectedCount={chosen.length}
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
      countText={(total) => tCount(total, 'servers.count.one', 'servers.count.other')}
      nothing={{
        title: t('servers.empty'),
        text: t('servers.empty.text'),
        way: may('server.save') && <AddNewButton onClick={addNew} />,
      }}
      error={remove.error}
      below={<PracticeCard />}
      dialogs={
        <DeleteServers
          isOpen={isAsking}
          names={chosen.map(({ name }) => name)}
          onConfirm={deleteSelected}
          onCancel={() => setAsking(false)}
        />
      }
      onOpen={(server) => void navigate(`/servers/${server.id}`)}
    />
  )
}

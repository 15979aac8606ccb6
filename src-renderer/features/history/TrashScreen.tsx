/** What was deleted from the store and can come back. It comes at once and is searched here. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate, useSearchParams } from 'react-router'
import type { TrashItem } from '../../../src-main/store/trash.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLocalList } from '../../ui/list/useLocalList.ts'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'
import { EmptyTrash } from './EmptyTrash.tsx'
import { kindText } from './fieldText.ts'
import { trashPath } from './kinds.ts'
import { usePurgeTrash, useRestoreFromTrash, useTrash } from './useTrash.ts'

type Row = TrashItem & { readonly id: string }

const columns: readonly Column<Row>[] = [
  { key: 'name', header: t('trash.column.name'), minWidth: '9rem', cell: (row) => row.name },
  { key: 'kind', header: t('trash.column.kind'), width: '6rem', cell: (row) => kindText(row.kind) },
  {
    key: 'deleted',
    header: t('trash.column.deleted'),
    width: '10.5rem',
    cell: (row) => timeText(row.deletedAt),
  },
  { key: 'person', header: t('trash.column.person'), minWidth: '7rem', cell: (row) => row.person },
]

const textOf = ({ name, kind, person }: Row) => `${name} ${kindText(kind)} ${person}`

export function TrashScreen() {
  const may = useMay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const { data, error } = useTrash()
  const inTrash = data?.trash.length ?? 0
  const rows = data?.trash.map((item) => ({ ...item, id: `${item.kind} ${item.objectId}` }))
  const { list, selection, selectedRows, selectNone } = useLocalList<Row>({
    rows,
    error,
    search,
    textOf,
    columns,
  })
  const restore = useRestoreFromTrash()
  const purge = usePurgeTrash()
  const restoreSelected = () => {
    purge.reset()
    restore.mutate(selectedRows, { onSettled: selectNone })
  }
  const emptyTrash = () => {
    restore.reset()
    purge.mutate(undefined, { onSettled: selectNone })
  }
  const filter = (text: string) => setParams(text === '' ? {} : { search: text }, { replace: true })
  return (
    <SearchListPage
      title={t('trash.title')}
      subtitle={t('trash.subtitle')}
      searchLabel={t('list.searchIn', { what: t('trash.what') })}
      searchHint={t('trash.searchHint')}
      search={search}
      onSearch={filter}
      actions={
        <>
          {may('history.restoreFromTrash') && (
            <Button
              design="Emphasized"
              disabled={selectedRows.length === 0 || restore.isPending}
              onClick={restoreSelected}
            >
              {t('trash.restore')}
            </Button>
          )}
          {may('history.purge') && (
            <EmptyTrash count={inTrash} isBusy={purge.isPending} onConfirm={emptyTrash} />
          )}
        </>
      }
      count={list.total === null ? '' : tCount(list.total, 'trash.count.one', 'trash.count.other')}
      selectedCount={selectedRows.length}
      total={list.total}
      error={list.error ?? restore.error ?? purge.error}
      empty={list.total === 0 && <NothingDeleted isFiltered={inTrash > 0} onClear={() => filter('')} />}
    >
      <VirtualTable
        label={t('trash.title')}
        list={list}
        columns={columns}
        selection={selection}
        onOpen={(row) => void navigate(trashPath(row.kind, row.objectId))}
      />
    </SearchListPage>
  )
}

function NothingDeleted({
  isFiltered,
  onClear,
}: {
  readonly isFiltered: boolean
  readonly onClear: () => void
}) {
  if (!isFiltered) return <EmptyState title={t('trash.empty')} text={t('trash.empty.text')} />
  return (
    <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
      <Button onClick={onClear}>{t('list.clearSearch')}</Button>
    </EmptyState>
  )
}

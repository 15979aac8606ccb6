/** What was deleted from the store and can come back. It comes at once and is searched here. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate } from 'react-router'
import { usePreference } from '../../app/preferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { readListViewBy } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import { useLocalList } from '../../ui/list/useLocalList.ts'
import { EmptyTrash } from './EmptyTrash.tsx'
import { trashPath } from './kinds.ts'
import { type TrashRow, trashColumns, trashFilterNames, trashFilters, trashText } from './trashColumns.ts'
import { usePurgeTrash, useRestoreFromTrash, useTrash } from './useTrash.ts'

const newestFirst = readListViewBy({ by: 'deleted', descending: true })

export function TrashScreen() {
  const may = useMay()
  const navigate = useNavigate()
  const choice = useListChoice(usePreference('list.trash', newestFirst), trashFilterNames)
  const { search, view } = choice
  const { data, error } = useTrash()
  const inTrash = data?.trash.length ?? 0
  const kind = view.filters['kind']
  const { list, selection, selectedRows, selectNone, readRows } = useLocalList<TrashRow>({
    rows: data?.trash.map((item) => ({ ...item, id: `${item.kind} ${item.objectId}` })),
    keeps: (item) => kind === undefined || item.kind === kind,
    error,
    search,
    textOf: trashText,
    columns: trashColumns,
    sort: view.sort,
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
  return (
    <ListScreen
      title={t('trash.title')}
      subtitle={t('trash.subtitle')}
      what={t('trash.what')}
      searchHint={t('trash.searchHint')}
      // Of an empty trash no filter hides anything.
      choice={{ ...choice, isFiltered: choice.isFiltered && inTrash > 0 }}
      filters={trashFilters}
      list={list}
      columns={trashColumns}
      selection={selection}
      readRows={readRows}
      fileName="patchbay-trash"
      buttons={
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
      countText={(total) => tCount(total, 'trash.count.one', 'trash.count.other')}
      nothing={{ title: t('trash.empty'), text: t('trash.empty.text') }}
      error={restore.error ?? purge.error}
      onOpen={(row) => void navigate(trashPath(row.kind, row.objectId))}
    />
  )
}

/** The list of users: search, filters, Add New, Copy, Delete, and what is done with many. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { mostInOneAction, userSorts } from '../../../src-main/domain/lists.ts'
import type { UserId } from '../../../src-main/domain/model.ts'
import type { TakenFromUsers } from '../../../src-main/store/userBulk.ts'
import type { UserListItem } from '../../../src-main/store/userList.ts'
import { usePreference } from '../../app/preferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { atOnce, rpc } from '../../rpc/client.ts'
import { ListActions } from '../../ui/ListActions.tsx'
import { exportEstateFile } from '../../ui/list/exportEstateFile.ts'
import { ListFilters } from '../../ui/list/ListFilters.tsx'
import { ListMenu } from '../../ui/list/ListMenu.tsx'
import { readListView, sortOf } from '../../ui/list/listView.ts'
import { selectionItems } from '../../ui/list/selectionItems.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import type { RowSelection, SelectedIds } from '../../ui/list/useRowSelection.ts'
import { useRowsOut } from '../../ui/list/useRowsOut.ts'
import { useShownColumns } from '../../ui/list/useShownColumns.ts'
import { NoRows } from '../../ui/NoRows.tsx'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { useListWindow } from '../../ui/useListWindow.ts'
import { VirtualTable } from '../../ui/VirtualTable.tsx'
import { DeleteUsers } from './DeleteUsers.tsx'
import { readUsers, TakeFromUsers } from './TakeFromUsers.tsx'
import { userColumns, userFilterInput, userFilterNames, userFilters } from './userColumns.ts'

export function UserList() {
  const navigate = useNavigate()
  const may = useMay()
  const choice = useListChoice(usePreference('list.users', readListView), userFilterNames)
  const { search, view } = choice
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const [isDeleting, setDeleting] = useState(false)
  const [taken, setTaken] = useState<{ what: TakenFromUsers; isOpen: boolean }>({
    what: 'password',
    isOpen: false,
  })
  const request = { search, ...userFilterInput(view), sort: sortOf(view, userSorts) }
  const list = useListWindow<UserListItem>(['user', 'list', request], (page, signal) =>
    rpc.user.list.query({ ...request, ...page }, { signal, ...atOnce }),
  )
  const selection: RowSelection = {
    selected,
    onSelect,
    readIds: async (part) => (await rpc.user.ids.query({ ...request, ...part })).ids,
  }
  const columns = useShownColumns(userColumns, view)
  const out = useRowsOut({ selected, columns, readRows: readUsers, fileName: 'patchbay-users' })
  const [onlySelected] = selected.size === 1 ? selected : []
  const addNew = () => void navigate('/users/new')
  const isBulk = selected.size > 0 && selected.size <= mostInOneAction
  const items = selectionItems({
    selection,
    total: list.total ?? 0,
    ...out,
    exportEstate: may('estate.exportText')
      ? () => void exportEstateFile({ users: [...selected] as UserId[] }, 'patchbay-users.yaml')
      : undefined,
  })
  const takes = (['password', 'right'] as const).map((what) => ({
    text: t(`lists.take.${what}.open`),
    isDisabled: !isBulk,
    onClick: () => setTaken({ what, isOpen: true }),
  }))
  return (
    <SearchListPage
      title={t('users.title')}
      searchLabel={t('list.searchIn', { what: t('users.what') })}
      searchHint={t('users.searchHint')}
      search={search}
      onSearch={choice.onSearch}
      filters={<ListFilters filters={userFilters} choice={choice} />}
      actions={
        <>
          <ListActions
            mayAdd={may('user.save')}
            mayDelete={may('user.remove')}
            onAdd={addNew}
            copy={{
              hint: t('users.copy.hint'),
              onCopy: () => void navigate(`/users/new?copy=${onlySelected}`),
            }}
            onDelete={() => setDeleting(true)}
            selectedCount={selected.size}
            isDeleting={isDeleting}
          />
          <ListMenu
            columns={userColumns}
            choice={choice}
            groups={may('user.take') ? [...items, takes] : items}
          />
        </>
      }
      count={list.total === null ? '' : tCount(list.total, 'users.count.one', 'users.count.other')}
      selectedCount={selected.size}
      total={list.total}
      error={list.error}
      empty={
        list.total === 0 && (
          <NoRows
            mayAdd={may('user.save')}
            isFiltered={choice.isFiltered}
            onClear={choice.clear}
            title={t('users.empty')}
            text={t('users.empty.text')}
            onAdd={addNew}
          />
        )
      }
      dialogs={
        <>
          <DeleteUsers
            open={isDeleting}
            selected={selected}
            onDeleted={() => onSelect(new Set())}
            onClose={() => setDeleting(false)}
          />
          <TakeFromUsers
            open={taken.isOpen}
            what={taken.what}
            selected={selected}
            onClose={() => setTaken((last) => ({ ...last, isOpen: false }))}
          />
        </>
      }
    >
      <VirtualTable
        label={t('users.title')}
        list={list}
        columns={columns}
        selection={selection}
        sort={view.sort}
        onSort={choice.onSort}
        onOpen={(item) => void navigate(`/users/${item.id}`)}
      />
    </SearchListPage>
  )
}

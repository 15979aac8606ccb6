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
import { AddNewButton, ListActions } from '../../ui/ListActions.tsx'
import { exportEstateFile } from '../../ui/list/exportEstateFile.ts'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { readListView, sortOf } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import type { RowSelection, SelectedIds } from '../../ui/list/useRowSelection.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
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
  const [onlySelected] = selected.size === 1 ? selected : []
  const addNew = () => void navigate('/users/new')
  const isBulk = selected.size > 0 && selected.size <= mostInOneAction
  const takes = (['password', 'right'] as const).map((what) => ({
    text: t(`lists.take.${what}.open`),
    isDisabled: !isBulk,
    onClick: () => setTaken({ what, isOpen: true }),
  }))
  return (
    <ListScreen
      title={t('users.title')}
      what={t('users.what')}
      searchHint={t('users.searchHint')}
      choice={choice}
      filters={userFilters}
      list={list}
      columns={userColumns}
      selection={selection}
      readRows={readUsers}
      fileName="patchbay-users"
      exportEstate={
        may('estate.exportText')
          ? () => void exportEstateFile({ users: [...selected] as UserId[] }, 'patchbay-users.yaml')
          : undefined
      }
      furtherItems={may('user.take') ? takes : undefined}
      buttons={
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
      }
      countText={(total) => tCount(total, 'users.count.one', 'users.count.other')}
      nothing={{
        title: t('users.empty'),
        text: t('users.empty.text'),
        way: may('user.save') && <AddNewButton onClick={addNew} />,
      }}
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
      onOpen={(item) => void navigate(`/users/${item.id}`)}
    />
  )
}

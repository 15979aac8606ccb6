/** Columns and filters of the list of users. */
import type { UserListItem } from '../../../src-main/store/userList.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import type { ListView } from '../../ui/list/listView.ts'
import { timeText } from '../../ui/timeText.ts'
import type { Column } from '../../ui/VirtualTable.tsx'

export const userColumns: readonly Column<UserListItem>[] = [
  {
    key: 'logonName',
    header: t('user.logonName'),
    minWidth: '11rem',
    isSortable: true,
    cell: (item) => item.logonName,
  },
  {
    key: 'firstName',
    header: t('user.firstName'),
    minWidth: '8rem',
    isSortable: true,
    cell: (item) => item.firstName,
  },
  {
    key: 'lastName',
    header: t('user.lastName'),
    minWidth: '8rem',
    isSortable: true,
    cell: (item) => item.lastName,
  },
  {
    key: 'password',
    header: t('user.password'),
    width: '7.5rem',
    isSortable: true,
    cell: (item) => t(item.hasPassword ? 'secret.set' : 'secret.absent'),
  },
  {
    key: 'use',
    header: t('users.column.use'),
    width: '10.5rem',
    isSortable: true,
    cell: (item) => t(item.usesMessagingService ? 'users.use.granted' : 'users.use.none'),
  },
  {
    key: 'changed',
    header: t('users.column.changed'),
    width: '10.5rem',
    isSortable: true,
    cell: (item) => timeText(item.updatedAt),
  },
]

export const userFilterNames = ['use', 'password'] as const

export const userFilters: readonly ListFilter[] = [
  {
    name: 'use',
    label: t('lists.users.use'),
    all: t('lists.users.use.all'),
    options: [
      { value: 'yes', text: t('lists.users.use.yes') },
      { value: 'no', text: t('lists.users.use.no') },
    ],
  },
  {
    name: 'password',
    label: t('lists.users.password'),
    all: t('lists.users.password.all'),
    options: [
      { value: 'yes', text: t('lists.users.password.yes') },
      { value: 'no', text: t('lists.users.password.no') },
    ],
  },
]

function yesOrNo(value: string | undefined): boolean | undefined {
  return value === 'yes' ? true : value === 'no' ? false : undefined
}

/** Filters as the router takes them. */
export function userFilterInput({ filters }: ListView) {
  return {
    usesMessagingService: yesOrNo(filters['use']),
    hasPassword: yesOrNo(filters['password']),
  }
}

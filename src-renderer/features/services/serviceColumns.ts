/** Columns and filters of the list of messaging services. */
import { serviceStates } from '../../../src-main/domain/lists.ts'
import { serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import type { ServiceListItem } from '../../../src-main/store/serviceList.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import type { ListView } from '../../ui/list/listView.ts'
import { timeText } from '../../ui/timeText.ts'
import type { Column } from '../../ui/VirtualTable.tsx'

export const serviceColumns: readonly Column<ServiceListItem>[] = [
  {
    key: 'name',
    header: t('services.column.name'),
    minWidth: '13rem',
    isSortable: true,
    cell: (item) => item.name,
  },
  {
    key: 'type',
    header: t('services.column.type'),
    width: '9rem',
    isSortable: true,
    cell: (item) => serviceTypeInfo(item.type).label,
  },
  {
    key: 'connection',
    header: t('services.column.connection'),
    minWidth: '11rem',
    isSortable: true,
    cell: (item) => item.serviceConnection,
  },
  {
    key: 'authentications',
    header: t('services.column.authentications'),
    width: '10rem',
    isSortable: true,
    cell: authenticationsText,
  },
  {
    key: 'changed',
    header: t('services.column.changed'),
    width: '10.5rem',
    isSortable: true,
    cell: (item) => timeText(item.updatedAt),
  },
]

function authenticationsText({ authentications, missingSecrets }: ServiceListItem): string {
  if (missingSecrets === 0) return String(authentications)
  return t('services.missingSecrets', { total: authentications, missing: missingSecrets })
}

export const serviceFilterNames = ['type', 'state'] as const

export const serviceFilters: readonly ListFilter[] = [
  {
    name: 'type',
    label: t('services.filter.type'),
    all: t('services.filter.all'),
    options: serviceTypeNames.map((name) => ({ value: name, text: serviceTypeInfo(name).label })),
  },
  {
    name: 'state',
    label: t('lists.services.state'),
    all: t('lists.services.state.all'),
    options: serviceStates.map((state) => ({ value: state, text: t(`lists.services.state.${state}`) })),
  },
]

/** Filters as the router takes them. */
export function serviceFilterInput({ filters }: ListView) {
  return {
    type: serviceTypeNames.find((name) => name === filters['type']),
    state: serviceStates.find((name) => name === filters['state']),
  }
}

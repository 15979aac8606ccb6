/** Columns and filters of the list of messaging services. */
import { serviceStates } from '../../../src-main/domain/lists.ts'
import { serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import type { ServiceStanding, ServiceState } from '../../../src-main/rpc/standings.ts'
import type { ServiceListItem } from '../../../src-main/store/serviceList.ts'
import { gapsText, stateText } from '../../i18n/standingText.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import type { ListView } from '../../ui/list/listView.ts'
import { StateText, type Tone } from '../../ui/StateText.tsx'
import { timeText } from '../../ui/timeText.ts'
import type { Column } from '../../ui/VirtualTable.tsx'

export interface ServiceRow extends ServiceListItem {
  /** Undefined until it was asked for. */
  readonly standing?: ServiceStanding | undefined
}

const tones: Readonly<Record<ServiceState, Tone>> = {
  ready: 'positive',
  outgoingOnly: 'critical',
  unknown: 'information',
  missing: 'negative',
}

export const serviceColumns: readonly Column<ServiceRow>[] = [
  {
    key: 'name',
    header: t('services.column.name'),
    minWidth: '11rem',
    isSortable: true,
    cell: (item) => item.name,
  },
  {
    key: 'type',
    header: t('services.column.type'),
    width: '8.5rem',
    isSortable: true,
    cell: (item) => serviceTypeInfo(item.type).label,
  },
  {
    key: 'readiness',
    header: t('readiness.title'),
    width: '10.5rem',
    cell: ({ standing }) =>
      standing && <StateText tone={tones[standing.state]} text={stateText(standing.state)} />,
    text: ({ standing }) => (standing ? standingText(standing) : ''),
  },
  {
    key: 'connection',
    header: t('services.column.connection'),
    minWidth: '7.5rem',
    isSortable: true,
    cell: (item) => item.serviceConnection,
  },
  {
    key: 'authentications',
    header: t('services.column.authentications'),
    width: '9.5rem',
    isSortable: true,
    cell: authenticationsText,
  },
  {
    key: 'changed',
    header: t('services.column.changed'),
    width: '9rem',
    isSortable: true,
    cell: (item) => timeText(item.updatedAt),
  },
]

function standingText({ state, gaps }: ServiceStanding): string {
  if (gaps.length === 0) return stateText(state)
  return t('services.readiness', { state: stateText(state), gaps: gapsText(gaps) })
}

function authenticationsText({ authentications, missingSecrets }: ServiceRow): string {
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

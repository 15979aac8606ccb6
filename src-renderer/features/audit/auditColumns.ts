/** Columns and filters of the audit trail. */
import { type AuditArea, auditAreas } from '../../../src-main/domain/lists.ts'
import type { AuditLine } from '../../../src-main/store/auditList.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import type { ListView } from '../../ui/list/listView.ts'
import type { Column } from '../../ui/VirtualTable.tsx'
import { actionText, auditWords, exactTime, hostText, objectText } from './auditText.ts'

/** The number names the record: times may be the same. */
export const auditColumns: readonly Column<AuditLine>[] = [
  {
    key: 'number',
    header: t('audit.column.number'),
    width: '6.5rem',
    isSortable: true,
    cell: ({ seq }) => numberText(seq),
  },
  {
    key: 'at',
    header: t('audit.column.when'),
    width: '11.5rem',
    isSortable: true,
    cell: ({ at }) => exactTime(at),
  },
  {
    key: 'person',
    header: t('audit.column.who'),
    minWidth: '8rem',
    isSortable: true,
    cell: ({ person }) => person,
  },
  {
    key: 'action',
    header: t('audit.column.action'),
    minWidth: '10rem',
    isSortable: true,
    cell: ({ action }) => actionText(action),
  },
  {
    key: 'object',
    header: t('audit.column.object'),
    minWidth: '10rem',
    isSortable: true,
    cell: objectText,
  },
  {
    key: 'host',
    header: t('audit.column.host'),
    width: '7.5rem',
    isSortable: true,
    cell: ({ host }) => hostText(host),
  },
]

/** Words of the records as these columns show them. */
export const auditLabels = auditWords()

const areas = Object.keys(auditAreas) as AuditArea[]

const day = 24 * 60 * 60 * 1000
const periods = { day, week: 7 * day, month: 30 * day } as const
type Period = keyof typeof periods
const periodNames = Object.keys(periods) as Period[]

export const auditFilterNames = ['by', 'area', 'since'] as const

/** `people`: everybody in the trail, as far as it is known yet. `chosen`: who is in the filter. */
export function auditFilters(people: readonly string[], chosen: string | undefined): readonly ListFilter[] {
  const named = chosen === undefined || people.includes(chosen) ? people : [...people, chosen]
  return [
    {
      name: 'by',
      label: t('audit.filter.person'),
      all: t('audit.filter.everybody'),
      options: named.map((person) => ({ value: person, text: person })),
    },
    {
      name: 'area',
      label: t('audit.filter.area'),
      all: t('audit.area.all'),
      options: areas.map((area) => ({ value: area, text: t(`audit.area.${area}`) })),
    },
    {
      name: 'since',
      label: t('audit.filter.since'),
      all: t('audit.since.any'),
      options: periodNames.map((period) => ({ value: period, text: t(`audit.since.${period}`) })),
    },
  ]
}

export function periodOf({ filters }: ListView): Period | undefined {
  return periodNames.find((period) => period === filters['since'])
}

/** When a period that ends now began. */
export function startOf(period: Period): string {
  return new Date(Date.now() - periods[period]).toISOString()
}

/** Filters as the router takes them, but for the time. */
export function auditFilterInput({ filters }: ListView) {
  return { by: filters['by'], area: areas.find((area) => area === filters['area']) }
}

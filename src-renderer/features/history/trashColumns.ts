/** Columns and filter of the trash. */
import type { ObjectKind } from '../../../src-main/store/images.ts'
import type { TrashItem } from '../../../src-main/store/trash.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import { timeText } from '../../ui/timeText.ts'
import type { Column } from '../../ui/VirtualTable.tsx'
import { kindText } from './fieldText.ts'

export type TrashRow = TrashItem & { readonly id: string }

export const trashColumns: readonly Column<TrashRow>[] = [
  {
    key: 'name',
    header: t('trash.column.name'),
    minWidth: '9rem',
    isSortable: true,
    cell: (row) => row.name,
  },
  {
    key: 'kind',
    header: t('trash.column.kind'),
    width: '7rem',
    isSortable: true,
    cell: (row) => kindText(row.kind),
  },
  {
    key: 'deleted',
    header: t('trash.column.deleted'),
    width: '10.5rem',
    isSortable: true,
    cell: (row) => timeText(row.deletedAt),
    sortText: (row) => row.deletedAt,
  },
  {
    key: 'person',
    header: t('trash.column.person'),
    minWidth: '7rem',
    isSortable: true,
    cell: (row) => row.person,
  },
]

/** What is searched. */
export function trashText({ name, kind, person }: TrashRow): string {
  return `${name} ${kindText(kind)} ${person}`
}

const kinds: readonly ObjectKind[] = ['service', 'user', 'server']

export const trashFilterNames = ['kind'] as const

export const trashFilters: readonly ListFilter[] = [
  {
    name: 'kind',
    label: t('trash.column.kind'),
    all: t('trash.allKinds'),
    options: kinds.map((kind) => ({ value: kind, text: t(`trash.only.${kind}`) })),
  },
]

/** Columns and filters of the list of findings. */
import type { FindingLevel } from '../../../src-main/domain/finding.ts'
import type { FindingSort, Sort } from '../../../src-main/domain/lists.ts'
import type { Release } from '../../../src-main/domain/model.ts'
import type { FindingCounts, FindingRow } from '../../../src-main/transfer/findingList.ts'
import { findingMessage, findingSentences } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import type { ListView } from '../../ui/list/listView.ts'
import { StateText, type Tone } from '../../ui/StateText.tsx'
import type { Column } from '../../ui/VirtualTable.tsx'
import { fieldLabels, findingField } from './fieldLabel.ts'

const levels: readonly FindingLevel[] = ['block', 'warn', 'info']
const kinds = ['service', 'user'] as const

const tones: Readonly<Record<FindingLevel, Tone>> = {
  block: 'negative',
  warn: 'critical',
  info: 'information',
}

export const findingColumns = (release: Release | undefined): readonly Column<FindingRow>[] => [
  {
    key: 'object',
    header: t('findingList.object'),
    width: '10rem',
    isSortable: true,
    cell: ({ key }) => key,
  },
  {
    key: 'kind',
    header: t('findingList.kind'),
    width: '5.5rem',
    isSortable: true,
    cell: ({ kind }) => t(`findingList.${kind}`),
  },
  {
    key: 'level',
    header: t('findingList.level'),
    width: '7rem',
    isSortable: true,
    cell: ({ level }) => <StateText tone={tones[level]} text={t(`finding.${level}`)} />,
    text: ({ level }) => t(`finding.${level}`),
  },
  {
    key: 'field',
    header: t('findingList.field'),
    width: '11rem',
    isSortable: true,
    cell: (row) => findingField(row, release),
  },
  {
    key: 'message',
    header: t('findingList.message'),
    minWidth: '18rem',
    isSortable: true,
    cell: findingMessage,
  },
]

/** What the store has as these columns show it; sentences only where they are compared: they are many. */
export function findingTexts(
  release: Release | undefined,
  { search, sort }: { readonly search: string; readonly sort: Sort<FindingSort> | undefined },
) {
  const labels: Readonly<Record<string, string>> = {
    ...fieldLabels(release),
    ...Object.fromEntries(levels.map((level) => [level, t(`finding.${level}`)])),
    ...Object.fromEntries(kinds.map((kind) => [kind, t(`findingList.${kind}`)])),
  }
  const sentences = search.trim() === '' && sort?.by !== 'message' ? undefined : findingSentences()
  return { labels, sentences }
}

export const findingFilterNames = ['level', 'kind'] as const

/** `counts`: of all levels, with the rest of what is chosen. */
export function findingFilters(counts: FindingCounts | undefined): readonly ListFilter[] {
  return [
    {
      name: 'level',
      label: t('findingList.level'),
      all: t('findingList.allLevels'),
      options: levels.map((level) => ({
        value: level,
        text: t('findingList.levelCount', {
          level: t(`overview.level.${level}`),
          count: numberText(counts?.[level] ?? 0),
        }),
      })),
    },
    {
      name: 'kind',
      label: t('findingList.kind'),
      all: t('findingList.allKinds'),
      options: [
        { value: 'service', text: t('findingList.onlyServices') },
        { value: 'user', text: t('findingList.onlyUsers') },
      ],
    },
  ]
}

/** Filters as the router takes them. */
export function findingFilterInput({ filters }: ListView) {
  return {
    level: levels.find((level) => level === filters['level']),
    kind: kinds.find((kind) => kind === filters['kind']),
  }
}

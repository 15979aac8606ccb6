/** Columns and filters of the list of runs. */
import { durationText } from '../../../src-main/domain/durationText.ts'
import type { Server, ServerId } from '../../../src-main/domain/model.ts'
import { runResults } from '../../../src-main/domain/runResult.ts'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import type { ListFilter } from '../../ui/list/ListFilters.tsx'
import type { ListView } from '../../ui/list/listView.ts'
import { StateText } from '../../ui/StateText.tsx'
import { timeText } from '../../ui/timeText.ts'
import type { Column } from '../../ui/VirtualTable.tsx'
import { kindText, resultText, resultTone, resultWord, stepCounts } from './runText.ts'

const kinds = ['push', 'rollback'] as const

export const runColumns: readonly Column<RunSummary>[] = [
  {
    key: 'started',
    header: t('runs.started'),
    width: '11rem',
    isSortable: true,
    cell: ({ startedAt }) => timeText(startedAt, 'medium'),
  },
  {
    key: 'server',
    header: t('runs.server'),
    minWidth: '7.5rem',
    isSortable: true,
    cell: ({ serverName }) => serverName,
  },
  {
    key: 'what',
    header: t('runs.what'),
    minWidth: '6rem',
    isSortable: true,
    cell: kindText,
  },
  {
    key: 'result',
    header: t('runs.result'),
    minWidth: '12rem',
    isSortable: true,
    cell: (run) => <StateText tone={resultTone(run)} text={resultText(run)} />,
    text: resultText,
  },
  {
    key: 'steps',
    header: t('runs.steps'),
    minWidth: '7rem',
    cell: ({ counts }) =>
      counts.steps === 0
        ? t('runs.steps.none')
        : stepCounts(counts)
            .map(({ text }) => text)
            .join(', '),
  },
  {
    key: 'person',
    header: t('runs.person'),
    minWidth: '6.5rem',
    isSortable: true,
    cell: ({ person }) => person,
  },
  {
    key: 'duration',
    header: t('runs.duration'),
    width: '6rem',
    isSortable: true,
    cell: ({ durationMs }) => (durationMs === null ? '' : durationText(durationMs)),
  },
]

/** Words of the store as these columns show them. */
export const runLabels: Readonly<Record<string, string>> = Object.freeze({
  ...Object.fromEntries(kinds.map((kind) => [kind, t(`runs.kind.${kind}`)])),
  ...Object.fromEntries(runResults.map((result) => [result, resultWord(result)])),
})

export const runFilterNames = ['server', 'result', 'kind'] as const

/** `servers`: undefined until they are there. `chosen`: the one in the filter, which may be gone. */
export function runFilters(
  servers: readonly Server[] | undefined,
  chosen: string | undefined,
): readonly ListFilter[] {
  const known = (servers ?? []).map(({ id, name }) => ({ value: id as string, text: name }))
  const isGone = chosen !== undefined && !known.some(({ value }) => value === chosen)
  return [
    {
      name: 'server',
      label: t('runs.server'),
      all: t('runs.allServers'),
      options: isGone
        ? [...known, { value: chosen, text: servers ? t('runs.serverGone') : t('list.loadingRow') }]
        : known,
    },
    {
      name: 'result',
      label: t('runs.result'),
      all: t('runs.allResults'),
      options: runResults.map((result) => ({ value: result, text: resultWord(result) })),
    },
    {
      name: 'kind',
      label: t('runs.what'),
      all: t('runs.allKinds'),
      options: kinds.map((kind) => ({ value: kind, text: t(`runs.only.${kind}`) })),
    },
  ]
}

/** Filters as the router takes them. */
export function runFilterInput({ filters }: ListView) {
  return {
    serverId: filters['server'] as ServerId | undefined,
    result: runResults.find((result) => result === filters['result']),
    kind: kinds.find((kind) => kind === filters['kind']),
  }
}

/** All pushes and rollbacks on all servers, newest first: search, filters, order; a row leads to the steps. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { runSorts } from '../../../src-main/domain/lists.ts'
import type { RunId } from '../../../src-main/domain/model.ts'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { usePreference } from '../../app/preferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { atOnce, rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { readListViewBy, sortOf } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import type { RowSelection, SelectedIds } from '../../ui/list/useRowSelection.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
import { runColumns, runFilterInput, runFilterNames, runFilters, runLabels } from './runColumns.tsx'
import { runPath } from './runText.ts'

const newestFirst = readListViewBy({ by: 'started', descending: true })

async function readRuns(ids: readonly string[]): Promise<readonly RunSummary[]> {
  return (await rpc.sync.runRows.query({ ids: ids as RunId[] })).rows
}

export function RunsScreen() {
  const navigate = useNavigate()
  const may = useMay()
  const choice = useListChoice(usePreference('list.runs', newestFirst), runFilterNames)
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const servers = useRpcQuery(['server', 'list'], (signal) => rpc.server.list.query(undefined, { signal }))
  const { search, view } = choice
  const request = { search, ...runFilterInput(view), sort: sortOf(view, runSorts) }
  const asked = { ...request, labels: runLabels }
  const list = useListWindow<RunSummary>(['sync', 'runs', request], (page, signal) =>
    rpc.sync.runs.query({ ...asked, ...page }, { signal, ...atOnce }),
  )
  const selection: RowSelection = {
    selected,
    onSelect,
    readIds: async (part) => (await rpc.sync.runIds.query({ ...asked, ...part })).ids,
  }
  const go = (text: string, path: string) =>
    may('sync.plan') && (
      <Button design="Emphasized" onClick={() => void navigate(path)}>
        {text}
      </Button>
    )
  return (
    <ListScreen
      title={t('runs.title')}
      subtitle={t('runs.subtitle')}
      what={t('runs.allWhat')}
      searchHint={t('runs.searchHint')}
      choice={choice}
      filters={runFilters(servers.data, view.filters['server'])}
      list={list}
      columns={runColumns}
      selection={selection}
      readRows={readRuns}
      fileName="patchbay-runs"
      countText={(total) => tCount(total, 'runs.count.one', 'runs.count.other')}
      nothing={
        servers.data?.length === 0
          ? {
              title: t('push.noServer'),
              text: t('runs.noServer.text'),
              way: go(t('push.noServer.go'), '/servers'),
            }
          : { title: t('runs.empty'), text: t('runs.empty.text'), way: go(t('runs.empty.go'), '/push') }
      }
      error={servers.error}
      onOpen={(run) => void navigate(runPath(run))}
    />
  )
}

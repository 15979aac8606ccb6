/** All findings of the store: search, filters, order; a row leads to the field. */
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { findingSorts } from '../../../src-main/domain/lists.ts'
import type { FindingPage, FindingRow } from '../../../src-main/transfer/findingList.ts'
import { usePreference } from '../../app/preferences.ts'
import { t, tCount } from '../../i18n/t.ts'
import { atOnce, rpc } from '../../rpc/client.ts'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { readListViewBy, sortOf } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import type { RowSelection, SelectedIds } from '../../ui/list/useRowSelection.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
import {
  findingColumns,
  findingFilterInput,
  findingFilterNames,
  findingFilters,
  findingTexts,
} from './findingColumns.tsx'
import { useReleaseOfServers } from './useFindingField.ts'

const pages = { service: '/services', user: '/users' } as const

const worstFirst = readListViewBy({ by: 'level', descending: false })

async function readFindings(ids: readonly string[]): Promise<readonly FindingRow[]> {
  return (await rpc.overview.findingRows.query({ ids: [...ids] })).rows
}

export function FindingsScreen() {
  const navigate = useNavigate()
  const choice = useListChoice(usePreference('list.findings', worstFirst), findingFilterNames)
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const { search, view } = choice
  const release = useReleaseOfServers()
  const columns = useMemo(() => findingColumns(release), [release])
  const request = { search, ...findingFilterInput(view), sort: sortOf(view, findingSorts) }
  const asked = { ...request, ...findingTexts(release, request) }
  const list = useListWindow<FindingRow, FindingPage>(
    ['service', 'findingList', request, release],
    (page, signal) => rpc.overview.findings.query({ ...asked, ...page }, { signal, ...atOnce }),
  )
  const selection: RowSelection = {
    selected,
    onSelect,
    readIds: async (part) => (await rpc.overview.findingIds.query({ ...asked, ...part })).ids,
  }
  return (
    <ListScreen
      title={t('findingList.title')}
      subtitle={t('findingList.subtitle')}
      what={t('findingList.what')}
      searchHint={t('findingList.searchHint')}
      choice={choice}
      filters={findingFilters(list.answer?.counts)}
      list={list}
      columns={columns}
      selection={selection}
      readRows={readFindings}
      fileName="patchbay-findings"
      countText={(total) => tCount(total, 'findingList.count.one', 'findingList.count.other')}
      nothing={{ title: t('findingList.empty'), text: t('findingList.empty.text') }}
      onOpen={({ kind, objectId, field }) =>
        void navigate(`${pages[kind]}/${objectId}?field=${encodeURIComponent(field)}`)
      }
    />
  )
}

/**
 * Readiness of the services in view. It is asked for when their rows are there, a page at a time: the list does not
 * wait for it. What was known of a service stays while it is asked for again in another page.
 */
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ServiceId } from '../../../src-main/domain/model.ts'
import type { ServiceStanding } from '../../../src-main/rpc/standings.ts'
import type { ServiceListItem } from '../../../src-main/store/serviceList.ts'
import { rpc } from '../../rpc/client.ts'
import { call } from '../../rpc/useRpc.ts'
import { type ListWindow, pageSize } from '../../ui/useListWindow.ts'
import type { ServiceRow } from './serviceColumns.tsx'

export function useStandings(list: ListWindow<ServiceListItem>, isShown: boolean): ListWindow<ServiceRow> {
  const [known] = useState(() => new Map<ServiceId, ServiceStanding>())
  /** A row that did not change stays the same object, so that it is not drawn again. */
  const [made] = useState(() => new WeakMap<ServiceListItem, ServiceRow>())
  const current = useQueries({
    queries: (isShown ? pagesInView(list) : []).map((ids) => ({
      queryKey: ['service', 'standings', ids],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { standings } = await call(() => rpc.service.standings.query({ ids }, { signal }))
        for (const standing of standings) known.set(standing.id, standing)
        return standings
      },
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data = [] }) => data.map((standing) => [standing.id, standing] as const))),
  })
  const rowAt = (index: number): ServiceRow | undefined => {
    const item = list.rowAt(index)
    if (item === undefined) return undefined
    const standing = current.get(item.id) ?? known.get(item.id)
    if (standing === undefined) return item
    const former = made.get(item)
    if (former?.standing === standing) return former
    const row = { ...item, standing }
    made.set(item, row)
    return row
  }
  return { ...list, rowAt }
}

/** Ids of the rows of each page that the view touches and that is there. */
function pagesInView({ range, total, rowAt }: ListWindow<ServiceListItem>): ServiceId[][] {
  const end = Math.min(range.last, total ?? 0)
  const from = Math.floor(range.first / pageSize)
  const count = Math.max(0, Math.ceil(end / pageSize) - from)
  return Array.from({ length: count }, (_page, at) =>
    Array.from({ length: pageSize }, (_row, index) => rowAt((from + at) * pageSize + index)?.id ?? []).flat(),
  ).filter((ids) => ids.length > 0)
}

/** Selected rows, to be taken out of Patchbay with their readiness. */
export async function readServiceRows(ids: readonly string[]): Promise<ServiceRow[]> {
  const input = { ids: [...ids] }
  const [{ rows }, { standings }] = await Promise.all([
    rpc.service.rows.query(input),
    rpc.service.standings.query(input),
  ])
  const standingOf = new Map(standings.map((standing) => [standing.id, standing]))
  return rows.map((row) => ({ ...row, standing: standingOf.get(row.id) }))
}

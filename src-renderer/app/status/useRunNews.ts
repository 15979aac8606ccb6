/**
 * A message for each push or rollback that ended, wherever the person is by then, and whoever started it. What had
 * ended before this page was opened is no news.
 */
import { useEffect, useRef } from 'react'
import type { ServerId } from '../../../src-main/domain/model.ts'
import { rpc } from '../../rpc/client.ts'
import { postMessage } from '../../ui/messages.ts'
import { runNews } from './runNewsText.ts'
import { useServerStatuses } from './useServerFacts.ts'

export function useRunNews(): void {
  const statuses = useServerStatuses()
  const known = useRef<ReadonlyMap<ServerId, string> | null>(null)
  useEffect(() => {
    if (statuses === undefined) return
    const before = known.current
    const ended = statuses.flatMap(({ serverId, lastRun }) =>
      lastRun === null || lastRun.finishedAt === null ? [] : [{ serverId, runId: lastRun.id }],
    )
    known.current = new Map(ended.map(({ serverId, runId }) => [serverId, runId]))
    if (before === null) return
    for (const { serverId, runId } of ended) if (before.get(serverId) !== runId) void tell(serverId, runId)
  }, [statuses])
}

/** That it ended stands in the status bar all the same: without its figures nothing is told. */
async function tell(serverId: ServerId, runId: string): Promise<void> {
  const { rows } = await rpc.sync.runs.query({ serverId, offset: 0, limit: 5 }).catch(() => ({ rows: [] }))
  const run = rows.find(({ id }) => id === runId)
  if (run === undefined) return
  const { level, text } = runNews(run)
  postMessage(level, text, `/runs/${serverId}/${runId}`)
}

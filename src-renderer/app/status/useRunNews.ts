/**
 * A message for each push or rollback that ended, wherever the person is by then, and whoever started it. What had
 * ended before this page was opened is no news.
 */
import { useEffect, useRef } from 'react'
import { postMessage } from '../../ui/messages.ts'
import { runNews } from './runNewsText.ts'
import { useServerStatuses } from './useServerFacts.ts'

export function useRunNews(): void {
  const statuses = useServerStatuses()
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (statuses === undefined) return
    const before = known.current
    const ended = statuses.flatMap(({ serverId, server, lastRun }) =>
      lastRun === null || lastRun.finishedAt === null ? [] : [{ serverId, server, run: lastRun }],
    )
    known.current = new Set(ended.map(({ run }) => run.id))
    if (before === null) return
    for (const { serverId, server, run } of ended) {
      if (before.has(run.id)) continue
      const { level, text } = runNews(server, run)
      postMessage(level, text, `/runs/${serverId}/${run.id}`)
    }
  }, [statuses])
}

/** How a run ended, in one line. Pure. */
import type { ServerStatus } from '../../../src-main/sync/status.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import type { MessageLevel } from '../../ui/messages.ts'

type EndedRun = Pick<
  NonNullable<ServerStatus['lastRun']>,
  'kind' | 'converged' | 'stoppedBy' | 'steps' | 'done'
>

export function runNews(
  server: string,
  { kind, converged, stoppedBy, steps, done }: EndedRun,
): { readonly level: MessageLevel; readonly text: string } {
  const figures = { server, done: numberText(done), steps: numberText(steps) }
  if (converged) {
    const number = done === 1 ? 'one' : 'other'
    return {
      level: 'success',
      text: t(`shell.news.${kind}.${number}`, { ...figures, count: numberText(done) }),
    }
  }
  return { level: stoppedBy === 'CANCELLED' ? 'info' : 'error', text: t(`shell.news.${kind}.left`, figures) }
}

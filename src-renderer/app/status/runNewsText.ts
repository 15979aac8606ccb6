/** How a run ended, in one line. Pure. */
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import type { MessageLevel } from '../../ui/messages.ts'

type EndedRun = Pick<RunSummary, 'kind' | 'serverName' | 'converged' | 'stoppedBy'> & {
  readonly counts: Pick<RunSummary['counts'], 'steps' | 'done'>
}

export function runNews({ kind, serverName, converged, stoppedBy, counts }: EndedRun): {
  readonly level: MessageLevel
  readonly text: string
} {
  const { done, steps } = counts
  const figures = { server: serverName, done: numberText(done), steps: numberText(steps) }
  if (converged) {
    const number = done === 1 ? 'one' : 'other'
    return {
      level: 'success',
      text: t(`shell.news.${kind}.${number}`, { ...figures, count: numberText(done) }),
    }
  }
  return { level: stoppedBy === 'CANCELLED' ? 'info' : 'error', text: t(`shell.news.${kind}.left`, figures) }
}

/** Runs in words. Pure. */
import type { RunCounts, RunSummary } from '../../../src-main/domain/syncModel.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'

/** A short word for how a run ended; the steps have the messages. */
export function resultText({
  finishedAt,
  converged,
  stoppedBy,
}: Pick<RunSummary, 'finishedAt' | 'converged' | 'stoppedBy'>): string {
  if (finishedAt === null) return t('runs.open')
  if (converged) return t('runs.agreed')
  if (stoppedBy === null) return t('runs.left')
  if (stoppedBy === 'NOT_CONVERGED') return t('runs.notConverged')
  if (stoppedBy === 'CANCELLED') return t('runs.cancelled')
  if (stoppedBy === 'interrupted') return t('runs.interrupted')
  return t('runs.stopped', { code: stoppedBy })
}

export interface CountLine {
  readonly state: 'done' | 'failed' | 'notAttempted' | 'unknown'
  readonly text: string
}

const states = ['done', 'failed', 'notAttempted', 'unknown'] as const

/** Steps by what became of them, without those that there are none of. */
export function stepCounts(counts: RunCounts): readonly CountLine[] {
  return states
    .filter((state) => counts[state] > 0)
    .map((state) => ({
      state,
      text: t(`runs.steps.${state}`, { count: numberText(counts[state]) }),
    }))
}

/** What a run was; of a rollback also which run it took back, where that one is among the known. */
export function kindText(run: RunSummary, known: readonly RunSummary[]): string {
  const former = run.rollsBack === null ? undefined : known.find(({ id }) => id === run.rollsBack)
  if (former) return t('runs.rollbackOf', { started: timeText(former.startedAt, 'medium') })
  return t(`runs.kind.${run.kind}`)
}

/** Name of a file that tells of a run, by when it was started (UTC): `patchbay-run-2026-08-01T091500.json`. */
export function runFileName({ startedAt }: Pick<RunSummary, 'startedAt'>, format: 'json' | 'html'): string {
  return `patchbay-run-${startedAt.slice(0, 19).replaceAll(':', '')}.${format}`
}

export function runPath({ serverId, id }: { readonly serverId: string; readonly id: string }): string {
  return `/runs/${serverId}/${id}`
}

/** Heading of the run's page. */
export function runTitle({ kind, serverName }: RunSummary): string {
  return t(`run.title.${kind}`, { server: serverName })
}

/** When, and by whom. */
export function runSubtitle({ startedAt, person }: RunSummary): string {
  return t('run.subtitle', { started: timeText(startedAt, 'medium'), person })
}

/** A run named in a sentence. */
export function runOfText(run: RunSummary): string {
  return `${runTitle(run)}, ${runSubtitle(run)}`
}

/** Runs in words. Pure. */
import { type RunResult, runResult } from '../../../src-main/domain/runResult.ts'
import type { RunCounts, RunSummary } from '../../../src-main/domain/syncModel.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import type { Tone } from '../../ui/StateText.tsx'
import { timeText } from '../../ui/timeText.ts'

const results = {
  agreed: 'runs.agreed',
  left: 'runs.left',
  notConverged: 'runs.notConverged',
  stopped: 'runs.stoppedEarly',
  cancelled: 'runs.cancelled',
  interrupted: 'runs.interrupted',
  open: 'runs.open',
} as const

/** A short word for how runs ended. */
export function resultWord(result: RunResult): string {
  return t(results[result])
}

/** The same for one run, with the code of the error that stopped it; the steps have the messages. */
export function resultText(run: Pick<RunSummary, 'finishedAt' | 'converged' | 'stoppedBy'>): string {
  const result = runResult(run)
  return result === 'stopped' ? t('runs.stopped', { code: run.stoppedBy ?? '' }) : resultWord(result)
}

const tones: Readonly<Record<RunResult, Tone>> = {
  agreed: 'positive',
  left: 'critical',
  notConverged: 'negative',
  stopped: 'negative',
  cancelled: 'critical',
  interrupted: 'negative',
  open: 'information',
}

export function resultTone(run: Pick<RunSummary, 'finishedAt' | 'converged' | 'stoppedBy'>): Tone {
  return tones[runResult(run)]
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

/** What a run was; of a rollback also which run it took back. */
export function kindText({ kind, rollsBackStartedAt }: RunSummary): string {
  if (rollsBackStartedAt === null) return t(`runs.kind.${kind}`)
  return t('runs.rollbackOf', { started: timeText(rollsBackStartedAt, 'medium') })
}

/** Name of a file that tells of a run, by when it was started (UTC): `patchbay-run-2026-08-01T091500.json`. */
export function runFileName({ startedAt }: Pick<RunSummary, 'startedAt'>, format: 'json' | 'html'): string {
  return `patchbay-run-${startedAt.slice(0, 19).replaceAll(':', '')}.${format}`
}

/** All runs of a server. */
export function runsPath(serverId: string): string {
  return `/runs?server=${encodeURIComponent(serverId)}`
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

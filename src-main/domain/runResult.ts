/** How a run ended, as one word. Pure. */
import type { RunSummary } from './syncModel.ts'

export const runResults = [
  'agreed',
  'left',
  'notConverged',
  'stopped',
  'cancelled',
  'interrupted',
  'open',
] as const
export type RunResult = (typeof runResults)[number]

export function runResult({
  finishedAt,
  converged,
  stoppedBy,
}: Pick<RunSummary, 'finishedAt' | 'converged' | 'stoppedBy'>): RunResult {
  if (finishedAt === null) return 'open'
  if (converged) return 'agreed'
  if (stoppedBy === null) return 'left'
  if (stoppedBy === 'NOT_CONVERGED') return 'notConverged'
  if (stoppedBy === 'CANCELLED') return 'cancelled'
  return stoppedBy === 'interrupted' ? 'interrupted' : 'stopped'
}

import { expect, test } from 'vitest'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import {
  kindText,
  resultText,
  runFileName,
  runOfText,
  stepCounts,
} from '../../../src-renderer/features/runs/runText.ts'
import { timeText } from '../../../src-renderer/ui/timeText.ts'

const run: RunSummary = {
  id: 'r1',
  kind: 'push',
  serverId: 'server',
  serverName: 'prod',
  planFingerprint: 'f',
  person: 'Administrator',
  startedAt: '2026-08-01T09:15:00.123Z',
  finishedAt: '2026-08-01T09:15:05.000Z',
  durationMs: 4877,
  converged: true,
  stoppedBy: null,
  counts: { steps: 0, done: 0, failed: 0, notAttempted: 0, unknown: 0 },
  rollsBack: null,
  rollsBackStartedAt: null,
  rolledBackBy: [],
}

test.each([
  [{ finishedAt: null, converged: null }, 'Under way, or broken off'],
  [{ converged: true }, 'Store and server agreed'],
  [{ converged: false }, 'Something was left to do'],
  [{ converged: false, stoppedBy: 'NOT_CONVERGED' }, 'Differences remained'],
  [{ converged: false, stoppedBy: 'CANCELLED' }, 'Cancelled'],
  [{ converged: false, stoppedBy: 'interrupted' }, 'Broken off'],
  [{ converged: false, stoppedBy: 'SERVER_BUSY' }, 'Stopped early (SERVER_BUSY)'],
])('%o ended as "%s"', (end, text) => {
  expect(resultText({ ...run, ...end })).toBe(text)
})

test('steps are counted by what became of them, without those that there are none of', () => {
  const counts = { steps: 1234, done: 1200, failed: 1, notAttempted: 33, unknown: 0 }
  expect(stepCounts(counts).map(({ text }) => text)).toEqual(['1,200 done', '1 failed', '33 not attempted'])
  expect(stepCounts(run.counts)).toEqual([])
})

test('a rollback names the run that it took back, where that is known', () => {
  const rollback: RunSummary = { ...run, id: 'r2', kind: 'rollback', rollsBack: 'r1' }
  expect(kindText(run)).toBe('Push')
  expect(kindText({ ...rollback, rollsBackStartedAt: run.startedAt })).toBe(
    `Rollback of ${timeText(run.startedAt, 'medium')}`,
  )
  expect(kindText(rollback)).toBe('Rollback')
})

test('a run is named by server, time and person; its file by the time', () => {
  expect(runOfText(run)).toBe(`Push to prod, ${timeText(run.startedAt, 'medium')}, by Administrator`)
  expect(runFileName(run, 'html')).toBe('patchbay-run-2026-08-01T091500.html')
})

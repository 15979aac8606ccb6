import { describe, expect, test } from 'vitest'
import type {
  Plan,
  PlanStep,
  PushResult,
  StepOutcome,
  StepResult,
} from '../../../src-main/domain/syncModel.ts'
import type { PushNews } from '../../../src-main/sync/pushBoard.ts'
import {
  countStates,
  followPush,
  startingPush,
  verdictOf,
} from '../../../src-renderer/features/push/pushState.ts'

const steps: readonly PlanStep[] = ['s1', 's2', 's3'].map((id) => ({
  id,
  kind: 'service',
  action: 'create',
  key: `Service ${id}`,
  reason: 'not on the server',
  fields: [],
}))

const plan: Plan = {
  server: 'prod',
  fingerprint: 'f',
  unchanged: 0,
  steps,
  takeovers: [],
  conflicts: [],
  blocked: [],
  serverOnly: [],
}

function result(id: string, outcome: StepOutcome, action: StepResult['action'] = 'create'): StepResult {
  return {
    id,
    kind: 'service',
    action,
    key: `Service ${id}`,
    outcome,
    remoteId: null,
    message: `${id} ${outcome}`,
    code: null,
  }
}

function pushResult(stepResults: readonly StepResult[], converged: boolean): PushResult {
  const count = (outcome: StepOutcome) => stepResults.filter((step) => step.outcome === outcome).length
  return {
    runId: 'r1',
    done: count('done'),
    failed: count('failed'),
    notAttempted: count('notAttempted'),
    unknown: count('unknown'),
    converged,
    steps: stepResults,
    conflicts: [],
    blocked: [],
    differences: [],
  }
}

const ended = pushResult([result('s1', 'done'), result('s2', 'failed'), result('s3', 'notAttempted')], false)

const news: readonly PushNews[] = [
  { type: 'runPlanned', runId: 'r1', plan },
  { type: 'stepStarted', id: 's1', key: 'Service s1' },
  { type: 'stepFinished', result: result('s1', 'done'), finished: 1, total: 3 },
  { type: 'stepStarted', id: 's2', key: 'Service s2' },
  { type: 'stepFinished', result: result('s2', 'failed'), finished: 2, total: 3 },
  { type: 'stepFinished', result: result('s3', 'notAttempted'), finished: 3, total: 3 },
  { type: 'verifyStarted' },
  { type: 'runFinished', result: ended },
]

describe('following a push', () => {
  test('event by event gives the same as all at once', () => {
    const single = news.reduce((state, item) => followPush(state, [item]), startingPush)
    expect(single).toEqual(followPush(startingPush, news))
  })

  test('states of the steps on the way', () => {
    const early = followPush(startingPush, news.slice(0, 4))
    expect(early.phase).toBe('running')
    expect([...early.steps.values()].map(({ state }) => state)).toEqual(['done', 'running', 'waiting'])
    expect(countStates(early.steps.values())).toEqual({
      waiting: 1,
      running: 1,
      done: 1,
      failed: 0,
      notAttempted: 0,
      unknown: 0,
    })
  })

  test('a watcher that gets all events again ends in the same state', () => {
    const halfway = followPush(startingPush, news.slice(0, 5))
    expect(followPush(halfway, news)).toEqual(followPush(startingPush, news))
  })

  test('the end shows the result as the journal counted it, with the message of each step', () => {
    const end = followPush(startingPush, news)
    expect(end.phase).toBe('ended')
    expect(end.result).toBe(ended)
    expect(end.steps.get('s2')).toMatchObject({ state: 'failed', message: 's2 failed' })
  })

  test('a push that reached nothing tells its steps only at the end', () => {
    const end = followPush(startingPush, [{ type: 'runFinished', result: ended }])
    expect([...end.steps.keys()]).toEqual(['s1', 's2', 's3'])
  })

  test('a refused push keeps its error', () => {
    const error = { code: 'PLAN_STALE', message: 'The saved plan is stale.', data: {} } as const
    const end = followPush(startingPush, [{ type: 'failed', error }])
    expect(end).toMatchObject({ phase: 'refused', error, result: null })
  })

  test('the state before is left as it was', () => {
    const before = followPush(startingPush, news.slice(0, 2))
    followPush(before, news.slice(2))
    expect(before.steps.get('s1')?.state).toBe('running')
    expect(startingPush.steps.size).toBe(0)
  })
})

describe('the verdict', () => {
  const done = result('s1', 'done')
  test.each([
    ['all done and proved', pushResult([done], true), 'agreed'],
    ['nothing to do and proved', pushResult([], true), 'agreed'],
    [
      'proved, a step left for a person',
      pushResult([done, result('s2', 'notAttempted', 'manual')], true),
      'agreedExcept',
    ],
    [
      'proved, an object blocked',
      { ...pushResult([done], true), blocked: [{ kind: 'service', key: 'x', reason: 'y' }] },
      'agreedExcept',
    ],
    ['all done, not proved', pushResult([done], false), 'stillDifferent'],
    ['some done', pushResult([done, result('s2', 'unknown')], false), 'partlyDone'],
    ['none done', pushResult([result('s1', 'notAttempted')], false), 'nothingDone'],
  ] as const)('%s', (_name, given, verdict) => {
    expect(verdictOf(given)).toBe(verdict)
  })
})

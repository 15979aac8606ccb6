/** What a watcher of a push is told, from its start, from the middle and after its end. */
import { expect, test } from 'vitest'
import type { RunId } from '../../src-main/domain/model.ts'
import type { Plan, PushResult, StepResult } from '../../src-main/domain/syncModel.ts'
import type { PushEvent } from '../../src-main/sync/port.ts'
import { PushBoard, type PushNews } from '../../src-main/sync/pushBoard.ts'
import { followPush, startingPush } from '../../src-renderer/features/push/pushState.ts'

const many = 1200

function resultOf(number: number): StepResult {
  const [id, key] = [`s${number}`, `Service ${number}`]
  return {
    id,
    key,
    kind: 'service',
    action: 'create',
    outcome: 'done',
    remoteId: null,
    message: '',
    code: null,
  }
}

const results = Array.from({ length: many }, (_, at) => resultOf(at + 1))
const plan: Plan = {
  ...{ server: 'prod', fingerprint: '', unchanged: 0, takeovers: [], conflicts: [], blocked: [] },
  ...{ serverOnly: [], parked: [] },
  steps: results.map(({ id, kind, action, key }) => ({ id, kind, action, key, reason: '', fields: [] })),
}
const end: PushResult = {
  ...{ runId: 'R' as RunId, done: many, failed: 0, notAttempted: 0, unknown: 0, converged: true },
  ...{ steps: results, conflicts: [], blocked: [], differences: [] },
}

/** A push that tells of `count` finished steps, starts one more, and goes on when `proceed` is called. */
function pushOf(count: number) {
  const board = new PushBoard()
  const { promise: gate, resolve: proceed } = Promise.withResolvers<void>()
  const { promise: isHalfway, resolve: halfway } = Promise.withResolvers<void>()
  const id = board.start(async (onEvent: (event: PushEvent) => void) => {
    onEvent({ type: 'runPlanned', runId: 'R', plan })
    const start = ({ id: step, key }: StepResult) => onEvent({ type: 'stepStarted', id: step, key })
    const finish = (result: StepResult, at: number) =>
      onEvent({ type: 'stepFinished', result, finished: at + 1, total: many })
    for (const [at, result] of results.slice(0, count).entries()) {
      start(result)
      finish(result, at)
    }
    const [next, ...rest] = results.slice(count)
    if (next) start(next)
    halfway()
    await gate
    for (const [at, result] of [...(next ? [next] : []), ...rest].entries()) finish(result, count + at)
    onEvent({ type: 'runFinished', result: end })
    return end
  })
  return { board, id, proceed, isHalfway }
}

async function take(
  news: AsyncGenerator<PushNews>,
  isLast: (item: PushNews) => boolean,
): Promise<PushNews[]> {
  const taken: PushNews[] = []
  for await (const item of news) {
    taken.push(item)
    if (isLast(item)) break
  }
  return taken
}

test('a late watcher knows the state of every step, from fewer events than there were', async () => {
  const { board, id, proceed, isHalfway } = pushOf(1100)
  await isHalfway
  const isRunning = (item: PushNews) => item.type === 'stepStarted' && item.id === 's1101'
  const news = await take(board.watch(id, undefined), isRunning)
  expect(news.length).toBeLessThan(1 + 1100 + 501)
  const { phase, steps } = followPush(startingPush, news)
  expect(phase).toBe('running')
  const states = [...steps.values()].map(({ state }) => state)
  expect(states).toEqual([...Array(1100).fill('done'), 'running', ...Array(99).fill('waiting')])
  proceed()
  await board.stopAll()
})

test('a watcher from the start misses nothing and gets nothing twice, whatever is dropped behind it', async () => {
  const { board, id, proceed } = pushOf(700)
  const seen: PushNews[] = []
  for await (const item of board.watch(id, undefined)) {
    seen.push(item)
    if (item.type === 'stepStarted' && item.id === 's701') proceed()
  }
  const finished = seen.flatMap((item) => (item.type === 'stepFinished' ? [item.finished] : []))
  expect(new Set(finished).size).toBe(finished.length)
  expect(seen.at(-1)).toEqual({ type: 'runFinished', result: end })
  expect([...followPush(startingPush, seen).steps.values()].every(({ state }) => state === 'done')).toBe(true)
})

test('after the end there is the result alone', async () => {
  const { board, id, proceed } = pushOf(10)
  proceed()
  await board.stopAll()
  const news = await take(board.watch(id, undefined), () => false)
  expect(news).toEqual([{ type: 'runFinished', result: end }])
  expect(followPush(startingPush, news)).toMatchObject({ phase: 'ended', result: end })
})

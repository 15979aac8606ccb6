/**
 * Pushes that run in this process, so that a screen can follow one, lose its connection, and follow again: a
 * watcher first gets the events so far, but for those that a later one made pointless.
 */
import { type ErrorDocument, PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { PushResult } from '../domain/syncModel.ts'
import { newId } from '../platform/ids.ts'
import { translateDriverError } from '../store/driverError.ts'
import type { PushEvent } from './port.ts'

/** What a watcher sees: progress, and at the end `failed` if the push was refused or broken off. */
export type PushNews = PushEvent | { readonly type: 'failed'; readonly error: ErrorDocument }

interface Kept {
  /** Place among all events of the push, from 0. */
  readonly at: number
  readonly item: PushNews
}

interface RunningPush {
  /** In their order. */
  kept: Kept[]
  /** Steps that were started and have finished since: their start is pointless. */
  finishedSteps: Set<string>
  told: number
  readonly stop: AbortController
  readonly finished: Promise<void>
  ended: boolean
  wake: () => void
  changed: Promise<void>
}

type Start = (onEvent: (event: PushEvent) => void, signal: AbortSignal) => Promise<PushResult>

function nextChange(push: RunningPush): void {
  push.changed = new Promise((resolve) => {
    push.wake = resolve
  })
}

/** Starts of finished steps are dropped once there are so many: a run may have many thousand steps. */
const pointlessAtMost = 500

/** Adds an event, and drops what a watcher who comes now need not be told any more. */
function keep(push: RunningPush, item: PushNews): void {
  const one = { at: push.told, item }
  push.told += 1
  // The result tells of every step.
  if (item.type === 'runFinished') push.kept = [one]
  else push.kept.push(one)
  if (item.type === 'stepFinished') push.finishedSteps.add(item.result.id)
  if (push.finishedSteps.size < pointlessAtMost) return
  const { finishedSteps } = push
  push.kept = push.kept.filter(({ item: kept }) => kept.type !== 'stepStarted' || !finishedSteps.has(kept.id))
  push.finishedSteps = new Set()
}

/** The first event from `at` on: watchers are near the end mostly. */
function nextKept({ kept }: RunningPush, at: number): Kept | undefined {
  return kept[kept.findLastIndex((one) => one.at < at) + 1]
}

export class PushBoard {
  readonly #pushes = new Map<string, RunningPush>()

  /** Starts a push in the background; its id is for `watch` and `cancel`. */
  start(run: Start): string {
    const id = newId()
    const stop = new AbortController()
    const tell = (item: PushNews) => {
      keep(push, item)
      const { wake } = push
      nextChange(push)
      wake()
    }
    const push: RunningPush = {
      kept: [],
      finishedSteps: new Set(),
      told: 0,
      stop,
      ended: false,
      wake: () => {},
      changed: Promise.resolve(),
      finished: Promise.resolve()
        .then(() => run(tell, stop.signal))
        .catch((error: unknown) =>
          tell({ type: 'failed', error: toErrorDocument(translateDriverError(error)) }),
        )
        .then(() => {
          push.ended = true
          push.wake()
        }),
    }
    nextChange(push)
    this.#pushes.set(id, push)
    return id
  }

  #find(id: string): RunningPush {
    const push = this.#pushes.get(id)
    if (push) return push
    throw new PatchbayError(
      'RUN_NOT_FOUND',
      'This push is not known here. The list of runs shows what was done.',
      {
        id,
      },
    )
  }

  /** What is kept of the events so far, then each as it comes, until the push ends. @throws RUN_NOT_FOUND */
  async *watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<PushNews> {
    const push = this.#find(id)
    const left = new Promise<void>((resolve) =>
      signal?.addEventListener('abort', () => resolve(), { once: true }),
    )
    for (let at = 0; !signal?.aborted; ) {
      const next = nextKept(push, at)
      if (next) {
        at = next.at + 1
        yield next.item
      } else if (push.ended) return
      else await Promise.race([push.changed, left])
    }
  }

  /** Ends a push between steps; what was sent stays sent and is reported. @throws RUN_NOT_FOUND */
  cancel(id: string): void {
    this.#find(id).stop.abort()
  }

  get isBusy(): boolean {
    return [...this.#pushes.values()].some((push) => !push.ended)
  }

  async stopAll(): Promise<void> {
    const pushes = [...this.#pushes.values()]
    for (const push of pushes) push.stop.abort()
    await Promise.all(pushes.map((push) => push.finished))
  }
}

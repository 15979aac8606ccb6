/**
 * Pushes that run in this process, so that a screen can follow one, lose its connection, and follow again: a
 * watcher first gets all events so far.
 */
import { type ErrorDocument, PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { PushResult } from '../domain/syncModel.ts'
import { newId } from '../platform/ids.ts'
import { translateDriverError } from '../store/driverError.ts'
import type { PushEvent } from './port.ts'

/** What a watcher sees: progress, and at the end `failed` if the push was refused or broken off. */
export type PushNews = PushEvent | { readonly type: 'failed'; readonly error: ErrorDocument }

interface RunningPush {
  readonly news: PushNews[]
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

export class PushBoard {
  readonly #pushes = new Map<string, RunningPush>()

  /** Starts a push in the background; its id is for `watch` and `cancel`. */
  start(run: Start): string {
    const id = newId()
    const stop = new AbortController()
    const tell = (item: PushNews) => {
      push.news.push(item)
      const { wake } = push
      nextChange(push)
      wake()
    }
    const push: RunningPush = {
      news: [],
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

  /** All events so far, then each as it comes, until the push ends. @throws RUN_NOT_FOUND */
  async *watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<PushNews> {
    const push = this.#find(id)
    const left = new Promise<void>((resolve) =>
      signal?.addEventListener('abort', () => resolve(), { once: true }),
    )
    for (let at = 0; !signal?.aborted; ) {
      const item = push.news[at]
      if (item) {
        at += 1
        yield item
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

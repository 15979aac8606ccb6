/** Keeps one form's unsaved changes as a sealed draft: soon after the last change, or at once. */
import { rpc } from '../rpc/client.ts'
import { type RpcError, toRpcError } from '../rpc/rpcError.ts'
import type { DraftContent } from './formDraft.ts'

/** After the last change, in milliseconds. */
const restMs = 1000

export class DraftKeeper {
  readonly #form: string
  readonly #read: () => DraftContent<unknown> | null
  readonly #onFailed: (error: RpcError) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  /** One call after the other, so that none overtakes the one before. */
  #queue: Promise<unknown> = Promise.resolve()

  /** `read`: what is to be kept now; null when the form has no unsaved changes. */
  constructor(form: string, read: () => DraftContent<unknown> | null, onFailed: (error: RpcError) => void) {
    this.#form = form
    this.#read = read
    this.#onFailed = onFailed
  }

  /** Something was changed. */
  keepSoon(): void {
    this.rest()
    this.#timer = setTimeout(() => {
      this.keepNow().catch((error: unknown) => this.#onFailed(toRpcError(error)))
    }, restMs)
  }

  /** @throws what the store throws; the draft before stays then. */
  keepNow(): Promise<void> {
    this.rest()
    return this.#inTurn(async () => {
      const content = this.#read()
      if (content) await rpc.draft.save.mutate({ form: this.#form, content })
    })
  }

  /** A draft that stays behind is shown as what it is when the form is opened again: nothing is lost by a failure. */
  discard(): void {
    this.rest()
    this.#inTurn(() => rpc.draft.discard.mutate({ form: this.#form })).catch(() => {})
  }

  /** Nothing is kept by itself until the next change. */
  rest(): void {
    clearTimeout(this.#timer)
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => {})
    return turn
  }
}

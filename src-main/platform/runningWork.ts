/** Reads that somebody waits for, each under an id of its own, so that whoever asked can end it. */
export class RunningWork {
  readonly #running = new Map<string, AbortController>()

  /** `id`: of the asker's choosing; left out: only `cancelAll` ends it. */
  async run<Result>(id: string | undefined, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const stop = new AbortController()
    const key = id ?? crypto.randomUUID()
    this.#running.set(key, stop)
    try {
      return await work(stop.signal)
    } finally {
      if (this.#running.get(key) === stop) this.#running.delete(key)
    }
  }

  /** Whether there was something to end: an answer may just have been faster. */
  cancel(id: string): boolean {
    const stop = this.#running.get(id)
    stop?.abort()
    return stop !== undefined
  }

  cancelAll(): void {
    for (const stop of this.#running.values()) stop.abort()
  }
}

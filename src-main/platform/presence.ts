/** Whether somebody is there: pages that are connected, and when a person last did something. */
export class Presence {
  #lastSign = performance.now()
  #pages = 0
  readonly #onAbandoned = new Set<() => void>()

  /** Somebody did something. */
  sign(): void {
    this.#lastSign = performance.now()
  }

  /** For how long nobody did anything. */
  get idleSeconds(): number {
    return (performance.now() - this.#lastSign) / 1000
  }

  get pages(): number {
    return this.#pages
  }

  /** A page is there. @returns to be called when it went away */
  arrive(): () => void {
    this.#pages += 1
    let isHere = true
    return () => {
      if (!isHere) return
      isHere = false
      this.#pages -= 1
      if (this.#pages === 0) for (const tell of this.#onAbandoned) tell()
    }
  }

  /** Calls `tell` whenever the last page went away. @returns ends that */
  onAbandoned(tell: () => void): () => void {
    this.#onAbandoned.add(tell)
    return () => this.#onAbandoned.delete(tell)
  }
}

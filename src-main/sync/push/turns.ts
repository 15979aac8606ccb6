/** Turns among the steps of a run: so many at once send requests, the others wait in the order of asking. */
export interface Turns {
  /** Resolves once it is the caller's turn; it ends with `give`. */
  take(): Promise<void>
  give(): void
  /** Steps that wait for their turn. */
  readonly waiting: number
}

/** `onFew`: nobody may be left to take the next turn soon; fewer wait than may send at once. */
export function createTurns(limit: number, onFew: () => void): Turns {
  const queue: (() => void)[] = []
  let free = limit
  return {
    async take() {
      if (free > 0) free -= 1
      else {
        await new Promise<void>((resolve) => {
          queue.push(resolve)
        })
      }
      if (queue.length < limit) onFew()
    },
    give() {
      const next = queue.shift()
      if (next) next()
      else free += 1
    },
    get waiting() {
      return queue.length
    },
  }
}

/** Turns among the steps of a run: so many at once send requests, the others wait in the order of asking. */
export interface Turns {
  /** Resolves once it is the caller's turn; it ends with `give`. */
  take(): Promise<void>
  give(): void
  /** Steps that wait for their turn. */
  readonly waiting: number
}

/** `onEmpty`: whoever waited has a turn now. */
export function createTurns(limit: number, onEmpty: () => void): Turns {
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
      if (queue.length === 0) onEmpty()
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

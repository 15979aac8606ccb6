/** Shows what was counted: figures of a run are worth more than that it passed. */
import type { Figures } from './killing.ts'
import { seed } from './killing.ts'

export function report({
  kind,
  kills,
  midOperation,
  doneUnacknowledged,
  acknowledged,
  seconds,
}: Figures): void {
  process.stdout.write(
    `${kind}: ${kills} kills (seed ${seed}), ${midOperation} within an operation, of which ` +
      `${doneUnacknowledged} were done though not acknowledged; ${acknowledged} acknowledged operations, 0 lost; ` +
      `${seconds} s\n`,
  )
}

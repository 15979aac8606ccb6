/** Runs the operations on one slot one after the other (anchors.md 1.4, "per-key sequencer"). */
export type SlotQueue = <Result>(slot: string, work: () => Promise<Result>) => Promise<Result>

export function createSlotQueue(): SlotQueue {
  const last = new Map<string, Promise<unknown>>()
  return (slot, work) => {
    const before = last.get(slot) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(slot, mine)
    const tidy = () => {
      if (last.get(slot) === mine) last.delete(slot)
    }
    mine.then(tidy, tidy)
    return mine
  }
}

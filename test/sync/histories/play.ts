/** Plays histories, and makes a failing one as short as it can be. */
import type { History } from './operations.ts'
import { bringToRest } from './rest.ts'
import type { OpenedStores } from './stores.ts'
import { World } from './world.ts'

/** What went wrong; empty when nothing did. */
export async function playHistory(stores: OpenedStores, history: History): Promise<readonly string[]> {
  const world = new World(stores, history.variant)
  for (const operation of history.operations) {
    await world.apply(operation)
    if (world.oracle.violations.length > 0) return world.oracle.violations
  }
  try {
    await bringToRest(world, history.finally)
  } catch (error) {
    world.oracle.fail(
      `coming to rest threw ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    )
  }
  return world.oracle.violations
}

/** Leaves out whatever is not needed for a failure: operations in ever smaller pieces, then faults and options. */
export async function minimise(stores: OpenedStores, failing: History): Promise<History> {
  let history = failing
  const stillFails = async (candidate: History) => (await playHistory(stores, candidate)).length > 0
  for (
    let size = Math.ceil(history.operations.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < history.operations.length; ) {
      const operations = history.operations.toSpliced(at, size)
      const shorter = { ...history, operations }
      if (await stillFails(shorter)) history = shorter
      else at += size
    }
  }
  for (let at = 0; at < history.operations.length; at += 1) {
    const operation = history.operations[at]
    if (operation?.do !== 'push') continue
    const simpler = [
      { faults: [] },
      { meanwhile: null },
      { select: null },
      { deletes: false },
      { isSaved: false },
    ]
    for (const part of simpler) {
      const current = history.operations[at]
      if (current?.do !== 'push') continue
      const candidate = { ...history, operations: history.operations.with(at, { ...current, ...part }) }
      if (await stillFails(candidate)) history = candidate
    }
  }
  return history
}

/**
 * Runs `work` on all items, at most `limit` at a time, in order of start; results in the order of `items`. After
 * a failure nothing new is started; what runs is waited for, then the first failure is thrown.
 */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  let isFailed = false
  const worker = async () => {
    for (const [index, item] of queue) {
      if (isFailed) return
      try {
        results[index] = await work(item)
      } catch (error) {
        isFailed = true
        throw error
      }
    }
  }
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker)
  for (const ended of await Promise.allSettled(workers)) {
    if (ended.status === 'rejected') throw ended.reason
  }
  return results
}

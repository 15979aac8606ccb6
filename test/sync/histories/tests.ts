/** The generated histories as tests, shared out over several files so that as many processes play them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyOf } from './generate.ts'
import { describeHistory, type History } from './operations.ts'
import { minimise, playHistory } from './play.ts'
import { type OpenedStores, openStores } from './stores.ts'

export const seed = 20
/** All files together play this many; "npm run histories" plays others, and more. */
export const count = 10_000
export const files = 2
/** Tests of a file: several, so that a failure shows early and none of them runs for long. */
const parts = 5

async function failureOf(stores: OpenedStores, history: History): Promise<string> {
  const shortest = await minimise(stores, history)
  return [describeHistory(shortest), ...(await playHistory(stores, shortest)), JSON.stringify(shortest)].join(
    '\n',
  )
}

/** The tests of the `file`th file, from 0. @returns gives the stores, once the tests run */
export function historyTests(file: number): () => OpenedStores {
  let stores: OpenedStores
  beforeAll(async () => {
    stores = await openStores()
  })
  afterAll(() => stores.close())
  const perTest = count / files / parts
  test.each(Array.from({ length: parts }, (_, part) => (file * parts + part) * perTest))(
    `seed ${seed} from number %i, ${perTest} histories: nothing is lost, nothing comes back, everything comes to rest`,
    async (first) => {
      for (let number = first; number < first + perTest; number += 1) {
        const history = historyOf(seed, number)
        const violations = await playHistory(stores, history)
        if (violations.length > 0)
          expect.fail(`history ${number} of seed ${seed}:\n${await failureOf(stores, history)}`)
      }
    },
    600_000,
  )
  return () => stores
}

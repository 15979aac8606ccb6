/** Plays generated histories: see README.md. */
import { parseArgs } from 'node:util'
import { historyOf } from './generate.ts'
import { describeHistory, type History } from './operations.ts'
import { minimise, playHistory } from './play.ts'
import { openStores } from './stores.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    replay: { type: 'string' },
    failures: { type: 'string', default: '1' },
  },
})

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

const seed = Number(values.seed)
const first = Number(values.from)
const count = Number(values.count)
const stores = await openStores()
let failures = 0

async function report(number: number | null, history: History): Promise<void> {
  const shortest = await minimise(stores, history)
  const violations = await playHistory(stores, shortest)
  failures += 1
  print(
    `${number === null ? 'The history' : `History ${number} of seed ${seed}`} fails; the shortest that does:`,
  )
  print(describeHistory(shortest))
  for (const violation of violations) print(`  => ${violation}`)
  print(`  replay: --replay '${JSON.stringify(shortest)}'`)
}

try {
  if (values.replay !== undefined) {
    const history = JSON.parse(values.replay) as History
    if ((await playHistory(stores, history)).length > 0) await report(null, history)
  } else {
    const start = process.cpuUsage()
    let played = 0
    for (let number = first; number < first + count && failures < Number(values.failures); number += 1) {
      const history = historyOf(seed, number)
      played += 1
      if ((await playHistory(stores, history)).length > 0) await report(number, history)
    }
    const seconds = process.cpuUsage(start).user / 1e6 + process.cpuUsage(start).system / 1e6
    print(
      `seed ${seed}: ${played} histories, ${failures} failing, ${seconds.toFixed(1)} s of processor time, ${(played / seconds).toFixed(0)} per second`,
    )
  }
} finally {
  stores.close()
}
if (failures > 0) process.exitCode = 1

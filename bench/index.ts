/** `npm run bench`: every figure of the product in one run; prints a table and writes bench/results.json. */
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { benchAudit } from './audit.ts'
import { benchFirstScreenScript, benchUnlockToList } from './firstScreen.ts'
import { benchImport } from './import.ts'
import { benchListScreen } from './listScreen.ts'
import { benchLoopback } from './loopback.ts'
import { benchPlan } from './plan.ts'
import { benchPush } from './push.ts'
import { benchPushMemory } from './pushMemory.ts'
import { benchSave } from './save.ts'
import { benchSearch, benchSortedSearch } from './search.ts'
import { type Figure, print } from './support.ts'
import { benchUnlock } from './unlock.ts'

const benchmarks: readonly (() => Promise<Figure | Figure[]>)[] = [
  benchSave,
  benchImport,
  benchSearch,
  benchSortedSearch,
  benchPlan,
  benchPush,
  benchPushMemory,
  benchLoopback,
  benchFirstScreenScript,
  benchUnlockToList,
  benchListScreen,
  benchAudit,
  benchUnlock,
]

const wanted = process.argv[2]
const figures: Figure[] = []
for (const benchmark of benchmarks) {
  if (wanted !== undefined && !benchmark.name.toLowerCase().includes(wanted.toLowerCase())) continue
  for (const figure of [await benchmark()].flat()) {
    print(figure)
    figures.push(figure)
  }
}
const machine = { cpu: os.cpus()[0]?.model ?? '', cores: os.cpus().length, node: process.version }
const results = path.join(import.meta.dirname, 'results.json')
writeFileSync(results, `${JSON.stringify({ machine, figures }, null, 2)}\n`)
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1

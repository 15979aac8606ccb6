/**
 * Run as a process of its own: opens the store beside others, saves so many users, and keeps it open until its
 * standard input ends. What it knows comes by the environment of the test alone.
 */
import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { Secret } from '../../src-main/domain/secret.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { Session } from '../../src-main/store/session.ts'
import { save } from './operations.ts'

export interface NeighbourTask {
  readonly directory: string
  readonly recoveryKey: string
  readonly saves: number
  /** Starts each ten once the other process is in the middle of its own. */
  readonly inTurn: boolean
}

const task = JSON.parse(process.env['PATCHBAY_TEST_TASK'] ?? '{}') as NeighbourTask
const session = new Session({
  paths: resolveDataPaths(task.directory, {}),
  clock: systemClock,
  host: 'loopback',
})
session.unlockWithRecoveryKey(new Secret(task.recoveryKey))
writeSync(1, 'open\n')
const others = session.store.connection
  .prepare("SELECT count(*) FROM user WHERE logon_key LIKE 'own.%'")
  .pluck()
for (let number = 0; number < task.saves; number++) {
  while (task.inTurn && number % 10 === 0 && Number(others.get()) < number + 5) await setImmediate()
  save(session.store, 'user', `neighbour.${number}`, `n-${number}`)
}
writeSync(1, 'saved\n')
process.stdin.on('end', () => session.lock())
process.stdin.resume()

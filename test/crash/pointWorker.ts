/**
 * Run as a process of its own: does one thing to a data directory and kills itself before the nth step that changes
 * files. Steps are the calls of Node's file functions and of the driver; what SQLite does within one of its calls is
 * for the random kills (killing.ts). What it knows comes by the environment of the test alone.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Driver from 'better-sqlite3'

export interface PointTask {
  readonly what: 'create' | 'rotate' | 'restore'
  readonly directory: string
  readonly recoveryKey: string
  readonly passphrase: string
  /** Name of the backup that is restored. */
  readonly backup: string
  /** The process ends before this step; 0: never. */
  readonly step: number
}

const task = JSON.parse(process.env['PATCHBAY_TEST_TASK'] ?? '{}') as PointTask
let steps = 0
let isCounting = false

function beforeStep(): void {
  if (!isCounting) return
  steps++
  if (steps === task.step) process.kill(process.pid, 'SIGKILL')
}

/** Puts a step before every call of these methods. */
function watch(methods: Record<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    const original = methods[name] as (...args: unknown[]) => unknown
    methods[name] = function (this: unknown, ...args: unknown[]) {
      beforeStep()
      return original.apply(this, args)
    }
  }
}

watch(fs as unknown as Record<string, unknown>, [
  'openSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'rmSync',
  'rmdirSync',
  'mkdirSync',
  'copyFileSync',
  'chmodSync',
])
syncBuiltinESMExports()
watch(Driver.prototype as unknown as Record<string, unknown>, ['exec', 'pragma', 'close'])

// After the functions were exchanged: these modules take them as they find them.
const { Secret } = await import('../../src-main/domain/secret.ts')
const { minimumCost } = await import('../../src-main/keyring/kdfCost.ts')
const { openWithRecoveryKey } = await import('../../src-main/keyring/openSlots.ts')
const { systemClock } = await import('../../src-main/platform/clock.ts')
const { resolveDataPaths } = await import('../../src-main/platform/paths.ts')
const { findBackup } = await import('../../src-main/store/backupList.ts')
const { restoreBackup } = await import('../../src-main/store/restore.ts')
const { Session } = await import('../../src-main/store/session.ts')

const paths = resolveDataPaths(task.directory, {})
const session = new Session({ paths, clock: systemClock, host: 'cli', kdfCost: minimumCost })
const recoveryKey = () => new Secret(task.recoveryKey)

if (task.what === 'rotate') session.unlockWithRecoveryKey(recoveryKey())
isCounting = true
if (task.what === 'create') {
  await session.create(new Secret(task.passphrase), { recoveryFile: `${task.directory}.recovery` })
} else if (task.what === 'rotate') {
  session.rotateKeys()
} else {
  await restoreBackup({
    paths,
    source: findBackup(paths, task.backup),
    openKeys: async (keyring) => openWithRecoveryKey(keyring, recoveryKey()).keys,
    clock: systemClock,
    host: 'cli',
  })
}
isCounting = false
fs.writeSync(1, String(steps))

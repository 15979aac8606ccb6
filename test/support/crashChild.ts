/**
 * Run as a process of its own, to be killed: does one thing to a data directory, told by its arguments, and says
 * `begin` right before. Keys come by the environment of the test alone.
 */
import { existsSync } from 'node:fs'
import type { StoreKeys } from '../../src-main/keyring/keys.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { createBackup } from '../../src-main/store/backup.ts'
import { findBackup } from '../../src-main/store/backupList.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { openMigrated } from '../../src-main/store/migrate.ts'
import { whileHolding } from '../../src-main/store/processLock.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'

const [what = '', directory = '', argument = ''] = process.argv.slice(2)
const paths = resolveDataPaths(directory, {})
const given = JSON.parse(process.env['PATCHBAY_TEST_KEYS'] ?? '{}') as Record<string, string>
const keys = {
  ...given,
  storeKey: Buffer.from(given['storeKey'] ?? '', 'hex'),
  secretsKey: Buffer.from(given['secretsKey'] ?? '', 'hex'),
} as unknown as StoreKeys

const works: Readonly<Record<string, () => unknown>> = {
  backup() {
    const connection = openConnection(paths.store, keys.storeKey, false)
    const reason = 'manual'
    createBackup({ store: { connection }, paths, storeKey: keys.storeKey, clock: systemClock, reason })
    connection.close()
  },
  migrate() {
    whileHolding(paths, 'exclusive', () =>
      openMigrated(paths, keys.storeKey, systemClock, existsSync(argument) ? argument : undefined).close(),
    )
  },
  restore() {
    const source = findBackup(paths, argument)
    return restoreBackup({ paths, source, openKeys: async () => keys, clock: systemClock, host: 'cli' })
  },
}

process.stdout.write('begin\n')
await works[what]?.()
process.stdout.write('end\n')

/**
 * Run as a process of its own: pushes once, and kills itself right before or right after the nth commit of the store.
 * Commits are seen at the driver, whoever makes them. What it knows comes by the environment of the test alone.
 */
import { writeSync } from 'node:fs'
import Driver from 'better-sqlite3'
import { Secret } from '../../src-main/domain/secret.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import { Session } from '../../src-main/store/session.ts'
import { push } from '../../src-main/sync/engine.ts'
import type { SyncServer } from '../../src-main/sync/port.ts'
import { createSyncStore } from '../../src-main/sync/storeAdapter.ts'

export interface PushTask {
  readonly directory: string
  readonly recoveryKey: string
  readonly server: Pick<SyncServer, 'id' | 'name' | 'mapping'>
  /** The process ends at this commit, from 1; 0: never. */
  readonly commit: number
  readonly when: 'before' | 'after'
}

const task = JSON.parse(process.env['PATCHBAY_TEST_TASK'] ?? '{}') as PushTask
let commits = 0
let isCounting = false

type Run = (this: Driver.Statement & { readonly readonly: boolean }, ...args: unknown[]) => unknown

/** A COMMIT, or a statement that writes outside a transaction. */
function isCommit(statement: ThisParameterType<Run>): boolean {
  if (/^\s*COMMIT/i.test(statement.source)) return true
  if (/^\s*(BEGIN|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)/i.test(statement.source)) return false
  return !statement.readonly && !statement.database.inTransaction
}

function watchCommits(): void {
  const memory = new Driver(':memory:')
  const statements = Object.getPrototypeOf(memory.prepare('SELECT 1')) as Record<string, Run>
  memory.close()
  for (const name of ['run', 'get', 'all']) {
    const original = statements[name]
    if (!original) throw new Error(`statements have no ${name}`)
    statements[name] = function (...args) {
      if (!isCounting || !isCommit(this)) return original.apply(this, args)
      commits += 1
      if (commits === task.commit && task.when === 'before') process.kill(process.pid, 'SIGKILL')
      const result = original.apply(this, args)
      if (commits === task.commit) process.kill(process.pid, 'SIGKILL')
      return result
    }
  }
}

watchCommits()
const server: SyncServer = { ...task.server, changeWindows: [], promotedFrom: null }
const paths = resolveDataPaths(task.directory, {})
const session = new Session({ paths, clock: systemClock, host: 'cli' })
session.unlockWithRecoveryKey(new Secret(task.recoveryKey))
const { store } = session
const deps = {
  store: createSyncStore(store),
  openGateway: () =>
    openGateway(accessOf(store, server.id), { fingerprint: (secret) => store.sealer.fingerprint(secret) }),
  log: { info: () => {}, warn: () => {} },
}
isCounting = true
const { done, converged } = await push(deps, server, { allowDeletes: 1 }, () => {})
isCounting = false
session.lock()
writeSync(1, JSON.stringify({ commits, done, converged }))

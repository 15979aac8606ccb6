/**
 * Pulls by the clock. Of the rules of the engine one does not hold here: the time decides, but only when to look.
 *
 *   due: the minutes of the server are over since the last try of anybody
 *   not due: a push is at work on it; its credentials were refused, until its settings change or a person gets in
 */
import type { ErrorCode } from '../domain/errors.ts'
import type { Server } from '../domain/model.ts'
import type { PullResult } from '../domain/syncModel.ts'
import type { Contact } from '../store/contact.ts'
import { driftKey, listDrift } from '../store/drift.ts'
import { findLastRun } from '../store/journal.ts'
import { withConnection } from './connection.ts'
import { pullResult } from './engine.ts'
import type { SyncDeps, SyncServer, SyncStore } from './port.ts'
import { type PlannedRead, readAndPlan, recordReadTx } from './pull.ts'
import { transact } from './transact.ts'

/** Another try with the same credentials could lock the API user out. */
const hopeless: ReadonlySet<ErrorCode> = new Set(['SERVER_CREDENTIALS_REFUSED', 'SERVER_CREDENTIALS_MISSING'])

/** Whether the schedule of a server asks for a pull. `now`: ISO 8601 UTC, like all times. */
export function isPullDue(
  { pullEveryMinutes, updatedAt }: Pick<Server, 'pullEveryMinutes' | 'updatedAt'>,
  contact: Contact | null,
  now: string,
): boolean {
  if (pullEveryMinutes === null) return false
  if (contact === null) return true
  const { triedAt, error } = contact
  if (error && hopeless.has(error.code) && Date.parse(updatedAt) <= Date.parse(triedAt)) return false
  const passedMs = Date.parse(now) - Date.parse(triedAt)
  // A clock that was set back must not stop the schedule.
  return passedMs < 0 || passedMs >= pullEveryMinutes * 60_000
}

/**
 * A pull that nobody asked for: it gives way to pushes, and is on record only when it tells something new.
 * @returns null when a push was at work, or ran while the server was read: what was read is outdated then.
 * @throws as pull.
 */
export async function pullBySchedule(deps: SyncDeps, server: SyncServer): Promise<PullResult | null> {
  const { store, log } = deps
  if (isPushAtWork(store, server)) return null
  return withConnection(deps, server, async (connection) => {
    const lastRun = findLastRun(store.db, server.id)?.id
    const read = await readAndPlan(connection, { deletes: false, select: null })
    const result = transact(store, (tx): PullResult | null => {
      if (isPushAtWork(store, server) || findLastRun(tx, server.id)?.id !== lastRun) return null
      const before = new Set(listDrift(tx, server.id).map(driftKey))
      const drift = recordReadTx(tx, connection, read)
      const pulled = pullResult(server, read, drift)
      const hasMoved = drift.length !== before.size || drift.some((record) => !before.has(driftKey(record)))
      if (hasMoved || hasAgreed(read)) {
        const { services, users, drift: entries } = pulled
        const details = { scheduled: true, services, users, drift: entries }
        store.audit(tx, 'server.pull', server.name, details)
      }
      return pulled
    })
    if (result) log.info({ server: server.name, drift: result.drift.length }, 'pulled by schedule')
    return result
  })
}

function hasAgreed({ result }: PlannedRead): boolean {
  return result.agreements.length + result.forgotten.length > 0
}

/** The lease is free at once again: a person's push must not find it taken by a schedule. */
function isPushAtWork(store: SyncStore, server: SyncServer): boolean {
  const lease = store.takeLease(server.id)
  lease?.release()
  return lease === null
}

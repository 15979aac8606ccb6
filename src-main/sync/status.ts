/** Where the servers stand, from what is on record: nothing here asks a server or opens a secret. */
import type { RunId, ServerId } from '../domain/model.ts'
import type { DriftEntry } from '../domain/syncModel.ts'
import { type ConflictSide, countOpenConflicts, listConflictRecords } from '../store/conflicts.ts'
import { type Contact, type ContactError, findContact } from '../store/contact.ts'
import type { Database } from '../store/database.ts'
import { countDriftObjects, listDrift } from '../store/drift.ts'
import { countSteps, findLastRun } from '../store/journal.ts'
import { driftEntry } from './decide/drift.ts'

interface NamedServer {
  readonly id: ServerId
  readonly name: string
}

interface DriftingServer extends NamedServer {
  readonly promotedFrom: ServerId | null
}

interface LastContact {
  /** The last try to read the server; `null`: none yet. */
  readonly triedAt: string | null
  /** The last read that came to its end. */
  readonly readAt: string | null
  /** Of the last try. */
  readonly error: ContactError | null
}

export interface ServerDrift extends LastContact {
  readonly serverId: ServerId
  readonly server: string
  /** Gets promoted objects: what is accepted there holds for this server alone. */
  readonly isTarget: boolean
  readonly entries: readonly ShownDrift[]
}

export interface ShownDrift extends DriftEntry {
  /** Who wins at the next push by a decision that still waits for it; `null`: nobody decided. */
  readonly decision: ConflictSide | null
}

export interface ServerStatus extends LastContact {
  readonly serverId: ServerId
  readonly server: string
  /** Objects that moved on the server. */
  readonly driftObjects: number
  readonly openConflicts: number
  readonly lastRun: {
    readonly id: RunId
    readonly kind: 'push' | 'rollback'
    readonly person: string
    readonly startedAt: string
    /** `null`: still running, or ended by a crash. */
    readonly finishedAt: string | null
    readonly converged: boolean | null
    readonly stoppedBy: string | null
    readonly steps: number
    readonly done: number
  } | null
}

function lastContact(contact: Contact | null): LastContact {
  return contact ?? { triedAt: null, readAt: null, error: null }
}

/** Drift as the last read of each server saw it. */
export function listServerDrift(db: Database, servers: readonly DriftingServer[]): readonly ServerDrift[] {
  return servers.map(({ id, name, promotedFrom }) => {
    const decided = new Map(
      listConflictRecords(db, id).map((record) => [
        `${record.kind} ${record.remoteId} ${record.field}`,
        record.resolution,
      ]),
    )
    const entries = listDrift(db, id).map((record) => ({
      ...driftEntry(record),
      decision: decided.get(`${record.kind} ${record.remoteId} ${record.field}`) ?? null,
    }))
    const isTarget = promotedFrom !== null
    return { serverId: id, server: name, isTarget, ...lastContact(findContact(db, id)), entries }
  })
}

/** Cheap enough to be asked again and again. */
export function serverStatuses(db: Database, servers: readonly NamedServer[]): readonly ServerStatus[] {
  const drift = countDriftObjects(db)
  const conflicts = countOpenConflicts(db)
  return servers.map(({ id, name }) => ({
    serverId: id,
    server: name,
    driftObjects: drift.get(id) ?? 0,
    openConflicts: conflicts.get(id) ?? 0,
    ...lastContact(findContact(db, id)),
    lastRun: lastRunOf(db, id),
  }))
}

function lastRunOf(db: Database, serverId: ServerId): ServerStatus['lastRun'] {
  const run = findLastRun(db, serverId)
  if (!run) return null
  const { id, kind, person, startedAt, finishedAt, converged, stoppedBy } = run
  const counts = countSteps(db, [id])
  const sum = (wanted: typeof counts) => wanted.reduce((total, { n }) => total + n, 0)
  const steps = sum(counts)
  const done = sum(counts.filter(({ state }) => state === 'done'))
  return { id, kind, person, startedAt, finishedAt, converged, stoppedBy, steps, done }
}

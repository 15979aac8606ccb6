/** Builds one Patchbay from its parts; every host makes exactly one. No logic. */
import type { KdfCost } from './keyring/crypto.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Log, openLog, silentLog } from './platform/log.ts'
import type { DataPaths } from './platform/paths.ts'
import { PracticeRoom } from './practice/room.ts'
import { Session } from './store/session.ts'
import type { HostName } from './store/store.ts'
import { PushBoard } from './sync/pushBoard.ts'

export interface Application {
  readonly host: HostName
  readonly session: Session
  readonly practice: PracticeRoom
  readonly pushes: PushBoard
  /** Opened on first use: before there is a data directory nothing is written. */
  readonly log: () => Log
  /** Ends pushes between steps, stops the practice server, locks. */
  close(): Promise<void>
}

export interface ApplicationOptions {
  readonly paths: DataPaths
  readonly host: HostName
  readonly clock?: Clock
  readonly kdfCost?: KdfCost
}

export function createApplication(options: ApplicationOptions): Application {
  const { paths, host, clock = systemClock, kdfCost } = options
  const session = new Session({ paths, clock, host, ...(kdfCost && { kdfCost }) })
  const practice = new PracticeRoom()
  const pushes = new PushBoard()
  let log: Log | null = null
  return {
    host,
    session,
    practice,
    pushes,
    log() {
      if (!session.isCreated) return silentLog
      log ??= openLog(paths.logs)
      return log
    },
    async close() {
      await pushes.stopAll()
      await practice.stop()
      session.lock()
    },
  }
}

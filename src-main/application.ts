/** Builds one Patchbay from its parts; every host makes exactly one. No logic. */
import { toErrorDocument } from './domain/errors.ts'
import type { KdfCost } from './keyring/crypto.ts'
import { createOsKeyring } from './keyring/osKeyring.ts'
import type { SystemKeyring } from './keyring/systemKeyring.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Log, openLog, silentLog } from './platform/log.ts'
import type { DataPaths } from './platform/paths.ts'
import { Presence } from './platform/presence.ts'
import { RunningWork } from './platform/runningWork.ts'
import { PracticeRoom } from './practice/room.ts'
import { environmentProxy, type ProxyResolver } from './servers/proxy.ts'
import { backUpDaily, type DailyBackup } from './store/dailyBackup.ts'
import { Session } from './store/session.ts'
import type { HostName } from './store/store.ts'
import { PushBoard } from './sync/pushBoard.ts'

export interface Application {
  readonly host: HostName
  readonly session: Session
  readonly practice: PracticeRoom
  readonly pushes: PushBoard
  /** Reads of servers that somebody waits for. */
  readonly reads: RunningWork
  /** Whether somebody is there, for hosts with screens. */
  readonly presence: Presence
  /** The computer's keyring, by the way that this host has to it. */
  readonly systemKeyring: SystemKeyring
  /** The system's proxy, by the way that this host has to it. */
  readonly proxyOf: ProxyResolver
  /** Opened on first use: before there is a data directory nothing is written. */
  readonly log: () => Log
  /** Makes today's backup when it is due; null while locked. What went wrong is in the log and in the answer. */
  backUpDaily(): DailyBackup | null
  /** Ends reads, and pushes between steps, stops the practice server, locks. */
  close(): Promise<void>
}

export interface ApplicationOptions {
  readonly paths: DataPaths
  readonly host: HostName
  readonly clock?: Clock
  readonly kdfCost?: KdfCost
  /** Left out: by the operating system's own interface. */
  readonly systemKeyring?: SystemKeyring
  /** Left out: by HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly proxyOf?: ProxyResolver
}

export function createApplication(options: ApplicationOptions): Application {
  const { paths, host, clock = systemClock, kdfCost, systemKeyring = createOsKeyring() } = options
  const { proxyOf = environmentProxy() } = options
  const session = new Session({ paths, clock, host, ...(kdfCost && { kdfCost }) })
  const practice = new PracticeRoom()
  const pushes = new PushBoard()
  const reads = new RunningWork()
  let log: Log | null = null
  return {
    host,
    session,
    practice,
    pushes,
    reads,
    presence: new Presence(),
    systemKeyring,
    proxyOf,
    log() {
      // Asked for with every request: only until there is a log is the disk looked at.
      if (log === null) {
        if (!session.isCreated) return silentLog
        log = openLog(paths.logs)
      }
      return log
    },
    backUpDaily() {
      if (session.person === null) return null
      const done = backUpDaily(session.backedUp)
      if (done.made) this.log().info({ backup: done.made.name }, 'daily backup')
      if (done.error) {
        this.log().error({ code: done.error.code }, 'daily backup failed')
        session.notice = toErrorDocument(done.error)
      }
      return done
    },
    async close() {
      reads.cancelAll()
      await pushes.stopAll()
      await practice.stop()
      session.lock()
    },
  }
}

/** What hosts with screens do without being asked: lock (architecture.md section 8), back up, and pull by schedule. */
import type { Application } from '../application.ts'
import { readIdleMinutes } from '../store/lockSetting.ts'
import { pullDueServers } from './scheduledPulls.ts'

const checkMs = 30_000
/** A page that is loaded again is back within this. */
const graceMs = 10_000

/** What a page asks by itself. */
const silent = new Set([
  'session.status',
  'session.watch',
  'practice.status',
  'sync.status',
  'sync.drift',
  'sync.pending',
  'overview.get',
])

/** Whether a call (tRPC's path: procedures joined by commas) can only come from a person's doing. */
export function isPersonsDoing(path: string): boolean {
  return !path.split(',').every((procedure) => silent.has(procedure))
}

/** Ends reads, and pushes between steps first, so that none goes on with a key that is gone. */
export async function lockApplication(app: Application): Promise<void> {
  app.reads.cancelAll()
  await app.pushes.stopAll()
  app.session.lock()
}

/**
 * Locks after the minutes of the store's setting in which nobody did anything; `idleSeconds` tells for how long that is so. A push that runs
 * is not broken off because nobody touches the keyboard meanwhile. A check that comes far too late means that the
 * machine slept: that locks too, and at once.
 * @returns a function that ends the watch.
 */
export function lockWhenIdle(app: Application, idleSeconds: () => number): () => void {
  let lastCheck = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    const hasSlept = now - lastCheck > 3 * checkMs
    lastCheck = now
    if (app.session.person === null) return
    const isIdle = idleSeconds() >= readIdleMinutes(app.session.store) * 60
    if (hasSlept || (isIdle && !app.pushes.isBusy)) void lockApplication(app)
  }, checkMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Soon after unlocking, not during it: the first list comes first. */
const firstBackupMs = 20_000
const nextBackupMs = 60 * 60 * 1000

/** Backs up daily while the store is open. @returns a function that ends that. */
export function backUpWhileOpen(app: Application): () => void {
  let timer: NodeJS.Timeout | undefined
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (app.backUpDaily() !== null) later(nextBackupMs)
    }, ms)
    timer.unref()
  }
  let wasOpen = app.session.person !== null
  if (wasOpen) later(firstBackupMs)
  const end = app.session.onChange(() => {
    const isOpen = app.session.person !== null
    if (isOpen && !wasOpen) later(firstBackupMs)
    wasOpen = isOpen
  })
  return () => {
    end()
    clearTimeout(timer)
  }
}

/**
 * Pulls servers by their schedules while the store is open. Locking breaks off the pull that is under way.
 * @returns a function that ends that.
 */
export function pullOnSchedule(app: Application): () => void {
  let turn: AbortController | null = null
  const timer = setInterval(() => {
    if (turn !== null || app.session.person === null) return
    const own = new AbortController()
    turn = own
    void pullDueServers(app, own.signal)
      .catch((error: unknown) => app.log().error({ error: String(error) }, 'the schedule met a defect'))
      .finally(() => {
        if (turn === own) turn = null
      })
  }, checkMs)
  timer.unref()
  let opened = app.session.person === null ? null : app.session.store
  const breakOff = () => {
    turn?.abort()
    turn = null
  }
  const endWatch = app.session.onChange(() => {
    const now = app.session.person === null ? null : app.session.store
    if (now !== opened) breakOff()
    opened = now
  })
  return () => {
    clearInterval(timer)
    endWatch()
    breakOff()
  }
}

/**
 * Locks when the last page went away and none came back. A push goes on to its end first: nobody has to watch it.
 * @returns a function that ends the watch.
 */
export function lockWhenAbandoned(app: Application): () => void {
  let timer: NodeJS.Timeout | undefined
  const check = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (app.presence.pages > 0) return
      if (app.pushes.isBusy) check()
      else void lockApplication(app)
    }, graceMs)
    timer.unref()
  }
  const end = app.presence.onAbandoned(check)
  return () => {
    end()
    clearTimeout(timer)
  }
}

/** When the store is locked without being asked, and how the application ends. */
import type { App, PowerMonitor } from 'electron'
import type { Application } from '../application.ts'

/** Minutes without any input on the machine after which the store is locked. */
const idleMinutes = 15
const idleCheckMs = 30_000

/** Ends pushes between steps first, so that none goes on with a key that is gone. */
async function lock(application: Application): Promise<void> {
  await application.pushes.stopAll()
  application.session.lock()
}

/** A push that runs is not broken off because nobody touches the keyboard meanwhile. */
export function isLeftAlone(idleSeconds: number, isPushing: boolean): boolean {
  return idleSeconds >= idleMinutes * 60 && !isPushing
}

/** Locks when the machine sleeps, its screen is locked, its user changes, or nobody is there. */
export function lockWhenAway(
  power: Pick<PowerMonitor, 'on' | 'getSystemIdleTime'>,
  application: Application,
): void {
  const lockNow = () => void lock(application)
  power.on('suspend', lockNow)
  power.on('lock-screen', lockNow)
  power.on('user-did-resign-active', lockNow)
  setInterval(() => {
    if (isLeftAlone(power.getSystemIdleTime(), application.pushes.isBusy)) lockNow()
  }, idleCheckMs).unref()
}

/** Closing the window ends Patchbay, on every platform; it ends only when the store is closed. */
export function endCleanly(app: Pick<App, 'on' | 'quit' | 'exit'>, application: Application): void {
  app.on('window-all-closed', () => app.quit())
  // Not `before-quit`: there a page with unsaved changes may still keep its window.
  app.on('will-quit', (event) => {
    event.preventDefault()
    void application.close().then(
      () => app.exit(0),
      () => app.exit(1),
    )
  })
}

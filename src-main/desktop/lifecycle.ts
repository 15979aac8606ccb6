/** When the store is locked without being asked, and how the application ends. */
import type { App, PowerMonitor } from 'electron'
import type { Application } from '../application.ts'
import {
  backUpWhileOpen,
  lockApplication,
  lockWhenAbandoned,
  lockWhenIdle,
  pullOnSchedule,
} from '../rpc/watches.ts'

/** Locks when the machine sleeps, its screen is locked, its user changes, or nobody is there. */
export function lockWhenAway(
  power: Pick<PowerMonitor, 'on' | 'getSystemIdleTime'>,
  application: Application,
): void {
  const lockNow = () => void lockApplication(application)
  power.on('suspend', lockNow)
  power.on('lock-screen', lockNow)
  power.on('user-did-resign-active', lockNow)
  lockWhenIdle(application, () => power.getSystemIdleTime())
  lockWhenAbandoned(application)
  backUpWhileOpen(application)
  pullOnSchedule(application)
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

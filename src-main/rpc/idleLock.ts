/** Locking without being asked, the same for every host with screens (architecture.md section 8). */
import type { Application } from '../application.ts'

const idleLimitSeconds = 10 * 60
const checkMs = 30_000

/** Ends pushes between steps first, so that none goes on with a key that is gone. */
export async function lockApplication(app: Application): Promise<void> {
  await app.pushes.stopAll()
  app.session.lock()
}

/**
 * Locks after 10 minutes in which nobody did anything; `idleSeconds` tells for how long that is so.
 * A push that runs is not broken off because nobody touches the keyboard meanwhile.
 * @returns a function that ends the watch.
 */
export function lockWhenIdle(app: Application, idleSeconds: () => number): () => void {
  const timer = setInterval(() => {
    if (idleSeconds() >= idleLimitSeconds && !app.pushes.isBusy) void lockApplication(app)
  }, checkMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Ending by Ctrl-C or a service manager. The starter passes signals on as well, so one may come twice. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `stop` at each ending signal instead of dying, until the returned function is called. */
export function onEndingSignal(stop: () => void): () => void {
  for (const signal of endingSignals) process.on(signal, stop)
  return () => {
    for (const signal of endingSignals) process.off(signal, stop)
  }
}

/** Keeps the process until an ending signal; further ones change nothing while `close` runs. */
export async function runUntilStopped(close: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const forget = onEndingSignal(resolve)
  // Pending promises alone do not keep Node alive.
  const alive = setInterval(() => {}, 2 ** 30)
  try {
    await promise
    await close()
  } finally {
    clearInterval(alive)
    forget()
  }
}

/** Ending by Ctrl-C or a service manager. The starter passes signals on as well, so one may come twice. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `stop` at each ending signal instead of dying, until the returned function is called. */
export function onEndingSignal(stop: () => void): () => void {
  for (const signal of endingSignals) process.on(signal, stop)
  return () => {
    for (const signal of endingSignals) process.off(signal, stop)
  }
}

/**
 * Resolves at the first ending signal; further ones change nothing. Called before a server is announced: who reads
 * the announcement may end it at once.
 */
export function untilEndingSignal(): Promise<void> {
  return new Promise((resolve) => {
    onEndingSignal(resolve)
  })
}

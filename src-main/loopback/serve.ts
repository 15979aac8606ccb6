/** Serves one Patchbay on loopback until it is told to end. */
import path from 'node:path'
import type { Application } from '../application.ts'
import { untilEndingSignal } from '../platform/endingSignals.ts'
import { startLoopbackHost } from './host.ts'
import { openBrowser } from './openBrowser.ts'

/** Where the build puts the screens, seen from the sources. */
export const builtScreens = path.resolve(import.meta.dirname, '..', '..', 'out', 'renderer')

export interface ServeOptions {
  /** 0 or left out = a free port. */
  readonly port?: number
  readonly wantsBrowser: boolean
  /** Gets each line for the person, without a line end. */
  readonly tell: (line: string) => void
}

/** Prints the address, opens the browser if wanted, and resolves when everything is closed and locked. */
export async function serve(app: Application, options: ServeOptions): Promise<void> {
  const { tell, wantsBrowser, port = 0 } = options
  const ended = untilEndingSignal()
  const host = await startLoopbackHost(app, { port, rendererDirectory: builtScreens })
  try {
    tell(
      'Patchbay is served on this machine only. The address works once, for the first browser that opens it:',
    )
    tell(host.url)
    if (wantsBrowser && (await openBrowser(host.url, process.env))) tell('It is being opened in the browser.')
    tell('Ctrl+C ends Patchbay and locks the store.')
    await ended
  } finally {
    await host.close()
  }
}

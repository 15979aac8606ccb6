/** The practice server of this application: at most one, on loopback, for rehearsals. */
import type { PracticeServer } from './server.ts'

export class PracticeRoom {
  #server: PracticeServer | null = null

  get url(): string | null {
    return this.#server?.url ?? null
  }

  /** Starts it, or hands out the running one. */
  async start(): Promise<PracticeServer> {
    if (this.#server) return this.#server
    // Loaded only when rehearsing: it brings an HTTP server along.
    const { startPracticeServer } = await import('./server.ts')
    this.#server = await startPracticeServer()
    return this.#server
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    await server?.close()
  }
}

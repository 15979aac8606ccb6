/** The practice server of this application: at most one, on loopback, for rehearsals. */
import type { PracticeServer } from './server.ts'

export class PracticeRoom {
  /** The promise, not the server: a second caller waits for the first one's start. */
  #starting: Promise<PracticeServer> | null = null
  #url: string | null = null

  get url(): string | null {
    return this.#url
  }

  /** Starts it, or hands out the running one. */
  start(): Promise<PracticeServer> {
    this.#starting ??= this.#start()
    return this.#starting
  }

  async #start(): Promise<PracticeServer> {
    try {
      // Loaded only when rehearsing: it brings an HTTP server along.
      const { startPracticeServer } = await import('./server.ts')
      const server = await startPracticeServer()
      this.#url = server.url
      return server
    } catch (error) {
      this.#starting = null
      throw error
    }
  }

  async stop(): Promise<void> {
    const starting = this.#starting
    this.#starting = null
    this.#url = null
    await (await starting)?.close()
  }
}

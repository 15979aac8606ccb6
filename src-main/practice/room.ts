/** The practice server of this application: at most one, on loopback, for rehearsals. */
import type { PracticeServer } from './server.ts'

export class PracticeRoom {
  /** The promise, not the server: a second caller waits for the first one's start. */
  #starting: Promise<PracticeServer> | null = null
  #server: PracticeServer | null = null
  /** What it holds from its start on. */
  #first = 0

  get url(): string | null {
    return this.#server?.url ?? null
  }

  /** Services and users that came into it since its start, and are lost when it stops. */
  get objects(): number {
    return this.#server === null ? 0 : heldBy(this.#server) - this.#first
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
      this.#server = server
      this.#first = heldBy(server)
      return server
    } catch (error) {
      this.#starting = null
      throw error
    }
  }

  async stop(): Promise<void> {
    const starting = this.#starting
    this.#starting = null
    this.#server = null
    await (await starting)?.close()
  }
}

function heldBy({ control }: PracticeServer): number {
  return control.services().length + control.users().length
}

/** Server-sent events outside a browser: the part of EventSource that tRPC uses, with headers of our own. */

/** The stream of server-sent events as a browser's EventSource would read it, over `fetch`. */
export function eventSourceWith(headers: Record<string, string>) {
  return class {
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSED = 2
    readonly #stop = new AbortController()
    readonly #target = new EventTarget()
    readyState = 0
    addEventListener = this.#target.addEventListener.bind(this.#target)
    removeEventListener = this.#target.removeEventListener.bind(this.#target)

    constructor(url: string) {
      void this.#read(url)
    }

    async #read(url: string): Promise<void> {
      try {
        const answer = await fetch(url, { headers, signal: this.#stop.signal })
        this.readyState = 1
        this.#target.dispatchEvent(new Event('open'))
        let rest = ''
        for await (const chunk of answer.body ?? []) {
          const blocks = (rest + Buffer.from(chunk).toString('utf8')).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) this.#tell(block)
        }
      } catch {
        if (this.readyState === 2) return
        this.readyState = 2
        this.#target.dispatchEvent(new Event('error'))
      }
    }

    #tell(block: string): void {
      const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s) as [string, string]))
      const data = fields.get('data')
      if (data === undefined) return
      const lastEventId = fields.get('id') ?? ''
      this.#target.dispatchEvent(new MessageEvent(fields.get('event') ?? 'message', { data, lastEventId }))
    }

    close(): void {
      this.readyState = 2
      this.#stop.abort()
    }
  }
}

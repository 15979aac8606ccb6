/**
 * The marked type in which a secret lives from entry to use (architecture.md section 4).
 *
 * Whatever prints, serialises or inspects a Secret sees a mark. `reveal()` is the only way to the clear text;
 * its callers are few: sealing, sending to a server, an export that was asked for.
 */

/** What may be known of a secret outside the store: never the value. */
export type SecretState = 'absent' | 'set' | 'changed' | 'unknown'

const inspect = Symbol.for('nodejs.util.inspect.custom')

export class Secret {
  readonly #clear: string

  constructor(clear: string) {
    this.#clear = clear
  }

  reveal(): string {
    return this.#clear
  }

  get isEmpty(): boolean {
    return this.#clear.length === 0
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect](): string {
    return '[secret]'
  }
}

/** Removes one line end from a value read of a file: it belongs to the file (interfaces.md section 8). */
export function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}

/**
 * Wrong passphrases make the next try wait: after the fifth 1 s, then twice as long each time, up to 5 minutes.
 * The count outlives the process (attempts.json), so that starting anew is no way around it. It guards the keyboard;
 * against a copied folder Argon2id stands (docs/security.md).
 */
import { z } from 'zod'
import { PatchbayError } from '../domain/errors.ts'
import type { Clock } from '../platform/clock.ts'
import { readTextFile, writePrivateFile } from '../platform/files.ts'

const freeTries = 5
const longestSeconds = 300

const form = z.strictObject({ failures: z.int().min(0), lastAt: z.iso.datetime() })
type Count = z.infer<typeof form>

export class Attempts {
  readonly #file: string
  readonly #clock: Clock
  /** Stands in for the file where that cannot be written. */
  #count: Count | null = null

  constructor(file: string, clock: Clock) {
    this.#file = file
    this.#clock = clock
  }

  #read(): Count | null {
    try {
      const stored = form.parse(JSON.parse(readTextFile(this.#file)))
      return this.#count && this.#count.failures > stored.failures ? this.#count : stored
    } catch {
      // Not there, or not ours: whoever can exchange it could as well copy the store.
      return this.#count
    }
  }

  #write(count: Count): void {
    this.#count = count
    try {
      writePrivateFile(this.#file, JSON.stringify(count), true)
    } catch {
      // A folder that cannot be written must not keep anybody from being refused, or let in.
    }
  }

  get failures(): number {
    return this.#read()?.failures ?? 0
  }

  /** Seconds until the next try may be made; 0 when at once. */
  get waitSeconds(): number {
    const count = this.#read()
    if (!count || count.failures < freeTries) return 0
    const delay = Math.min(longestSeconds, 2 ** (count.failures - freeTries))
    const passed = (Date.parse(this.#clock.now()) - Date.parse(count.lastAt)) / 1000
    // A clock that was set back makes nobody wait longer than the delay itself.
    return Math.max(0, Math.ceil(delay - Math.max(0, passed)))
  }

  /** @throws UNLOCK_DELAYED with `data.seconds` */
  refuseEarly(): void {
    const seconds = this.waitSeconds
    if (seconds === 0) return
    throw new PatchbayError(
      'UNLOCK_DELAYED',
      `After ${this.failures} wrong passphrases the next try has to wait for ${seconds} s. ` +
        'The recovery key can be used at once.',
      { seconds, failures: this.failures },
    )
  }

  failed(): void {
    this.#write({ failures: this.failures + 1, lastAt: this.#clock.now() })
  }

  succeeded(): void {
    if (this.failures > 0) this.#write({ failures: 0, lastAt: this.#clock.now() })
    this.#count = null
  }
}

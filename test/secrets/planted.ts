/**
 * Secrets to plant: different ones, in the forms that the service types ask for, the same in every run. They are
 * made while the test runs, so that no source file holds one.
 */
import { createHash } from 'node:crypto'
import type { ServiceType } from '../../src-main/domain/model.ts'
import type { Wanted } from './search.ts'

export class Planter {
  readonly #planted: Wanted[] = []
  readonly #seed: string

  /** `seed`: other seeds give other secrets. */
  constructor(seed: string) {
    this.#seed = seed
  }

  get secrets(): readonly Wanted[] {
    return this.#planted
  }

  /** Letters and digits that stand nowhere else. */
  #random(length: number, alphabet: 'hex' | 'base64url' = 'base64url'): string {
    const digest = createHash('sha512').update(`${this.#seed}:${this.#planted.length}`)
    return digest.digest(alphabet).replaceAll(/[-_]/g, 'x').slice(0, length)
  }

  /** Remembers a secret that somebody else made, such as a recovery key. */
  know(name: string, clear: string): string {
    this.#planted.push({ name: `${this.#planted.length + 1} ${name}`, clear })
    return clear
  }

  /** For places that take any text: every fifth with characters that some encodings change. */
  plant(name: string): string {
    const start = this.#random(16)
    const end = createHash('sha256').update(start).digest('hex').slice(0, 16)
    const odd = this.#planted.length % 5 === 0 ? ' "ü+/\\&%=<é\u{1f511}> ' : '-'
    return this.know(name, start + odd + end)
  }

  /** A secret as the type's rows have it. */
  plantFor(type: ServiceType, name: string): string {
    if (type === 'facebook') return this.know(name, `EAA${this.#random(60)}`)
    if (type === 'twilio') return this.know(name, this.#random(32, 'hex'))
    if (type === 'sinchsms') return this.know(name, this.#random(32, 'hex'))
    return this.plant(name)
  }
}

/**
 * Secrets as the practice server keeps them: a salted hash, never the value (architecture.md section 4).
 * Only the variant that reads secrets back in plain keeps the clear text as well, in memory.
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { Secret } from '../domain/secret.ts'

/** Both parts in base64url. */
export interface Digest {
  readonly salt: string
  readonly hash: string
  /** Made for memory alone: such a digest is never written to a file. */
  readonly inMemory?: true
}

export interface KeptSecret {
  readonly digest: Digest
  readonly clear: Secret | null
}

// About 3 ms each: a rehearsal writes thousands of secrets, and the file is no password database of a service.
const atRest = { N: 1024, r: 8, p: 1 }
// What no file ever holds cannot be guessed from one.
const inMemory = { N: 2, r: 1, p: 1 }

function derive(clear: string, salt: Buffer, cost: typeof atRest): Buffer {
  return scryptSync(clear, salt, 32, cost)
}

/** `isAtRest`: a state file will hold the digest. */
export function keepSecret(clear: string, keepClear: boolean, isAtRest: boolean): KeptSecret {
  const salt = randomBytes(16)
  const hash = derive(clear, salt, isAtRest ? atRest : inMemory).toString('base64url')
  const digest: Digest = { salt: salt.toString('base64url'), hash, ...(isAtRest ? {} : { inMemory: true }) }
  return { digest, clear: keepClear ? new Secret(clear) : null }
}

export function isSameSecret(digest: Digest, clear: string): boolean {
  const expected = Buffer.from(digest.hash, 'base64url')
  const cost = digest.inMemory ? inMemory : atRest
  const actual = derive(clear, Buffer.from(digest.salt, 'base64url'), cost)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

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
}

export interface KeptSecret {
  readonly digest: Digest
  readonly clear: Secret | null
}

// About 3 ms each: a rehearsal writes thousands of secrets, and the file is no password database of a service.
const cost = { N: 1024, r: 8, p: 1 }

function derive(clear: string, salt: Buffer): Buffer {
  return scryptSync(clear, salt, 32, cost)
}

export function keepSecret(clear: string, keepClear: boolean): KeptSecret {
  const salt = randomBytes(16)
  const digest = { salt: salt.toString('base64url'), hash: derive(clear, salt).toString('base64url') }
  return { digest, clear: keepClear ? new Secret(clear) : null }
}

export function isSameSecret(digest: Digest, clear: string): boolean {
  const expected = Buffer.from(digest.hash, 'base64url')
  const actual = derive(clear, Buffer.from(digest.salt, 'base64url'))
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

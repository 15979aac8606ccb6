/**
 * Loaded into a host ahead of it (`node --import`): tells the process that started the host how many milliseconds each
 * derivation of a passphrase took there. One measured anywhere else, or a moment later, may take twice as long.
 */
import { createRequire } from 'node:module'

const argon2: typeof import('@node-rs/argon2') = createRequire(import.meta.url)('@node-rs/argon2')
const { hashRaw } = argon2
argon2.hashRaw = async (...call) => {
  const start = performance.now()
  const key = await hashRaw(...call)
  process.send?.(performance.now() - start)
  return key
}

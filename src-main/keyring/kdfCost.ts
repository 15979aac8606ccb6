/** How costly a passphrase guess is: at least 64 MiB and 3 passes, calibrated to about 0.6 s on this machine. */
import { randomBytes } from 'node:crypto'
import { type KdfCost, passphraseKey } from './crypto.ts'

/** Floor (architecture.md section 5): a keyring with less is refused. */
export const minimumCost: KdfCost = Object.freeze({ memoryKiB: 64 * 1024, passes: 3, parallelism: 1 })
/** Ceiling of what a keyring file may ask for, so that a forged file cannot exhaust the machine. */
export const maximumCost: KdfCost = Object.freeze({
  memoryKiB: 4 * 1024 * 1024,
  passes: 100,
  parallelism: 64,
})

const targetMs = 600
const largestMemoryKiB = 256 * 1024

/** Measures this machine once and chooses memory first, then passes, to land between 0.5 and 1 s. */
export async function calibrateCost(): Promise<KdfCost> {
  const start = performance.now()
  await passphraseKey('calibration', randomBytes(16), minimumCost)
  const factor = targetMs / Math.max(1, performance.now() - start)
  if (factor <= 1) return minimumCost
  const memoryFactor = Math.min(factor, largestMemoryKiB / minimumCost.memoryKiB)
  return {
    memoryKiB: Math.round((minimumCost.memoryKiB * memoryFactor) / 1024) * 1024,
    passes: Math.max(minimumCost.passes, Math.round((minimumCost.passes * factor) / memoryFactor)),
    parallelism: 1,
  }
}

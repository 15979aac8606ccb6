/** Stores, clocks and the table that all benchmarks share. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Application, createApplication } from '../src-main/application.ts'
import { Secret } from '../src-main/domain/secret.ts'
import { minimumCost } from '../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../src-main/platform/paths.ts'
import type { HostName } from '../src-main/store/store.ts'

/** One figure: what was measured, the bound of the product, and whether it held. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly bound: string
  readonly holds: boolean
  /** What else was seen in the same run. */
  readonly detail: string
}

/** Two lines on standard output. */
export function print(figure: Figure): void {
  const verdict = figure.holds ? 'holds' : 'MISSED'
  process.stdout.write(
    `${verdict.padEnd(7)} ${`${figure.value} ${figure.unit}`.padStart(10)}  (${figure.bound.padEnd(9)}) ${figure.name}\n` +
      `${' '.repeat(33)}${figure.detail}\n`,
  )
}

export const passphrase = 'bench passphrase'

/** Runs `work` with an application on a fresh store; removes everything afterwards. */
export async function withApplication<Result>(
  work: (app: Application, folder: string) => Promise<Result>,
  host: HostName = 'cli',
) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-bench-'))
  const app = createApplication({ paths: resolveDataPaths(folder, {}), host, kdfCost: minimumCost })
  try {
    await app.session.create(new Secret(passphrase))
    return await work(app, folder)
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

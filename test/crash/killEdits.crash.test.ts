/**
 * Processes that save, import, undo and change the keyring, killed with SIGKILL at random moments. Together
 * with killExchanges.crash.test.ts 500 kills; `KILLS` and `SEED` of the environment for more and for others.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from './bundle.ts'
import { killAll, killsOf } from './killing.ts'
import { report } from './report.ts'
import { newWorld } from './worlds.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-kill-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let script: string

beforeAll(async () => {
  script = await bundle('worker.ts', path.join(scratch, 'program'))
})

test.each(['save', 'import', 'keyring'] as const)(
  '%s: nothing acknowledged is lost, and every store opens whole',
  async (kind) => {
    const more = kind === 'import' ? [{ op: 'import', mark: 'first' } as const] : []
    const world = await newWorld(path.join(scratch, kind), more)
    const figures = await killAll(kind, script, world)
    report(figures)
    expect(figures.kills).toBe(killsOf(kind))
    expect(figures.midOperation).toBeGreaterThanOrEqual(Math.floor(figures.kills / 2))
    expect(figures.acknowledged).toBeGreaterThan(0)
  },
  600_000,
)

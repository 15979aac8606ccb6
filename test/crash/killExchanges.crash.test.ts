/** The same as killEdits.crash.test.ts for backups, and for what replaces files: passphrase, rotation, migration, restore. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrationsFolder } from '../../src-main/store/migrate.ts'
import { bundle } from './bundle.ts'
import { type Figures, killAll, killsOf } from './killing.ts'
import { report } from './report.ts'
import { formatIn, newOldWorld, newWorld, newWorldWithBackups, putOld } from './worlds.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patchbay-kill-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let script: string
const folder = (name: string) => path.join(scratch, name)

beforeAll(async () => {
  script = await bundle('worker.ts', folder('program'))
})

function expectEnough(figures: Figures): void {
  report(figures)
  expect(figures.kills).toBe(killsOf(figures.kind))
  expect(figures.midOperation).toBeGreaterThanOrEqual(Math.floor(figures.kills / 2))
  expect(figures.acknowledged).toBeGreaterThan(0)
}

test.each(['passphrase', 'backup'] as const)(
  '%s: nothing acknowledged is lost',
  async (kind) => {
    expectEnough(await killAll(kind, script, await newWorld(folder(kind))))
  },
  600_000,
)

test('rotation: both keys are the old ones or the new ones, and nothing acknowledged is lost', async () => {
  expectEnough(await killAll('rotation', script, await newWorld(folder('rotation'))))
}, 600_000)

test('migration: the store has the old format or the new one, with every row', async () => {
  const world = newOldWorld(folder('old'))
  const formats = new Map<number, number>()
  const figures = await killAll('migration', script, world, {
    prepare: ({ directory }) => putOld(world.directory, directory),
    look: (killed) => {
      const format = formatIn(killed)
      formats.set(format, (formats.get(format) ?? 0) + 1)
    },
  })
  expectEnough(figures)
  const newest = readdirSync(migrationsFolder).filter((file) => file.endsWith('.sql')).length
  expect([...formats.keys()].sort()).toEqual([2, newest])
}, 600_000)

test('restore: the store is the one of before or the restored one, with its undo steps', async () => {
  expectEnough(await killAll('restore', script, await newWorldWithBackups(folder('restore'))))
}, 600_000)
